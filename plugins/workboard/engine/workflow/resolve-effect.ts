import { ExpressionError } from '../expression';
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
  const day = (source: Cel) => asDay(evaluate.value(source), source);
  const until = (clock: { until?: Cel }) => (clock.until === undefined ? {} : { until: day(clock.until) });
  switch (effect.do) {
    case 'startClock': {
      const ceilingFrom = effect.ceilingFrom === undefined ? {} : { ceilingFrom: day(effect.ceilingFrom) };
      const workdays = effect.workdays === undefined ? {} : { workdays: wholeNumber(evaluate.value(effect.workdays), effect.workdays, 1) };
      return { ...on, do: 'startClock', clock: effect.clock, at: day(effect.at), ...ceilingFrom, ...workdays, ...until(effect) };
    }
    case 'resetClock':
      return { ...on, do: 'resetClock', clock: effect.clock, at: day(effect.at), ...until(effect) };
    case 'stopClock':
      return { ...on, do: 'stopClock', clock: effect.clock, at: day(effect.at) };
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
      const values = Object.fromEntries(Object.entries(effect.values).map(([key, source]) => [key, evaluate.value(source)]));
      const { workflow, event, unlessLinked, persons } = effect;
      const given = { ...(event === undefined ? {} : { event }), ...(persons ? { persons } : {}) };
      return { ...on, do: 'openCard', workflow, ...given, values, unlessLinked };
    }
    case 'createTask': {
      const { when: _held, on: _on, ...task } = effect;
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

/** Unlike a guard, an effect's condition that cannot be judged is no “no”: skipping a clock silently would be as wrong as starting it. */
function holds(when: Cel, evaluate: Evaluation): boolean {
  const judgement = evaluate.judge(when);
  if (!judgement.met && judgement.reason !== null)
    throw failure(when, `无法判断：${judgement.reason}`, `cannot be judged: ${judgement.reason}`);
  return judgement.met;
}

const OFFSET_OF_SHANGHAI = 8 * 3_600_000;

/** A day as it is, or the day in Shanghai (UTC+8, no daylight saving since 1991) of an instant with its zone. */
function asDay(value: Value, source: Cel): Day {
  if (typeof value === 'string') {
    if (isDay(value)) return value as Day;
    const instant = /T.*(Z|[+-]\d{2}:\d{2})$/.test(value) ? Date.parse(value) : Number.NaN;
    if (!Number.isNaN(instant)) return new Date(instant + OFFSET_OF_SHANGHAI).toISOString().slice(0, 10) as Day;
  }
  throw failure(source, '不是日期', 'is not a day');
}

/** The 30th of February has the form of a day, but comes back as another one. */
function isDay(text: string): boolean {
  const midnight = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text);
}

function wholeNumber(value: Value, source: Cel, least: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least) return value;
  throw failure(source, `不是不小于 ${least} 的整数`, `is not a whole number of at least ${least}`);
}

function failure(source: Cel, zh: string, en: string): ExpressionError {
  return new ExpressionError({ 'zh-Hans': `“${source}”${zh}`, en: `“${source}” ${en}` });
}
