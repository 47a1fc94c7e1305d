/** A calendar day in Asia/Shanghai, written `YYYY-MM-DD`. Days compare correctly as strings. */
export type Day = string & { readonly __brand: 'Day' };

/**
 * What the stored arrangement says of a day that is not an ordinary one.
 * `holiday` off by the State Council's notice · `makeup` a weekend day worked in exchange (调休上班)
 * · `closure` closed by a decision of the office.
 */
export type ExceptionKind = 'holiday' | 'makeup' | 'closure';

/** One exceptional day of the calendar, as it is stored and shown. */
export interface CalendarException {
  day: Day;
  kind: ExceptionKind;
  /** Name as people say it: 春节, 国庆节. */
  name: string;
  /** Where it was read: the notice's number or the file it came from. */
  source: string;
}

/** A statutory rest day of 《全国年节及纪念日放假办法》 in a year without an arrangement yet: 除夕, 清明 … */
export interface StatutoryDay {
  day: Day;
  name: string;
}

/** Everything a calendar is built from. */
export interface CalendarData {
  /** Number of the stored version; 0 for one that is not stored. */
  version: number;
  exceptions: readonly CalendarException[];
  /** Years whose State Council arrangement is in; every day outside them is projected. */
  coveredYears: readonly number[];
  /** Fixed and lunar statutory days of the years that may have to be projected. */
  statutoryDays: readonly StatutoryDay[];
}

export type DayKind = 'workday' | 'weekend' | ExceptionKind | 'statutory';

/** A computed day, and whether it rests on days of a year whose arrangement is not known yet (暂定). */
export interface DayAnswer {
  day: Day;
  projected: boolean;
}

/** A day that was not counted, or counted against its weekday, on the way from one day to another. */
export interface NotableDay {
  day: Day;
  kind: Exclude<DayKind, 'workday'>;
  name: string;
  source: string;
  projected: boolean;
}

/** How a count of workdays came about; days strictly after `from` up to and including `to` (or (to, from], if `to` is earlier). */
export interface Explanation {
  from: Day;
  to: Day;
  /** Workdays in (from, to]; negative if `to` lies before `from`. */
  workdays: number;
  /** Saturdays and Sundays passed over that no arrangement names. */
  weekendDays: number;
  /** Holidays passed over and make-up days counted, in order; also named days that fell on a day of rest anyway. */
  notable: readonly NotableDay[];
  projected: boolean;
  calendarVersion: number;
}

/** An immutable calendar. All methods are O(1) or O(log n) in the distance, but `explain`, which lists days. */
export interface WorkdayCalendar {
  readonly version: number;
  readonly coveredYears: readonly number[];
  /** @returns what kind of day it is, projected or arranged. */
  kindOf(day: Day): DayKind;
  isWorkday(day: Day): boolean;
  /**
   * @returns true if the day lies in a year without an arrangement. 29 to 31 December count with the *next* year too, because its
   * notice may still move them (2018-12-29 was made a workday by the notice for 2019).
   */
  isProjected(day: Day): boolean;
  /** The n-th workday after `day` (the day itself is not counted); n = 0 gives `day`; n < 0 counts backwards. */
  add(day: Day, n: number): DayAnswer;
  /** Workdays in (from, to]; negative if `to` lies before `from`. */
  count(from: Day, to: Day): number;
  /** Last workday on or before `day`. */
  lastWorkdayOnOrBefore(day: Day): DayAnswer;
  /** First workday on or after `day`. */
  firstWorkdayOnOrAfter(day: Day): DayAnswer;
  explain(from: Day, to: Day): Explanation;
}
