import { epochDayOf } from '../day';
import { isWorked, type DaysOfData } from './days-of-data';

/**
 * Sums over every day of the table's years. A day costs two array reads, whatever the distance.
 * All arrays are indexed from `first`; nothing writes to them after `buildTable`.
 */
export interface WorkdayTable {
  first: number;
  last: number;
  /** Workdays from `first` up to and including the day. */
  ranks: Int32Array;
  /** The workdays themselves, in order: the inverse of `ranks`. */
  workdays: Int32Array;
  /** Days without an arrangement from `first` up to and including the day. */
  uncovered: Int32Array;
}

/**
 * Days of December that the *next* year's notice may still change: 2018-12-29 was made a workday by the notice for 2019. Until that
 * notice is in, they are as uncertain as January.
 */
const NEXT_NOTICE_FROM = 29;

/** Lays the merged days out as arrays; a few milliseconds for 57 years. */
export function buildTable(days: DaysOfData): WorkdayTable {
  const first = epochDayOf(days.firstYear, 1, 1);
  const last = epochDayOf(days.lastYear, 12, 31);
  const covered = new Set(days.coveredYears);
  const length = last - first + 1;
  const ranks = new Int32Array(length);
  const uncovered = new Int32Array(length);
  const workdays: number[] = [];
  let unknown = 0;
  for (let year = days.firstYear; year <= days.lastYear; year++) {
    const nextNotice = epochDayOf(year, 12, NEXT_NOTICE_FROM);
    const end = epochDayOf(year, 12, 31);
    for (let day = epochDayOf(year, 1, 1); day <= end; day++) {
      if (isWorked(days.marks.get(day), day)) workdays.push(day);
      if (!covered.has(year) || (day >= nextNotice && !covered.has(year + 1))) unknown++;
      ranks[day - first] = workdays.length;
      uncovered[day - first] = unknown;
    }
  }
  return { first, last, ranks, workdays: Int32Array.from(workdays), uncovered };
}

/** @returns true if a day of (after, upTo] has no arrangement yet, so that an answer resting on these days may still move. */
export function anyUncovered(table: WorkdayTable, after: number, upTo: number): boolean {
  return uncoveredUpTo(table, upTo) > uncoveredUpTo(table, after);
}

/** Days without an arrangement up to and including a day; outside the table none has one. Only differences mean anything. */
function uncoveredUpTo(table: WorkdayTable, epochDay: number): number {
  if (epochDay < table.first) return epochDay - table.first + 1;
  if (epochDay > table.last) return (table.uncovered[table.last - table.first] ?? 0) + epochDay - table.last;
  return table.uncovered[epochDay - table.first] ?? 0;
}
