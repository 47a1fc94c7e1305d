import { isDay } from '../day';
import type { HolidayNotice, NoticeProblem } from './notice-types';

/**
 * What every notice must keep, however it came: a year, a source, days at all, and none of them outside the year and the December before.
 * @param named the year that the notice itself names, if it does
 * @returns the notice with its days in order and the further problems
 */
export function checkNotice(notice: HolidayNotice, named: number | null): HolidayNotice {
  const { year, source } = notice;
  const problems: NoticeProblem[] = [...notice.problems];
  const whole = (code: NoticeProblem['code'], values: NoticeProblem['values'] = {}) => problems.push({ line: 0, text: '', code, values });
  const days = [...notice.days].sort((a, b) => (a.day < b.day ? -1 : 1));

  if (year === null) whole('noYear');
  if (year !== null && named !== null && named !== year) whole('yearMismatch', { named, asked: year });
  if (source === null || source.trim() === '') whole('noSource');
  if (year !== null && days.length === 0 && problems.every(({ code }) => code !== 'format')) whole('noDays');
  for (const { day } of days) if (year !== null && isDay(day) && !belongs(day, year)) whole('far', { day, year });
  return { ...notice, days, problems };
}

function belongs(day: string, year: number): boolean {
  return day.startsWith(`${year}-`) || day.startsWith(`${year - 1}-12-`);
}
