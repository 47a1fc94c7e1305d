import type { Day } from './types';

/** A day that a notice sets: off (放假) or worked in exchange (调休上班). */
export interface NoticeDay {
  day: Day;
  kind: 'holiday' | 'makeup';
  /** Name of the holiday as the notice's heading has it: 国庆节、中秋节. */
  name: string;
}

/**
 * Why a notice cannot be taken as it stands; `values` fill the sentence that the admin shows.
 * `noYear` no year is given or named · `yearMismatch` it names another year (`named`, `asked`) · `noSource` it has no number
 * · `noDays` it sets no day · `noHeading` days stand before any holiday's name · `notUnderstood` a date without 放假 or 上班
 * · `badDay` no day of the calendar (`date`) · `backwards` a range ends before it begins · `weekday` the weekday in brackets is another one
 * (`day`, `said`, `is`) · `count` the number of days is another one (`said`, `found`) · `twice` a day is both off and worked (`day`)
 * · `makeupOnWeekday` 上班 on a day that is worked anyway (`day`) · `far` a day lies outside the year and the December before (`day`)
 * · `format` this is no JSON or ICS of holidays
 */
export type NoticeProblemCode =
  | 'noYear'
  | 'yearMismatch'
  | 'noSource'
  | 'noDays'
  | 'noHeading'
  | 'notUnderstood'
  | 'badDay'
  | 'backwards'
  | 'weekday'
  | 'count'
  | 'twice'
  | 'makeupOnWeekday'
  | 'far'
  | 'format';

export interface NoticeProblem {
  /** From 1; 0 for the notice as a whole. */
  line: number;
  /** The sentence at fault, as it was written; empty for the notice as a whole. */
  text: string;
  code: NoticeProblemCode;
  values: Readonly<Record<string, string | number>>;
}

/** What was read in a notice. It may only be applied when there are no problems. */
export interface HolidayNotice {
  year: number | null;
  /** Number of the notice, or the address it came from. */
  source: string | null;
  /** In order, each day once. */
  days: readonly NoticeDay[];
  problems: readonly NoticeProblem[];
  /** Sentences that set no day, such as advice on duty rosters: shown, so that a person can judge that. */
  skipped: readonly { line: number; text: string }[];
}
