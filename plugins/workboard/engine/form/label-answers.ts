import type { Locale, Text } from '../text';
import type { Value } from '../workflow/types';
import { isList, isMap } from './clean-answers';
import type { Answers, Field, FormDefinition } from './types';

/** One answer as people read it. */
export interface LabelledAnswer {
  label: Text;
  value: string;
}

/** Names behind the keys that answers hold. A key without a name is shown as it is. */
export interface Names {
  user?: (id: number) => string | undefined;
  unit?: (key: string) => string | undefined;
}

const RESULTS: Readonly<Record<string, Text>> = {
  pass: { 'zh-Hans': '通过', en: 'pass' },
  fail: { 'zh-Hans': '不通过', en: 'fail' },
  na: { 'zh-Hans': '不适用', en: 'not applicable' },
};
const YES: Text = { 'zh-Hans': '是', en: 'yes' };
const NO: Text = { 'zh-Hans': '否', en: 'no' };

/** Answers with the labels of their fields and options, in the order of the form, for history and print. Rows of groups follow one another. */
export function labelAnswers(
  definition: FormDefinition,
  answers: Answers,
  names: Names = {},
  locale: Locale = 'zh-Hans',
): LabelledAnswer[] {
  return definition.fields.flatMap((field) => labelField(field, answers, { names, locale }));
}

interface Style {
  names: Names;
  locale: Locale;
}

function labelField(field: Field, answers: Answers, style: Style): LabelledAnswer[] {
  const value = Object.hasOwn(answers, field.key) ? answers[field.key] : undefined;
  if (value === undefined || value === null) return [];
  if (field.type === 'checklist' && isMap(value)) return labelChecklist(field, value, style);
  if (field.type !== 'group') return [{ label: field.label, value: written(field, value, style) }];
  const inner = (row: Value) => (isMap(row) ? (field.fields ?? []).flatMap((one) => labelField(one, row, style)) : []);
  if (!isList(value)) return inner(value).map(({ label, value: text }) => ({ label: under(field.label, label, null), value: text }));
  return value.flatMap((row, index) =>
    inner(row).map(({ label, value: text }) => ({ label: under(field.label, label, index + 1), value: text })),
  );
}

function labelChecklist(field: Field, value: Answers, { locale }: Style): LabelledAnswer[] {
  return (field.items ?? []).flatMap((item) => {
    const answer = Object.hasOwn(value, item.value) ? value[item.value] : undefined;
    if (!isMap(answer)) return [];
    const given = typeof answer['result'] === 'string' ? answer['result'] : '';
    const result = RESULTS[given]?.[locale] ?? given;
    const note = typeof answer['note'] === 'string' ? `${locale === 'en' ? ': ' : '：'}${answer['note']}` : '';
    return [{ label: under(field.label, item.label, null), value: `${result}${note}` }];
  });
}

function written(field: Field, value: Value, style: Style): string {
  if (isList(value)) return value.map((item) => written(field, item, style)).join(style.locale === 'en' ? ', ' : '、');
  if (typeof value === 'boolean') return (value ? YES : NO)[style.locale];
  if (field.type === 'user' && typeof value === 'number') return style.names.user?.(value) ?? String(value);
  if (field.type === 'unit' && typeof value === 'string') return style.names.unit?.(value) ?? value;
  if (isMap(value)) return JSON.stringify(value);
  return field.options?.find((option) => option.value === value)?.label[style.locale] ?? String(value);
}

function under(outer: Text, inner: Text, row: number | null): Text {
  const [zhRow, enRow] = row === null ? [' ', ', '] : [` 第 ${row} 行 `, ` ${row}, `];
  return { 'zh-Hans': `${outer['zh-Hans']}${zhRow}${inner['zh-Hans']}`, en: `${outer.en}${enRow}${inner.en}` };
}
