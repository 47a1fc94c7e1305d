import type { Day } from '../calendar/types';
import type { ClauseId, RoleKey, Text } from '../text';
import type { EventKey, Cel, Value } from './primitives';

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
