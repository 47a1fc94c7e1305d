import { isFilled } from '../expression';
import type { Value } from '../workflow/types';
import { initialValue, isShown, visibleRowFields } from './visible-fields';
import type { Answers, Field, FormContext, FormDefinition } from './types';

/**
 * Answers as they are checked and stored: those of shown fields only, unknown keys dropped, texts in Unicode NFC without blanks around them,
 * blank answers left out. Values of a wrong type stay, so that validation can name them.
 */
export function cleanAnswers(definition: FormDefinition, context: FormContext): Answers {
  const tidy = tidied(definition.fields, context.form);
  // From the top down, so that a condition only ever sees what has passed already.
  const passed: Record<string, Value> = {};
  for (const field of definition.fields) {
    const above = { ...context, form: { ...passed } };
    const given = tidy[field.key];
    if (given === undefined || !isShown(field, above)) continue;
    const value = field.type === 'group' ? withoutHiddenRows(field, given, above) : given;
    if (isFilled(value)) passed[field.key] = value;
  }
  return passed;
}

/** What an empty form begins with. */
export function initialAnswers(definition: FormDefinition, context: FormContext): Answers {
  const values = definition.fields.map((field): [string, Value] => [field.key, initialValue(field, { ...context, form: {} })]);
  return Object.fromEntries(values.filter(([, value]) => value !== null));
}

function tidied(fields: readonly Field[], answers: Answers): Record<string, Value> {
  const entries = fields.flatMap((field): [string, Value][] => {
    const given = Object.hasOwn(answers, field.key) ? answers[field.key] : undefined;
    if (given === undefined) return [];
    const value = tidy(field, given);
    return isFilled(value) ? [[field.key, value]] : [];
  });
  return Object.fromEntries(entries);
}

function tidy(field: Field, value: Value): Value {
  if (field.type === 'group') return tidyGroup(field, value);
  if (field.type === 'checklist' && isMap(value)) return tidyChecklist(field, value);
  if (isList(value)) return value.map((item) => (typeof item === 'string' ? tidyText(item) : item));
  return typeof value === 'string' ? tidyText(value) : value;
}

function tidyGroup(field: Field, value: Value): Value {
  const fields = field.fields ?? [];
  if (isList(value)) return value.map((row) => (isMap(row) ? tidied(fields, row) : row)).filter(isFilled);
  return isMap(value) ? tidied(fields, value) : value;
}

function tidyChecklist(field: Field, value: Answers): Value {
  const items = (field.items ?? []).flatMap((item): [string, Value][] => {
    const answer = Object.hasOwn(value, item.value) ? value[item.value] : undefined;
    if (answer === undefined || answer === null) return [];
    return [[item.value, isMap(answer) ? tidyChecklistAnswer(answer) : answer]];
  });
  return Object.fromEntries(items);
}

function tidyChecklistAnswer(answer: Answers): Value {
  const note = typeof answer['note'] === 'string' ? tidyText(answer['note']) : (answer['note'] ?? '');
  return { ...(answer['result'] === undefined ? {} : { result: answer['result'] }), ...(note === '' ? {} : { note }) };
}

function withoutHiddenRows(group: Field, value: Value, context: FormContext): Value {
  const shownIn = (row: Value) => (isMap(row) ? pick(visibleRowFields(group, row, context), row) : row);
  return isList(value) ? value.map(shownIn).filter(isFilled) : shownIn(value);
}

function pick(fields: readonly Field[], answers: Answers): Record<string, Value> {
  return Object.fromEntries(
    fields.flatMap(({ key }): [string, Value][] => {
      const value = Object.hasOwn(answers, key) ? answers[key] : undefined;
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

function tidyText(text: string): string {
  return text.normalize('NFC').trim();
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

export function isMap(value: Value | undefined): value is Answers {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
