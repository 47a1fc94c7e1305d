import { z } from 'zod';
import { cel, clauseKeys, clausesOf, key, many, name, text } from '../yaml-shapes';
import type { EarliestBound, EntrySource, Field, Option, PersonalKind, SharedFields } from './types';

const TYPES = [
  'text',
  'textarea',
  'richtext',
  'date',
  'datetime',
  'number',
  'select',
  'multi',
  'radio',
  'checkbox',
  'checklist',
  'user',
  'unit',
  'entry',
  'url',
  'group',
] as const;

const optionValue = z.string().min(1).max(100);

/** `{ value: label }`, or a list of `{ value, label }`. */
const options = z
  .union([z.array(z.strictObject({ value: optionValue, label: text })).min(1), z.record(optionValue, text)])
  .transform((written): readonly Option[] =>
    Array.isArray(written) ? written : Object.entries(written).map(([value, label]) => ({ value, label })),
  );

const typeSource = z
  .strictObject({
    type: z.string().min(1),
    key: name,
    title: name.optional(),
    where: z.record(name, z.union([z.string(), z.number(), z.boolean()])).default({}),
    only: z.literal(true).optional(),
  })
  .transform(({ title, only, ...rest }): EntrySource => ({
    ...rest,
    ...(title === undefined ? {} : { title }),
    ...(only === undefined ? {} : { only }),
  }));

const source = z.union([z.strictObject({ cards: key }), typeSource]);

const fieldKeys = {
  key: name,
  type: z.enum(TYPES),
  label: text,
  help: text.optional(),
  required: z.boolean().default(false),
  requiredIf: cel.optional(),
  visibleIf: cel.optional(),
  options: options.optional(),
  files: z.literal(true).optional(),
  items: options.optional(),
  source: source.optional(),
  role: name.optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  pattern: z.string().min(1).optional(),
  patternHelp: text.optional(),
  repeat: z.boolean().optional(),
  initial: cel.optional(),
  ...clauseKeys,
};

const innerField = z.strictObject(fieldKeys).transform(toField);

const personal = z.enum(['name', 'id_number', 'phone', 'email', 'address', 'text', 'credit_code']);

const bound = z
  .strictObject({ after: cel, workdays: cel.optional(), days: cel.optional(), when: cel.optional(), ...clauseKeys })
  .refine(({ workdays, days }) => (workdays === undefined) !== (days === undefined), '须写 workdays 或 days / give “workdays” or “days”')
  .transform((written): EarliestBound => {
    const { clause: _clause, clauses: _clauses, ...rest } = written;
    return { ...present(rest), clauses: clausesOf(written) };
  });

/** One field as it is written, alone or among those that forms share. */
export const fieldSchema = z
  .strictObject({
    ...fieldKeys,
    personal: personal.optional(),
    suggests: name.optional(),
    earliest: many(bound).optional(),
    fields: z.array(innerField).min(1).optional(),
  })
  .transform(toField);

/**
 * The shape of `forms/*.yaml`, as the workflow's README.md describes it. A group holds fields, but no groups.
 * @param shared fields that the house's forms share, by name; a field with `use` is one of them, with what is written beside it in place of its own
 */
export const formSchema = (shared: SharedFields) =>
  z.strictObject({
    key,
    title: text,
    intro: text.optional(),
    person: z.strictObject({ key: name, title: text }).optional(),
    fields: z.array(z.preprocess((written, context) => takenIn(written, shared, context), fieldSchema)).min(1),
  });

function takenIn(written: unknown, shared: SharedFields, context: z.RefinementCtx): unknown {
  if (typeof written !== 'object' || written === null || !Object.hasOwn(written, 'use')) return written;
  const { use, ...own } = written as { use: unknown };
  const found = typeof use === 'string' && Object.hasOwn(shared, use) ? shared[use] : undefined;
  if (found !== undefined) return { key: use, ...found, ...own };
  context.addIssue(`fields.yaml 中没有“${String(use)}” / there is no “${String(use)}” in fields.yaml`);
  return z.NEVER;
}

type Written = z.output<z.ZodObject<typeof fieldKeys>> & {
  personal?: PersonalKind | undefined;
  suggests?: string | undefined;
  earliest?: EarliestBound[] | undefined;
  fields?: Field[] | undefined;
};

/** Leaves out what was not written, so that definitions compare and travel without undefined. */
function toField(written: Written): Field {
  const { clause: _clause, clauses: _clauses, ...rest } = written;
  return { ...(present(rest) as unknown as Omit<Field, 'clauses'>), clauses: clausesOf(written) };
}

function present<T extends object>(written: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries<unknown>(written as Record<string, unknown>).filter(([, value]) => value !== undefined),
  ) as never;
}
