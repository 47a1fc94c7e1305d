import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Collection } from './collection';

/** The rows `d` that are public: published, and meant for the whole of society (R-META-06). There is no parameter for this. */
export function publicRows(strapi: Core.Strapi, collection: Collection): Knex.QueryBuilder {
  const rows = strapi.db.connection({ d: strapi.db.metadata.get(collection.uid).tableName });
  return collection.draftAndPublish ? rows.whereNotNull('d.published_at').where('d.audience', 'society') : rows;
}
