import { compileExpression } from '../expression';
import { FORM_ROOTS } from '../form/form-roots';
import type { Answers, Field, FormContext, FormDefinition } from '../form/types';
import { isRequired, visibleFields } from '../form/visible-fields';
import type { Ready } from './types';

/** Rows that are tried for one field at most. */
const MOST_ROWS = 400;

export interface ReadyField {
  field: Field;
  visible: Ready;
  required: Ready;
}

/** A condition that rests on what cannot be tried out: a text, a list, too many answers. */
export class NotReady extends Error {
  constructor(
    readonly field: string,
    readonly reason: { zh: string; en: string },
  ) {
    super(reason.en);
  }
}

/**
 * Conditions of a form as rows of answers, so that a page without an engine shows and asks what the server will. Every combination of the
 * choices that a condition rests on is judged; fields that are never shown are left out.
 * @throws NotReady
 */
export function readyFields(definition: FormDefinition, context: Omit<FormContext, 'form'>): ReadyField[] {
  return definition.fields.flatMap((field): ReadyField[] => {
    const fields = controlling(definition, field);
    const rows = combinations(field, fields);
    const judged = rows.map((row) => judge(definition, field, fields, { ...context, form: answersOf(fields, row) }));
    const keys = fields.map(({ key }) => key);
    const ready = (holds: boolean[]): Ready =>
      holds.every(Boolean) ? true : !holds.some(Boolean) ? false : { fields: keys, when: rows.filter((_, index) => holds[index]) };
    const visible = ready(judged.map((one) => one.visible));
    return visible === false ? [] : [{ field, visible, required: ready(judged.map((one) => one.required)) }];
  });
}

function judge(
  definition: FormDefinition,
  field: Field,
  fields: readonly Field[],
  context: FormContext,
): { visible: boolean; required: boolean } {
  const small = { ...definition, fields: definition.fields.filter((one) => one === field || fields.includes(one)) };
  const shown = visibleFields(small, context);
  const form = Object.fromEntries(Object.entries(context.form).filter(([key]) => shown.some((one) => one.key === key)));
  const visible = shown.includes(field);
  return { visible, required: visible && isRequired(field, { ...context, form }) };
}

/** Fields whose answers decide whether this one is shown or required, with those that decide about them. */
function controlling(definition: FormDefinition, field: Field): Field[] {
  const found = new Set<string>();
  const open = [field];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (const key of [...readBy(one.visibleIf), ...(one === field ? readBy(one.requiredIf) : [])]) {
      const other = definition.fields.find((candidate) => candidate.key === key);
      if (!other || found.has(key)) continue;
      found.add(key);
      open.push(other);
    }
  }
  return definition.fields.filter(({ key }) => found.has(key));
}

function readBy(condition: string | undefined): string[] {
  if (condition === undefined) return [];
  const { paths } = compileExpression(condition, { roots: FORM_ROOTS });
  return paths.flatMap((path) => (path.startsWith('form.') ? [path.split('.')[1] ?? ''] : []));
}

function combinations(field: Field, fields: readonly Field[]): (string | boolean | null)[][] {
  let rows: (string | boolean | null)[][] = [[]];
  for (const one of fields) {
    const values = valuesOf(field, one);
    rows = rows.flatMap((row) => values.map((value) => [...row, value]));
    if (rows.length > MOST_ROWS)
      throw new NotReady(field.key, {
        zh: `条件依赖的选项组合超过 ${MOST_ROWS} 种`,
        en: `its condition rests on more than ${MOST_ROWS} combinations of choices`,
      });
  }
  return rows;
}

function valuesOf(field: Field, { key, type, options = [] }: Field): (string | boolean | null)[] {
  if (type === 'select' || type === 'radio') return [...options.map(({ value }) => value), null];
  if (type === 'checkbox') return [true, false, null];
  throw new NotReady(field.key, {
    zh: `对外表单的条件只能依赖单选、下拉或勾选字段，“${key}”不是`,
    en: `conditions of a public form rest on radio, select and checkbox fields only; “${key}” is none`,
  });
}

function answersOf(fields: readonly Field[], row: readonly (string | boolean | null)[]): Answers {
  return Object.fromEntries(
    fields.flatMap(({ key }, index) => (row[index] === null || row[index] === undefined ? [] : [[key, row[index]]])),
  );
}
