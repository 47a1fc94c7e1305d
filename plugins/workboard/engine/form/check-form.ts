import { compileExpression, ExpressionError } from '../expression';
import type { Path, YamlSource } from '../read-yaml';
import { FORM_ROOTS, ROW_ROOTS } from './form-roots';
import { patternFault } from './safe-pattern';
import type { Field, FormDefinition } from './types';

const ACTOR = ['id', 'name', 'units', 'roles'];
const CHOICES: readonly string[] = ['select', 'multi', 'radio'];
const TEXTS: readonly string[] = ['text', 'textarea'];
const BOUNDED: readonly string[] = ['text', 'textarea', 'richtext', 'url', 'entry', 'number', 'multi', 'group'];

/** Checks what the shape cannot say: keys that stand twice, missing choices, bounds, patterns, and every name a condition reads. */
export function checkForm(form: FormDefinition, source: YamlSource, known: KnownNames): void {
  const check: Check = { form, source, ...known };
  checkKeys(form.fields, ['fields'], source);
  checkPersonal(form, source);
  form.fields.forEach((field, index) => {
    checkField(field, ['fields', index], check, null);
    if (!field.fields) return;
    checkKeys(field.fields, ['fields', index, 'fields'], source);
    for (const [inner, { source: entries }] of field.fields.entries())
      if (entries && ('cards' in entries || entries.only))
        source.problem(
          ['fields', index, 'fields', inner, 'source'],
          '分组内的字段不能限定为条目（only）或卡片（cards）',
          'a field of a group cannot have “only” or “cards”',
        );
    field.fields.forEach((inner, at) => checkField(inner, ['fields', index, 'fields', at], check, field));
  });
}

/** What a form may refer to; what is absent is not checked. */
export interface KnownNames {
  knownClauses?: (id: string) => boolean;
  /** Attributes of content types by uid. */
  attributes?: Readonly<Record<string, readonly string[]>>;
  /** Sources of suggestions. */
  suggestions?: readonly string[];
}

interface Check extends KnownNames {
  form: FormDefinition;
  source: YamlSource;
}

function checkKeys(fields: readonly Field[], path: Path, source: YamlSource): void {
  fields.forEach((field, index) => {
    const first = fields.findIndex(({ key }) => key === field.key);
    if (first < index) source.problem([...path, index, 'key'], `字段“${field.key}”重复`, `field “${field.key}” stands twice`);
  });
}

/** Personal data is text, somebody's, and never begins with what the subject holds: that is the mask. */
function checkPersonal({ person, fields }: FormDefinition, source: YamlSource): void {
  if (person && !fields.some(({ type }) => TEXTS.includes(type)))
    source.problem(['person'], '没有可填写个人信息的文本字段', 'no field is a text in which they could tell of themselves');
  fields.forEach(({ type, personal, initial }, index) => {
    if (personal === undefined) return;
    const problem = (key: string, zh: string, en: string) => source.problem(['fields', index, key], zh, en);
    if (!person) problem('personal', '表单须写明是谁的个人信息（person）', 'the form must say whose data it is (“person”)');
    if (!TEXTS.includes(type)) problem('personal', `${type} 字段不能是个人信息`, `a ${type} field cannot be personal`);
    if (initial !== undefined) problem('initial', '个人信息字段没有初始值', 'a personal field has no “initial”');
  });
}

function checkField(field: Field, path: Path, check: Check, group: Field | null): void {
  const problem = (key: string, zh: string, en: string) => check.source.problem([...path, key], zh, en);
  const { type } = field;
  checkSuggests(field, path, check);
  if (field.files && (type !== 'multi' || group !== null || field.options !== undefined))
    problem('files', '只有不在分组内、没有选项的 multi 字段可以选附件', 'only a multi field without options, in no group, offers files');
  if (!field.files && CHOICES.includes(type) !== (field.options !== undefined)) {
    problem(
      'options',
      CHOICES.includes(type) ? '缺少选项（options）' : `${type} 字段没有选项`,
      CHOICES.includes(type) ? 'needs “options”' : `a ${type} field has no options`,
    );
  }
  if ((type === 'checklist') !== (field.items !== undefined)) {
    problem(
      'items',
      type === 'checklist' ? '缺少核对项（items）' : `${type} 字段没有核对项`,
      type === 'checklist' ? 'needs “items”' : `a ${type} field has no items`,
    );
  }
  if ((type === 'group') !== (field.fields !== undefined)) {
    problem(
      'fields',
      type === 'group' ? '字段组缺少 fields（字段组内不能再有字段组）' : `${type} 字段没有 fields`,
      type === 'group' ? 'a group needs “fields” (and holds no groups)' : `a ${type} field has no “fields”`,
    );
  }
  checkSource(field, path, check);
  if (field.role !== undefined && type !== 'user')
    problem('role', `${type} 字段不限定角色`, `a ${type} field is not for holders of a role`);
  if (field.repeat && type !== 'group') problem('repeat', '只有字段组可以重复', 'only a group may repeat');
  for (const list of [field.options, field.items]) {
    if (list && new Set(list.map(({ value }) => value)).size < list.length)
      problem('options', '选项的值重复', 'two options have the same value');
  }
  checkBounds(field, problem);
  checkClauses(field.clauses, path, check);
  checkConditions(field, path, check, group);
  checkEarliest(field, path, check);
}

/** Only a day has an earliest one, and whoever is held to it is told the clause. */
function checkEarliest(field: Field, path: Path, check: Check): void {
  (field.earliest ?? []).forEach(({ after, workdays, days, when, clauses }, index) => {
    const at = [...path, 'earliest', index];
    if (field.type !== 'date') check.source.problem(at, `${field.type} 字段没有最早日期`, `a ${field.type} field has no “earliest”`);
    if (clauses.length === 0) check.source.problem(at, '须写明依据的条款（clause）', 'names no clause; give the one it rests on');
    checkClauses(clauses, at, check);
    for (const [part, source] of Object.entries({ after, workdays, days, when }))
      if (source !== undefined)
        checkExpression(source, { field, part, path: [...at, part], returns: part === 'when' ? 'bool' : 'any' }, check, null);
  });
}

function checkSuggests({ type, suggests, personal }: Field, path: Path, check: Check): void {
  if (suggests === undefined) return;
  const problem = (zh: string, en: string) => check.source.problem([...path, 'suggests'], zh, en);
  if (!['text', 'textarea'].includes(type) || personal !== undefined)
    problem('只有不含个人信息的文本字段可以提示已公开内容', 'only a text that is not personal may suggest what is public');
  if (check.suggestions && !check.suggestions.includes(suggests))
    problem(`没有提示来源“${suggests}”`, `there is no source of suggestions “${suggests}”`);
}

function checkSource({ type, source }: Field, path: Path, check: Check): void {
  const problem = (zh: string, en: string) => check.source.problem([...path, 'source'], zh, en);
  if ((type === 'entry') !== (source !== undefined)) {
    problem(
      type === 'entry' ? '缺少来源（source）' : `${type} 字段没有来源`,
      type === 'entry' ? 'needs a “source”' : `a ${type} field has no source`,
    );
  }
  if (!source || 'cards' in source || !check.attributes) return;
  const known = check.attributes[source.type];
  if (!known) return problem(`没有内容类型“${source.type}”`, `there is no content type “${source.type}”`);
  for (const name of [source.key, ...(source.title === undefined ? [] : [source.title]), ...Object.keys(source.where)]) {
    if (!known.includes(name))
      problem(`内容类型 ${source.type} 没有属性“${name}”`, `content type ${source.type} has no attribute “${name}”`);
  }
}

function checkBounds({ type, min, max, pattern, patternHelp }: Field, problem: (key: string, zh: string, en: string) => void): void {
  const bound = max === undefined ? 'min' : 'max';
  if ((min !== undefined || max !== undefined) && !BOUNDED.includes(type))
    problem(bound, `${type} 字段没有上下限`, `a ${type} field has no bounds`);
  if (min !== undefined && max !== undefined && min > max) problem('min', '下限大于上限', '“min” exceeds “max”');
  const counts = type !== 'number' && [min, max].some((value) => value !== undefined && (value < 0 || !Number.isInteger(value)));
  if (counts) problem(bound, '长度或个数须为非负整数', 'a length or size must be a whole number, not negative');
  if (pattern === undefined) {
    if (patternHelp) problem('patternHelp', '没有格式可说明', 'there is no pattern to explain');
    return;
  }
  if (!TEXTS.includes(type)) return problem('pattern', `${type} 字段没有格式`, `a ${type} field has no pattern`);
  const fault = patternFault(pattern);
  if (fault) problem('pattern', ...fault);
}

function checkConditions(field: Field, path: Path, check: Check, group: Field | null): void {
  for (const part of ['visibleIf', 'requiredIf', 'initial'] as const) {
    const source = field[part];
    if (source === undefined) continue;
    checkExpression(source, { field, part, path: [...path, part], returns: part === 'initial' ? 'any' : 'bool' }, check, group);
  }
}

interface ExpressionPlace {
  field: Field;
  part: string;
  path: Path;
  returns: 'bool' | 'any';
}

function checkExpression(source: string, { field, part, path, returns }: ExpressionPlace, check: Check, group: Field | null): void {
  try {
    const compiled = compileExpression(source, { roots: group ? ROW_ROOTS : FORM_ROOTS, returns });
    for (const read of compiled.paths) checkRead(read.split('.'), field, part, path, check, group);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    check.source.problem(path, error.text['zh-Hans'], error.text.en);
  }
}

function checkClauses(clauses: readonly string[], path: Path, check: Check): void {
  for (const id of clauses)
    if (check.knownClauses && !check.knownClauses(id)) check.source.problem(path, `没有条款“${id}”`, `there is no clause “${id}”`);
}

function checkRead([root, name, third, fourth]: string[], field: Field, part: string, path: Path, check: Check, group: Field | null): void {
  if (name === undefined || name === '*') return;
  if (root === 'actor' && !ACTOR.includes(name)) check.source.problem(path, `actor 没有“${name}”`, `actor has no “${name}”`);
  if (root === 'form') {
    const read = readable(name, check.form.fields, group ?? field, part, path, check);
    const inner = third === '*' ? fourth : third;
    if (read?.fields && inner !== undefined && !read.fields.some(({ key }) => key === inner)) unknownField(inner, path, check);
  }
  if (root === 'row' && group?.fields) readable(name, group.fields, field, part, path, check);
}

/** A field may be shown because of what stands above it only; so no two fields can hide each other, and the form is read once from the top. */
function readable(name: string, fields: readonly Field[], field: Field, part: string, path: Path, check: Check): Field | undefined {
  const read = fields.findIndex(({ key }) => key === name);
  if (read < 0) {
    unknownField(name, path, check);
  } else if (part === 'visibleIf' && read >= fields.indexOf(field)) {
    check.source.problem(
      path,
      `显示条件只能取决于上方的字段，“${name}”不在其上方`,
      `a field is shown by fields above it only; “${name}” is not`,
    );
  }
  return fields[read];
}

function unknownField(name: string, path: Path, check: Check): void {
  check.source.problem(path, `没有字段“${name}”`, `there is no field “${name}”`);
}
