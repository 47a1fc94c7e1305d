import type { Text } from '../text';
import type { Field, FieldError, FormDefinition } from './types';

/** What is needed of an error that ajv reports; the browser does not import ajv. */
export interface SchemaError {
  /** JSON Pointer to the value: `/terms/0/term`. */
  instancePath: string;
  keyword: string;
  params: Readonly<Record<string, unknown>>;
}

/** Turns schema errors into sentences that name the field, one for each field, in the order of the form. */
export function describeErrors(definition: FormDefinition, errors: readonly SchemaError[]): FieldError[] {
  const described = errors.map((error) => describe(definition, error));
  const first = new Map<string, FieldError>();
  for (const error of described) if (!first.has(error.field)) first.set(error.field, error);
  const order = (path: string) => {
    const index = definition.fields.findIndex(({ key }) => key === path.split('.')[0]);
    return index < 0 ? definition.fields.length : index;
  };
  return [...first.values()].sort((a, b) => order(a.field) - order(b.field));
}

function describe(definition: FormDefinition, error: SchemaError): FieldError {
  const parts = pathOf(error);
  const { field, label } = fieldAt(definition, parts);
  return { field: parts.join('.'), code: error.keyword, message: sentence(error, field, label), clauses: field?.clauses ?? [] };
}

function pathOf({ instancePath, keyword, params }: SchemaError): string[] {
  const parts = instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'));
  if (keyword === 'required' && typeof params['missingProperty'] === 'string') return [...parts, params['missingProperty']];
  if (keyword === 'additionalProperties' && typeof params['additionalProperty'] === 'string')
    return [...parts, params['additionalProperty']];
  return parts;
}

/** The field a path leads to, and its label with row and group before it: “术语 第 2 行 解释”. */
function fieldAt(definition: FormDefinition, parts: readonly string[]): { field: Field | undefined; label: Text } {
  const [first, ...rest] = parts;
  let field = definition.fields.find(({ key }) => key === first);
  const labels: Text[] = field ? [field.label] : [];
  for (const part of rest) {
    const inner = field?.fields?.find(({ key }) => key === part);
    const item = field?.items?.find(({ value }) => value === part);
    if (/^\d+$/.test(part)) labels.push({ 'zh-Hans': `第 ${Number(part) + 1} 行`, en: `row ${Number(part) + 1}` });
    const named = inner ?? item;
    if (named) labels.push(named.label);
    field = inner ?? field;
  }
  if (labels.length === 0) return { field, label: { 'zh-Hans': parts.join('.') || '表单', en: parts.join('.') || 'the form' } };
  return { field, label: { 'zh-Hans': labels.map((label) => label['zh-Hans']).join(' '), en: labels.map((label) => label.en).join(', ') } };
}

function sentence({ keyword, params }: SchemaError, field: Field | undefined, { 'zh-Hans': zh, en }: Text): Text {
  const limit = String(params['limit']);
  const say = (chinese: string, english: string): Text => ({ 'zh-Hans': chinese, en: english });
  switch (keyword) {
    case 'required':
      return say(`请填写“${zh}”`, `Fill in “${en}”`);
    case 'const':
      return say(`请勾选“${zh}”`, `Tick “${en}”`);
    case 'enum':
      return say(`“${zh}”的选项无效，请重新选择`, `Choose one of the options of “${en}”`);
    case 'minLength':
      return say(`“${zh}”至少 ${limit} 个字`, `“${en}” needs at least ${limit} characters`);
    case 'maxLength':
      return say(`“${zh}”不能超过 ${limit} 个字`, `“${en}” must not exceed ${limit} characters`);
    case 'minimum':
      return say(`“${zh}”不能小于 ${limit}`, `“${en}” must not be less than ${limit}`);
    case 'maximum':
      return say(`“${zh}”不能大于 ${limit}`, `“${en}” must not exceed ${limit}`);
    case 'minItems':
      return say(`“${zh}”至少 ${limit} 项`, `“${en}” needs at least ${limit} entries`);
    case 'maxItems':
      return say(`“${zh}”最多 ${limit} 项`, `“${en}” takes at most ${limit} entries`);
    case 'uniqueItems':
      return say(`“${zh}”有重复的项`, `“${en}” has the same entry twice`);
    case 'format':
    case 'pattern':
      return formatSentence(field, zh, en);
    case 'additionalProperties':
      return say(`“${zh}”不是此表单的内容`, `“${en}” does not belong to this form`);
    default:
      return say(`“${zh}”填写有误`, `“${en}” is not filled in correctly`);
  }
}

function formatSentence(field: Field | undefined, zh: string, en: string): Text {
  switch (field?.type) {
    case 'date':
      return { 'zh-Hans': `“${zh}”须为日期，如 2026-09-30`, en: `“${en}” must be a date such as 2026-09-30` };
    case 'datetime':
      return { 'zh-Hans': `“${zh}”须为日期和时间`, en: `“${en}” must be a date and time` };
    case 'url':
      return {
        'zh-Hans': `“${zh}”须为以 http:// 或 https:// 开头的网址`,
        en: `“${en}” must be an address that starts with http:// or https://`,
      };
    default:
      return {
        'zh-Hans': `“${zh}”格式不符${field?.patternHelp ? `：${field.patternHelp['zh-Hans']}` : ''}`,
        en: `“${en}” does not have the right format${field?.patternHelp ? `: ${field.patternHelp.en}` : ''}`,
      };
  }
}
