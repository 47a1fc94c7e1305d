import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { canonicalJson } from '../../../../engine/seal/canonical-json';
import { hash } from '../hash';
import { inTransaction, isPostgres, lockUntilCommit, reading, type Trx } from '../transaction';

/** A part of the schema that every start asserts. */
export interface SchemaPart {
  /** Under which it is remembered. */
  name: string;
  /** The tables it makes, or hangs indexes and triggers on. */
  tables: readonly string[];
  /** What it makes, in words: where these change, it is made anew. */
  wanted: readonly string[];
  /** Makes what is not there. Everything that stands already may stay. */
  make(trx: Trx): Promise<void>;
}

/** What was made, and how the database described it then. */
const MARKS = 'workboard_standing';

/**
 * Makes parts of the schema, or makes them again: Strapi may rebuild a table when a content type changes, and somebody may take a trigger away. Parts that stand cost nothing: what they
 * want is what they wanted when they were made, and the database describes their tables, with every column, index and trigger, word for word as it did then. One instance at a time.
 */
export async function assertSchema(strapi: Core.Strapi, parts: readonly SchemaPart[]): Promise<void> {
  const stands = await reading(strapi, (db) => standing(db, parts));
  const wanting = parts.filter((part) => !stands(part));
  if (wanting.length === 0) return;
  await inTransaction(strapi, async (trx) => {
    await lockUntilCommit(trx, 'schema');
    if (!(await trx.schema.hasTable(MARKS))) {
      await trx.schema.createTable(MARKS, (table) => {
        table.string('name', 120).primary();
        table.string('digest', 64).notNullable();
      });
    }
    for (const part of wanting) await part.make(trx);
    const described = await describe(trx, wanting);
    const marks = wanting.map((part) => ({ name: part.name, digest: digestOf(part, described) }));
    await trx(MARKS).insert(marks).onConflict('name').merge();
  });
}

/** Runs statements one after the other. */
export async function runAll(trx: Knex, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await trx.raw(statement);
}

async function standing(db: Knex, parts: readonly SchemaPart[]): Promise<(part: SchemaPart) => boolean> {
  const described = await describe(db, parts);
  if (!described.has(MARKS)) return () => false;
  const names = parts.map(({ name }) => name);
  const marks = new Map(
    ((await db(MARKS).whereIn('name', names).select('name', 'digest')) as { name: string; digest: string }[]).map(({ name, digest }) => [
      name,
      digest,
    ]),
  );
  return (part) => marks.get(part.name) === digestOf(part, described);
}

function digestOf({ tables, wanted }: SchemaPart, described: ReadonlyMap<string, string>): string {
  return hash('sha256', canonicalJson([...wanted, ...tables.map((table) => described.get(table) ?? '')]));
}

/** Each table in the database's own words. One statement. */
async function describe(db: Knex, parts: readonly SchemaPart[]): Promise<ReadonlyMap<string, string>> {
  const names = [...new Set([MARKS, ...parts.flatMap(({ tables }) => tables)])];
  const rows = isPostgres(db) ? await describeInPostgres(db, names) : await describeInSqlite(db, names);
  const described = new Map<string, string>();
  for (const { table, words } of rows) described.set(table, `${described.get(table) ?? ''}${words}\n`);
  return described;
}

interface Description {
  table: string;
  words: string;
}

async function describeInSqlite(db: Knex, names: readonly string[]): Promise<Description[]> {
  return (await db('sqlite_master')
    .whereIn('tbl_name', names)
    .orderBy(['tbl_name', 'type', 'name'])
    .select('tbl_name as table', db.raw("type || ' ' || name || ' ' || COALESCE(sql, '') AS words"))) as Description[];
}

async function describeInPostgres(db: Knex, names: readonly string[]): Promise<Description[]> {
  const { rows } = (await db.raw(
    `SELECT c.relname AS "table", concat_ws(' ',
       (SELECT string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull, ', ' ORDER BY a.attnum)
          FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
       (SELECT string_agg(pg_get_indexdef(i.indexrelid), '; ' ORDER BY pg_get_indexdef(i.indexrelid)) FROM pg_index i WHERE i.indrelid = c.oid),
       (SELECT string_agg(concat_ws(' ', t.tgenabled, pg_get_triggerdef(t.oid), p.prosrc), '; ' ORDER BY t.tgname)
          FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgrelid = c.oid AND NOT t.tgisinternal)) AS words
     FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND c.relname IN (${names.map(() => '?').join(', ')})`,
    names,
  )) as { rows: Description[] };
  return rows;
}
