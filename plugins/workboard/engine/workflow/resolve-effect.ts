import { ExpressionError } from '../expression';
import { dayOfInstant, isDay } from '../day';
import type { Day } from '../calendar/types';
import type { Evaluation } from './compiled-workflow';
import type { Cel, Effect, ResolvedEffect, Value } from './types';

/**
 * Evaluates an effect's expressions.
 * @returns null if its `when` does not hold
 * @throws ExpressionError when an expression fails or answers with something the effect cannot use: then the step must not happen
 */
export function resolveEffect(effect: Effect, evaluate: Evaluation): ResolvedEffect | null {
  if (effect.when !== undefined && !holds(effect.when, evaluate)) return null;
  const on = effect.on ? { on: effect.on } : {};
  const day = (source: Cel) => asMoment(evaluate.value(source), source, evaluate.moment).at;
  const moment = (source: Cel) => asMoment(evaluate.value(source), source, evaluate.moment);
  const until = ({ until: source }: { until?: Cel }) => (source === undefined ? {} : { until: day(source) });
  switch (effect.do) {
    case 'startClock': {
      const ceilingFrom = effect.ceilingFrom === undefined ? {} : { ceilingFrom: day(effect.ceilingFrom) };
      const workdays = effect.workdays === undefined ? {} : { workdays: wholeNumber(evaluate.value(effect.workdays), effect.workdays, 1) };
      return { ...on, do: 'startClock', clock: effect.clock, ...moment(effect.at), ...ceilingFrom, ...workdays, ...until(effect) };
    }
    case 'resetClock':
      return { ...on, do: 'resetClock', clock: effect.clock, ...moment(effect.at), ...until(effect) };
    case 'stopClock':
      return { ...on, do: 'stopClock', clock: effect.clock, ...moment(effect.at) };
    case 'suspendClock':
    case 'resumeClock':
      return { ...on, do: effect.do, clock: effect.clock, at: day(effect.at), cause: effect.cause };
    case 'extendClock':
      return { ...on, do: 'extendClock', clock: effect.clock, workdays: wholeNumber(evaluate.value(effect.workdays), effect.workdays, 1) };
    case 'cancelClock':
      return { ...on, do: 'cancelClock', clock: effect.clock, at: day(effect.at), reason: effect.reason };
    case 'set':
      return { ...on, do: 'set', attribute: effect.attribute, value: evaluate.value(effect.value) };
    case 'keep':
    case 'append':
      return { ...on, do: effect.do, as: effect.as, value: evaluate.value(effect.value) };
    case 'assignNumber':
      return {
        ...on,
        do: 'assignNumber',
        series: effect.series,
        attribute: effect.attribute,
        year: wholeNumber(evaluate.value(effect.year), effect.year, 1900),
      };
    case 'openCard': {
      const { workflow, event, unlessLinked, persons, form } = effect;
      const answers = form ? { form: valuesOf(form, evaluate) } : {};
      const given = { ...(event === undefined ? {} : { event }), ...answers, ...(persons ? { persons } : {}) };
      return { ...on, do: 'openCard', workflow, ...given, values: valuesOf(effect.values, evaluate), unlessLinked };
    }
    case 'linkCard':
      return { ...on, do: 'linkCard', workflow: effect.workflow, number: textOf(evaluate.value(effect.number), effect.number) };
    case 'takeStep':
      return { ...on, do: 'takeStep', event: effect.event, form: valuesOf(effect.form, evaluate) };
    case 'createTask': {
      const { when: _held, on: _on, each: _each, ...task } = effect;
      return { ...on, ...task };
    }
    case 'renderNotice':
      return { ...on, do: 'renderNotice', notice: effect.notice };
    case 'closeTask':
      return { ...on, do: 'closeTask', task: effect.task };
    default:
      return { ...on, do: effect.do };
  }
}

function valuesOf(sources: Readonly<Record<string, Cel>>, evaluate: Evaluation): Record<string, Value> {
  return Object.fromEntries(Object.entries(sources).map(([key, source]) => [key, evaluate.value(source)]));
}

/** Unlike a guard, an effect's condition that cannot be judged is no “no”: skipping a clock silently would be as wrong as starting it. */
function holds(when: Cel, evaluate: Evaluation): boolean {
  const judgement = evaluate.judge(when);
  if (!judgement.met && judgement.reason !== null)
    throw failure(when, `无法判断：${judgement.reason}`, `cannot be judged: ${judgement.reason}`);
  return judgement.met;
}

/** A day as it is, or the day in Shanghai of an instant with its zone; today is known by its instant, where the step has one. */
function asMoment(value: Value, source: Cel, { today, now }: Evaluation['moment']): { at: Day; instant?: string } {
  if (isDay(value)) return value === today && now !== null ? { at: value, instant: now } : { at: value };
  const instant = typeof value === 'string' && /T.*(Z|[+-]\d{2}:\d{2})$/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(instant)) throw failure(source, '不是日期', 'is not a day');
  const iso = new Date(instant).toISOString();
  return { at: dayOfInstant(iso), instant: iso };
}

function textOf(value: Value, source: Cel): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw failure(source, '不是文字', 'is no text');
}

function wholeNumber(value: Value, source: Cel, least: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least) return value;
  throw failure(source, `不是不小于 ${least} 的整数`, `is not a whole number of at least ${least}`);
}

function failure(source: Cel, zh: string, en: string): ExpressionError {
  return new ExpressionError({ 'zh-Hans': `“${source}”${zh}`, en: `“${source}” ${en}` });
}
