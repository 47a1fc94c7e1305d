import type { Core } from '@strapi/strapi';
import type { Context } from './answer';
import { PUBLIC_COLLECTIONS, PUBLIC_PATHS } from './public-collections';

/** Addresses as they are documented. However else the router would take one, it goes the long way and is answered there. */
const ADDRESS = new RegExp(`^/api/(${PUBLIC_PATHS})(?:/([\\w-]{1,64}))?$`);

interface EarlyContext extends Context {
  method: string;
  path: string;
}
type Controller = Readonly<Record<'find' | 'findOne', (ctx: Context) => Promise<unknown>>>;

/**
 * Gives questions to the public collections to their controllers, as the router does at the end of the chain: by then sessions, bodies, a look into `public/` and some hundred routes of
 * the admin have cost as much as the answer. It stands behind headers, origins and limits, so that all of them are the same; the routes stay, and answer alike.
 */
export function serveEarly(strapi: Core.Strapi) {
  return async (ctx: EarlyContext, next: () => Promise<void>): Promise<void> => {
    const found = ctx.method === 'GET' || ctx.method === 'HEAD' ? ADDRESS.exec(ctx.path) : null;
    const collection = found && PUBLIC_COLLECTIONS[found[1] ?? ''];
    if (!collection) return next();
    const [, , documentId] = found;
    const controller = strapi.controller(collection.uid) as unknown as Controller;
    ctx.params = { documentId };
    await (documentId === undefined ? controller.find(ctx) : controller.findOne(ctx));
  };
}
