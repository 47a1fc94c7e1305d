import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/** What public answers name beside published entries: units, clauses, and how files are called. They have no workflow, so no log tells of them. */
const REFERENCES = ['api::organisation.organisation', 'api::policy-clause.policy-clause', 'plugin::upload.file'] as const;
const TABLE = 'gongkai_reference_changes';

/**
 * Counts changes of the referenced rows in the database itself, so that no door to them is forgotten. Asserted at every start, because Strapi may rebuild a table.
 */
export async function assertReferenceChanges(strapi: Core.Strapi): Promise<void> {
  const db = strapi.db.connection;
  if (!(await db.schema.hasTable(TABLE))) {
    await db.schema.createTable(TABLE, (table) => {
      table.integer('id').primary();
      table.integer('changes').notNullable();
    });
  }
  await db(TABLE).insert({ id: 1, changes: 0 }).onConflict('id').ignore();
  const count = `UPDATE ${TABLE} SET changes = changes + 1 WHERE id = 1`;
  const tables = REFERENCES.map((uid) => strapi.db.metadata.get(uid).tableName);
  await (strapi.db.dialect.client === 'postgres' ? countInPostgres(db, tables, count) : countInSqlite(db, tables, count));
}

/** How often the referenced rows were changed. One statement. */
export async function referenceChanges(strapi: Core.Strapi): Promise<number> {
  const row = (await strapi.db.connection(TABLE).where({ id: 1 }).first('changes')) as { changes: number } | undefined;
  return Number(row?.changes ?? 0);
}

async function countInPostgres(db: Knex, tables: readonly string[], count: string): Promise<void> {
  const name = 'gongkai_reference_changed';
  await db.raw(
    `CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $count$ BEGIN ${count}; RETURN NULL; END; $count$`,
  );
  for (const table of tables) {
    await db.raw(`DROP TRIGGER IF EXISTS ${name} ON ${table}`);
    await db.raw(`CREATE TRIGGER ${name} AFTER INSERT OR UPDATE OR DELETE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION ${name}()`);
  }
}

async function countInSqlite(db: Knex, tables: readonly string[], count: string): Promise<void> {
  for (const table of tables) {
    for (const verb of ['INSERT', 'UPDATE', 'DELETE']) {
      const name = `gongkai_reference_${table}_${verb.toLowerCase()}`;
      await db.raw(`DROP TRIGGER IF EXISTS ${name}`);
      await db.raw(`CREATE TRIGGER ${name} AFTER ${verb} ON ${table} BEGIN ${count}; END`);
    }
  }
}
