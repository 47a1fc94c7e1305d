import type { Day } from '../calendar/types';
import type { ClauseId, RoleKey, Text } from '../text';
import type { StageKey, EventKey, Cel } from './primitives';
import type { Effect } from './effect';

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
 * `workflow.event` on a card that is linked to it. `edit` stands for everybody who changed the sealed content beside the steps.
 */
export interface Separation {
  clauses: readonly ClauseId[];
  from: readonly string[];
  message: Text;
}

/** Something that is worked out for whoever takes a step. */
export interface Shown {
  title: Text;
  value: Cel;
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
