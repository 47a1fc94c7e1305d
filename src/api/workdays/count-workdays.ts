import type { Explanation, NotableDay, WorkdayCalendar } from '../../../plugins/workboard/engine/calendar/types';
import { addDays, type Day } from '../../../plugins/workboard/engine/day';
import type { Question } from './parse-workdays';

/** A day that was not counted although it could be, or counted although it is a weekend day, and the notice that says so. */
export interface Step extends NotableDay {
  effect: 'skipped' | 'counted';
}

interface Derivation {
  /** The answer rests on a year whose arrangement is not known yet (暂定). */
  projected: boolean;
  calendarVersion: number;
  /** Saturdays and Sundays passed over that no arrangement names. */
  weekendDays: number;
  steps: Step[];
}

export type Answer = Derivation & ({ from: Day; n: number; due: Day } | { from: Day; to: Day; workdays: number });

/** Counts workdays, and tells how the answer came about. The day `from` itself is not counted. */
export function countWorkdays(calendar: WorkdayCalendar, question: Question): Answer {
  const { from } = question;
  if ('to' in question) {
    const { to } = question;
    return { from, to, workdays: calendar.count(from, to), ...derive(calendar.explain(from, to)) };
  }
  const { n } = question;
  const { day: due, projected } = calendar.add(from, n);
  // Backwards the days passed are those of [due, from), which are those of (due - 1, from - 1].
  const passed = n < 0 ? calendar.explain(addDays(from, -1), addDays(due, -1)) : calendar.explain(from, due);
  return { from, n, due, ...derive(passed), projected };
}

function derive({ projected, calendarVersion, weekendDays, notable }: Explanation): Derivation {
  return {
    projected,
    calendarVersion,
    weekendDays,
    steps: notable.map((day) => ({ ...day, effect: day.kind === 'makeup' ? 'counted' : 'skipped' })),
  };
}
