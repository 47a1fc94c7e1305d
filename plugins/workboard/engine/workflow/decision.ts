import type { Day, WorkdayCalendar } from '../calendar/types';
import type { ClockReading } from '../clock/types';
import type { ClauseId, Text } from '../text';
import type { StageKey, EventKey, Value } from './primitives';
import type { ResolvedEffect } from './effect';
import type { Cure, EventDefinition, DayHint } from './event-definition';
import type { WorkflowDefinition } from './workflow-definition';
import type { Person, Membership, StepOf, Actor } from './actor';

/** What the engine sees of another card that is linked to this one. */
export interface LinkedCard {
  id: number;
  workflow: string;
  /** Its subject, for facts that read it; expressions do not see it. */
  documentId: string;
  stage: StageKey;
  title: string;
  published: boolean;
  /** What kind its subject is and how far it may be known, as its own lists show them. */
  kind?: string | null;
  mark?: string | null;
  /** Its seal is of exactly the content that this card has now. */
  seals?: boolean;
  /** Whose step each of its events last was, for the separation of duties; expressions do not see it. */
  lastActor?: Readonly<Record<EventKey, StepOf>>;
  /** Who changed its sealed content beside the steps; expressions do not see it. */
  editors?: readonly StepOf[];
  /** Clauses by which its stage freezes the entry it was opened from, and what cards of its kind are called; absent: it does not. */
  freezes?: { clauses: readonly ClauseId[]; what: Text };
}

/** What the engine sees of a card. */
export interface CardState {
  id: number;
  workflow: string;
  stage: StageKey;
  /** Day it entered the stage. */
  stageSince: Day;
  revision: number;
  unit: string;
  units: readonly string[];
  openedOn: Day;
  /** Whose step each event was when it was last fired on this card. */
  lastActor: Readonly<Record<EventKey, StepOf>>;
  /** Whose edits, beside the steps, the sealed content still holds: nobody who is kept apart from them has approved it since. */
  editors?: readonly StepOf[];
  /** Events fired since the card entered its stage. */
  doneInStage: readonly EventKey[];
  /** Files that were put beside the card. */
  attachments?: number;
}

/** Everything a decision rests on. Nothing else is read: no clock, no database, no session. */
export interface DecisionContext {
  workflow: WorkflowDefinition;
  card: CardState;
  subject: Readonly<Record<string, Value>>;
  /** Cards linked to this one, by workflow key. */
  linked: Readonly<Record<string, readonly LinkedCard[]>>;
  /** Figures over the cards under this one, by workflow and figure; absent where no expression reads them. */
  matrix?: Readonly<Record<string, Readonly<Record<string, Value>>>>;
  /** The seal: exists and still fits the content. */
  seal: { exists: boolean; intact: boolean };
  facts: Readonly<Record<string, Value>>;
  /** What the card's clocks say today; those that have not begun are absent. */
  clocks?: readonly ClockReading[];
  /** The earliest day of each date field of the event's form that has one; null where an answer it is counted from is missing. */
  earliest?: Readonly<Record<string, Day | null>>;
  /** Cards that rest in stages with a hard limit, this one not counted; absent where the event leads to no such stage. */
  crowd?: Readonly<Record<StageKey, number>>;
  actor: Actor;
  /** Channels of the office that have an address, so that the entry gets there by itself; absent: none has. */
  channels?: Readonly<Record<string, boolean>>;
  today: Day;
  /** The instant of the step, ISO text in UTC; absent where nothing is fired and no hour matters. */
  now?: string;
  /** For expressions that count workdays; absent: they cannot. */
  calendar?: WorkdayCalendar;
}

export interface Unmet {
  code: 'event' | 'stage' | 'role' | 'separation' | 'frozen' | 'form' | 'guard' | 'wip';
  clauses: readonly ClauseId[];
  message: Text;
  cure?: Cure;
  /** Why the condition could not be judged at all, for whoever keeps the pack; absent when it simply does not hold. */
  reason?: string;
}

export type Outcome =
  | {
      ok: true;
      event: EventDefinition;
      from: StageKey | null;
      to: StageKey;
      effects: readonly ResolvedEffect[];
      warnings: readonly Unmet[];
      /** Clauses this step served: the event's and those of the guards it met. */
      clauses: readonly ClauseId[];
      /** The membership it is fired under; null for the system. */
      mandate: Membership | null;
    }
  | { ok: false; unmet: readonly Unmet[]; warnings: readonly Unmet[] };

/** What a person may do with a card now, and why not the rest. Guards that read `form` are judged on firing, not here. */
export interface PermittedEvent {
  event: EventKey;
  title: Text;
  /** Stage it leads to; the present stage for one that stays. */
  to: StageKey;
  stays: boolean;
  back: boolean;
  form: string | null;
  allowed: boolean;
  unmet: readonly Unmet[];
  warnings: readonly Unmet[];
  /** In whose stead the actor would fire it; null for their own right, and where they have none. */
  standingInFor: Person | null;
  /** Clocks it starts, so that the board can say what a drop will do. */
  starts: readonly string[];
  /** The days it is best done by, as far as the card alone says; none of a step that leaves another stage. */
  hints: readonly DayHint[];
  clauses: readonly ClauseId[];
}
