import type { PeriodKind } from '../notice/types';
import type { ClauseId, Text } from '../text';
import type { Cel, EventKey } from '../workflow/primitives';

/** A duty that comes again: a card is opened once for each period, also for those that passed while nothing ran. */
export interface DutyDefinition {
  key: string;
  title: Text;
  clauses: readonly ClauseId[];
  /** `day` is every day of the calendar, rest days included. */
  period: PeriodKind;
  /** The opening event that the system fires when the period begins. */
  opens: EventKey;
  /** Answers of its form: expressions over `period` (`from`, `until`) and `today`. */
  form: Readonly<Record<string, Cel>>;
  /** Whether the period in which the duty is first known is made up for, or the next one is the first. */
  first: 'current' | 'next';
}
