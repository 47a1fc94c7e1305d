import type { Core } from '@strapi/strapi';
import type { SchemaPart, WorkboardApi } from '../../plugins/workboard/server/src/api';
import { suggestDocuments } from '../api/document/suggest-documents';
import { referenceChangesSchema } from './cache/reference-changes';
import { bucketsSchema, clearBuckets } from './limit/buckets';
import { publicIndexes } from './public-indexes';
import { rebuild, REBUILD_JOB, rebuildIfStale } from './search/catch-up';
import { indexSchema } from './search/index-tables';
import { searchedCollections } from './search/searched-collections';

/** Says who makes the search index anew, and where forms find what is public already. Part of `register()`. */
export function registerPublic(strapi: Core.Strapi): void {
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  workboard.registerJob({
    kind: REBUILD_JOB,
    title: { 'zh-Hans': '重建公开检索', en: 'Make the public search index anew' },
    handler: ({ signal }) => rebuild(strapi, signal),
  });
  workboard.registerSuggestions('documents', (text) => suggestDocuments(strapi, text));
}

/** Makes what the public side keeps in the database, or asserts it again. Part of a start, by one instance at a time, when the workflows are loaded. */
export async function preparePublic(strapi: Core.Strapi): Promise<void> {
  await clearBuckets(strapi);
  await rebuildIfStale(strapi);
}

/** What the public side keeps in the database, and the indexes it reads by. */
export function publicSchema(strapi: Core.Strapi): SchemaPart[] {
  return [
    ...searchedCollections.map((collection) => publicIndexes(strapi, collection)),
    referenceChangesSchema(strapi),
    bucketsSchema,
    unitCodes(strapi),
    indexSchema(strapi, searchedCollections),
  ];
}

/** Every list asks for the names of units; Strapi keeps codes unique, but has no index over them. */
function unitCodes(strapi: Core.Strapi): SchemaPart {
  const { tableName } = strapi.db.metadata.get('api::organisation.organisation');
  const index = `CREATE INDEX IF NOT EXISTS public_organisations_code ON ${tableName} (code)`;
  return { name: 'unit codes', tables: [tableName], wanted: [index], make: (trx) => trx.raw(index) };
}
