import { compileExpression } from '../expression';
import { addDays } from '../day';
import type { Day } from '../calendar/types';
import type { Answers } from '../form/types';
import type { Value } from '../workflow/types';
import { clockFacts } from './clock-facts';
import type { ClockDefinition, ClockReading } from './types';

/** What the condition and the answers of a step that a clock's end fires may read; `clock` is that clock. */
export const EXPIRY_ROOTS = ['subject', 'clock', 'today'] as const;

type Expiry = NonNullable<ClockDefinition['expire']>;

/**
 * Whether what follows a clock is to happen: its due day is over and it ran on it (条例 32: silence of a third party), or has begun, where that is what
 * is waited for.
 */
export function hasExpired(reading: ClockReading, expire: Expiry): boolean {
  return reading.urgency === 'overdue' || (expire.at === 'begin' && reading.urgency === 'today');
}

/** The earliest due day on which nothing follows yet: days before it have expired. @param today in Asia/Shanghai */
export function expiresBefore(expire: Expiry, today: Day): Day {
  return expire.at === 'begin' ? addDays(today, 1) : today;
}

/** What an expiry is worked out from. @property today in Asia/Shanghai */
interface ExpiryContext {
  subject: Readonly<Record<string, Value>>;
  reading: ClockReading;
  today: string;
}

/**
 * Whether the step that follows is still to be taken: always, unless a condition says that it was.
 * @throws ExpressionError where it cannot be worked out
 */
export function stillFollows({ when }: Expiry, context: ExpiryContext): boolean {
  return when === undefined || compileExpression(when, { roots: EXPIRY_ROOTS }).evaluate(scopeOf(context)) === true;
}

/**
 * The answers with which a clock's end fires its step.
 * @throws ExpressionError where one cannot be worked out
 */
export function answersOfExpiry(expire: Expiry, context: ExpiryContext): Answers {
  const scope = scopeOf(context);
  return Object.fromEntries(
    Object.entries(expire.form).map(([key, source]) => [
      key,
      compileExpression(source, { roots: EXPIRY_ROOTS, returns: 'any' }).evaluate(scope),
    ]),
  );
}

function scopeOf({ subject, reading, today }: ExpiryContext) {
  return { subject, clock: clockFacts(reading), today };
}
