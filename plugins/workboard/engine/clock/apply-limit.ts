import { addDays, weekday } from '../day';
import type { Day, DayAnswer, WorkdayCalendar } from '../calendar/types';
import type { Limit, Period } from './types';

/** Time on top of a limit. `days` are the same suspension counted in calendar days, for limits that count those. */
export interface ExtraTime {
  extension: number;
  suspended: { workdays: number; days: number };
}

/** A limit that ends with a day. */
export type DayLimit = Exclude<Limit, { hours: number }>;

/**
 * The day on which a limit that counts from `from` is reached.
 * - `workdays` n-th workday; the start is not counted (民诉法 85)
 * - `days` calendar days; a last day on a rest day moves to the next workday (民诉法 85)
 * - `sameDay` 24:00 of the day itself, rest days included (G-36)
 * - `lastWorkdayOf` last workday of the period the day lies in (G-06, G-38, G-16); if none is left, the first workday after it
 * - `until` that day, rest days included
 * - `hours` is no matter of days: see `deadlineOf`
 * @returns the day, projected if a day it rests on has no arrangement yet
 * @throws RangeError for a limit that is not a whole number from 0
 */
export function applyLimit(limit: DayLimit, from: Day, extra: ExtraTime, calendar: WorkdayCalendar): DayAnswer {
  if ('workdays' in limit) {
    return calendar.add(from, whole(limit.workdays) + extra.extension + extra.suspended.workdays);
  }
  if ('days' in limit) {
    const last = addDays(from, whole(limit.days) + extra.suspended.days);
    return extend(calendar.firstWorkdayOnOrAfter(last), extra.extension, calendar);
  }
  const base = baseOf(limit, from, calendar);
  return extend(base, extra.extension + extra.suspended.workdays, calendar);
}

function baseOf(limit: Exclude<DayLimit, { workdays: number } | { days: number }>, from: Day, calendar: WorkdayCalendar): DayAnswer {
  if ('sameDay' in limit) return { day: from, projected: false };
  return 'until' in limit ? { day: limit.until, projected: false } : lastWorkdayOf(limit.lastWorkdayOf, from, calendar);
}

function extend(base: DayAnswer, workdays: number, calendar: WorkdayCalendar): DayAnswer {
  const extended = calendar.add(base.day, workdays);
  return { day: extended.day, projected: base.projected || extended.projected };
}

function lastWorkdayOf(period: Period, from: Day, calendar: WorkdayCalendar): DayAnswer {
  const end = endOfPeriod(period, from);
  const last = calendar.lastWorkdayOnOrBefore(end);
  if (last.day >= from) return last;
  const next = calendar.firstWorkdayOnOrAfter(end);
  return { day: next.day, projected: last.projected || next.projected };
}

/** Last calendar day of the period: weeks end on Sunday, half months on the 15th and on the last; the January is the coming one, or always that of the next year. */
function endOfPeriod(period: Period, from: Day): Day {
  const [year = '', month = '', day = ''] = from.split('-');
  switch (period) {
    case 'week':
      return addDays(from, 7 - weekday(from));
    case 'half_month':
      return day <= '15' ? (`${year}-${month}-15` as Day) : endOfMonth(Number(year), Number(month));
    case 'month':
      return endOfMonth(Number(year), Number(month));
    case 'next_january':
      return `${String(Number(year) + 1).padStart(4, '0')}-01-31` as Day;
    case 'january':
      return `${month === '01' ? year : String(Number(year) + 1).padStart(4, '0')}-01-31` as Day;
  }
}

function endOfMonth(year: number, month: number): Day {
  const next =
    month === 12
      ? `${String(year + 1).padStart(4, '0')}-01-01`
      : `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}-01`;
  return addDays(next as Day, -1);
}

function whole(count: number): number {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`a limit is a whole number from 0, not ${count}`);
  return count;
}
