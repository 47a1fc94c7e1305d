import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { WorkboardApi } from '../../../plugins/workboard/server/src/api';
import type { Collection } from '../collection';
import { publicRows } from '../public-rows';
import { INDEX_VERSION, STATE, tablesOf } from './index-tables';
import { publicTexts, replaceTexts } from './write-index';
import { searchedCollections } from './searched-collections';

/** Entries of one transaction, so that nobody waits long for it. */
const BATCH = 100;
/** Rows of the log without anything public in them, after which the cursor is written all the same. */
const IDLE_ROWS = 400;

const running = new WeakMap<object, Promise<void>>();

/**
 * Brings the index up to the change cursor. A publication itself writes nothing for it; whoever searches first afterwards does. A withdrawn entry is not found before that either, because
 * what the index finds is asked of the public rows.
 */
export function catchUp(strapi: Core.Strapi): Promise<void> {
  const known = running.get(strapi);
  if (known) return known;
  const work = untilCaughtUp(strapi).finally(() => running.delete(strapi));
  running.set(strapi, work);
  return work;
}

async function untilCaughtUp(strapi: Core.Strapi): Promise<void> {
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  for (;;) {
    const from = await readCursor(strapi.db.connection);
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
 * Makes the index anew where it cannot be right: made by another version, or with another number of entries than are public, as after a restored backup. Part of a start.
 */
export async function rebuildIfStale(strapi: Core.Strapi): Promise<void> {
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  await catchUp(strapi);
  const { version } = (await strapi.db.connection(STATE).where({ id: 1 }).first('version')) as { version: number };
  for (const collection of searchedCollections) {
    if (version === INDEX_VERSION && (await isComplete(strapi, collection))) continue;
    const cursor = await workboard.changeCursor();
    await empty(strapi, collection);
    await fill(strapi, collection);
    // What was changed meanwhile is taken up again.
    await strapi.db.connection(STATE).where({ id: 1 }).update({ cursor });
  }
  await strapi.db.connection(STATE).where({ id: 1 }).update({ version: INDEX_VERSION });
}

async function isComplete(strapi: Core.Strapi, collection: Collection): Promise<boolean> {
  const count = async (rows: Knex.QueryBuilder) => Number(((await rows.count({ n: '*' }).first()) as { n: number | string }).n);
  const indexed = await count(strapi.db.connection(tablesOf(strapi, collection).texts));
  return indexed === (await count(publicRows(strapi, collection)));
}

async function empty(strapi: Core.Strapi, collection: Collection): Promise<void> {
  const { texts, terms } = tablesOf(strapi, collection);
  await strapi.db.connection.transaction(async (trx) => {
    if (strapi.db.dialect.client !== 'postgres') await trx.raw(`INSERT INTO ?? (??) VALUES ('delete-all')`, [terms, terms]);
    await trx(texts).delete();
  });
}

/** In the order of publication, so that the newest matches are the newest entries. */
async function fill(strapi: Core.Strapi, collection: Collection): Promise<void> {
  const ids = (await publicRows(strapi, collection)
    .orderBy([{ column: 'd.published_at' }, { column: 'd.document_id' }])
    .select('d.document_id as id')) as { id: string }[];
  for (let start = 0; start < ids.length; start += BATCH) {
    const documentIds = ids.slice(start, start + BATCH).map(({ id }) => id);
    const found = await publicTexts(strapi, collection, (rows) => rows.whereIn('d.document_id', documentIds));
    const byId = new Map(found.map((text) => [text.documentId, text]));
    const texts = documentIds.flatMap((id) => byId.get(id) ?? []);
    await strapi.db.connection.transaction((trx) => replaceTexts(strapi, trx, { collection, documentIds, texts }));
  }
}

async function readCursor(db: Knex): Promise<number> {
  const row = (await db(STATE).where({ id: 1 }).first('cursor')) as { cursor: number };
  return Number(row.cursor);
}
