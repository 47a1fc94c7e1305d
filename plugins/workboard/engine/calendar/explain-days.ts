import { fromEpochDay, toEpochDay, yearOfEpochDay as yearOf } from '../day';
import { fixedMarks, isWorked, type DaysOfData, type Mark } from './days-of-data';
import { anyUncovered, type WorkdayTable } from './workday-table';
import type { Day, Explanation } from './types';

/**
 * How a count of workdays came about: which named days were passed over, which weekend days were worked, under which notice.
 * A named day that changes nothing, such as a festival on a Sunday, is listed too, because people look for it.
 * For `to` before `from` the days are those of (to, from] and `workdays` is negative, as with `count`.
 * @param count the workdays and the calendar's version, as the calendar itself counted them
 */
export function explainDays(days: DaysOfData, table: WorkdayTable, from: Day, to: Day, count: { workdays: number; version: number }): Explanation {
  const after = Math.min(toEpochDay(from), toEpochDay(to));
  const upTo = Math.max(toEpochDay(from), toEpochDay(to));
  const marks = marksIn(days, after, upTo);
  const restDaysNamed = marks.filter((mark) => !isWorked(mark, mark.epochDay)).length;
  return {
    from,
    to,
    workdays: count.workdays,
    weekendDays: upTo - after - Math.abs(count.workdays) - restDaysNamed,
    notable: marks.map(({ epochDay, kind, name, source }) => ({
      day: fromEpochDay(epochDay),
      kind,
      name,
      source,
      projected: anyUncovered(table, epochDay - 1, epochDay),
    })),
    projected: anyUncovered(table, after, upTo),
    calendarVersion: count.version,
  };
}

/** Marks of (after, upTo], in order. */
function marksIn(days: DaysOfData, after: number, upTo: number): Mark[] {
  const found: Mark[] = [];
  for (let year = yearOf(after); year <= Math.min(yearOf(upTo), days.firstYear - 1); year++) found.push(...fixedMarks(year));
  for (let index = firstAfter(days.ordered, after); index < days.ordered.length; index++) {
    const mark = days.ordered[index];
    if (!mark || mark.epochDay > upTo) break;
    found.push(mark);
  }
  for (let year = Math.max(yearOf(after), days.lastYear + 1); year <= yearOf(upTo); year++) found.push(...fixedMarks(year));
  return found.filter((mark) => mark.epochDay > after && mark.epochDay <= upTo);
}

/** Index of the first mark after a day, by bisection. */
function firstAfter(ordered: readonly Mark[], epochDay: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle]?.epochDay ?? Infinity) <= epochDay) low = middle + 1;
    else high = middle;
  }
  return low;
}
