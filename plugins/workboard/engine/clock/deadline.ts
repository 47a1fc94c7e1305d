import { addDays, addHours, dayOfDeadline, endOfDay } from '../day';
import type { Day, DayAnswer, WorkdayCalendar } from '../calendar/types';
import { applyLimit } from './apply-limit';
import { countSuspensions, type SuspensionCount } from './count-suspensions';
import type { Suspension } from './replay-events';
import type { Limit } from './types';

/** What a due day is reckoned from. */
export interface Term {
  limit: Limit;
  from: Day;
  /** The instant behind `from`; null where only the day is known. */
  fromAt: string | null;
  /** Workdays granted on top. */
  extension: number;
  pauses: readonly Suspension[];
}

/** Until when one rule lets an obligation wait. */
export interface Deadline extends DayAnswer {
  /** The instant, for a limit in hours. */
  at: string | null;
  suspensions: SuspensionCount;
}

const NONE: SuspensionCount = { total: { workdays: 0, days: 0 }, each: [] };

/**
 * The deadline of one rule. Hours run through nights and rest days and are never suspended; where only the day of the start is known they count
 * from its beginning, because the earlier instant is the safe one.
 * @throws RangeError for a limit that is not a whole number from 0
 */
export function deadlineOf({ limit, from, fromAt, extension, pauses }: Term, calendar: WorkdayCalendar, until: Day): Deadline {
  if ('hours' in limit) {
    const at = addHours(fromAt ?? endOfDay(addDays(from, -1)), limit.hours);
    return { day: dayOfDeadline(at), at, projected: false, suspensions: NONE };
  }
  const dueWith = (suspended: SuspensionCount['total']) => applyLimit(limit, from, { extension, suspended }, calendar);
  const suspensions = countSuspensions(pauses, from, until, calendar, (suspended) => dueWith(suspended).day);
  return { ...dueWith(suspensions.total), at: null, suspensions };
}

/** Whether one deadline comes before another; a day counts up to its 24:00. */
export function isEarlier(a: Pick<Deadline, 'day' | 'at'>, b: Pick<Deadline, 'day' | 'at'>): boolean {
  if (a.day !== b.day || (a.at === null && b.at === null)) return a.day < b.day;
  return Date.parse(a.at ?? endOfDay(a.day)) < Date.parse(b.at ?? endOfDay(b.day));
}
