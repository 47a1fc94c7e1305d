import { DayError, fromEpochDay, toEpochDay } from '../day';
import { checkCalendarData } from './check-calendar-data';
import { daysOfData, kindOfDay } from './days-of-data';
import { buildExplain } from './explain-days';
import { ruleDayOfRank, ruleRank } from './rule-days';
import { anyUncovered, buildTable } from './workday-table';
import type { CalendarData, DayAnswer, WorkdayCalendar } from './types';

/**
 * Builds the immutable workday calendar of the house (X-01, G-45).
 *
 * Every question is answered by a workday's rank, its position in the sequence of all workdays: the n-th workday after a day is the
 * day whose rank is n higher. Inside the table both directions are one array read; outside it they are closed formulas.
 *
 * @param data exceptions and statutory days in any order; the same day may come from several notices as long as they agree
 * @throws CalendarError for data that contradict themselves, naming the day
 */
export function buildCalendar(data: CalendarData): WorkdayCalendar {
  checkCalendarData(data);
  const days = daysOfData(data);
  const table = buildTable(days);
  const explain = buildExplain(days, table, data.version);
  const { first, last, ranks, workdays } = table;
  const rankBefore = ruleRank(first - 1);
  const rankAfter = ruleRank(last) - workdays.length;

  /** Workdays up to and including a day; 0 on the eve of the table, negative before. */
  function rankOf(epochDay: number): number {
    const rank = ranks[epochDay - first];
    if (rank !== undefined) return rank;
    if (!Number.isInteger(epochDay)) throw new DayError('A calendar was asked about something that is not a day');
    return epochDay < first ? ruleRank(epochDay) - rankBefore : ruleRank(epochDay) - rankAfter;
  }

  /** The workday with a rank. */
  function dayOfRank(rank: number): number {
    return workdays[rank - 1] ?? ruleDayOfRank(rank < 1 ? rank + rankBefore : rank + rankAfter);
  }

  function answer(epochDay: number, after: number, upTo: number): DayAnswer {
    return { day: fromEpochDay(epochDay), projected: anyUncovered(table, after, upTo) };
  }

  return Object.freeze({
    version: data.version,
    coveredYears: days.coveredYears,

    kindOf: (day) => kindOfDay(days, toEpochDay(day)),

    isWorkday: (day) => {
      const epochDay = toEpochDay(day);
      return rankOf(epochDay) > rankOf(epochDay - 1);
    },

    isProjected: (day) => {
      const epochDay = toEpochDay(day);
      return anyUncovered(table, epochDay - 1, epochDay);
    },

    add: (day, n) => {
      if (!Number.isInteger(n)) throw new DayError(`A number of workdays is whole, not ${n}`);
      if (n === 0) return { day, projected: false };
      const from = toEpochDay(day);
      if (n > 0) {
        const to = dayOfRank(rankOf(from) + n);
        return answer(to, from, to);
      }
      const to = dayOfRank(rankOf(from - 1) + 1 + n);
      return answer(to, to - 1, from - 1);
    },

    count: (from, to) => rankOf(toEpochDay(to)) - rankOf(toEpochDay(from)),

    lastWorkdayOnOrBefore: (day) => {
      const from = toEpochDay(day);
      const to = dayOfRank(rankOf(from));
      return answer(to, to - 1, from);
    },

    firstWorkdayOnOrAfter: (day) => {
      const from = toEpochDay(day);
      const to = dayOfRank(rankOf(from - 1) + 1);
      return answer(to, from - 1, to);
    },

    explain: (from, to) => explain(from, to, rankOf(toEpochDay(to)) - rankOf(toEpochDay(from))),
  } satisfies WorkdayCalendar);
}
