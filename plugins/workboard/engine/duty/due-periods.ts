import { compileExpression } from '../expression';
import { addDays } from '../day';
import type { Day, WorkdayCalendar } from '../calendar/types';
import type { Answers } from '../form/types';
import { periodOf } from '../notice/period';
import type { Period } from '../notice/types';
import type { DutyDefinition } from './types';

/** What the answers of a duty's opening form may read. */
export const DUTY_ROOTS = ['period', 'today'] as const;

/** Periods caught up at most at one time: more than a year of days. */
const MOST = 400;

/**
 * Periods of a duty that have begun and have no card yet, in order.
 * @param last first day of the last period that was made; null for a duty that was never known before
 */
export function duePeriods({ period: kind }: Pick<DutyDefinition, 'period'>, last: Day | null, today: Day): Period[] {
  if (last === null) return [periodOf(kind, today)];
  const due: Period[] = [];
  for (let next = after(kind, last); next.from <= today && due.length < MOST; next = after(kind, next.from)) due.push(next);
  return due;
}

const after = (kind: DutyDefinition['period'], day: Day): Period => periodOf(kind, addDays(periodOf(kind, day).until, 1));

/** The answers with which the system opens the card of a period. @throws ExpressionError where one cannot be worked out */
export function answersOfDuty(duty: DutyDefinition, period: Period, today: Day, calendar: WorkdayCalendar): Answers {
  const scope = { period: { from: period.from, until: period.until }, today };
  return Object.fromEntries(
    Object.entries(duty.form).map(([key, source]) => [
      key,
      compileExpression(source, { roots: DUTY_ROOTS, returns: 'any' }).evaluate(scope, calendar),
    ]),
  );
}
