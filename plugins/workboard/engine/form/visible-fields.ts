import { ExpressionError, judge } from '../expression';
import type { Cel, Value } from '../workflow/types';
import { FORM_ROOTS, ROW_ROOTS } from './form-roots';
import { compiled, scopeOf, valueOf } from './read-condition';
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
  return valueOf(field.initial, context);
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
