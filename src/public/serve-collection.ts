import type { Core } from '@strapi/strapi';
import type { WorkboardApi } from '../../plugins/workboard/server/src/api';
import type { Collection } from './collection';
import { parseItemQuery, parseListQuery } from './parse-query';
import { present, type Entry } from './present';
import { answer, Gone, type Context } from './answer';
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
        if (!row) return nothingAt(strapi, collection, ctx.params.documentId ?? '');
        const [data] = await presentAll([row], fields);
        return { data, meta: {} };
      }),
  };
}

/**
 * What was never public, whatever it is, is not there; what the public could read and was taken back is gone, and nothing of it is told (R-SEC-14).
 * @throws Gone
 */
async function nothingAt(strapi: Core.Strapi, { uid, draftAndPublish }: Collection, documentId: string): Promise<null> {
  if (!draftAndPublish || documentId === '') return null;
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  const withdrawal = await workboard.readWithdrawal({ uid, documentId, where: { audience: 'society' } });
  if (withdrawal) throw new Gone('该信息已撤下，不再公开。 / This information was withdrawn and is no longer public.');
  return null;
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
