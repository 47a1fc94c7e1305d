import { z } from 'zod';
import type { FormDefinition } from '../form/types';
import { cel, clauseKeys, clausesOf, key, many, name, text } from '../yaml-shapes';
import type { NoticeDefinition, NoticeField } from './types';

const TYPES = ['text', 'number', 'day', 'instant', 'unit', 'person', 'choice', 'paragraphs', 'rows', 'condition'] as const;

const plain = {
  title: text,
  help: text.optional(),
  type: z.enum(TYPES).default('text'),
  value: cel,
  options: z
    .union([z.record(z.string().min(1), text), z.string().regex(/^[\w-]+\.\w+$/, '写作 表单.字段 / written as form.field')])
    .optional(),
};

const innerField = z
  .strictObject(plain)
  .refine(({ type }) => type !== 'rows', { path: ['type'], message: '行内字段不能再是 rows / a field of a row cannot be rows again' });

const field = z
  .strictObject({ ...plain, fields: z.record(name, innerField).optional() })
  .refine(({ type, fields }) => (type === 'rows') === (fields !== undefined), {
    path: ['fields'],
    message: 'rows 须有 fields，其他类型没有 / rows have fields, other types have none',
  });

/** Notices as packs write them; README.md describes the format. */
export const notices = z.record(
  key,
  z.strictObject({
    title: text,
    template: z
      .string()
      .regex(/^[\w-]{1,60}\.docx$/, '须为 notices 文件夹中的 .docx 文件名 / the name of a .docx file in the folder notices'),
    ...clauseKeys,
    series: key.optional(),
    by: many(name).default([]),
    see: many(name).default([]),
    personal: z.literal(true).optional(),
    set: z.strictObject({ day: name, period: z.enum(['week', 'half_month', 'month', 'year']), where: cel.optional() }).optional(),
    fields: z.record(name, field),
  }),
);

export type RawNotices = z.output<typeof notices>;

type Forms = Readonly<Record<string, FormDefinition>>;

/** What was read, in the engine's form. @param forms those of the pack, whose words a choice may take over */
export function buildNotices(raw: RawNotices, forms: Forms = {}): NoticeDefinition[] {
  return Object.entries(raw).map(([own, { title, template, series, by, see, set, personal, fields, ...rest }]) => ({
    key: own,
    title,
    template,
    clauses: clausesOf(rest),
    ...(series === undefined ? {} : { series }),
    by,
    see,
    ...(set === undefined ? {} : { set: { day: set.day, period: set.period, ...(set.where === undefined ? {} : { where: set.where }) } }),
    ...(personal ? { personal } : {}),
    fields: Object.entries(fields).map(([tag, one]) => buildField(tag, one, forms)),
  }));
}

type RawField = RawNotices[string]['fields'][string];

function buildField(
  tag: string,
  { title, help, type, value, options, fields }: Omit<RawField, 'fields'> & Partial<Pick<RawField, 'fields'>>,
  forms: Forms,
): NoticeField {
  const words = typeof options === 'string' ? wordsOf(options, forms) : options;
  return {
    key: tag,
    title,
    type,
    value,
    ...(help === undefined ? {} : { help }),
    ...(words === undefined ? {} : { options: words }),
    ...(fields === undefined ? {} : { fields: Object.entries(fields).map(([inner, one]) => buildField(inner, one, forms)) }),
  };
}

/** The words of a form's field; undefined where there is no such field, which the check of choices then tells. */
function wordsOf(named: string, forms: Forms): NoticeField['options'] {
  const [form = '', key] = named.split('.');
  const options = forms[form]?.fields.find((one) => one.key === key)?.options;
  return options && Object.fromEntries(options.map(({ value, label }) => [value, label]));
}
