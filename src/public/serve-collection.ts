import type { Core } from '@strapi/strapi';
import type { Collection } from './collection';
import { parseItemQuery, parseListQuery } from './parse-query';
import { present, type Entry } from './present';
import { answer, type Context } from './answer';
import { readItem, readList, type Row } from './read-collection';
import { readPartners } from './read-partners';

/** A controller with `find` and `findOne` over the published rows of a collection, in the shape of Strapi's REST API. */
export function serveCollection(strapi: Core.Strapi, collection: Collection) {
  const presentAll = async (rows: readonly Row[], fields: readonly string[]): Promise<Entry[]> => {
    const ids = rows.map((row) => String(row.documentId));
    const partners = collection.partner ? await readPartners(strapi, collection, collection.partner, ids) : new Map<string, Row[]>();
    return rows.map((row) => present(collection, row, fields, partners.get(String(row.documentId)) ?? []));
  };

  return {
    find: (ctx: Context) =>
      answer(ctx, async () => {
        const query = parseListQuery(ctx.request.querystring, collection);
        const { rows, total } = await readList(strapi, collection, query);
        const { page, pageSize } = query;
        const counted = total === null ? {} : { pageCount: Math.ceil(total / pageSize), total };
        return { data: await presentAll(rows, query.fields), meta: { pagination: { page, pageSize, ...counted } } };
      }),

    findOne: (ctx: Context) =>
      answer(ctx, async () => {
        const { fields } = parseItemQuery(ctx.request.querystring, collection);
        const row = await readItem(strapi, collection, ctx.params.documentId ?? '', fields);
        if (!row) return null;
        const [data] = await presentAll([row], fields);
        return { data, meta: {} };
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
