import { compileExpression, ExpressionError } from '../expression';
import type { FormDefinition } from '../form/types';
import { noticesOf } from '../notice/notices-of';
import type { NoticeDefinition } from '../notice/types';
import type { Path, YamlSource } from '../read-yaml';
import type { EventDefinition, WorkflowDefinition } from '../workflow/types';
import { NotReady, readyFields } from './ready-conditions';
import type { DoorDefinition } from './types';

/** Kinds of fields that a page outside can draw and nobody can misuse: plain texts and choices, no accounts, no units, no markup. */
const PLAIN: readonly string[] = ['text', 'textarea', 'date', 'number', 'select', 'multi', 'radio', 'checkbox', 'url'];

interface Check {
  workflow: WorkflowDefinition;
  source: YamlSource;
  names: {
    attributes(names: readonly string[], path: Path): void;
    event(name: string, path: Path): void;
    step(name: string, path: Path): void;
    workflow(name: string, path: Path): void;
    unknown(path: Path, zh: string, en: string, name: string): void;
  };
  forms: Readonly<Record<string, FormDefinition>>;
  sharedNotices?: readonly NoticeDefinition[] | undefined;
}

/**
 * Checks a workflow's door: its names; that whoever is outside may fire each of its steps, and no other; that its forms can be drawn without
 * the engine; that something is said of every stage.
 */
export function checkDoor(check: Check): void {
  const { door } = check.workflow;
  if (!door) return;
  checkSteps(door, check);
  checkKeyField(door, check);
  checkFiles(door, check);
  check.names.attributes(Object.keys(door.tells), ['door', 'tells']);
  if (door.under !== undefined) check.names.workflow(door.under, ['door', 'under']);
  for (const [key, { since }] of Object.entries(door.tells)) for (const event of since) check.names.step(event, ['door', 'tells', key]);
  if (door.clock !== undefined && !Object.hasOwn(check.workflow.clocks, door.clock))
    check.names.unknown(['door', 'clock'], '时限', 'clock', door.clock);
  checkIntake(door, check);
  checkReleases(door, check);
  checkStages(door, check);
}

function checkSteps(door: DoorDefinition, { workflow, source, names, forms }: Check): void {
  const own = (key: string) => (Object.hasOwn(workflow.events, key) ? workflow.events[key] : undefined);
  names.event(door.opens, ['door', 'opens']);
  for (const key of door.events) names.event(key, ['door', 'events']);
  for (const key of Object.keys(door.titles ?? {}))
    if (!door.events.includes(key))
      source.problem(['door', 'titles', key], `“${key}”不在 door 的 events 中`, `“${key}” is none of the events of the door`);
  const opening = own(door.opens);
  if (opening && opening.from.length > 0)
    source.problem(['door', 'opens'], `步骤“${door.opens}”不是新建步骤`, `“${door.opens}” opens no card`);
  if (opening && opening.form === undefined)
    source.problem(['door', 'opens'], `步骤“${door.opens}”没有表单`, `“${door.opens}” has no form`);
  const offered = [door.opens, ...door.events];
  for (const key of offered) {
    const event = own(key);
    if (!event) continue;
    const path = ['door', key === door.opens ? 'opens' : 'events'];
    if (!ofPublic(workflow, event))
      source.problem(path, `步骤“${key}”没有公众可以担任的角色`, `“${key}” names no role under “by” that the public holds`);
    if (event.form !== undefined) checkPlain(forms[event.form], path, source);
  }
  for (const event of Object.values(workflow.events)) {
    if (ofPublic(workflow, event) && !offered.includes(event.key))
      source.problem(
        ['events', event.key, 'by'],
        '公众可以担任的角色只能办理 door 中列出的步骤',
        'names a role that the public holds, but “door” does not offer this step',
      );
  }
}

function ofPublic({ roles }: WorkflowDefinition, { by }: EventDefinition): boolean {
  return by.some((key) => roles[key]?.scope === 'public');
}

function checkPlain(form: FormDefinition | undefined, path: Path, source: YamlSource): void {
  if (!form) return;
  const about = (key: string, zh: string, en: string) =>
    source.problem(path, `表单“${form.key}”的字段“${key}”：${zh}`, `field “${key}” of the form “${form.key}”: ${en}`);
  try {
    const nobody = { id: 0, name: '', units: [], roles: [] };
    for (const { field } of readyFields(form, { subject: {}, actor: nobody, today: '2000-01-01' }))
      if (!PLAIN.includes(field.type) || field.files)
        about(field.key, `${field.type} 字段不能对外`, `a ${field.type} field cannot be shown outside`);
  } catch (error) {
    if (!(error instanceof NotReady)) throw error;
    about(error.field, error.reason.zh, error.reason.en);
  }
}

function checkKeyField(door: DoorDefinition, { workflow, source, forms }: Check): void {
  const form = forms[workflow.events[door.opens]?.form ?? ''];
  if (!form || door.check === undefined) return;
  const field = form.fields.find(({ key }) => key === door.check);
  if (field?.type !== 'text' || !field.required)
    source.problem(
      ['door', 'check'],
      `“${door.check}”须是申请表单中必填的单行文本字段`,
      `“${door.check}” must be a required text field of the opening form`,
    );
}

/** What people outside hand in must be erased one day, so the workflow says when (PIPL 19, 47). */
function checkFiles({ files }: DoorDefinition, { workflow, source }: Check): void {
  if (files.most > 0 && files.personal && !workflow.personal)
    source.problem(
      ['door', 'files'],
      '收取的文件按个人信息加密保管，须写明 personal.keep（保存多久）；确实不含个人信息的写 files.personal: false',
      'files that are taken in are kept as personal data: say under “personal.keep” for how long, or “files.personal: false” where they bear none',
    );
}

/** What follows an intake at once is a step of its first stage, and what is printed a notice that step makes. */
function checkIntake({ intake, opens }: DoorDefinition, { workflow, source, names }: Check): void {
  if (!intake) return;
  const path = ['door', 'intake'];
  names.event(intake.then, [...path, 'then']);
  const [opening, then] = [opens, intake.then].map((key) => (Object.hasOwn(workflow.events, key) ? workflow.events[key] : undefined));
  if (opening && then && !opening.to.some(({ stage }) => then.from.includes(stage)))
    source.problem([...path, 'then'], `步骤“${intake.then}”不能接在新建之后`, `“${intake.then}” does not begin where “${opens}” leads`);
  if (then && !then.effects.some((effect) => effect.do === 'renderNotice' && effect.notice === intake.receipt))
    source.problem(
      [...path, 'receipt'],
      `步骤“${intake.then}”不生成文书“${intake.receipt}”`,
      `“${intake.then}” does not make “${intake.receipt}”`,
    );
  if (intake.when === undefined) return;
  try {
    compileExpression(intake.when, { roots: ['form'] });
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    source.problem([...path, 'when'], error.text['zh-Hans'], error.text.en);
  }
}

function checkReleases(door: DoorDefinition, { workflow, source, names, sharedNotices = [] }: Check): void {
  const known = [...noticesOf(workflow), ...sharedNotices];
  for (const [key, events] of Object.entries(door.releases)) {
    const path = ['door', 'releases', key];
    const notice = known.find((one) => one.key === key);
    if (!notice) names.unknown(path, '文书', 'notice', key);
    else if (notice.set) source.problem(path, `文书“${key}”汇总多张卡片，不能对外`, `“${key}” is over many cards and stays inside`);
    for (const event of events) names.event(event, path);
  }
}

function checkStages(door: DoorDefinition, { workflow, source, names }: Check): void {
  for (const { key } of workflow.stages)
    if (!Object.hasOwn(door.stages, key))
      source.problem(['door', 'stages'], `没有写阶段“${key}”怎样告知申请人`, `says nothing of the stage “${key}” to people outside`);
  for (const key of Object.keys(door.stages))
    if (!workflow.stages.some((stage) => stage.key === key)) names.unknown(['door', 'stages', key], '阶段', 'stage', key);
}
