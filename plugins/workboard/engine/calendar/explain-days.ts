import { fromEpochDay, toEpochDay, yearOfEpochDay } from '../day';
import { fixedMarks, isWorked, type DaysOfData, type Mark } from './days-of-data';
import { anyUncovered, type WorkdayTable } from './workday-table';
import type { Day, Explanation, NotableDay } from './types';

/** Explains a range whose workdays are counted already. */
export type Explain = (from: Day, to: Day, workdays: number) => Explanation;

/** A named day as it is shown, with what the arithmetic needs. Shared by all explanations, and frozen. */
interface Named {
  epochDay: number;
  worked: boolean;
  shown: NotableDay;
}

/**
 * How a count of workdays came about: which named days were passed over, which weekend days were worked, under which notice.
 * A named day that changes nothing, such as a festival on a Sunday, is listed too, because people look for it. The named days are laid
 * out once; an explanation is a slice of them.
 */
export function buildExplain(days: DaysOfData, table: WorkdayTable, calendarVersion: number): Explain {
  const name = (mark: Mark): Named => {
    const { epochDay, kind, name: called, source } = mark;
    const projected = anyUncovered(table, epochDay - 1, epochDay);
    const shown = Object.freeze({ day: fromEpochDay(epochDay), kind, name: called, source, projected });
    return { epochDay, worked: isWorked(mark, epochDay), shown };
  };
  const stored = [...days.marks.values()].sort((a, b) => a.epochDay - b.epochDay).map(name);

  return (from, to, workdays) => {
    const after = Math.min(toEpochDay(from), toEpochDay(to));
    const upTo = Math.max(toEpochDay(from), toEpochDay(to));
    const far = (firstYear: number, lastYear: number) => fixedBetween(firstYear, lastYear, after, upTo).map(name);
    const named = [
      ...(after < table.first ? far(yearOfEpochDay(after), Math.min(yearOfEpochDay(upTo), days.firstYear - 1)) : []),
      ...stored.slice(indexAfter(stored, after), indexAfter(stored, upTo)),
      ...(upTo > table.last ? far(Math.max(yearOfEpochDay(after), days.lastYear + 1), yearOfEpochDay(upTo)) : []),
    ];
    const restDaysNamed = named.reduce((count, { worked }) => (worked ? count : count + 1), 0);
    return {
      from,
      to,
      workdays,
      weekendDays: upTo - after - Math.abs(workdays) - restDaysNamed,
      notable: named.map(({ shown }) => shown),
      projected: anyUncovered(table, after, upTo),
      calendarVersion,
    };
  };
}

/** Fixed statutory days of years outside the table, in (after, upTo]. */
function fixedBetween(firstYear: number, lastYear: number, after: number, upTo: number): Mark[] {
  const found: Mark[] = [];
  for (let year = firstYear; year <= lastYear; year++) found.push(...fixedMarks(year));
  return found.filter(({ epochDay }) => epochDay > after && epochDay <= upTo);
}

/** Index of the first named day after a day, by bisection. */
function indexAfter(named: readonly Named[], epochDay: number): number {
  let low = 0;
  let high = named.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((named[middle]?.epochDay ?? Infinity) <= epochDay) low = middle + 1;
    else high = middle;
  }
  return low;
}
