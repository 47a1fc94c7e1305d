import { compileExpression } from '../expression';
import type { Answers } from '../form/types';
import type { Value } from '../workflow/types';
import { clockFacts } from './clock-facts';
import type { ClockDefinition, ClockReading } from './types';

/** What the answers of a step that a clock's end fires may read; `clock` is that clock. */
export const EXPIRY_ROOTS = ['subject', 'clock', 'today'] as const;

/** Whether a clock has run out: its due day is over, it ran on it, and something is to follow (条例 32: silence of a third party). */
export function hasExpired(reading: ClockReading): boolean {
  return reading.urgency === 'overdue';
}

/**
 * The answers with which a clock's end fires its step.
 * @throws ExpressionError where one cannot be worked out
 */
export function answersOfExpiry(
  expire: NonNullable<ClockDefinition['expire']>,
  context: { subject: Readonly<Record<string, Value>>; reading: ClockReading; today: string },
): Answers {
  const scope = { subject: context.subject, clock: clockFacts(context.reading), today: context.today };
  return Object.fromEntries(
    Object.entries(expire.form).map(([key, source]) => [
      key,
      compileExpression(source, { roots: EXPIRY_ROOTS, returns: 'any' }).evaluate(scope),
    ]),
  );
}
