import type { WorkdayCalendar } from '../calendar/types';
import type { Value } from '../workflow/types';
import { ExpressionError, type CompiledExpression } from './compile-expression';

/** Whether a condition holds. `reason` tells why it could not be judged; null when it simply is not so. */
export type Judgement = { met: true } | { met: false; reason: string | null };

/** Judges a condition. Whatever fails or is neither true nor false counts as not met, and says why: a guard never opens by accident. */
export function judge(expression: CompiledExpression, context: Readonly<Record<string, Value>>, calendar?: WorkdayCalendar): Judgement {
  try {
    const value = expression.evaluate(context, calendar);
    if (value === true) return { met: true };
    return {
      met: false,
      reason: value === false ? null : `the condition is neither true nor false but ${JSON.stringify(value).slice(0, 80)}`,
    };
  } catch (error) {
    if (error instanceof ExpressionError) return { met: false, reason: error.message };
    throw error;
  }
}
