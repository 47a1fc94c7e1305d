import type { Day } from '../../../../engine/calendar/types';
import type { StatisticsPeriod } from '../../../../engine/statistics';

/** A whole year, or one of its months. */
export interface Asked {
  year: number;
  month?: number;
}

/** The months of what is asked. */
export function periodOf({ year, month }: Asked): StatisticsPeriod {
  const of = (number: number) => `${year}-${String(number).padStart(2, '0')}`;
  return { first: of(month ?? 1), last: of(month ?? 12) };
}

/** First and last day of a stretch of months. */
export function daysOf({ first, last }: StatisticsPeriod): { from: Day; until: Day } {
  const [year, month] = last.split('-').map(Number) as [number, number];
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { from: `${first}-01` as Day, until: `${last}-${String(length).padStart(2, '0')}` as Day };
}
