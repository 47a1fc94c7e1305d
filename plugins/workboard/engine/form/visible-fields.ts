import { compileExpression, ExpressionError, judge, type CompiledExpression } from '../expression';
import type { Cel, Value } from '../workflow/types';
import { FORM_ROOTS, ROW_ROOTS } from './form-roots';
import type { Answers, Field, FormContext, FormDefinition } from './types';

/**
 * Top-level fields that are shown, from the top down: a field sees the answers of shown fields above it, so that the answer of a hidden field
 * shows nothing. A condition that cannot be judged shows its field.
 */
export function visibleFields(definition: FormDefinition, context: FormContext): readonly Field[] {
  return shownOf(definition.fields, context.form, (above) => ({ ...scopeOf(context), form: above }), FORM_ROOTS);
}

/** Whether one field is shown, where `context.form` holds the answers of shown fields above it. */
export function isShown(field: Field, context: FormContext): boolean {
  return field.visibleIf === undefined || holdsOrUnknown(field.visibleIf, scopeOf(context), FORM_ROOTS);
}

/** Fields of a group that are shown for one row of answers. `context.form` should hold answers of shown fields only. */
export function visibleRowFields(group: Field, row: Answers, context: FormContext): readonly Field[] {
  return shownOf(group.fields ?? [], row, (above) => ({ ...scopeOf(context), row: above }), ROW_ROOTS);
}

/**
 * Whether a field must be answered. A condition that cannot be judged counts as yes.
 * @param row answers of the row, for a field inside a group
 */
export function isRequired(field: Field, context: FormContext, row?: Answers): boolean {
  if (field.required) return true;
  if (field.requiredIf === undefined) return false;
  return holdsOrUnknown(field.requiredIf, row ? { ...scopeOf(context), row } : scopeOf(context), row ? ROW_ROOTS : FORM_ROOTS);
}

/** The value a field begins with, or null if there is none or it cannot be worked out. */
export function initialValue(field: Field, context: FormContext): Value {
  if (field.initial === undefined) return null;
  try {
    return compiled(field.initial, FORM_ROOTS, 'any').evaluate(scopeOf(context));
  } catch (error) {
    if (error instanceof ExpressionError) return null;
    throw error;
  }
}

function shownOf(
  fields: readonly Field[],
  answers: Answers,
  scope: (above: Answers) => Record<string, Value>,
  roots: readonly string[],
): Field[] {
  const above: Record<string, Value> = {};
  return fields.filter((field) => {
    if (field.visibleIf !== undefined && !holdsOrUnknown(field.visibleIf, scope(above), roots)) return false;
    const answer = Object.hasOwn(answers, field.key) ? answers[field.key] : undefined;
    if (answer !== undefined) above[field.key] = answer;
    return true;
  });
}

function holdsOrUnknown(condition: Cel, scope: Record<string, Value>, roots: readonly string[]): boolean {
  try {
    const judgement = judge(compiled(condition, roots, 'bool'), scope);
    return judgement.met || judgement.reason !== null;
  } catch (error) {
    if (error instanceof ExpressionError) return true;
    throw error;
  }
}

function scopeOf({ form, subject, actor, channels = {}, today }: FormContext): Record<string, Value> {
  return { form, subject, actor: { id: actor.id, name: actor.name, units: actor.units, roles: actor.roles }, channels, today };
}

/** Forms are judged on every key stroke; their few conditions are compiled once. Bounded, since administrators edit forms while the house runs. */
const MAX_CACHED = 2000;
const cache = new Map<string, CompiledExpression>();

function compiled(source: Cel, roots: readonly string[], returns: 'bool' | 'any'): CompiledExpression {
  const key = `${returns} ${roots.length} ${source}`;
  const known = cache.get(key);
  if (known) return known;
  const made = compileExpression(source, { roots, returns });
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(key, made);
  return made;
}
