import { compileExpression, ExpressionError, judge, type CompiledExpression } from '../expression';
import type { Cel, Value } from '../workflow/types';
import { FORM_ROOTS } from './form-roots';
import type { FormContext } from './types';

/** Forms are judged on every key stroke; their few conditions are compiled once. Bounded, since administrators edit forms while the house runs. */
const MAX_CACHED = 2000;
const cache = new Map<string, CompiledExpression>();

/** An expression of a form, compiled once. @throws ExpressionError */
export function compiled(source: Cel, roots: readonly string[], returns: 'bool' | 'any'): CompiledExpression {
  const key = `${returns} ${roots.length} ${source}`;
  const known = cache.get(key);
  if (known) return known;
  const made = compileExpression(source, { roots, returns });
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(key, made);
  return made;
}

/** What a form's expressions read. */
export function scopeOf({ form, subject, actor, channels = {}, today }: FormContext): Record<string, Value> {
  return { form, subject, actor: { id: actor.id, name: actor.name, units: actor.units, roles: actor.roles }, channels, today };
}

/** The value of an expression, or null if it cannot be worked out from these answers. */
export function valueOf(source: Cel, context: FormContext): Value {
  try {
    return compiled(source, FORM_ROOTS, 'any').evaluate(scopeOf(context));
  } catch (error) {
    if (error instanceof ExpressionError) return null;
    throw error;
  }
}

/** Whether a condition holds; null if that cannot be judged from these answers. */
export function holds(condition: Cel, context: FormContext): boolean | null {
  try {
    const judgement = judge(compiled(condition, FORM_ROOTS, 'bool'), scopeOf(context));
    return judgement.met ? true : judgement.reason === null ? false : null;
  } catch (error) {
    if (error instanceof ExpressionError) return null;
    throw error;
  }
}
