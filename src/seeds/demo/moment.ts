import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import type { WorkboardApi } from '../../../plugins/workboard/server/src/api';

/** Day and instant of something that happened so many workdays ago, or on a day, at a minute of it; the instant is never later than now. */
export type Moment = (when: number | Day, minutes: number) => { day: Day; at: string };

/** The instant so many minutes ago, whatever the time of the day: what presses by the hour is fresh. */
export const minutesBefore = (now: string, minutes: number): string => new Date(Date.parse(now) - minutes * 60_000).toISOString();

/** The moments of the demo, relative to today. */
export async function momentOf(workboard: WorkboardApi): Promise<Moment> {
  const { instant, today } = workboard.now();
  const calendar = await workboard.calendar();
  return (when, minutes) => {
    const day = typeof when === 'string' ? when : when === 0 ? today : calendar.add(today, -when).day;
    return { day, at: instantOf(day, minutes, instant) };
  };
}

/** A minute of a day in Shanghai, or `now` if that is earlier. */
export function instantOf(day: Day, minutes: number, now: string): string {
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const moment = new Date(`${day}T${time}:00+08:00`).toISOString();
  return moment < now ? moment : now;
}
