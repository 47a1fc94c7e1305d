import { addDays, daysBetween } from '../day';
import type { Day, WorkdayCalendar } from './types';

/** The days of rest that follow a workday, where they are more than a weekend. */
export interface HolidayEve {
  /** First and last day of rest. */
  from: Day;
  until: Day;
  /** First workday after it. */
  backOn: Day;
  /** Names of the holidays in it, as people say them; empty for a long rest that no holiday names. */
  names: readonly string[];
  /** Rests on a year whose arrangement is not known yet. */
  projected: boolean;
}

/** Rest days from which on a digest is due, whatever they are called. */
const LONG_REST = 3;

/**
 * Whether a day is the last workday before a holiday of the State Council, or before three or more days of rest.
 * @returns the days of rest and the first workday after them; null for every other day, and for a day of rest itself
 */
export function holidayAfter(day: Day, calendar: WorkdayCalendar): HolidayEve | null {
  if (!calendar.isWorkday(day)) return null;
  const back = calendar.add(day, 1);
  const restDays = daysBetween(day, back.day) - 1;
  if (restDays === 0) return null;
  const until = addDays(back.day, -1);
  const holidays = calendar.explain(day, until).notable.filter(({ kind }) => kind === 'holiday' || kind === 'statutory');
  if (restDays < LONG_REST && holidays.length === 0) return null;
  return {
    from: addDays(day, 1),
    until,
    backOn: back.day,
    names: [...new Set(holidays.map(({ name }) => name))],
    projected: back.projected,
  };
}

/** Where a due day lies: on the eve itself, within the rest, or on the first workday after it; null for any other day. */
export function dueAround(
  { from, until, backOn }: Pick<HolidayEve, 'from' | 'until' | 'backOn'>,
  due: Day,
): 'before' | 'during' | 'back' | null {
  if (due === addDays(from, -1)) return 'before';
  if (due === backOn) return 'back';
  return due >= from && due <= until ? 'during' : null;
}
