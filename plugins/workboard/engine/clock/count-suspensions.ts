import { daysBetween } from '../day';
import type { Day, WorkdayCalendar } from '../calendar/types';
import type { ExtraTime } from './apply-limit';
import type { Suspension } from './replay-events';

/** What one suspension adds to the limit; nothing for days another one has added already. */
export interface CountedSuspension extends Suspension {
  workdays: number;
  /** It began after the due day and so excludes nothing: there was no time left to stop. */
  late: boolean;
}

export interface SuspensionCount {
  total: ExtraTime['suspended'];
  /** In order of their first day. */
  each: readonly CountedSuspension[];
}

/**
 * Counts the time that does not run (条例 33): the union of the suspensions, each (sent, returned], after the anchor. An open one counts
 * up to `until`.
 * @param dueWith the due day if the given time were suspended; a suspension that begins after it is late
 */
export function countSuspensions(
  suspensions: readonly Suspension[],
  anchor: Day,
  until: Day,
  calendar: WorkdayCalendar,
  dueWith: (suspended: ExtraTime['suspended']) => Day,
): SuspensionCount {
  const total = { workdays: 0, days: 0 };
  let coveredTo = anchor;
  const each = [...suspensions].sort(byFirstDay).map((suspension) => {
    const from = later(suspension.from, coveredTo);
    const to = suspension.to ?? until;
    const late = suspension.from > coveredTo && suspension.from > dueWith(total);
    if (late || to <= from) return { ...suspension, workdays: 0, late };
    const workdays = calendar.count(from, to);
    total.workdays += workdays;
    total.days += daysBetween(from, to);
    coveredTo = to;
    return { ...suspension, workdays, late };
  });
  return { total, each };
}

function byFirstDay(a: Suspension, b: Suspension): number {
  return a.from < b.from ? -1 : a.from > b.from ? 1 : 0;
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}
