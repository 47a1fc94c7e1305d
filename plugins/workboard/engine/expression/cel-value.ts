import type { Value } from '../workflow/types';

/** Values that reach an expression, or that it answers with, are bounded like its steps: nothing deeper, longer or wider than this. */
export const VALUE_LIMITS = { listItems: 1000, textLength: 100_000, depth: 16, answerItems: 100_000 } as const;

/** What a context measures: the longest list or map and the longest text in it. */
export interface Measure {
  list: number;
  text: number;
}

/** Raised when a value may not enter or leave an expression. */
export class ValueError extends Error {}

/**
 * Turns a JSON value into what the evaluator computes with: integers become BigInt (CEL's `int`), so that `1 == 1` holds whether a number came
 * from a form, a column or the expression itself; maps read a missing key as null.
 * `text: false` lets a text of any length pass, for places that only ask whether there is one.
 * @throws ValueError beyond VALUE_LIMITS
 */
export function toCel(value: Value | undefined, measure: Measure, text = true, depth = 0): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return numberToCel(value);
  if (typeof value === 'string') {
    if (text && value.length > VALUE_LIMITS.textLength) throw new ValueError(`a text is longer than ${VALUE_LIMITS.textLength} characters`);
    if (text) measure.text = Math.max(measure.text, value.length);
    return value;
  }
  if (depth >= VALUE_LIMITS.depth) throw new ValueError(`a value is nested deeper than ${VALUE_LIMITS.depth}`);
  if (isList(value)) {
    sized(value.length, measure);
    // A list of this realm, whoever made the one that came: the evaluator knows no other.
    return Array.from(value, (item) => toCel(item, measure, text, depth + 1));
  }
  const entries = Object.entries(value);
  sized(entries.length, measure);
  return celMap(entries.map(([key, item]) => [key, toCel(item, measure, text, depth + 1)]));
}

/**
 * Turns an evaluator's answer back into a JSON value.
 * @throws ValueError for what JSON has no word for, and for integers that a double cannot hold
 */
export function fromCel(value: unknown, left = { items: VALUE_LIMITS.answerItems as number }): Value {
  if ((left.items -= 1) < 0) throw new ValueError('the answer is too large');
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'bigint') {
    const number = Number(value);
    if (!Number.isSafeInteger(number)) throw new ValueError('an integer is too large');
    return number;
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new ValueError('a number is not finite');
    return value;
  }
  if (Array.isArray(value)) return value.map((item) => fromCel(item, left));
  if (typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fromCel(item, left)]));
  throw new ValueError(`a value of type ${typeof value} has no place in an answer`);
}

/** Not null, not blank, not empty: what a form calls “filled in”. */
export function isFilled(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object') return Object.keys(value).length > 0;
  return true;
}

/**
 * A map whose missing keys read as null. The evaluator looks a key up through `get` when the constructor says Map, but tests membership
 * (`in`), size and iteration on own keys; so an object with a Map's face answers `x.missing == null` and still denies `'missing' in x`.
 */
export function celMap(entries: readonly (readonly [string, unknown])[]): object {
  const map = Object.create(mapFace) as object;
  for (const [key, value] of entries) {
    if (!RESERVED.has(key)) Object.defineProperty(map, key, { value, enumerable: true });
  }
  return map;
}

const RESERVED = new Set(['constructor', 'get', '__proto__']);

const mapFace = Object.create(null, {
  constructor: { value: Map },
  get: {
    value(this: Record<string, unknown>, key: string) {
      return Object.hasOwn(this, key) ? this[key] : null;
    },
  },
}) as object;

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function numberToCel(value: number): unknown {
  if (!Number.isFinite(value)) throw new ValueError('a number is not finite');
  return Number.isSafeInteger(value) ? BigInt(value) : value;
}

function sized(length: number, measure: Measure): void {
  if (length > VALUE_LIMITS.listItems) throw new ValueError(`a list has more than ${VALUE_LIMITS.listItems} items`);
  measure.list = Math.max(measure.list, length);
}
