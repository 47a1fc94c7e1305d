import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { WorkboardApi } from '../../../plugins/workboard/server/src/api';
import type { Collection } from '../collection';
import { publicRows } from '../public-rows';
import { INDEX_VERSION, STATE, tablesOf } from './index-tables';
import { NotYet } from '../not-yet';
import { publicTexts, replaceTexts } from './write-index';
import { searchedCollections } from './searched-collections';

/** The job that makes the index anew. */
export const REBUILD_JOB = 'office.search-index';

/** Entries of one transaction, so that nobody waits long for it. */
const BATCH = 100;
/** Public entries that a start makes the index of by itself, in about a second. More are left to a job, so that an office is open at once after a restored backup. */
const AT_ONCE = 2000;
/** Seconds after which whoever searched meanwhile may come again. */
const COME_AGAIN = 30;
/** Rows of the log without anything public in them, after which the cursor is written all the same. */
const IDLE_ROWS = 400;

const running = new WeakMap<object, Promise<void>>();

/**
 * Brings the index up to the change cursor. A publication itself writes nothing for it; whoever searches first afterwards does. A withdrawn entry is not found before that either, because
 * what the index finds is asked of the public rows.
 * @throws NotYet while the index is made anew
 */
export function catchUp(strapi: Core.Strapi): Promise<void> {
  const known = running.get(strapi);
  if (known) return known;
  const work = whenMade(strapi).finally(() => running.delete(strapi));
  running.set(strapi, work);
  return work;
}

async function whenMade(strapi: Core.Strapi): Promise<void> {
  const state = await readState(strapi.db.connection);
  if (state.version !== INDEX_VERSION) {
    throw new NotYet(
      '正在重建检索，请稍后再搜；目录照常可以浏览。 / The search index is being made anew; lists can be read meanwhile.',
      COME_AGAIN,
    );
  }
  await untilCaughtUp(strapi, state.cursor);
}

async function untilCaughtUp(strapi: Core.Strapi, known: number): Promise<void> {
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  for (let from = known; ; { cursor: from } = await readState(strapi.db.connection)) {
    const { cursor, subjects, more } = await workboard.changesSince(from);
    if (subjects.length > 0 || cursor - from > IDLE_ROWS) {
      const changed = await textsOf(strapi, subjects);
      await strapi.db.connection.transaction(async (trx) => {
        // Whoever comes second finds the cursor moved, and leaves the rest to the first.
        const moved = await trx(STATE).where({ id: 1, cursor: from }).update({ cursor });
        if (moved === 0) return;
        for (const one of changed) await replaceTexts(strapi, trx, one);
      });
    }
    if (!more) return;
  }
}

async function textsOf(strapi: Core.Strapi, subjects: readonly { uid: string; documentId: string }[]) {
  return Promise.all(
    searchedCollections.map(async (collection) => {
      const documentIds = subjects.filter(({ uid }) => uid === collection.uid).map(({ documentId }) => documentId);
      const texts =
        documentIds.length === 0 ? [] : await publicTexts(strapi, collection, (rows) => rows.whereIn('d.document_id', documentIds));
      return { collection, documentIds, texts };
    }),
  );
}

/**
 * Sees that the index is made anew where it cannot be right: made by another version, or with another number of entries than are public, as after a restored backup. Part of a start.
 * Until then a search answers 503 instead of finding half.
 * @param atOnce public entries that are not left to the job
 */
export async function rebuildIfStale(strapi: Core.Strapi, { atOnce = AT_ONCE } = {}): Promise<void> {
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  const { version } = await readState(strapi.db.connection);
  if (version === INDEX_VERSION) await catchUp(strapi);
  if (version === INDEX_VERSION && (await isComplete(strapi))) return;
  await strapi.db.connection(STATE).where({ id: 1 }).update({ version: 0 });
  const { entries } = await sizes(strapi);
  if (entries <= atOnce) await rebuild(strapi);
  else await workboard.enqueueJob({ kind: REBUILD_JOB, key: workboard.now().instant, payload: {} });
}

/**
 * Makes the whole index anew. Whoever is interrupted begins anew, whoever comes second finds it made.
 * @throws Error where another instance did the same at the same time and took away what this one had written: the job is tried again
 */
export async function rebuild(strapi: Core.Strapi, signal?: AbortSignal): Promise<void> {
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  if ((await readState(strapi.db.connection)).version === INDEX_VERSION) return;
  const cursor = await workboard.changeCursor();
  for (const collection of searchedCollections) {
    await empty(strapi, collection);
    await fill(strapi, collection, signal);
  }
  // What was changed meanwhile is taken up again.
  await strapi.db.connection(STATE).where({ id: 1 }).update({ cursor });
  await untilCaughtUp(strapi, cursor);
  if (!(await isComplete(strapi))) throw new Error('the search index lacks entries that are public');
  await strapi.db.connection(STATE).where({ id: 1 }).update({ version: INDEX_VERSION });
}

async function isComplete(strapi: Core.Strapi): Promise<boolean> {
  const { entries, indexed } = await sizes(strapi);
  return entries === indexed;
}

async function sizes(strapi: Core.Strapi): Promise<{ entries: number; indexed: number }> {
  const count = async (rows: Knex.QueryBuilder) => Number(((await rows.count({ n: '*' }).first()) as { n: number | string }).n);
  const size = { entries: 0, indexed: 0 };
  for (const collection of searchedCollections) {
    size.entries += await count(publicRows(strapi, collection));
    size.indexed += await count(strapi.db.connection(tablesOf(strapi, collection).texts));
  }
  return size;
}

async function empty(strapi: Core.Strapi, collection: Collection): Promise<void> {
  const { texts, terms } = tablesOf(strapi, collection);
  await strapi.db.connection.transaction(async (trx) => {
    if (strapi.db.dialect.client !== 'postgres') await trx.raw(`INSERT INTO ?? (??) VALUES ('delete-all')`, [terms, terms]);
    await trx(texts).delete();
  });
}

/** In the order of publication, so that the newest matches are the newest entries. */
async function fill(strapi: Core.Strapi, collection: Collection, signal?: AbortSignal): Promise<void> {
  const ids = (await publicRows(strapi, collection)
    .orderBy([{ column: 'd.published_at' }, { column: 'd.document_id' }])
    .select('d.document_id as id')) as { id: string }[];
  for (let start = 0; start < ids.length; start += BATCH) {
    signal?.throwIfAborted();
    const documentIds = ids.slice(start, start + BATCH).map(({ id }) => id);
    const found = await publicTexts(strapi, collection, (rows) => rows.whereIn('d.document_id', documentIds));
    const byId = new Map(found.map((text) => [text.documentId, text]));
    const texts = documentIds.flatMap((id) => byId.get(id) ?? []);
    await strapi.db.connection.transaction((trx) => replaceTexts(strapi, trx, { collection, documentIds, texts }));
  }
}

async function readState(db: Knex): Promise<{ cursor: number; version: number }> {
  const row = (await db(STATE).where({ id: 1 }).first('cursor', 'version')) as { cursor: number; version: number };
  return { cursor: Number(row.cursor), version: row.version };
}
