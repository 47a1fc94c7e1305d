import type { Path, YamlSource } from '../read-yaml';
import type { ClauseId } from '../text';
import { personsOf } from './persons-of';
import type { ParseWorkflowOptions } from './parse-options';
import { tooMany } from './check-expressions';
import { EDIT } from './separation';
import type { Effect, EventDefinition, WorkflowDefinition } from './types';

/** Looks names up and notes the ones that are not there. */
export class KnownNames {
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

  /** What a step is kept apart from: another step, or `edit` for what is written in the content beside the steps. */
  apart(name: string, path: Path): void {
    const [workflow = '', event] = name.split('.');
    if (name === EDIT) return;
    if (event === EDIT) this.workflow(workflow, path);
    else this.step(name, path);
  }

  roles(names: readonly string[], path: Path): void {
    for (const name of names) if (name !== 'system' && !Object.hasOwn(this.options.roles, name)) this.unknown(path, '角色', 'role', name);
  }

  workflow(name: string, path: Path): void {
    const others = this.options.otherWorkflows;
    if (others && name !== this.definition.key && !Object.hasOwn(others, name)) this.unknown(path, '流程', 'workflow', name);
  }

  /** Where a workflow says what its clocks wait for, it says so of every cause: a name of the pack would stand among words. */
  cause({ clock, cause, on }: Extract<Effect, { do: 'suspendClock' | 'resumeClock' }>, path: Path): void {
    const causes = on ? undefined : this.definition.clocks[clock]?.causes;
    if (causes && !Object.hasOwn(causes, cause)) this.unknown([...path, 'cause'], '暂停原因', 'cause', cause);
  }

  /** Partners that a step does something to, one after the other: rows of a matrix are too many for that. */
  partners(name: string, path: Path): void {
    this.workflow(name, path);
    if (this.options.otherWorkflows?.[name]?.matrix?.under === this.definition.key) this.source.problem(path, ...tooMany(name));
  }

  /** Which event opens the partner's card is said where there are several, never left to their order. */
  opening({ workflow, event, on, unlessLinked }: Extract<Effect, { do: 'openCard' }>, path: Path): void {
    if (on && unlessLinked)
      this.source.problem(
        path,
        '在关联卡片下新建（on）的，须写明 unlessLinked: false',
        'what is opened under a linked card (“on”) says “unlessLinked: false”',
      );
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
