import { checkChannels } from '../channel/check-channels';
import { checkDuties } from '../duty/check-duties';
import { checkRecipients } from '../recipient/check-recipients';
import { checkDoor } from '../door/check-door';
import { checkMatrix } from '../matrix/check-matrix';
import type { Path, YamlSource } from '../read-yaml';
import { checkRegisters } from '../register/check-registers';
import { checkBundle } from '../bundle/check-bundle';
import { checkSeal } from './check-seal';
import { checkStatistics } from '../statistics/check-statistics';
import { checkSystemForm } from './check-system-form';
import type { Field } from '../form/types';
import type { BuiltWorkflow } from './build-workflow';
import { quotes } from './quote-facts';
import { KnownNames } from './known-names';
import type { ParseWorkflowOptions } from './parse-options';
import { EDIT } from './separation';
import type { Cure, Effect, EventDefinition, WorkflowDefinition } from './types';

/** Checks that every name refers to something: stages, roles, forms, clocks, tasks, attributes, events, clauses, other workflows. */
export function checkNames(built: BuiltWorkflow, source: YamlSource, options: ParseWorkflowOptions): void {
  const { workflow } = built;
  const names = new KnownNames(workflow, source, options);
  names.clauses(workflow.clauses, ['clauses'], false);
  checkSubject(workflow, names);
  checkSeal(workflow, source);
  for (const stage of workflow.stages) {
    names.roles(stage.owner, ['stages', stage.key, 'owner']);
    names.clauses(stage.readOnly ?? [], ['stages', stage.key, 'readOnly'], false);
    names.clauses(stage.freezes ?? [], ['stages', stage.key, 'freezes'], false);
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
  checkRecipients({ workflow, source, names, readBy: built.readBy });
  checkDoor({ workflow, source, names, forms: options.forms, sharedNotices: options.sharedNotices });
}

function checkSubject({ subject, roles }: WorkflowDefinition, names: KnownNames): void {
  names.attributes([subject.title], ['subject', 'title']);
  if (subject.kind) names.attributes([subject.kind.attribute], ['subject', 'kind']);
  if (subject.mark) names.attributes(subject.mark.attributes, ['subject', 'mark']);
  names.attributes(Object.keys(subject.words ?? {}), ['subject', 'words']);
  for (const part of ['number', 'units', 'sealed', 'state'] as const) names.attributes(subject[part], ['subject', part]);
  for (const [attribute, clauses] of Object.entries(subject.fixedWhenLinked)) {
    const path = ['subject', 'fixedWhenLinked', attribute];
    names.attributes([attribute], path);
    names.clauses(clauses, path, true);
  }
  names.attributes(Object.keys(subject.where ?? {}), ['subject', 'where']);
  if (subject.details !== undefined) names.attributes([subject.details], ['subject', 'details']);
  for (const role of Object.values(roles)) {
    names.attributes(role.units, ['roles', role.key, 'units']);
    names.roles([role.key], ['roles', role.key]);
    if (role.scope === 'unit' && role.units.length === 0)
      names.source.problem(['roles', role.key], '范围为 unit 的角色须写明 units', 'a role of scope “unit” needs “units”');
  }
}

function checkEvent(event: EventDefinition, names: KnownNames): void {
  const path = ['events', event.key];
  if (event.key === EDIT)
    names.source.problem(
      path,
      '步骤不能叫 edit：它指步骤以外对内容的修改',
      'no event is called “edit”: that is what changes the content beside the steps',
    );
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
    for (const other of separation.from) names.apart(other, [...at, 'events']);
  });
}

/** Office roles whose holders a form's fields are for. */
function rolesAskedFor(fields: readonly Field[]): string[] {
  return fields.flatMap(({ role, fields: inner }) => [...(role === undefined ? [] : [role]), ...rolesAskedFor(inner ?? [])]);
}

function checkCure(cure: Cure, event: EventDefinition, path: Path, names: KnownNames): void {
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

function checkEffect(effect: Effect, event: EventDefinition, path: Path, names: KnownNames): void {
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
    case 'suspendClock':
    case 'resumeClock':
      return names.cause(effect, path);
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
