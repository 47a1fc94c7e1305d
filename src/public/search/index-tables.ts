import type { Core } from '@strapi/strapi';
import type { SchemaPart } from '../../../plugins/workboard/server/src/api';
import type { Collection } from '../collection';

/** Changes with what is indexed and how; another number makes every index anew. */
export const INDEX_VERSION = 2;
export const STATE = 'gongkai_search_state';

export interface IndexTables {
  /** `id` in the order of publication, `document_id`, `text` as it is compared, and on PostgreSQL the `terms`. */
  texts: string;
  /** SQLite's own index of terms; its row numbers are those of `texts`. */
  terms: string;
}

/** Names of the index of a collection. */
export function tablesOf(strapi: Core.Strapi, collection: Collection): IndexTables {
  const { tableName } = strapi.db.metadata.get(collection.uid);
  return { texts: `gongkai_search_${tableName}`, terms: `gongkai_terms_${tableName}` };
}

type Trx = Parameters<SchemaPart['make']>[0];

/** The tables of the index. Both databases bring what it needs: FTS5 without texts of its own, and tsvector without parser or extension. */
export function indexSchema(strapi: Core.Strapi, collections: readonly Collection[]): SchemaPart {
  const postgres = strapi.db.dialect.client === 'postgres';
  const tables = collections.map((collection) => tablesOf(strapi, collection));
  return {
    name: 'search index',
    tables: [STATE, ...tables.flatMap(({ texts, terms }) => (postgres ? [texts] : [texts, terms]))],
    wanted: [],
    async make(trx) {
      if (!(await trx.schema.hasTable(STATE))) {
        await trx.schema.createTable(STATE, (table) => {
          table.integer('id').primary();
          table.integer('version').notNullable();
          // Number of the last row of the log that the index knows of.
          table.integer('cursor').notNullable();
        });
      }
      await trx(STATE).insert({ id: 1, version: 0, cursor: 0 }).onConflict('id').ignore();
      for (const one of tables) await makeTables(trx, one, postgres);
    },
  };
}

async function makeTables(db: Trx, { texts, terms }: IndexTables, postgres: boolean): Promise<void> {
  if (!(await db.schema.hasTable(texts))) {
    await db.schema.createTable(texts, (table) => {
      table.increments('id');
      table.string('document_id').notNullable().unique();
      table.text('text').notNullable();
      if (postgres) table.specificType('terms', 'tsvector').notNullable();
    });
  }
  if (postgres) await db.raw('CREATE INDEX IF NOT EXISTS ?? ON ?? USING gin (terms)', [`${texts}_terms`, texts]);
  else {
    await db.raw(
      `CREATE VIRTUAL TABLE IF NOT EXISTS ?? USING fts5(terms, content='', contentless_delete=1, detail=none, tokenize='unicode61 remove_diacritics 0')`,
      [terms],
    );
  }
}
