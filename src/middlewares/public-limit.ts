import type { Core } from '@strapi/strapi';
import { createLimiter, type LimitContext } from '../public/limit/limiter';
import type { Rate } from '../public/limit/buckets';
import { PUBLIC_PATHS } from '../public/public-collections';

interface Config {
  enabled: boolean;
  /** Proxies of the office before this server. */
  proxies: number;
  network: Rate;
  everybody: Rate;
}
interface Context extends LimitContext {
  method: string;
  path: string;
  querystring: string;
}

/** What the public reads, whatever way the router would also take the path: capitals, a slash at the end. */
const READS = new RegExp(
  `^/api/(${PUBLIC_PATHS}|verify|catalogue|sitemap\\.xml|feed\\.atom|workdays|performance|guide|openapi\\.json|[a-z-]+/(form|challenge))(/|$)`,
  'i',
);
/** What is looked for while somebody writes: asked in a body, so that no address bears it. */
const SUGGESTS = /^\/api\/[a-z-]+\/suggestions\/?$/i;
/** A question with words, filters or an order of its own costs more than a plain one. */
const COSTLY = /(^|&)(q|filters|sort|part)(=|%5B|\[)/i;
const COSTLY_TOKENS = 3;

/** Limits public reads that have to be worked out; what is answered from memory does not come this far. */
export default ({ enabled, proxies, ...rates }: Config, { strapi }: { strapi: Core.Strapi }) => {
  const limiter = createLimiter(strapi, { name: 'read', share: 20, ...rates }, proxies);
  return async (ctx: Context, next: () => Promise<void>): Promise<void> => {
    const suggests = ctx.method === 'POST' && SUGGESTS.test(ctx.path);
    const reads = enabled && (suggests || ((ctx.method === 'GET' || ctx.method === 'HEAD') && READS.test(ctx.path)));
    if (reads && !(await limiter.admit(ctx, suggests || COSTLY.test(ctx.querystring) ? COSTLY_TOKENS : 1))) return;
    await next();
  };
};
