import type { Day, WorkdayCalendar } from './types';

/** The State Council publishes next year's arrangement in October or November; from this day on it is asked for. */
const ASKED_FROM = '11-01';

/** The year whose notice should be in on a day and is not: this one, or from 1 November on the next; null for none. */
export function missingNotice({ coveredYears }: Pick<WorkdayCalendar, 'coveredYears'>, today: Day): number | null {
  const year = Number(today.slice(0, 4));
  if (!coveredYears.includes(year)) return year;
  return today.slice(5) >= ASKED_FROM && !coveredYears.includes(year + 1) ? year + 1 : null;
}
