import type { Core } from '@strapi/strapi';
import type { SchemaPart } from '../../plugins/workboard/server/src/api';
import { sortsOf, type Collection } from './collection';
import { columnsOf } from './columns';

/**
 * Indexes over the public rows of a collection, in each order in which a list may show them, which also serve to count them. Strapi itself indexes only the documentId.
 */
export function publicIndexes(strapi: Core.Strapi, collection: Collection): SchemaPart {
  const { tableName } = strapi.db.metadata.get(collection.uid);
  const column = columnsOf(strapi, collection.uid);
  // SQLite puts empty values last by itself when it counts down, and knows no other order in an index.
  const order = strapi.db.dialect.client === 'postgres' ? 'DESC NULLS LAST' : 'DESC';
  const indexes = sortsOf(collection).map((attribute) => ({ attribute, name: `public_${tableName}_${column(attribute)}` }));
  return {
    name: `public ${collection.uid}`,
    tables: [tableName],
    wanted: indexes.map(({ name }) => `${name} ${order}`),
    async make(trx) {
      for (const { attribute, name } of indexes) {
        await trx.raw(`CREATE INDEX IF NOT EXISTS ?? ON ?? (audience, ?? ${order}, document_id DESC) WHERE published_at IS NOT NULL`, [
          name,
          tableName,
          column(attribute),
        ]);
      }
    },
  };
}
