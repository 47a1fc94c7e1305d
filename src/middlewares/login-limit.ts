import type { Core } from '@strapi/strapi';
import type { Rate } from '../public/limit/buckets';
import { createLimiter, type LimitContext } from '../public/limit/limiter';

interface Config {
  /** Proxies of the office before this server. */
  proxies: number;
  network: Rate;
  everybody: Rate;
}
interface Context extends LimitContext {
  method: string;
  path: string;
}

/** Doors at which somebody says who they are, whatever way the router would also take the path. */
const DOORS = /^\/+admin\/+(login|register|register-admin|forgot-password|reset-password)(\/|$)/i;

/**
 * Limits attempts to log in by where they come from alone. Strapi's own limit has the e-mail address of the attempt in its key, so that one password
 * tried on a thousand names is never limited (CVE-2025-64526); it stays beside this one, for one name tried with a thousand passwords.
 */
export default ({ proxies, ...rates }: Config, { strapi }: { strapi: Core.Strapi }) => {
  const limiter = createLimiter(strapi, { name: 'login', ...rates }, proxies);
  return async (ctx: Context, next: () => Promise<void>): Promise<void> => {
    if (ctx.method === 'POST' && DOORS.test(ctx.path) && !(await limiter.admit(ctx))) return;
    await next();
  };
};
