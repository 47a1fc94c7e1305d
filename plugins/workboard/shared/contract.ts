/**
 * What travels between the admin and the plugin's server. Types only; both halves import them, nothing else.
 * All paths are below `/workboard`. Every answer is `{ data: … }`; every error is Strapi's `{ data: null, error }`.
 */
import type { Day } from '../engine/calendar/types';
import type { ClockReading, Urgency } from '../engine/clock/types';
import type { Answers, FieldError, FormDefinition } from '../engine/form/types';
import type { ClauseId, RoleKey, Text } from '../engine/text';
import type { Cure, PermittedEvent, StageKey } from '../engine/workflow/types';

/** GET /me — who I am here. */
export interface Me {
  id: number;
  name: string;
  memberships: { role: RoleKey; roleTitle: Text; unit: string; unitTitle: string }[];
  /** Today in Asia/Shanghai, by the server's time source. */
  today: Day;
  now: string;
  /** First year without an official arrangement; days from there on are 暂定. */
  projectedFrom: number;
  calendarVersion: number;
}

/** GET /units — the units of the office, for filters and pickers. */
export interface Unit {
  key: string;
  title: string;
}

export interface Counts {
  open: number;
  overdue: number;
  today: number;
  soon: number;
  suspended: number;
}

/** GET /clauses?ids=R-PUB-08,N-31 — texts of clauses, for the chips; ids nobody knows are left out. */
export interface ClauseText {
  id: ClauseId;
  policy: string;
  text: string;
}

/** GET /boards — the tabs. */
export interface BoardTab extends Counts {
  key: string;
  title: Text;
  /** Event that opens a new card here, if I may fire it. */
  create: { event: string; title: Text; form: string } | null;
  /** Content type it governs; the content manager says what will happen to a new entry of it. */
  subjectType: string;
  /** Clocks of the workflow, for the statistics. */
  clocks: { key: string; title: Text }[];
}

export interface CardDue {
  clock: string;
  title: Text;
  clauses: readonly ClauseId[];
  on: Day | null;
  urgency: Urgency;
  workdaysLeft: number | null;
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
  title: string;
  unit: string;
  unitTitle: string;
  assignee: { id: number; name: string } | null;
  /** The binding clock, the earliest of the open ones. */
  due: CardDue | null;
  /** The approved content was changed after its approval. */
  sealBroken: boolean;
}

export interface BoardColumn {
  stage: StageKey;
  title: Text;
  kind: 'initial' | 'normal' | 'final';
  counts: Counts;
  cards: CardSummary[];
  /** Opaque; null when the window reaches the end. */
  next: string | null;
}

/** Filters of a board, as they stand in the URL. */
export interface BoardFilter {
  /** Substring of number or title. */
  q?: string;
  unit?: string;
  /** Admin user id, `me` or `none`. */
  assignee?: string;
  urgency?: 'overdue' | 'today' | 'soon' | 'suspended';
}

/** GET /boards/:workflow?q&unit&assignee&urgency — the board: first window of every column. */
export interface Board {
  workflow: { key: string; title: Text };
  columns: BoardColumn[];
  counts: Counts;
  /** Change cursor; give it to /changes. */
  cursor: number;
}

/** GET /boards/:workflow/columns/:stage?after=… — the next window of a column. */
export type BoardWindow = Pick<BoardColumn, 'stage' | 'cards' | 'next'>;

/** GET /boards/:workflow/changes?since=… — ids of cards that changed since. */
export interface BoardChanges {
  cursor: number;
  cards: number[];
}

/** POST /boards/:workflow/cards { event, form } and POST /cards/:id/events/:event { expectedRevision, form } */
export interface FireRequest {
  expectedRevision?: number;
  form?: Answers;
}

export interface FireAnswer {
  card: CardSummary;
  from: StageKey | null;
  to: StageKey;
  warnings: RefusalItem[];
}

/** One unmet clause of a refusal (422), with the law's own words and where to mend it. */
export interface RefusalItem {
  code: 'event' | 'stage' | 'role' | 'separation' | 'form' | 'guard';
  message: Text;
  clauses: ClauseText[];
  cure: (Cure & { label: Text; href: string | null }) | null;
}

/** `error.details` of a 422. Everything typed stays on the client; the server keeps nothing of a refused form. */
export interface RefusalDetails {
  refused: true;
  event: string;
  title: Text;
  unmet: RefusalItem[];
  fields: FieldError[];
  warnings: RefusalItem[];
}

/** `error.details` of a 409: somebody was faster. */
export interface ConflictDetails {
  conflict: true;
  expectedRevision: number;
  card: CardSummary;
  /** What happened since, newest first. */
  changes: HistoryEntry[];
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
  actor: { id: number; name: string; unit: string; unitTitle: string };
  comment: string | null;
  form: { key: string; version: number; answers: { label: Text; value: string }[] } | null;
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

export interface LinkView {
  kind: string;
  card: number | null;
  workflow: string;
  stage: StageKey;
  stageTitle: Text;
  title: string;
  uid: string;
  documentId: string;
}

/** GET /cards/:id and GET /subjects/:uid/:documentId (the first is null when nothing governs the entry). */
export interface CardDetail extends CardSummary {
  workflowTitle: Text;
  subject: { uid: string; documentId: string; href: string };
  clocks: ClockView[];
  events: PermittedEvent[];
  tasks: TaskView[];
  links: LinkView[];
  history: HistoryEntry[];
  /** Scalar attributes of the subject, labelled, for reading. */
  facts: { label: Text; value: string }[];
}

/** GET /cards/:id/permitted — asked when a card is picked up. */
export interface Permitted {
  card: number;
  revision: number;
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

/** GET /entries?form=&field= → EntryChoice[]: what an `entry` field of a form suggests. `field` is `reviewers.name` inside a group. */
export interface EntryChoice {
  /** The answer. */
  key: string;
  /** Shown beside it; may be empty. */
  title: string;
}

/** GET /forms/:key?card=… — the definition and its first values. `card` is absent for a form that opens a card. */
export interface FormAnswer {
  definition: FormDefinition;
  initial: Answers;
  /** What visibleIf and requiredIf may read besides the form. */
  context: { subject: Answers; actor: { id: number; name: string; units: string[]; roles: string[] }; today: Day };
}

/** PUT /cards/:id/assignee { expectedRevision, assignee: number | null } → CardSummary */
export interface AssignRequest {
  expectedRevision: number;
  assignee: number | null;
}

/** GET /people?q= — for assignee pickers. */
export interface Person {
  id: number;
  name: string;
  units: string[];
}

/** GET /roles → OfficeRole[]: every role of the roles file that a person can hold. Needs `membership.manage`, as all of the following. */
export interface OfficeRole {
  key: RoleKey;
  title: Text;
}

/** An office role of a person in a unit. Both days belong to it; null is open. */
export interface MembershipView {
  id: number;
  role: RoleKey;
  roleTitle: Text;
  unit: string;
  unitTitle: string;
  from: Day | null;
  until: Day | null;
  state: 'current' | 'future' | 'ended';
}

export interface Member {
  id: number;
  name: string;
  email: string;
  /** False for an account that was invited and never opened, or was switched off. */
  active: boolean;
  /** The person who asks: nobody changes their own office roles, but for a super admin. */
  locked: boolean;
  memberships: MembershipView[];
}

/** GET /memberships?q&role&unit&page. `role` and `unit` ask for people who hold it now or will; `page` counts from 1. */
export interface MemberPage {
  people: Member[];
  page: number;
  pageSize: number;
  total: number;
}

/**
 * POST /memberships → MembershipView. `from` is today if absent. 409 if the person holds that role in that unit already, now or in
 * the future; one that has ended begins anew.
 */
export interface GrantRequest {
  user: number;
  role: RoleKey;
  unit: string;
  from?: Day | null;
  until?: Day | null;
}

/** PUT /memberships/:id → MembershipView. DELETE /memberships/:id → the ended one, or null if it never lasted a whole day. */
export interface ChangeMembershipRequest {
  from: Day | null;
  until: Day | null;
}

export type TodayGroup = 'overdue' | 'today' | 'soon' | 'near' | 'later' | 'suspended' | 'undated';

export interface TodayItem {
  card: number;
  workflow: string;
  workflowTitle: Text;
  stageTitle: Text;
  number: string | null;
  title: string;
  /** What to do: the task's title, or “待办：<stage>”. */
  todo: Text;
  /** Event that does it, to be opened straight from the list. */
  event: string | null;
  /** Words of the button; null without an event. */
  eventTitle: Text | null;
  clauses: readonly ClauseId[];
  due: CardDue | null;
  assignee: { id: number; name: string } | null;
  unitTitle: string;
}

/** GET /today?mine=1 — 今日必办: every obligation stands in exactly one group. */
export interface Today {
  today: Day;
  groups: { group: TodayGroup; items: TodayItem[] }[];
  /** How many of the due days rest on an unknown year. */
  projected: number;
}

/** GET /reports/clocks?workflow=&clock=&from=&to= — R-EXP-13: how a unit kept one obligation. */
export interface ClockReportRow {
  unit: string;
  unitTitle: string;
  due: number;
  onTime: number;
  late: number;
  open: number;
  overdue: number;
  cancelled: number;
}
