import type { Day } from '../../engine/calendar/types';

/** What was asked before: found by the person and by the words, decided by nobody but the clerk. */

export interface RepeatView {
  card: number;
  workflow: string;
  title: string;
  openedOn: Day;
  /** How alike, 0 to 100. */
  percent: number;
}

/** GET /cards/:id/repeats */
export interface RepeatsView {
  /** Of the same person, and alike. */
  own: RepeatView[];
  /** Alike, of somebody else: several who ask for the same (N-26). */
  others: RepeatView[];
  /** Other cards of the same person. */
  samePerson: RepeatView[];
  /** How many other cards the person opened in this natural month. */
  month: number;
}
