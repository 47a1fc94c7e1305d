import { ExpressionError } from '../expression';
import type { Evaluation } from './compiled-workflow';
import { quote } from './quote-facts';
import { resolveEffect } from './resolve-effect';
import type { Effect, EachRow, ResolvedEffect, Value } from './types';

/** Signs of a row's key at most: with the name of the task it fits where it is stored. */
const LONGEST = 120;

/**
 * What an effect does: nothing if its `when` does not hold, and one thing for each row of a list where it is written with `each`. Rows with the same
 * key are one.
 * @throws ExpressionError as `resolveEffect`, and for a list that is none or a row without its key: then the step must not happen
 */
export function resolveEffects(effect: Effect, evaluate: Evaluation): ResolvedEffect[] {
  const resolved = resolveEffect(effect, evaluate);
  if (resolved === null) return [];
  const each = 'each' in effect ? effect.each : undefined;
  if (each === undefined || (resolved.do !== 'createTask' && resolved.do !== 'closeTask')) return [resolved];
  const rows = rowsOf(evaluate.value(each.rows), each);
  return [...rows].map(([key, row]) => {
    const task = `${resolved.task}/${key}`;
    return resolved.do === 'createTask' ? { ...resolved, task, title: quote(resolved.title, 'row', row) } : { ...resolved, task };
  });
}

/** The rows by their key, the first of those with the same one. */
function rowsOf(value: Value, { rows: source, key }: EachRow): Map<string, Readonly<Record<string, Value>>> {
  if (!Array.isArray(value)) throw failure(`“${source}”不是列表`, `“${source}” is no list`);
  const rows = new Map<string, Readonly<Record<string, Value>>>();
  for (const row of value as readonly Value[]) {
    const named = isRow(row) ? row[key] : undefined;
    if (!isRow(row) || typeof named !== 'string' || named === '' || named.length > LONGEST)
      throw failure(`“${source}”有一行没有“${key}”`, `a row of “${source}” has no “${key}”`);
    if (!rows.has(named)) rows.set(named, row);
  }
  return rows;
}

function isRow(value: Value): value is Readonly<Record<string, Value>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function failure(zh: string, en: string): ExpressionError {
  return new ExpressionError({ 'zh-Hans': zh, en });
}
