/** A card: what a board shows of it, and all of it. */
import type { Day } from '../../engine/calendar/types';
import type { ClockReading, Urgency } from '../../engine/clock/types';
import type { SentAs } from '../../engine/recipient/types';
import type { ClauseId, RoleKey, Text } from '../../engine/text';
import type { PermittedEvent, StageKey } from '../../engine/workflow/types';
import type { RefusalItem } from './refusal';
import type { PersonView } from './vault';

export interface CardDue {
  clock: string;
  title: Text;
  /** Of the rule that binds. */
  clauses: readonly ClauseId[];
  on: Day | null;
  /** The instant, where hours bind; the day says enough otherwise. */
  at: string | null;
  urgency: Urgency;
  workdaysLeft: number | null;
  /** Minutes to `at` when it was read, negative once it has passed. */
  minutesLeft: number | null;
  daysOverdue: number;
  projected: boolean;
}

/** What a card shows on the board. */
export interface CardSummary {
  id: number;
  workflow: string;
  stage: StageKey;
  stageTitle: Text;
  stageSince: Day;
  revision: number;
  number: string | null;
  /** What kind of subject it is, where the workflow tells kinds apart. */
  kind: { key: string; title: Text } | null;
  /** That it may not be known to everybody, where the workflow marks that; null for what is, or is to be, public. */
  mark: Text | null;
  title: string;
  unit: string;
  unitTitle: string;
  assignee: { id: number; name: string } | null;
  /** The binding clock, the earliest of the open ones. */
  due: CardDue | null;
  /** The approved content was changed after its approval. */
  sealBroken: boolean;
  /** On a board with lanes: the lane it stands in. */
  lane?: string;
  /** How many comments, and working files that nothing has taken the place of. */
  comments: number;
  attachments: number;
}

export interface HistoryEntry {
  seq: number;
  at: string;
  event: string;
  title: Text;
  from: StageKey | null;
  to: StageKey | null;
  fromTitle: Text | null;
  toTitle: Text | null;
  /** `standingInFor`: in whose stead they acted (代), null for their own right. */
  actor: { id: number; name: string; unit: string; unitTitle: string; standingInFor: { id: number; name: string } | null };
  comment: string | null;
  form: { key: string; version: number; answers: { label: Text; value: string }[] } | null;
  /** The step that was taken back by this one; null for a step of its own. */
  takesBack: { seq: number; title: Text } | null;
  clauses: readonly ClauseId[];
  calendarVersion: number;
}

export interface ClockView extends ClockReading {
  title: Text;
  clauses: readonly ClauseId[];
  owner: RoleKey;
}

export interface TaskView {
  id: number;
  key: string;
  title: Text;
  role: RoleKey;
  roleTitle: Text;
  event: string | null;
  clauses: readonly ClauseId[];
  due: CardDue | null;
}

/** Something that a step sent to somebody, and when they read it. */
export interface SentView {
  /** What was sent. */
  list: Text;
  clauses: ClauseId[];
  /** To whom. */
  title: Text;
  as: SentAs;
  /** Instants, ISO text in UTC; null until it was read. */
  at: string;
  readAt: string | null;
  readBy: string | null;
}

export interface LinkView {
  kind: string;
  card: number | null;
  workflow: string;
  workflowTitle: Text;
  stage: StageKey;
  stageTitle: Text;
  title: string;
  /** What binds the partner's card. */
  due: CardDue | null;
  uid: string;
  documentId: string;
}

/** GET /cards/:id and GET /subjects/:uid/:documentId (the first is null when nothing governs the entry). */
export interface CardDetail extends CardSummary {
  workflowTitle: Text;
  /** `href` null: a type that the content manager does not show. */
  subject: { uid: string; documentId: string; href: string | null };
  clocks: ClockView[];
  events: PermittedEvent[];
  tasks: TaskView[];
  /** What its steps have sent to whom, newest first. */
  recipients: SentView[];
  links: LinkView[];
  /** Tables that lie under it, and those in which it is a row: of which card, and called what. */
  matrices: { card: number; workflow: string; title: Text; parent: string }[];
  history: HistoryEntry[];
  /** Scalar attributes of the subject, labelled, for reading. */
  facts: { label: Text; value: string }[];
  /** People outside of the office whose data the card holds, masked. */
  persons: PersonView[];
  /** Whether its workflow keeps personal data: a file laid beside it is personal where nobody says that it is not. */
  keepsPersonal: boolean;
  /** Whether its workflow looks for what was asked before: GET /cards/:id/repeats. */
  repeats: boolean;
  /** Clauses by which nobody changes it any more (B-19); null where it can be changed. */
  readOnly: readonly ClauseId[] | null;
  /** Whether I follow it. */
  watching: boolean;
}

/** GET /cards/:id/permitted — asked when a card is picked up. */
export interface Permitted {
  card: number;
  /** Of this very moment: the board on screen may be some seconds older. */
  revision: number;
  stage: string;
  stageTitle: Text;
  events: PermittedEventView[];
}

/** A permitted event whose unmet guards carry their texts and cures. */
export interface PermittedEventView extends Omit<PermittedEvent, 'unmet' | 'warnings'> {
  unmet: RefusalItem[];
  warnings: RefusalItem[];
  /** Titles of the clocks it starts, and how long they run: “起算 送签 3 个工作日”. */
  startsTitles: Text[];
  toTitle: Text;
}

/** PUT /cards/:id/assignee { expectedRevision, assignee: number | null } → CardSummary */
export interface AssignRequest {
  expectedRevision: number;
  assignee: number | null;
}
