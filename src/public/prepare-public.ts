import type { Core } from '@strapi/strapi';
import type { WorkboardApi } from '../../plugins/workboard/server/src/api';
import { assertReferenceChanges } from './cache/reference-changes';
import { assertBuckets } from './limit/buckets';
import { rebuild, REBUILD_JOB, rebuildIfStale } from './search/catch-up';
import { assertIndexTables } from './search/index-tables';
import { searchedCollections } from './search/searched-collections';

/** Says who makes the search index anew. Part of `register()`. */
export function registerPublic(strapi: Core.Strapi): void {
  strapi
    .plugin('workboard')
    .service<WorkboardApi>('workboard')
    .registerJob({
      kind: REBUILD_JOB,
      title: { 'zh-Hans': '重建公开检索', en: 'Make the public search index anew' },
      handler: ({ signal }) => rebuild(strapi, signal),
    });
}

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
