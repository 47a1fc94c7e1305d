import type { Core } from '@strapi/strapi';
import { assertReferenceChanges } from './cache/reference-changes';
import { assertBuckets } from './limit/buckets';
import { rebuildIfStale } from './search/catch-up';
import { assertIndexTables } from './search/index-tables';
import { searchedCollections } from './search/searched-collections';

/** Makes what the public side keeps in the database, or asserts it again. Part of a start, by one instance at a time, when the workflows are loaded. */
export async function preparePublic(strapi: Core.Strapi): Promise<void> {
  await assertReferenceChanges(strapi);
  await assertBuckets(strapi);
  // Every list asks for the names of units; Strapi keeps codes unique, but has no index over them.
  const { tableName } = strapi.db.metadata.get('api::organisation.organisation');
  await strapi.db.connection.raw('CREATE INDEX IF NOT EXISTS public_organisations_code ON ?? (code)', [tableName]);
  await assertIndexTables(strapi, searchedCollections);
  await rebuildIfStale(strapi);
}
