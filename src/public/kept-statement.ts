import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/** What a question asks with: never part of a statement's text. */
export type Asked = string | number | null;

/** The text of a statement and what its places are bound to: constants of the house, or the n-th value of the question. */
interface Kept {
  sql: string;
  places: readonly Place[];
}
type Place = { constant: Knex.Value } | { nth: number };

/** Texts of one database; those not asked for longest go first. There are as many as there are sets of fields, filters and orders. */
const MOST = 500;
/** Begins the mark that stands for a value while a statement is written. It never comes from outside: parameters hold no control characters. */
const MARK = '\u0000';

const texts = new WeakMap<object, Map<string, Kept>>();

/**
 * Asks the database with the text that was written when a question of this shape came first. Knex writes every statement anew, which takes longer than most answers of
 * the database; values are bound anew each time.
 * @param shape names everything that the text depends on
 * @param write writes the statement; it gets a mark in place of each value
 */
export async function askKept<T>(
  strapi: Core.Strapi,
  input: { shape: readonly unknown[]; values: readonly Asked[]; write: (mark: (nth: number) => string) => Knex.QueryBuilder },
): Promise<T[]> {
  const db = strapi.db.connection;
  const { sql, places } = textOf(db, JSON.stringify(input.shape), input.write);
  const answer = (await db.raw(
    sql,
    places.map((place) => ('nth' in place ? (input.values[place.nth] ?? null) : place.constant)),
  )) as T[] | { rows: T[] };
  // better-sqlite3 answers with the rows, pg with a result that holds them.
  return Array.isArray(answer) ? answer : answer.rows;
}

function textOf(db: Knex, shape: string, write: (mark: (nth: number) => string) => Knex.QueryBuilder): Kept {
  const kept = texts.get(db) ?? new Map<string, Kept>();
  texts.set(db, kept);
  const text = kept.get(shape) ?? written(write);
  kept.delete(shape);
  kept.set(shape, text);
  const [oldest] = kept.size > MOST ? kept.keys() : [];
  if (oldest !== undefined) kept.delete(oldest);
  return text;
}

function written(write: (mark: (nth: number) => string) => Knex.QueryBuilder): Kept {
  const { sql, bindings } = write((nth) => `${MARK}${nth}`).toSQL();
  return { sql, places: bindings.map(placeOf) };
}

function placeOf(binding: Knex.Value): Place {
  return typeof binding === 'string' && binding.startsWith(MARK) ? { nth: Number(binding.slice(MARK.length)) } : { constant: binding };
}
