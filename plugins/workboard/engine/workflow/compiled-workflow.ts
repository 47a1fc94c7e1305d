import type { Day } from '../calendar/types';
import { channelsOf } from '../channel/told-of';
import { compileExpression, ExpressionError, judge, type CompiledExpression, type Judgement } from '../expression';
import type { Answers } from '../form/types';
import { ROOTS, TERM_ROOTS, type Root } from './expression-roots';
import { clockScope, subjectScope } from './scopes';
import { touchesSealed } from './frozen';
import { handOf, separatesFromLinked } from './separation';
import type { Cel, DecisionContext, Effect, EventDefinition, EventKey, LinkedCard, Value, WorkflowDefinition } from './types';

/** The expressions of one workflow, each compiled once. */
interface Compiled {
  expression(source: Cel, returns: 'bool' | 'any'): CompiledExpression;
  term(name: string): CompiledExpression;
}

const cache = new WeakMap<WorkflowDefinition, Compiled>();

function compiled(workflow: WorkflowDefinition): Compiled {
  const known = cache.get(workflow);
  if (known) return known;
  const expressions = new Map<string, CompiledExpression>();
  const once = (key: string, source: Cel, roots: readonly string[], returns: 'bool' | 'any') => {
    const made = expressions.get(key) ?? compileExpression(source, { roots, returns });
    expressions.set(key, made);
    return made;
  };
  const made: Compiled = {
    expression: (source, returns) => once(`${returns} ${source}`, source, ROOTS, returns),
    term: (name) => {
      const source = Object.hasOwn(workflow.terms, name) ? workflow.terms[name] : undefined;
      if (source === undefined) throw new ExpressionError({ 'zh-Hans': `没有术语“${name}”`, en: `there is no term “${name}”` });
      return once(`term ${name}`, source, TERM_ROOTS, 'any');
    },
  };
  cache.set(workflow, made);
  return made;
}

/** Evaluates the expressions of one decision. Terms are worked out when first read, and once. */
export interface Evaluation {
  judge(condition: Cel): Judgement;
  /** @throws ExpressionError */
  value(source: Cel): Value;
  /** Whether it reads the event's form, directly or not. */
  readsForm(source: Cel): boolean;
  /** When the step is taken. */
  moment: { today: Day; now: string | null };
}

/** Prepares the evaluation of a workflow's expressions over one context and one form. */
export function evaluation(context: DecisionContext, form: Answers): Evaluation {
  const { workflow } = context;
  const program = compiled(workflow);
  let scope: ReturnType<typeof scopeOf> | undefined;
  // Many steps ask nothing.
  const scopeOnce = () => (scope ??= scopeOf(context, form));
  const terms = new Map<string, Value>();
  const open = new Set<string>();
  const term = (name: string): Value => {
    const known = terms.get(name);
    if (known !== undefined) return known;
    if (open.has(name)) throw new ExpressionError({ 'zh-Hans': `术语“${name}”绕回了自己`, en: `the term “${name}” refers back to itself` });
    open.add(name);
    const value = run(program.term(name));
    open.delete(name);
    terms.set(name, value);
    return value;
  };
  const withTerms = (expression: CompiledExpression) => {
    const names = termsRead(expression);
    return names.length === 0 ? scopeOnce() : { ...scopeOnce(), term: Object.fromEntries(names.map((name) => [name, term(name)])) };
  };
  const run = (expression: CompiledExpression): Value => expression.evaluate(withTerms(expression), context.calendar);
  return {
    judge: (condition) => {
      try {
        const expression = program.expression(condition, 'bool');
        return judge(expression, withTerms(expression), context.calendar);
      } catch (error) {
        if (error instanceof ExpressionError) return { met: false, reason: error.message };
        throw error;
      }
    },
    value: (source) => run(program.expression(source, 'any')),
    moment: { today: context.today, now: context.now ?? null },
    readsForm: (source) => {
      const { roots } = program.expression(source, 'any');
      return roots.has('form') || roots.has('earliest');
    },
  };
}

/**
 * Facts that an event's guards, effects and targets read, directly or through terms: all the server needs to load for it.
 * @returns names in no particular order; empty for an unknown event
 */
export function factsOf(workflow: WorkflowDefinition, event: EventKey): Set<string> {
  return factsIn(pathsOf(workflow, event));
}

/** Roots that an event reads, terms resolved to what they rest on. `linked`, `seal` and `facts` cost the server a query each. */
export function rootsOf(workflow: WorkflowDefinition, event: EventKey): Set<Root> {
  const roots = rootsIn(pathsOf(workflow, event));
  const definition = Object.hasOwn(workflow.events, event) ? workflow.events[event] : undefined;
  return definition && (separatesFromLinked(definition) || touchesSealed(workflow, definition)) ? roots.add('linked') : roots;
}

function factsIn(paths: ReadonlySet<string>): Set<string> {
  const named = [...paths].map((path) => path.split('.'));
  return new Set(named.flatMap(([root, name]) => (root === 'facts' && name !== undefined ? [name] : [])));
}

function rootsIn(paths: ReadonlySet<string>): Set<Root> {
  const names = new Set([...paths].map((path) => path.split('.')[0]));
  return new Set(ROOTS.filter((root) => root !== 'term' && names.has(root)));
}

/** Facts and roots that only what an event shows reads: they are asked for while its form is filled in, never when it is judged. */
export function readsOfShown(workflow: WorkflowDefinition, event: EventKey): { facts: Set<string>; roots: Set<Root> } {
  const definition = Object.hasOwn(workflow.events, event) ? workflow.events[event] : undefined;
  const paths = pathsIn(
    workflow,
    (definition?.shows ?? []).map(({ value }) => value),
  );
  return { facts: factsIn(paths), roots: rootsIn(paths) };
}

/** Whether a value may change with the answers of the event's form, of which facts are told as well. */
export function restsOnAnswers(workflow: WorkflowDefinition, source: Cel): boolean {
  const roots = rootsIn(pathsIn(workflow, [source]));
  return roots.has('form') || roots.has('earliest') || roots.has('facts');
}

/** Whether an event asks of linked cards if what they sealed is what this card says now: that costs the server a look at the content. */
export function asksForSeals(workflow: WorkflowDefinition, event: EventKey): boolean {
  return readsSeals(pathsOf(workflow, event));
}

/** What the workflow's audits read: facts, roots, and whether they ask for seals. */
export function readsOfAudits(workflow: WorkflowDefinition): { facts: Set<string>; roots: Set<Root>; seals: boolean } {
  const paths = pathsIn(workflow, auditSources(workflow));
  return { facts: factsIn(paths), roots: rootsIn(paths), seals: readsSeals(paths) };
}

function auditSources({ audits = [] }: WorkflowDefinition): Cel[] {
  return audits.map(({ when }) => when);
}

function readsSeals(paths: ReadonlySet<string>): boolean {
  return [...paths].some((path) => /^linked\.[^.]+\.\*\.seals$/.test(path));
}

function pathsOf(workflow: WorkflowDefinition, key: EventKey): Set<string> {
  const event = Object.hasOwn(workflow.events, key) ? workflow.events[key] : undefined;
  return pathsIn(workflow, event ? sourcesOf(event) : []);
}

function pathsIn(workflow: WorkflowDefinition, sources: readonly Cel[]): Set<string> {
  const program = compiled(workflow);
  const paths = new Set<string>();
  const open = sources.map((source) => program.expression(source, 'any'));
  const seen = new Set<CompiledExpression>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const path of next.paths) paths.add(path);
    open.push(...termsRead(next).map((name) => program.term(name)));
  }
  return paths;
}

function sourcesOf(event: EventDefinition): Cel[] {
  const guards = event.guards.map(({ when }) => when);
  const targets = event.to.flatMap(({ when }) => (when === undefined ? [] : [when]));
  const hints = (event.hints ?? []).map(({ day }) => day);
  return [...guards, ...targets, ...hints, ...event.effects.flatMap(effectSources)];
}

function effectSources(effect: Effect): Cel[] {
  const sources = effect.when === undefined ? [] : [effect.when];
  switch (effect.do) {
    case 'startClock':
      return [...sources, effect.at, ...[effect.ceilingFrom, effect.workdays, effect.until].filter((one) => one !== undefined)];
    case 'resetClock':
      return [...sources, effect.at, ...(effect.until === undefined ? [] : [effect.until])];
    case 'stopClock':
    case 'suspendClock':
    case 'resumeClock':
    case 'cancelClock':
      return [...sources, effect.at];
    case 'extendClock':
      return [...sources, effect.workdays];
    case 'set':
    case 'keep':
    case 'append':
      return [...sources, effect.value];
    case 'assignNumber':
      return [...sources, effect.year];
    case 'openCard':
      return [...sources, ...Object.values(effect.values), ...Object.values(effect.form ?? {})];
    case 'createTask':
    case 'closeTask':
      return [...sources, ...(effect.each === undefined ? [] : [effect.each.rows])];
    case 'linkCard':
      return [...sources, effect.number];
    case 'takeStep':
      return [...sources, ...Object.values(effect.form)];
    default:
      return sources;
  }
}

function termsRead(expression: CompiledExpression): string[] {
  const names = expression.paths.flatMap((path) => (path.startsWith('term.') ? [path.split('.')[1] ?? ''] : []));
  return [...new Set(names)];
}

function scopeOf(context: DecisionContext, form: Answers): Record<string, Value> {
  const { card, actor, seal } = context;
  return {
    subject: subjectScope(context.workflow, context.subject),
    form,
    facts: context.facts,
    clocks: clockScope(context.workflow, context.clocks),
    card: {
      id: card.id,
      workflow: card.workflow,
      stage: card.stage,
      stageSince: card.stageSince,
      openedOn: card.openedOn,
      unit: card.unit,
      units: card.units,
      done: card.doneInStage,
      attachments: card.attachments ?? 0,
      // Expressions see the hand: whether an event was fired, and by whom.
      lastActor: Object.fromEntries(Object.entries(card.lastActor).map(([event, step]) => [event, handOf(step)])),
    },
    linked: linkedScope(context),
    matrix: context.matrix ?? {},
    seal: { exists: seal.exists, intact: seal.intact },
    actor: {
      id: actor.id,
      name: actor.name,
      kind: actor.kind,
      roles: [...new Set(actor.memberships.map(({ role }) => role))],
      units: [...new Set(actor.memberships.map(({ unit }) => unit))],
    },
    earliest: context.earliest ?? {},
    channels: channelScope(context),
    today: context.today,
    now: context.now ?? null,
  };
}

/** Every channel that the workflow names is there, on or not, so that an expression needs no test before it. */
function channelScope({ workflow, channels = {} }: DecisionContext): Record<string, boolean> {
  return Object.fromEntries(channelsOf(workflow).map(({ channel }) => [channel, channels[channel] === true]));
}

/** A workflow without linked cards is an empty list, so that `exists` and `size` need no test before them. */
function linkedScope({ workflow, linked }: DecisionContext): Value {
  const names = new Set([...Object.keys(linked), ...linkedNames(workflow)]);
  return Object.fromEntries([...names].map((name) => [name, (linked[name] ?? []).map(asValue)]));
}

const linkedNamesCache = new WeakMap<WorkflowDefinition, string[]>();

function linkedNames(workflow: WorkflowDefinition): string[] {
  const known = linkedNamesCache.get(workflow);
  if (known) return known;
  const events = [
    ...Object.keys(workflow.events).flatMap((event) => [...pathsOf(workflow, event)]),
    ...pathsIn(workflow, auditSources(workflow)),
  ];
  const names = [...new Set(events.flatMap((path) => (path.startsWith('linked.') ? [path.split('.')[1] ?? ''] : [])))];
  linkedNamesCache.set(workflow, names);
  return names;
}

function asValue({ id, workflow, stage, title, published, kind, mark, seals }: LinkedCard): Value {
  return { id, workflow, stage, title, published, kind: kind ?? null, mark: mark ?? null, seals: seals ?? false };
}
