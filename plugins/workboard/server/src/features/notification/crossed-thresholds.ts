import { addHours, endOfDay } from '../../../../engine/day';
import type { Day, WorkdayCalendar } from '../../../../engine/calendar/types';
import type { ClockDefinition, Escalation, Lead } from '../../../../engine/clock/types';
import type { Text } from '../../../../engine/text';

/** When a clock is due: a day, and the instant where hours bind. */
export interface Due {
  on: Day;
  at: string | null;
}

/** A message that is due to be told. */
export interface Crossed {
  /** Part of the message's key. */
  id: string;
  kind: 'reminder' | 'reminder.today' | 'reminder.hours' | 'overdue' | 'overdue.hours' | 'chase';
  roles: readonly string[];
  /** Whether whoever the card is assigned to is told as well. */
  assignee: boolean;
  /** What is left: hours of `reminder.hours`, workdays of the others. */
  left: number;
  /** The words of a chase. */
  says?: Text;
}

/** The instant up to which a clock can be met: 24:00 of the day, where no hour is known. */
export const lastMoment = ({ on, at }: Due): string => at ?? endOfDay(on);

/**
 * The thresholds that hold: the nearest reminder before the clock is due, hours before workdays, and for each role the last escalation after it.
 * Of several that were passed while nothing ran, only these.
 */
export function crossed(
  clock: Pick<ClockDefinition, 'owner' | 'remind' | 'escalate'>,
  due: Due,
  { today, now }: { today: Day; now: string },
  calendar: WorkdayCalendar,
): Crossed[] {
  const end = lastMoment(due);
  // A day is over at its midnight, an hour once it has passed.
  if (due.at === null ? today <= due.on : now <= end) return reminderOf(clock, due, { today, now, end }, calendar);
  const workdays = calendar.count(due.on, today);
  const isOver = (lead: Lead) => (typeof lead === 'number' ? lead <= workdays : addHours(end, lead.hours) <= now);
  const latest = new Map<string, Escalation>();
  for (const one of clock.escalate) if (isOver(one.overdue)) latest.set(one.to, later(latest.get(one.to), one));
  const kind = due.at === null ? 'overdue' : 'overdue.hours';
  return [...latest.values()].map(({ overdue, to, says }) => {
    const told = { id: `e${nameOf(overdue)}:${to}`, roles: [to], assignee: false, left: -workdays };
    return says ? { ...told, kind: 'chase', says } : { ...told, kind };
  });
}

function reminderOf(
  { owner, remind }: Pick<ClockDefinition, 'owner' | 'remind'>,
  due: Due,
  { today, now, end }: { today: Day; now: string; end: string },
  calendar: WorkdayCalendar,
): Crossed[] {
  const told = { roles: [owner], assignee: true };
  const hours = least(remind.flatMap((lead) => (typeof lead !== 'number' && addHours(end, -lead.hours) <= now ? [lead.hours] : [])));
  if (hours !== null) return [{ ...told, id: `r${hours}h`, kind: 'reminder.hours', left: hours }];
  const left = calendar.count(today, due.on);
  const workdays = least(remind.flatMap((lead) => (typeof lead === 'number' && lead >= left ? [lead] : [])));
  return workdays === null ? [] : [{ ...told, id: `r${workdays}`, kind: today === due.on ? 'reminder.today' : 'reminder', left }];
}

const least = (list: readonly number[]) => (list.length === 0 ? null : Math.min(...list));

const nameOf = (lead: Lead) => (typeof lead === 'number' ? String(lead) : `${lead.hours}h`);

/** A workday is longer than any number of hours that is written beside it. */
function later(known: Escalation | undefined, one: Escalation): Escalation {
  if (known === undefined) return one;
  const length = ({ overdue }: Escalation) => (typeof overdue === 'number' ? overdue * 24 : overdue.hours);
  return length(one) > length(known) ? one : known;
}
