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
  await assertIndexTables(strapi, searchedCollections);
  await rebuildIfStale(strapi);
}
