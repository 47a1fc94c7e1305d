import { checkChannels } from '../channel/check-channels';
import { checkDuties } from '../duty/check-duties';
import { checkDoor } from '../door/check-door';
import { checkMatrix } from '../matrix/check-matrix';
import type { Path, YamlSource } from '../read-yaml';
import { checkRegisters } from '../register/check-registers';
import { checkBundle } from '../bundle/check-bundle';
import { checkSeal } from './check-seal';
import { checkStatistics } from '../statistics/check-statistics';
import { checkSystemForm } from './check-system-form';
import type { Field } from '../form/types';
import type { ClauseId } from '../text';
import type { BuiltWorkflow } from './build-workflow';
import { personsOf } from './persons-of';
import { quotes } from './quote-facts';
import type { ParseWorkflowOptions } from './parse-workflow';
import { tooMany } from './check-expressions';
import type { Cure, Effect, EventDefinition, WorkflowDefinition } from './types';

/** Checks that every name refers to something: stages, roles, forms, clocks, tasks, attributes, events, clauses, other workflows. */
export function checkNames(built: BuiltWorkflow, source: YamlSource, options: ParseWorkflowOptions): void {
  const { workflow } = built;
  const names = new Names(workflow, source, options);
  names.clauses(workflow.clauses, ['clauses'], false);
  checkSubject(workflow, names);
  checkSeal(workflow, source);
  for (const stage of workflow.stages) {
    names.roles(stage.owner, ['stages', stage.key, 'owner']);
    names.clauses(stage.readOnly ?? [], ['stages', stage.key, 'readOnly'], false);
  }
  for (const clock of Object.values(workflow.clocks)) {
    const path = ['clocks', clock.key];
    names.roles([clock.owner], [...path, 'owner']);
    names.roles(
      clock.escalate.map(({ to }) => to),
      [...path, 'escalate'],
    );
    names.clauses(clock.clauses, path, true);
    clock.ceilings?.forEach((ceiling, index) => names.clauses(ceiling.clauses, [...path, 'ceilings', index], true));
    if (clock.expire) checkSystemForm(clock.expire, [...path, 'expire'], { workflow, source, forms: options.forms });
  }
  for (const { event, path } of built.shorthands) names.event(event, path);
  for (const event of Object.values(workflow.events)) checkEvent(event, names);
  for (const event of Object.values(workflow.events))
    for (const effect of event.effects) checkEffect(effect, event, built.effectPaths.get(effect) ?? ['events', event.key], names);
  if (workflow.repeats) names.repeats(workflow.repeats);
  for (const { key, stages, role, clauses } of workflow.audits ?? []) {
    const path = ['audits', key];
    for (const stage of stages) names.stage(stage, [...path, 'stages']);
    names.roles([role], [...path, 'role']);
    names.clauses(clauses, path, true);
  }
  checkRegisters(workflow.registers ?? [], names);
  checkStatistics({ workflow, names, source });
  checkBundle({ workflow, names, source, sharedNotices: options.sharedNotices });
  checkChannels({ workflow, source, names, forms: options.forms });
  checkMatrix(workflow, names);
  checkDuties({ workflow, source, names, forms: options.forms });
  checkDoor({ workflow, source, names, forms: options.forms, sharedNotices: options.sharedNotices });
}

function checkSubject({ subject, roles }: WorkflowDefinition, names: Names): void {
  names.attributes([subject.title], ['subject', 'title']);
  if (subject.kind) names.attributes([subject.kind.attribute], ['subject', 'kind']);
  if (subject.mark) names.attributes(subject.mark.attributes, ['subject', 'mark']);
  names.attributes(Object.keys(subject.words ?? {}), ['subject', 'words']);
  for (const part of ['number', 'units', 'sealed', 'state', 'fixedWhenLinked'] as const) names.attributes(subject[part], ['subject', part]);
  names.attributes(Object.keys(subject.where ?? {}), ['subject', 'where']);
  if (subject.details !== undefined) names.attributes([subject.details], ['subject', 'details']);
  for (const role of Object.values(roles)) {
    names.attributes(role.units, ['roles', role.key, 'units']);
    names.roles([role.key], ['roles', role.key]);
    if (role.scope === 'unit' && role.units.length === 0)
      names.source.problem(['roles', role.key], '范围为 unit 的角色须写明 units', 'a role of scope “unit” needs “units”');
  }
}

function checkEvent(event: EventDefinition, names: Names): void {
  const path = ['events', event.key];
  for (const stage of event.from) names.stage(stage, [...path, 'from']);
  for (const { stage } of event.to) names.stage(stage, [...path, 'to']);
  event.shows?.forEach(({ clauses }, index) => names.clauses(clauses, [...path, 'shows', index], false));
  names.roles(event.by, [...path, 'by']);
  names.clauses(event.clauses, [...path, 'clauses'], false);
  if (event.form !== undefined && !Object.hasOwn(names.options.forms, event.form))
    names.unknown([...path, 'form'], '表单', 'form', event.form);
  const fields = event.form === undefined ? [] : (names.options.forms[event.form]?.fields ?? []);
  for (const role of rolesAskedFor(fields)) names.roles([role], [...path, 'form']);
  for (const { source } of fields) if (source && 'cards' in source) names.workflow(source.cards, [...path, 'form']);
  event.guards.forEach((guard, index) => {
    const at = [...path, 'guards', index];
    names.clauses(guard.clauses, at, true);
    if (guard.cure) checkCure(guard.cure, event, at, names);
  });
  event.hints?.forEach(({ field, clauses }, index) => {
    const at = [...path, 'hints', index];
    names.clauses(clauses, at, true);
    checkCure({ in: 'form', field }, event, at, names);
  });
  event.distinctFrom.forEach((separation, index) => {
    const at = [...path, 'distinctFrom', index];
    names.clauses(separation.clauses, at, true);
    for (const other of separation.from) names.step(other, [...at, 'events']);
  });
}

/** Office roles whose holders a form's fields are for. */
function rolesAskedFor(fields: readonly Field[]): string[] {
  return fields.flatMap(({ role, fields: inner }) => [...(role === undefined ? [] : [role]), ...rolesAskedFor(inner ?? [])]);
}

function checkCure(cure: Cure, event: EventDefinition, path: Path, names: Names): void {
  switch (cure.in) {
    case 'form': {
      const fields = event.form === undefined ? undefined : names.options.forms[event.form]?.fields;
      const found = fields?.some((field) => field.key === cure.field.split('.')[0]);
      if (!found)
        names.source.problem(path, `此步骤的表单中没有字段“${cure.field}”`, `the form of this event has no field “${cure.field}”`);
      return;
    }
    case 'subject':
      return names.attributes([cure.attribute], path);
    case 'linked':
      return names.workflow(cure.workflow, path);
    case 'event':
      return names.event(cure.event, path);
  }
}

function checkEffect(effect: Effect, event: EventDefinition, path: Path, names: Names): void {
  if (effect.on) names.partners(effect.on.linked, [...path, 'on']);
  if ('clock' in effect && effect.clock !== undefined) names.clock(effect.clock, effect.on?.linked, path);
  switch (effect.do) {
    case 'set':
    case 'assignNumber':
      return names.attributes([effect.attribute], path, effect.on?.linked);
    case 'createTask':
      names.roles([effect.role], [...path, 'role']);
      names.clauses(effect.clauses, path, false);
      if (effect.each === undefined && quotes(effect.title, 'row'))
        names.source.problem([...path, 'title'], '没有 each，标题不能引用 row', 'without “each” there is no row to quote');
      if (effect.event !== undefined && !effect.on) names.event(effect.event, [...path, 'event']);
      return;
    case 'closeTask':
      return names.task(effect.task, effect.on?.linked, path);
    case 'keep':
    case 'append':
      return names.details(effect, path);
    case 'renderNotice':
      return names.notice(effect, path);
    case 'linkCard':
      names.workflow(effect.workflow, path);
      return names.numberedCard(effect, event, path);
    case 'takeStep':
      return names.linkedStep(effect, path);
    case 'openCard':
      names.workflow(effect.workflow, path);
      names.opening(effect, path);
      return names.attributes(Object.keys(effect.values), [...path, 'values'], effect.workflow);
  }
}

/** Looks names up and notes the ones that are not there. */
class Names {
  private readonly tasks: ReadonlySet<string>;

  constructor(
    private readonly definition: WorkflowDefinition,
    readonly source: YamlSource,
    readonly options: ParseWorkflowOptions,
  ) {
    const effects = Object.values(definition.events).flatMap((event) => event.effects);
    this.tasks = new Set(effects.flatMap((effect) => (effect.do === 'createTask' && !effect.on ? [effect.task] : [])));
  }

  unknown(path: Path, zh: string, en: string, name: string): void {
    this.source.problem(path, `没有${zh}“${name}”`, `there is no ${en} “${name}”`);
  }

  repeats({ person, texts, clauses }: NonNullable<WorkflowDefinition['repeats']>): void {
    this.attributes(texts, ['repeats', 'texts']);
    this.clauses(clauses, ['repeats'], false);
    if (!Object.hasOwn(personsOf(this.definition, this.options.forms), person))
      this.unknown(['repeats', 'person'], '当事人', 'person', person);
  }

  stage(name: string, path: Path): void {
    if (!this.definition.stages.some(({ key }) => key === name)) this.unknown(path, '阶段', 'stage', name);
  }

  event(name: string, path: Path): void {
    if (!Object.hasOwn(this.definition.events, name)) this.unknown(path, '步骤', 'event', name);
  }

  /** An event of this workflow, or of another as `workflow.event`. */
  step(name: string, path: Path): void {
    const [workflow = '', event] = name.split('.');
    if (event === undefined) return this.event(name, path);
    this.workflow(workflow, path);
    const known = this.options.otherWorkflows?.[workflow]?.events;
    if (known && !known.includes(event)) this.unknown(path, '步骤', 'event', name);
  }

  roles(names: readonly string[], path: Path): void {
    for (const name of names) if (name !== 'system' && !Object.hasOwn(this.options.roles, name)) this.unknown(path, '角色', 'role', name);
  }

  workflow(name: string, path: Path): void {
    const others = this.options.otherWorkflows;
    if (others && name !== this.definition.key && !Object.hasOwn(others, name)) this.unknown(path, '流程', 'workflow', name);
  }

  /** Partners that a step does something to, one after the other: rows of a matrix are too many for that. */
  partners(name: string, path: Path): void {
    this.workflow(name, path);
    if (this.options.otherWorkflows?.[name]?.matrix?.under === this.definition.key) this.source.problem(path, ...tooMany(name));
  }

  /** Which event opens the partner's card is said where there are several, never left to their order. */
  opening({ workflow, event }: Extract<Effect, { do: 'openCard' }>, path: Path): void {
    const own = workflow === this.definition.key;
    const openings = own
      ? Object.values(this.definition.events).flatMap(({ key, from }) => (from.length === 0 ? [key] : []))
      : this.options.otherWorkflows?.[workflow]?.openings;
    if (!openings) return;
    const list = openings.join('、') || '—';
    if (event !== undefined && !openings.includes(event)) {
      this.source.problem(
        [...path, 'event'],
        `流程“${workflow}”没有新建步骤“${event}”；可用：${list}`,
        `“${event}” opens no card of “${workflow}”; these do: ${list}`,
      );
    }
    if (event === undefined && openings.length !== 1) {
      this.source.problem(
        path,
        `流程“${workflow}”有 ${openings.length} 个新建步骤，须写明 event：${list}`,
        `“${workflow}” has ${openings.length} opening events; name one under “event”: ${list}`,
      );
    }
  }

  /** The number comes from a field that takes nothing but open cards of that workflow, so that there is one when the step is taken. */
  numberedCard({ workflow, number, on }: Extract<Effect, { do: 'linkCard' }>, event: EventDefinition, path: Path): void {
    if (on) this.source.problem(path, 'linkCard 不能带 on', '“linkCard” takes no “on”');
    const fields = event.form === undefined ? [] : (this.options.forms[event.form]?.fields ?? []);
    const field = fields.find(({ key }) => number === `form.${key}`);
    if (!field?.source || !('cards' in field.source) || field.source.cards !== workflow)
      this.source.problem(
        [...path, 'number'],
        `number 须是本步骤表单中来源为 cards: ${workflow} 的字段，例如 form.into`,
        `“number” must be a field of this event's form whose source is “cards: ${workflow}”, for example form.into`,
      );
  }

  /** A step that is taken with this one is a linked card's: its own are taken by whoever takes them. */
  linkedStep({ event, on }: Extract<Effect, { do: 'takeStep' }>, path: Path): void {
    if (!on) {
      this.source.problem(path, 'takeStep 须写明 on: { linked: 流程 }', '“takeStep” needs “on: { linked: … }”');
      return;
    }
    const other = this.options.otherWorkflows?.[on.linked];
    if (other && (!other.events.includes(event) || other.openings.includes(event)))
      this.unknown(path, `流程“${on.linked}”的步骤`, `event of “${on.linked}”`, event);
  }

  /** A step makes notices of its own card only. */
  notice({ notice, on }: Extract<Effect, { do: 'renderNotice' }>, path: Path): void {
    if (on) this.source.problem(path, 'renderNotice 不能带 on', '“renderNotice” takes no “on”');
    const own = [...(this.definition.notices ?? []), ...(this.options.sharedNotices ?? [])].find(({ key }) => key === notice);
    if (!own) this.unknown(path, '文书', 'notice', notice);
    else if (own.set)
      this.source.problem(path, `文书“${notice}”汇总多张卡片，不能由步骤生成`, `“${notice}” is over many cards; no event makes it`);
  }

  /** A step keeps details of its own subject only. */
  details({ do: verb, on }: Extract<Effect, { as: string }>, path: Path): void {
    if (on) this.source.problem(path, `${verb} 不能带 on`, `“${verb}” takes no “on”`);
    if (this.definition.subject.details === undefined)
      this.source.problem(path, `${verb} 须先写明 subject.details`, `“${verb}” needs “details” of the subject`);
  }

  clock(name: string, linked: string | undefined, path: Path): void {
    const clocks = linked === undefined ? Object.keys(this.definition.clocks) : this.options.otherWorkflows?.[linked]?.clocks;
    if (clocks && !clocks.includes(name)) this.unknown(path, '时限', 'clock', name);
  }

  /** A task that nobody creates is never there to be closed; other workflows may create tasks here. */
  task(name: string, linked: string | undefined, path: Path): void {
    const tasks = linked === undefined ? [...this.tasks] : this.options.otherWorkflows?.[linked]?.tasks;
    if (tasks && !tasks.includes(name)) this.source.problem(path, `没有步骤创建任务“${name}”`, `no event creates the task “${name}”`);
  }

  /** Attributes of this workflow's subject, or of another workflow's. */
  attributes(names: readonly string[], path: Path, workflow?: string): void {
    const type =
      workflow === undefined || workflow === this.definition.key
        ? this.definition.subject.type
        : this.options.otherWorkflows?.[workflow]?.subjectType;
    const known = type === undefined ? undefined : this.options.attributes?.[type];
    for (const name of names)
      if (known && !known.includes(name))
        this.source.problem(path, `内容类型 ${type} 没有属性“${name}”`, `content type ${type} has no attribute “${name}”`);
  }

  clauses(ids: readonly ClauseId[], path: Path, required: boolean): void {
    if (required && ids.length === 0) this.source.problem(path, '须写明依据的条款（clause）', 'names no clause; give the one it rests on');
    for (const id of ids) if (this.options.knownClauses && !this.options.knownClauses(id)) this.unknown(path, '条款', 'clause', id);
  }
}
