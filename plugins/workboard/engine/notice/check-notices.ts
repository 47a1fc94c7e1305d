import { compileExpression, ExpressionError } from '../expression';
import type { Path, YamlSource } from '../read-yaml';
import type { ClauseId, RoleKey, Text } from '../text';
import type { Cel } from '../workflow/types';
import { faultInTags } from './check-tags';
import { ROW_ROOTS, rootsOfNotice, WHERE_ROOTS } from './roots';
import type { NoticeDefinition, NoticeField, TemplateTags } from './types';

/** What notices may refer to. */
export interface NoticeHouse {
  roles: Readonly<Record<RoleKey, Text>>;
  factNames: readonly string[];
  /** Attributes of the workflow's subject; absent: not checked. */
  attributes?: readonly string[] | undefined;
  knownClauses?: ((id: ClauseId) => boolean) | undefined;
  /** Number series of the house; absent: not checked. */
  series?: readonly string[] | undefined;
  /** Templates of the pack and of the office by file name; absent: not checked. */
  templates?: Readonly<Record<string, TemplateTags>> | undefined;
  /** Parties whose data a `personal` notice may read, with what is asked of each. */
  persons?: Readonly<Record<string, readonly string[]>>;
  /** Names the fields may start from, where they are fewer. */
  roots?: readonly string[];
  /** What is wrong with a figure of a matrix that a field reads; absent: not checked. */
  matrixFault?: (name: string, figure: string | undefined) => [zh: string, en: string] | null;
}

/** Checks notices: names, expressions and the tags of their templates. Faults are noted with the path below `notices`. */
export function checkNotices(notices: readonly NoticeDefinition[], source: YamlSource, house: NoticeHouse): void {
  for (const notice of notices) {
    const path = ['notices', notice.key];
    for (const role of [...notice.by, ...notice.see])
      if (!Object.hasOwn(house.roles, role)) source.problem(path, `没有角色“${role}”`, `there is no role “${role}”`);
    for (const id of notice.clauses)
      if (house.knownClauses && !house.knownClauses(id)) source.problem(path, `没有条款“${id}”`, `there is no clause “${id}”`);
    if (notice.series !== undefined && house.series && !house.series.includes(notice.series))
      source.problem([...path, 'series'], `没有编号序列“${notice.series}”`, `there is no number series “${notice.series}”`);
    checkFields(notice, source, house, path);
    checkSet(notice, source, house, path);
    checkPersonal(notice, source, path);
    const template = house.templates && (Object.hasOwn(house.templates, notice.template) ? house.templates[notice.template] : MISSING);
    const fault = template && (template.ok ? faultInTags(notice.fields, template.tags) : template.reason);
    if (fault) source.problem([...path, 'template'], `${notice.template}：${fault['zh-Hans']}`, `${notice.template}: ${fault.en}`);
  }
}

const MISSING: TemplateTags = { ok: false, reason: { 'zh-Hans': '没有这个模板文件', en: 'there is no such template' } };

function checkFields(notice: NoticeDefinition, source: YamlSource, house: NoticeHouse, path: Path): void {
  const roots = house.roots ?? rootsOfNotice(notice);
  for (const field of notice.fields) {
    const at = [...path, 'fields', field.key];
    checkField(field, { source, house, at, roots });
    for (const inner of field.fields ?? [])
      checkField(inner, { source, house, at: [...at, 'fields', inner.key], roots: [...roots, ...ROW_ROOTS] });
  }
}

interface Place {
  source: YamlSource;
  house: NoticeHouse;
  at: Path;
  roots: readonly string[];
}

function checkField(field: NoticeField, { source, house, at, roots }: Place): void {
  if ((field.type === 'choice') !== (field.options !== undefined))
    source.problem(
      at,
      'choice 须有 options（或写作 表单.字段，须有该字段），其他类型没有',
      'a choice has options (or form.field, of a field that is there), other types have none',
    );
  checkExpression(field.value, { source, house, at: [...at, 'value'], roots }, 'any');
}

/** What is kept as a secret must hold one, and be of one card, whose vault it is kept in. */
function checkPersonal({ set, personal, fields }: NoticeDefinition, source: YamlSource, path: Path): void {
  if (!personal) return;
  if (set) source.problem([...path, 'personal'], '汇总多张卡片的文书不能含个人信息', 'a notice over many cards bears no personal data');
  if (!fields.some(({ value, fields: inner = [] }) => [value, ...inner.map((one) => one.value)].some((cel) => /\bpersons\b/.test(cel))))
    source.problem([...path, 'personal'], '没有字段读取 persons', 'none of its fields reads “persons”');
}

function checkSet({ set }: NoticeDefinition, source: YamlSource, house: NoticeHouse, path: Path): void {
  if (!set) return;
  if (house.attributes && !house.attributes.includes(set.day))
    source.problem([...path, 'set', 'day'], `没有属性“${set.day}”`, `there is no attribute “${set.day}”`);
  if (set.where !== undefined) checkExpression(set.where, { source, house, at: [...path, 'set', 'where'], roots: WHERE_ROOTS }, 'bool');
}

function checkExpression(value: Cel, { source, house, at, roots }: Place, returns: 'any' | 'bool'): void {
  try {
    for (const read of compileExpression(value, { roots, returns }).paths) {
      const [root, name = '*', part] = read.split('.');
      const fault = root === 'matrix' && name !== '*' ? house.matrixFault?.(name, part) : null;
      if (fault) source.problem(at, ...fault);
      const parties = root === 'persons' ? house.persons : undefined;
      if (
        parties &&
        name !== '*' &&
        !(Object.hasOwn(parties, name) && (part === undefined || part === '*' || parties[name]?.includes(part)))
      )
        source.problem(at, `没有“${read}”：须是表单中的个人信息字段`, `there is no “${read}”: name a personal field of a form`);
      const known = root === 'subject' ? house.attributes : root === 'facts' ? house.factNames : undefined;
      if (known && name !== '*' && !known.includes(name)) source.problem(at, `没有“${root}.${name}”`, `there is no “${root}.${name}”`);
    }
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    source.problem(at, error.text['zh-Hans'], error.text.en);
  }
}
