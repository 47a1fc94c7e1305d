import type { Core } from '@strapi/strapi';
import type { SchemaPart } from '../../../plugins/workboard/server/src/api';

/** What public answers name beside published entries: units, clauses, and how files are called. They have no workflow, so no log tells of them. */
const REFERENCES = ['api::organisation.organisation', 'api::policy-clause.policy-clause', 'plugin::upload.file'] as const;
const TABLE = 'gongkai_reference_changes';

/** Counts changes of the referenced rows in the database itself, so that no door to them is forgotten. */
export function referenceChangesSchema(strapi: Core.Strapi): SchemaPart {
  const count = `UPDATE ${TABLE} SET changes = changes + 1 WHERE id = 1`;
  const tables = REFERENCES.map((uid) => strapi.db.metadata.get(uid).tableName);
  const wanted = strapi.db.dialect.client === 'postgres' ? countInPostgres(tables, count) : countInSqlite(tables, count);
  return {
    name: 'reference changes',
    tables: [TABLE, ...tables],
    wanted,
    async make(trx) {
      if (!(await trx.schema.hasTable(TABLE))) {
        await trx.schema.createTable(TABLE, (table) => {
          table.integer('id').primary();
          table.integer('changes').notNullable();
        });
      }
      await trx(TABLE).insert({ id: 1, changes: 0 }).onConflict('id').ignore();
      for (const statement of wanted) await trx.raw(statement);
    },
  };
}

/** How often the referenced rows were changed. One statement. */
export async function referenceChanges(strapi: Core.Strapi): Promise<number> {
  const row = (await strapi.db.connection(TABLE).where({ id: 1 }).first('changes')) as { changes: number } | undefined;
  return Number(row?.changes ?? 0);
}

function countInPostgres(tables: readonly string[], count: string): string[] {
  const name = 'gongkai_reference_changed';
  return [
    `CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $count$ BEGIN ${count}; RETURN NULL; END; $count$`,
    ...tables.flatMap((table) => [
      `DROP TRIGGER IF EXISTS ${name} ON ${table}`,
      `CREATE TRIGGER ${name} AFTER INSERT OR UPDATE OR DELETE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION ${name}()`,
    ]),
  ];
}

function countInSqlite(tables: readonly string[], count: string): string[] {
  return tables.flatMap((table) =>
    ['INSERT', 'UPDATE', 'DELETE'].flatMap((verb) => {
      const name = `gongkai_reference_${table}_${verb.toLowerCase()}`;
      return [`DROP TRIGGER IF EXISTS ${name}`, `CREATE TRIGGER ${name} AFTER ${verb} ON ${table} BEGIN ${count}; END`];
    }),
  );
}
