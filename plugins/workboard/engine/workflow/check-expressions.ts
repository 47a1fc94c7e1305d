import { channelsOf } from '../channel/told-of';
import { CEILING_ROOTS } from '../clock/ceilings';
import { CLOCK_PARTS } from '../clock/clock-facts';
import { EXPIRY_ROOTS } from '../clock/expiry';
import { compileExpression, ExpressionError, type CompiledExpression } from '../expression';
import type { Field } from '../form/types';
import type { Path, YamlSource } from '../read-yaml';
import type { BuiltWorkflow } from './build-workflow';
import { AUDIT_ROOTS, BUNDLE_ROOTS, ROOTS, TERM_ROOTS } from './expression-roots';
import type { ParseWorkflowOptions } from './parse-options';
import type { WorkflowSketch } from './sketch-workflow';
import type { Cel, Effect, EventDefinition, WorkflowDefinition } from './types';

/** Compiles every expression of a workflow and checks each name it reads. */
export function checkExpressions(built: BuiltWorkflow, source: YamlSource, options: ParseWorkflowOptions): void {
  const { workflow } = built;
  const check: Check = { workflow, source, options };
  for (const [name, term] of Object.entries(workflow.terms)) checkOne(check, term, ['terms', name], { returns: 'any', roots: TERM_ROOTS });
  checkTermCycles(workflow, source);
  for (const { key, expire, ceilings = [] } of Object.values(workflow.clocks)) {
    ceilings.forEach(({ when }, index) => when !== undefined && checkCeiling(check, when, ['clocks', key, 'ceilings', index, 'when']));
    if (expire?.when !== undefined) checkOne(check, expire.when, ['clocks', key, 'expire', 'when'], { roots: EXPIRY_ROOTS });
    for (const [field, value] of Object.entries(expire?.form ?? {}))
      checkOne(check, value, ['clocks', key, 'expire', 'form', field], { returns: 'any', roots: EXPIRY_ROOTS });
  }
  for (const { key, required } of workflow.bundle?.parts ?? [])
    if (required !== undefined) checkOne(check, required, ['bundle', 'parts', key, 'required'], { roots: BUNDLE_ROOTS });
  for (const { key, when } of workflow.audits ?? []) checkOne(check, when, ['audits', key, 'when'], { roots: AUDIT_ROOTS });
  for (const event of Object.values(workflow.events)) {
    const path = ['events', event.key];
    event.guards.forEach((guard, index) => checkOne(check, guard.when, [...path, 'guards', index, 'when'], { event }));
    event.to.forEach(({ when }, index) => when !== undefined && checkOne(check, when, [...path, 'to', index], { event }));
    event.hints?.forEach(({ day }, index) => checkOne(check, day, [...path, 'hints', index, 'day'], { event, returns: 'any' }));
    event.shows?.forEach(({ value }, index) => checkOne(check, value, [...path, 'shows', index, 'value'], { event, returns: 'any' }));
    for (const effect of event.effects) checkEffect(check, effect, built.effectPaths.get(effect) ?? path, event);
  }
}

interface Check {
  workflow: WorkflowDefinition;
  source: YamlSource;
  options: ParseWorkflowOptions;
}

interface Place {
  returns?: 'bool' | 'any';
  roots?: readonly string[];
  event?: EventDefinition;
}

/** What a ceiling's condition reads must be written by steps alone: an edit that changes it would leave the clock with the rules it had. */
function checkCeiling(check: Check, when: Cel, path: Path): void {
  checkOne(check, when, path, { roots: CEILING_ROOTS });
  const { state } = check.workflow.subject;
  for (const read of compiledOrNoted({ ...check, source: check.source }, when, path, 'bool', CEILING_ROOTS)?.paths ?? []) {
    const [, attribute] = read.split('.');
    if (attribute !== undefined && !state.includes(attribute))
      check.source.problem(
        path,
        `时限的条件只能读取由步骤写入的属性（subject.state、details），“${attribute}”不是`,
        `a ceiling's condition may only read what steps write (subject.state, details); “${attribute}” is not`,
      );
  }
}

function checkEffect(check: Check, effect: Effect, path: Path, event: EventDefinition): void {
  if (effect.when !== undefined) checkOne(check, effect.when, [...path, 'when'], { event });
  for (const part of ['at', 'ceilingFrom', 'workdays', 'until', 'value', 'year', 'number'] as const) {
    const value: unknown = part in effect ? (effect as Partial<Record<typeof part, Cel>>)[part] : undefined;
    if (typeof value === 'string') checkOne(check, value, [...path, part], { event, returns: 'any' });
  }
  if ('each' in effect && effect.each !== undefined) checkOne(check, effect.each.rows, [...path, 'each'], { event, returns: 'any' });
  for (const part of ['values', 'form'] as const) {
    const values: unknown = part in effect ? (effect as Partial<Record<typeof part, Record<string, Cel>>>)[part] : undefined;
    for (const [name, value] of Object.entries(values ?? {}))
      checkOne(check, value as Cel, [...path, part, name], { event, returns: 'any' });
  }
  if (effect.do === 'openCard' && effect.persons === true && !check.options.forms[event.form ?? '']?.person)
    check.source.problem([...path, 'persons'], '此步骤的表单没有个人信息（person）', 'the form of this event asks nothing of a person');
}

function checkOne(check: Check, source: Cel, path: Path, { returns = 'bool', roots = ROOTS, event }: Place): void {
  const compiled = compiledOrNoted(check, source, path, returns, roots);
  if (!compiled) return;
  for (const read of compiled.paths) {
    const fault = faultIn(read.split('.'), check, event);
    if (fault) check.source.problem(path, ...fault);
  }
}

function compiledOrNoted(
  check: Check,
  source: Cel,
  path: Path,
  returns: 'bool' | 'any',
  roots: readonly string[],
): CompiledExpression | null {
  try {
    return compileExpression(source, { roots, returns });
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const [zh, en] = error.offset < 0 ? ['', ''] : [`（第 ${error.offset + 1} 个字符）`, ` (character ${error.offset + 1})`];
    check.source.problem(path, error.text['zh-Hans'] + zh, error.text.en + en);
    return null;
  }
}

type Fault = [zh: string, en: string] | null;

const CARD = ['id', 'workflow', 'stage', 'stageSince', 'openedOn', 'unit', 'units', 'done', 'attachments', 'lastActor'];
const LINKED = ['id', 'workflow', 'stage', 'title', 'published', 'kind', 'mark', 'seals'];
const ACTOR = ['id', 'name', 'kind', 'roles', 'units'];
const SEAL = ['exists', 'intact'];

function faultIn([root, name, third, fourth]: string[], check: Check, event: EventDefinition | undefined): Fault {
  const { workflow, options } = check;
  if (name === undefined || name === '*') return null;
  switch (root) {
    case 'subject':
      return inList(
        name,
        options.attributes?.[workflow.subject.type],
        `内容类型 ${workflow.subject.type} 的属性`,
        `attribute of ${workflow.subject.type}`,
      );
    case 'form':
      return formFault(name, third, fourth, check, event);
    case 'earliest':
      return earliestFault(name, check, event);
    case 'facts':
      return inList(name, options.factNames, '事实（facts）', 'fact');
    case 'term':
      return inList(name, Object.keys(workflow.terms), '术语（terms）', 'term');
    case 'card':
      if (name === 'lastActor' && third !== undefined && third !== '*') return inList(third, Object.keys(workflow.events), '步骤', 'event');
      return inList(name, CARD, 'card 的项', 'part of card');
    case 'seal':
      return inList(name, SEAL, 'seal 的项', 'part of seal');
    case 'clocks':
      return (
        inList(name, Object.keys(workflow.clocks), '时限（clocks）', 'clock') ??
        (third === undefined ? null : inList(third, CLOCK_PARTS, '时限的项', 'part of a clock'))
      );
    case 'clock':
      return inList(name, CLOCK_PARTS, '时限的项', 'part of a clock');
    case 'channels':
      return inList(
        name,
        channelsOf(workflow).map(({ channel }) => channel),
        '渠道（channels）',
        'channel',
      );
    case 'actor':
      return inList(name, ACTOR, 'actor 的项', 'part of actor');
    case 'matrix':
      return matrixFault(name, third, options.otherWorkflows, workflow.key);
    case 'linked': {
      if (options.otherWorkflows?.[name]?.matrix?.under === workflow.key) return tooMany(name);
      const others = options.otherWorkflows && [...Object.keys(options.otherWorkflows), workflow.key];
      return (
        inList(name, others, '流程', 'workflow') ??
        (third === '*' && fourth !== undefined ? inList(fourth, LINKED, '关联卡片的项', 'part of a linked card') : null)
      );
    }
    default:
      return null;
  }
}

/** Figures are those of the workflows whose matrix lies under this one. */
export function matrixFault(
  name: string,
  figure: string | undefined,
  others: Readonly<Record<string, WorkflowSketch>> | undefined,
  own: string,
): Fault {
  if (!others) return null;
  const under = Object.values(others).filter(({ matrix }) => matrix?.under === own);
  const fault = inList(
    name,
    under.map(({ key }) => key),
    '总表（matrix）',
    'matrix under this workflow',
  );
  if (fault || figure === undefined || figure === '*') return fault;
  return inList(figure, others[name]?.matrix?.figures, `总表 ${name} 的数据（figures）`, `figure of the matrix ${name}`);
}

/** Why rows of a matrix are not read as partners. */
export function tooMany(name: string): [zh: string, en: string] {
  return [
    `“${name}”的卡片在总表里，可能有上万张，不能逐张读取；请改用 matrix.${name} 的数据`,
    `cards of “${name}” are rows of a matrix and may be ten thousand: read figures of matrix.${name} instead`,
  ];
}

function formFault(
  name: string,
  third: string | undefined,
  fourth: string | undefined,
  check: Check,
  event: EventDefinition | undefined,
): Fault {
  if (!event?.form) return ['此步骤没有表单，不能读取 form', 'this event has no form to read'];
  const form = check.options.forms[event.form];
  if (!form) return null;
  const fault = inList(
    name,
    form.fields.map(({ key }) => key),
    `表单 ${event.form} 的字段`,
    `field of form ${event.form}`,
  );
  const group: Field | undefined = form.fields.find((field) => field.key === name);
  const inner = third === '*' ? fourth : third;
  if (fault || !group?.fields || inner === undefined) return fault;
  return inList(
    inner,
    group.fields.map(({ key }) => key),
    `字段组 ${name} 的字段`,
    `field of group ${name}`,
  );
}

/** Only a date field that has an earliest day has one to read. */
function earliestFault(name: string, check: Check, event: EventDefinition | undefined): Fault {
  const form = event?.form === undefined ? undefined : check.options.forms[event.form];
  const dated = form?.fields.filter(({ earliest }) => earliest !== undefined).map(({ key }) => key);
  return inList(name, dated ?? [], '最早日期（earliest）', 'earliest day');
}

function inList(name: string, known: readonly string[] | undefined, zh: string, en: string): Fault {
  if (!known || known.includes(name)) return null;
  return [`没有${zh}“${name}”`, `there is no ${en} “${name}”`];
}

function checkTermCycles(workflow: WorkflowDefinition, source: YamlSource): void {
  const reads = new Map(
    Object.entries(workflow.terms).map(([name, term]) => [name, [...term.matchAll(/\bterm\.(\w+)/g)].flatMap(([, other]) => other ?? [])]),
  );
  for (const name of reads.keys()) {
    const seen = new Set<string>();
    const open = [...(reads.get(name) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...(reads.get(next) ?? []));
    }
    if (seen.has(name)) source.problem(['terms', name], `术语“${name}”绕回了自己`, `the term “${name}” refers back to itself`);
  }
}
