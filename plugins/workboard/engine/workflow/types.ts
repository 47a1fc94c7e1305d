import type { Day, WorkdayCalendar } from '../calendar/types';
import type { AuditDefinition } from '../audit/types';
import type { ChannelRule } from '../channel/types';
import type { DutyDefinition } from '../duty/types';
import type { DoorDefinition } from '../door/types';
import type { MatrixDefinition } from '../matrix/types';
import type { ClockDefinition, ClockReading } from '../clock/types';
import type { NoticeDefinition } from '../notice/types';
import type { RegisterDefinition } from '../register/types';
import type { BundleDefinition } from '../bundle/types';
import type { StatisticsDefinition } from '../statistics/types';
import type { ClauseId, RoleKey, Text } from '../text';

export type StageKey = string;
export type EventKey = string;
/** Source of a CEL expression. */
export type Cel = string;

/** Where a person mends an unmet guard: a field of the event's form, an attribute of the subject, a linked card, another event. */
export type Cure =
  | { in: 'form'; field: string }
  | { in: 'subject'; attribute: string }
  | { in: 'linked'; workflow: string }
  | { in: 'event'; event: EventKey };

export interface Guard {
  clauses: readonly ClauseId[];
  when: Cel;
  message: Text;
  cure?: Cure;
  /** A `warn` guard is shown and logged but does not refuse (R-EXP-16). */
  severity: 'block' | 'warn';
}

/**
 * Separation of duties: nobody whose step this would be may be one of those whose step any of `from` last was, on this card, or as
 * `workflow.event` on a card that is linked to it.
 */
export interface Separation {
  clauses: readonly ClauseId[];
  from: readonly string[];
  message: Text;
}

/** A list, and the part of its rows by which one is known from another. */
export interface EachRow {
  rows: Cel;
  key: string;
}

/** What an event does, as data. `when` skips it; `on` applies it to every card linked by that workflow instead of this one. */
export type Effect = { when?: Cel; on?: { linked: string } } & (
  | { do: 'startClock'; clock: string; at: Cel; ceilingFrom?: Cel; workdays?: Cel; until?: Cel }
  | { do: 'resetClock'; clock: string; at: Cel; until?: Cel }
  | { do: 'stopClock'; clock: string; at: Cel }
  | { do: 'suspendClock' | 'resumeClock'; clock: string; at: Cel; cause: string }
  | { do: 'extendClock'; clock: string; workdays: Cel }
  | { do: 'cancelClock'; clock: string; at: Cel; reason: string }
  | { do: 'set'; attribute: string; value: Cel }
  /** Keeps a value with the subject's details under a name; the answers of the event's form, unless something else is written. */
  | { do: 'keep'; as: string; value: Cel }
  /** Adds a value to the end of a list that is kept under a name. */
  | { do: 'append'; as: string; value: Cel }
  | { do: 'assignNumber'; series: string; attribute: string; year: Cel }
  /** `each`: a task for each row of a list, whose title may quote `{row.part}`. */
  | {
      do: 'createTask';
      task: string;
      title: Text;
      role: RoleKey;
      clock?: string;
      event?: EventKey;
      each?: EachRow;
      clauses: readonly ClauseId[];
    }
  /** Closes the task, and all of its rows where it was created with `each`; with `each` of its own those of these rows. */
  | { do: 'closeTask'; task: string; each?: EachRow }
  /** `event`: the partner's opening event; absent where it has only one. */
  | {
      do: 'openCard';
      workflow: string;
      event?: EventKey;
      values: Readonly<Record<string, Cel>>;
      /** Answers of the opening event's form; absent: what the form shows at first. */
      form?: Readonly<Record<string, Cel>>;
      unlessLinked: boolean;
      persons?: true | 'card';
    }
  /** Links the open card of a workflow that bears this number. */
  | { do: 'linkCard'; workflow: string; number: Cel }
  /** Takes a step of the linked cards (`on`) as well: their own event decides, for the same person. */
  | { do: 'takeStep'; event: EventKey; form: Readonly<Record<string, Cel>> }
  | { do: 'renderNotice'; notice: string }
  | { do: 'seal' | 'breakSeal' | 'publish' | 'unpublish' }
);

/** Something that is worked out for whoever takes a step. */
export interface Shown {
  title: Text;
  value: Cel;
  clauses: readonly ClauseId[];
}

/** Whose cards, and which texts, are compared to find what was asked before. */
export interface RepeatsDefinition {
  /** Party by whom the cards of one person are found. */
  person: string;
  /** Attributes that are compared by pairs of characters; the first is the title. */
  texts: readonly string[];
  /** How far back. */
  years: number;
  clauses: readonly ClauseId[];
}

export interface EventDefinition {
  key: EventKey;
  title: Text;
  /** Stages it may be fired from; empty for the event that opens a card. */
  from: readonly StageKey[];
  /** Where it leads: the first entry whose `when` holds. Empty: the card stays where it is. */
  to: readonly { stage: StageKey; when?: Cel }[];
  by: readonly RoleKey[];
  form?: string;
  clauses: readonly ClauseId[];
  /** What whoever takes the step is shown while its form is filled in; absent: nothing. It decides nothing. */
  shows?: readonly Shown[];
  guards: readonly Guard[];
  distinctFrom: readonly Separation[];
  effects: readonly Effect[];
  /** Days that are said beside fields of the form while the step is answered; they bind nobody, a guard does. */
  hints?: readonly Hint[];
  /** A step back; asked for a reason, shown apart. */
  back: boolean;
  /** What takes it back: another event of this workflow, or the sentence that says why none does. Absent: nothing is declared. */
  undo?: Undo;
}

/** A day that the card itself gives, beside a field: until when a copy has to be forwarded so that a section keeps its time. */
export interface Hint {
  field: string;
  /** CEL for a day; what cannot be worked out, or is no day, is not shown. */
  day: Cel;
  /** What the day means. */
  message: Text;
  clauses: readonly ClauseId[];
}

/** A hint, worked out. */
export type DayHint = Omit<Hint, 'day'> & { day: Day };

/** `event` leads back to a stage from which the step may be fired; `why` is told to whoever wants the step undone. */
export type Undo = { event: EventKey } | { why: Text };

export interface StageDefinition {
  key: StageKey;
  title: Text;
  kind: 'initial' | 'normal' | 'final';
  /** Whose turn it is while a card rests here. */
  owner: readonly RoleKey[];
  /** Whoever it waits for is told at once, in quiet hours too (R-OPN-18). */
  urgent?: true;
  /** How many cards may rest here: above `soft` the board warns, at `hard` no further card may enter. */
  wip?: { soft?: number; hard?: number };
  /** Clauses by which a card that rests here is changed by nobody any more, through no door; absent: it can be. */
  readOnly?: readonly ClauseId[];
}

/** Which subject a workflow governs, and which of its attributes mean what. */
export interface SubjectDefinition {
  /** Strapi content type, for example `api::document.document`. */
  type: string;
  /** Which rows of the type, where several workflows share one: every attribute must have this value. */
  where?: Readonly<Record<string, Scalar>>;
  /** Attribute shown as the card's title. */
  title: string;
  /** Attributes that may serve as the card's number; the first that is filled is shown. */
  number: readonly string[];
  /** Attribute that says of what kind a subject is, and the titles of its values: a chip on the card, lanes of the board. */
  kind?: { attribute: string; titles: Readonly<Record<string, Text>> };
  /**
   * How far a subject may be known: the first of these attributes that is filled, and the titles of those of its values that its card is
   * marked with.
   */
  mark?: { attributes: readonly string[]; titles: Readonly<Record<string, Text>> };
  /** What values of attributes are called where no form chooses among them: attribute → value → words. */
  words?: Readonly<Record<string, Readonly<Record<string, Text>>>>;
  /** Attributes holding unit keys; the first filled one is the card's unit. */
  units: readonly string[];
  /** Attributes whose content is approved: what the seal covers. */
  sealed: readonly string[];
  /** Those of them that the decision itself writes: approved with the rest, but nobody could have vouched for them before. */
  stamped?: readonly string[];
  /** `parent`: the seal of these cards covers not their own subject but the content of the entry they were opened from. */
  sealOf?: 'parent';
  /** Steps that the system takes when that content is no longer what was sealed, and when it is so again. */
  lapse?: { broken?: EventKey; restored?: EventKey };
  /** JSON attribute in which `keep` lays down what steps found out: `subject.details.search.result`. Only events write it. */
  details?: string;
  /** Attributes that only events write; every other write of them is refused (B-22). */
  state: readonly string[];
  /** Attributes that linked subjects were given a copy of: they stay as they are while there is a link (R-INT-02). */
  fixedWhenLinked: readonly string[];
}

export interface RoleDefinition {
  key: RoleKey;
  title: Text;
  /**
   * `office`: acts on and sees every card of the workflow. `unit`: only where a membership's unit stands in one of `units`. `public`: held by
   * people outside of the office and by nobody of the staff, as the roles file says (`heldBy: public`).
   */
  scope: 'office' | 'unit' | 'public';
  /** Subject attributes that hold the unit, for scope `unit`. */
  units: readonly string[];
}

/** A policy as data: one workflow. `version` is given by the store; running cards stay on theirs. */
export interface WorkflowDefinition {
  key: string;
  version: number;
  title: Text;
  description?: Text;
  clauses: readonly ClauseId[];
  subject: SubjectDefinition;
  roles: Readonly<Record<RoleKey, RoleDefinition>>;
  /** Named conditions of the law, usable in every expression as `term.<name>`. */
  terms: Readonly<Record<string, Cel>>;
  stages: readonly StageDefinition[];
  clocks: Readonly<Record<string, ClockDefinition>>;
  events: Readonly<Record<EventKey, EventDefinition>>;
  /** Registers (台账) of its cards; absent in versions that were stored before there were any. Read them with `registersOf`. */
  registers?: readonly RegisterDefinition[];
  /** Tables of numbers over its cards; absent in versions that were stored before there were any. */
  statistics?: readonly StatisticsDefinition[];
  /** The case file of a card; absent: there is none. */
  bundle?: BundleDefinition;
  /** What is looked for each night; absent in versions that were stored before there were audits. Read them with `auditsOf`. */
  audits?: readonly AuditDefinition[];
  /** Documents made of its cards (文书), those that every workflow has among them. Read them with `noticesOf`. */
  notices?: readonly NoticeDefinition[];
  /** Which channels are told of which steps; absent in versions that were stored before there were channels. Read them with `channelsOf`. */
  channels?: readonly ChannelRule[];
  /** Duties that come again, each a card for every period; absent: none. */
  recurring?: readonly DutyDefinition[];
  /** Through which people outside open a card and follow it; absent: they cannot. */
  door?: DoorDefinition;
  /** Its cards under one parent as one table; absent: they are partners like any other. */
  matrix?: MatrixDefinition;
  /** How repeated and alike cards are found; absent: they are not looked for. */
  repeats?: RepeatsDefinition;
  /**
   * How long the data of persons outside of the office is kept: whole years after the card was closed. Absent: until somebody erases it. `given`:
   * parties, and fields of each, that come with the card from the form of the step that opens it.
   */
  personal?: { keep: { years: number; after: 'closed' }; given?: Readonly<Record<string, readonly string[]>> };
  /** Version of each form that the events name: a card is asked what its version of the workflow asks. Given by the store. */
  formVersions: Readonly<Record<string, number>>;
}

/** A member of the staff, by the number of their account. */
export interface Person {
  id: number;
  name: string;
}

export interface Membership {
  role: RoleKey;
  /** Key of the unit in which the person holds the role. */
  unit: string;
  /** Whose membership it is, where the actor only stands in for them (AB 角); absent for the actor's own. */
  standingInFor?: Person;
}

/** Whose step it was: one person's own, or one that somebody fired in another's stead. Stored with the card, so both forms stay readable. */
export type StepOf = number | { by: number; for: number };

/**
 * Who acts. `system` is the timer, the seed and the importer; it may only fire events whose `by` names it. `public` is somebody outside, who has
 * no account: they may only fire events whose `by` names a role that the public holds, and are called by it.
 */
export interface Actor {
  kind: 'staff' | 'system' | 'public';
  /** Admin user id; 0 for the system, -1 for the public. */
  id: number;
  name: string;
  memberships: readonly Membership[];
  /** Card whose receipt code somebody of the public has shown; they see and move no other. */
  holds?: number;
}

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
  /** Events fired since the card entered its stage. */
  doneInStage: readonly EventKey[];
  /** Files that were put beside the card. */
  attachments?: number;
}

export type Scalar = string | number | boolean | null;
export type Value = Scalar | readonly Value[] | { readonly [key: string]: Value };

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
  code: 'event' | 'stage' | 'role' | 'separation' | 'form' | 'guard' | 'wip';
  clauses: readonly ClauseId[];
  message: Text;
  cure?: Cure;
  /** Why the condition could not be judged at all, for whoever keeps the pack; absent when it simply does not hold. */
  reason?: string;
}

/** An effect with its expressions already evaluated; `instant` is the moment behind its day, where one is known. */
export type ResolvedEffect = { on?: { linked: string } } & (
  | { do: 'startClock'; clock: string; at: Day; instant?: string; ceilingFrom?: Day; workdays?: number; until?: Day }
  | { do: 'resetClock'; clock: string; at: Day; instant?: string; until?: Day }
  | { do: 'stopClock'; clock: string; at: Day; instant?: string }
  | { do: 'suspendClock' | 'resumeClock'; clock: string; at: Day; cause: string }
  | { do: 'extendClock'; clock: string; workdays: number }
  | { do: 'cancelClock'; clock: string; at: Day; reason: string }
  | { do: 'set'; attribute: string; value: Value }
  | { do: 'keep' | 'append'; as: string; value: Value }
  | { do: 'assignNumber'; series: string; attribute: string; year: number }
  | { do: 'createTask'; task: string; title: Text; role: RoleKey; clock?: string; event?: EventKey; clauses: readonly ClauseId[] }
  | { do: 'closeTask'; task: string }
  | {
      do: 'openCard';
      workflow: string;
      event?: EventKey;
      values: Readonly<Record<string, Value>>;
      form?: Readonly<Record<string, Value>>;
      unlessLinked: boolean;
      persons?: true | 'card';
    }
  | { do: 'linkCard'; workflow: string; number: string }
  | { do: 'takeStep'; event: EventKey; form: Readonly<Record<string, Value>> }
  | { do: 'renderNotice'; notice: string }
  | { do: 'seal' | 'breakSeal' | 'publish' | 'unpublish' }
);

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
