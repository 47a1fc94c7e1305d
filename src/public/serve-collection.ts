import type { Core } from '@strapi/strapi';
import type { Collection } from './collection';
import { badCursor, createCursorSeal } from './cursor';
import { parseItemQuery, parseListQuery, type ListQuery } from './parse-query';
import { presenter } from './present';
import { answer, type Context } from './answer';
import { readItem, readList } from './read-collection';
import { readPartners, type Row } from './read-partners';
import type { StoredEntry } from './select-entry';
import { assertNotWithdrawn } from './withdrawn';
import { catchUp } from './search/catch-up';

/** A controller with `find` and `findOne` over the published rows of a collection, in the shape of Strapi's REST API. */
export function serveCollection(strapi: Core.Strapi, collection: Collection) {
  const presentAll = async (rows: readonly StoredEntry[], fields: readonly string[]): Promise<string[]> => {
    const ids = rows.map(({ documentId }) => documentId);
    const partners = collection.partner ? await readPartners(strapi, collection, collection.partner, ids) : new Map<string, Row[]>();
    const present = presenter(collection, fields);
    return rows.map((row) => present(row, partners.get(row.documentId) ?? []));
  };

  const seal = createCursorSeal(strapi.config.get('server.app.keys'));
  /** A cursor goes on with the question it came from, and with no other. */
  const questionOf = ({ sort, filters, words }: ListQuery) => JSON.stringify([collection.uid, sort, filters, words]);
  const positionIn = (query: ListQuery) => {
    if (query.cursor === null || query.cursor === '') return null;
    const position = seal.open(questionOf(query), query.cursor);
    if (!position) throw badCursor();
    return position;
  };

  return {
    find: (ctx: Context) =>
      answer(ctx, async () => {
        const query = parseListQuery(ctx.request.querystring, collection);
        if (query.words.length > 0) await catchUp(strapi);
        const { rows, total, next } = await readList(strapi, collection, query, positionIn(query));
        const { page, pageSize, cursor } = query;
        const counted = total === null ? {} : { pageCount: Math.ceil(total / pageSize), total };
        const place = cursor === null ? { page } : { next: next && seal.seal(questionOf(query), next) };
        const meta = { pagination: { ...place, pageSize, ...counted } };
        return `{"data":[${(await presentAll(rows, query.fields)).join()}],"meta":${JSON.stringify(meta)}}`;
      }),

    findOne: (ctx: Context) =>
      answer(ctx, async () => {
        const { fields } = parseItemQuery(ctx.request.querystring, collection);
        const documentId = ctx.params.documentId ?? '';
        // No other has ever been given out; PostgreSQL fails at a NUL in a text.
        if (!/^[\w-]{1,64}$/.test(documentId)) return null;
        const row = await readItem(strapi, collection, documentId, fields);
        if (!row) {
          await assertNotWithdrawn(strapi, collection, documentId);
          return null;
        }
        return `{"data":${(await presentAll([row], fields)).join()},"meta":{}}`;
      }),
  };
}

/** Routes of a collection: reading, by anybody; nothing else exists. */
export function publicRoutes(name: string, path: string) {
  const config = { auth: false };
  return {
    routes: [
      { method: 'GET', path: `/${path}`, handler: `${name}.find`, config },
      { method: 'GET', path: `/${path}/:documentId`, handler: `${name}.findOne`, config },
    ],
  };
}
