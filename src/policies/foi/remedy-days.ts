import { addDays } from '../../../plugins/workboard/engine/day';
import type { Day, WorkdayCalendar } from '../../../plugins/workboard/engine/calendar/types';

/** Last days of the remedies against a reply. */
export interface RemedyDays {
  /** Of the application for review: sixty days (行政复议法 20). */
  review: Day;
  /** Of the action at court where no review comes first: six months (行政诉讼法 46). */
  suit: Day;
}

/**
 * The last days of the remedies, counted from the day on which the applicant has the reply, which is not counted itself; a last day on a rest day
 * moves to the first workday after it (民事诉讼法 85; X-09, N-24, N-25).
 */
export function remedyDays(servedOn: Day, calendar: WorkdayCalendar): RemedyDays {
  const last = (day: Day) => calendar.firstWorkdayOnOrAfter(day).day;
  return { review: last(addDays(servedOn, 60)), suit: last(addMonths(servedOn, 6)) };
}

/** The same day so many months later; where that month has none, its last. */
function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastDate = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDate))).toISOString().slice(0, 10) as Day;
}

/** `2026年5月6日` */
export function inWords(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}
