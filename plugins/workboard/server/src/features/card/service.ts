import type { Edit } from './edit-card';
import type { SplitAnswers } from '../../../../engine/form';
import type { Answers } from '../../../../engine/form/types';
import type {
  Actor,
  EventDefinition,
  LinkedCard,
  PermittedEvent,
  StageKey,
  Unmet,
  Value,
  WorkflowDefinition,
} from '../../../../engine/workflow/types';
import type { RefusalItem } from '../../../../shared/contract';
import type { SubjectRef } from '../link/service';
import type { Viewer } from '../../platform/viewer';
import type { ClockHistory } from '../clock/service';
import type { CardRow, LoadedCard } from './card-row';

export interface FireInput {
  event: string;
  /** Revision the person saw; 409 if the card has moved on. Absent: whatever it is now. */
  expectedRevision?: number;
  form?: Answers;
  /** It takes back the person's own last step, which stands at `expectedRevision`; the log row says which. */
  undo?: boolean;
  actor: Actor;
  /** Instant it happened (ISO, UTC); the time source's now if absent. */
  at?: string;
  /** Publishes, where the call comes from the document service and its own publication waits. */
  publish?: () => Promise<void>;
}

export interface OpenInput extends FireInput {
  /** Attributes of the subject that the event's form does not give. */
  values?: Readonly<Record<string, Value>>;
  /** The subject exists already: the content manager has just created it. */
  existing?: { documentId: string };
  /** What the form of the step that opens it told of a person, to be kept with this card. */
  personal?: SplitAnswers['personal'];
  /** A card whose persons are this card's too. */
  personsOf?: number;
  /** The card this one is opened from; they are linked before anything is judged. */
  parent?: { ref: SubjectRef; card: LinkedCard };
}

export interface Fired {
  card: CardRow;
  event: EventDefinition;
  from: StageKey | null;
  warnings: readonly Unmet[];
}

/** What a person may do with a card now. */
export interface PermittedCard {
  card: CardRow;
  workflow: WorkflowDefinition;
  events: readonly PermittedEvent[];
  /** What was judged: the subject's attributes, and the events of the card's clocks. */
  subject: Readonly<Record<string, Value>>;
  history: ClockHistory;
}

export interface CardService {
  /** Fires an event on a card: load, decide, write in one transaction. @throws Refusal (422), Conflict (409), NotFound (404) */
  fire(card: number, input: FireInput): Promise<Fired>;
  /** Opens a card with a creating event: subject, card and log row in one transaction. @throws Refusal */
  open(workflow: string, input: OpenInput): Promise<Fired>;
  /** The card that travels with a subject, or null. */
  find(uid: string, documentId: string): Promise<CardRow | null>;
  /** A draft was edited outside the workflow: mirrors it, notices a broken seal, logs. @throws Forbidden */
  edited(edit: Edit): Promise<void>;
  /** Hash of what a subject's seal covers, as it stands now. */
  content(workflow: WorkflowDefinition, documentId: string): Promise<string | null>;
  /** A draft is about to be deleted. @throws Forbidden for what was submitted once */
  discard(workflow: WorkflowDefinition, documentId: string, actor: Actor): Promise<void>;
  /** A card as it stands, for somebody who may see it. @throws NotFound for a card that is not there or not for this person */
  seen(card: number, viewer: Viewer): Promise<{ card: CardRow; workflow: WorkflowDefinition; history: ClockHistory }>;
  /** A card with the events of its clocks, whoever asks: for what the system does by itself. One statement. */
  loaded(card: number): Promise<LoadedCard | null>;
  /** Permitted events of a card for a person. @throws NotFound for a card that is not there or not for this person */
  permitted(card: number, actor: Actor): Promise<PermittedCard>;
  /** Unmet guards with the law's words and where to mend them. */
  explain(
    unmet: readonly Unmet[],
    context: { workflow: WorkflowDefinition; event: EventDefinition | null; card: CardRow | null },
  ): Promise<RefusalItem[]>;
}
