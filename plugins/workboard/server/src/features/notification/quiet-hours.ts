import { addDays, dayOfInstant, endOfDay, instantOf } from '../../../../engine/day';
import type { Day, WorkdayCalendar } from '../../../../engine/calendar/types';
import type { MessageSettings } from '../../../../shared/contract';

/** Rest days in a row that are looked through; no holiday is longer. */
const LONGEST_REST = 40;

/**
 * When quiet time (免打扰, A-63) that holds at `instant` is over; null if it does not hold. Hours are Asia/Shanghai's; a span such as 20:00 to
 * 08:00 runs over midnight, and after it a rest day goes on being quiet until a workday begins.
 */
export function quietUntil(instant: string, quiet: MessageSettings['quiet'], calendar: WorkdayCalendar): string | null {
  if (!quiet.on || !isQuiet(instant, quiet, calendar)) return null;
  const first = dayOfInstant(instant);
  for (let n = 0; n <= LONGEST_REST; n += 1) {
    const day = addDays(first, n);
    const candidates = [startOf(day), instantOf(day, quiet.until)];
    const end = candidates.find((candidate) => candidate > instant && !isQuiet(candidate, quiet, calendar));
    if (end !== undefined) return end;
  }
  return null;
}

function isQuiet(instant: string, quiet: MessageSettings['quiet'], calendar: WorkdayCalendar): boolean {
  const day = dayOfInstant(instant);
  if (quiet.restDays && !calendar.isWorkday(day)) return true;
  const [from, until] = [instantOf(day, quiet.from), instantOf(day, quiet.until)];
  return from <= until ? instant >= from && instant < until : instant >= from || instant < until;
}

const startOf = (day: Day) => endOfDay(addDays(day, -1));
