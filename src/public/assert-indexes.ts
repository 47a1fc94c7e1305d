import type { Core } from '@strapi/strapi';
import { sortsOf, type Collection } from './collection';
import { columnsOf } from './columns';

/**
 * Indexes over the public rows, in each order in which a list may show them, which also serve to count them; asserted at every start, because Strapi may rebuild a
 * table. Strapi itself indexes only the documentId.
 */
export async function assertPublicIndexes(strapi: Core.Strapi, collection: Collection): Promise<void> {
  const { tableName } = strapi.db.metadata.get(collection.uid);
  const column = columnsOf(strapi, collection.uid);
  // SQLite puts empty values last by itself when it counts down, and knows no other order in an index.
  const order = strapi.db.dialect.client === 'postgres' ? 'DESC NULLS LAST' : 'DESC';
  for (const attribute of sortsOf(collection)) {
    const name = `public_${tableName}_${column(attribute)}`;
    await strapi.db.connection.raw(
      `CREATE INDEX IF NOT EXISTS ?? ON ?? (audience, ?? ${order}, document_id DESC) WHERE published_at IS NOT NULL`,
      [name, tableName, column(attribute)],
    );
  }
}
