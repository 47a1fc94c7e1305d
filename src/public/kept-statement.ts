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
  return run<T>(
    db,
    sql,
    places.map((place) => ('nth' in place ? (input.values[place.nth] ?? null) : place.constant)),
  );
}

/** The part of knex's client that a statement needs whose text is there already. */
interface Client {
  acquireConnection(): Promise<object>;
  releaseConnection(connection: object): Promise<void>;
  query(connection: object, query: { sql: string; bindings: readonly Knex.Value[] }): Promise<{ response: unknown }>;
}

/** `db.raw` would look through the whole text for places again, every time. */
async function run<T>(db: Knex, sql: string, bindings: readonly Knex.Value[]): Promise<T[]> {
  const client = db.client as Client;
  const connection = await client.acquireConnection();
  try {
    const { response } = await client.query(connection, { sql, bindings });
    // better-sqlite3 answers with the rows, pg with a result that holds them.
    return Array.isArray(response) ? (response as T[]) : (response as { rows: T[] }).rows;
  } finally {
    await client.releaseConnection(connection);
  }
}

function textOf(db: Knex, shape: string, write: (mark: (nth: number) => string) => Knex.QueryBuilder): Kept {
  const kept = texts.get(db) ?? new Map<string, Kept>();
  texts.set(db, kept);
  const text = kept.get(shape) ?? written(db, write);
  kept.delete(shape);
  kept.set(shape, text);
  const [oldest] = kept.size > MOST ? kept.keys() : [];
  if (oldest !== undefined) kept.delete(oldest);
  return text;
}

function written(db: Knex, write: (mark: (nth: number) => string) => Knex.QueryBuilder): Kept {
  const { sql, bindings } = write((nth) => `${MARK}${nth}`).toSQL();
  const places = bindings.map(placeOf);
  return String((db.client as { config: { client: unknown } }).config.client).startsWith('p') ? { sql, places } : steady(sql, places);
}

/**
 * The same statement so that SQLite prepares it once. A value that it can see is asked for its frequency in the statistics of an index (STAT4), and a limit for how much is wanted: each time
 * one is bound anew, the whole text is prepared anew, which takes a third as long as a page. So constants stand in the text, and values are behind a subquery, which is not looked into.
 */
function steady(sql: string, places: readonly Place[]): Kept {
  let at = 0;
  const text = sql.replace(/\?/g, () => {
    const place = places[at++];
    return place && 'constant' in place ? literal(place.constant) : '(select ?)';
  });
  if (at !== places.length) throw new Error(`a kept statement has ${at} places for ${places.length} values`);
  return { sql: text, places: places.filter((place) => 'nth' in place) };
}

function literal(value: Knex.Value): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  throw new Error(`a kept statement cannot hold a constant of the kind ${typeof value}`);
}

function placeOf(binding: Knex.Value): Place {
  return typeof binding === 'string' && binding.startsWith(MARK) ? { nth: Number(binding.slice(MARK.length)) } : { constant: binding };
}
