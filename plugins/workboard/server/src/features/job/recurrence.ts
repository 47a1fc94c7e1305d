import { dayOfInstant, endOfDay } from '../../../../engine/day';
import { after } from './backoff';

/** When work comes again: after so many seconds, or each day at a time of Asia/Shanghai (`08:30`). */
export type Recurrence = { seconds: number } | { dailyAt: string };

/**
 * The next instant after `now`. Turns that were missed are one turn: it is due at once, and then goes on from there. None steps over midnight:
 * what hangs on a day, as the end of a consultation, happens when the day begins.
 */
export function nextTurn(recurrence: Recurrence, now: string): string {
  if ('seconds' in recurrence) {
    const next = after(now, recurrence.seconds);
    const midnight = endOfDay(dayOfInstant(now));
    return next > midnight ? midnight : next;
  }
  const seconds = secondsOf(recurrence.dailyAt);
  const tomorrow = endOfDay(dayOfInstant(now));
  const today = after(tomorrow, seconds - 86_400);
  return today > now ? today : after(tomorrow, seconds);
}

function secondsOf(time: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (hours === undefined || minutes === undefined) throw new Error(`a time of the day is written 08:30, not "${time}"`);
  return Number(hours) * 3600 + Number(minutes) * 60;
}
