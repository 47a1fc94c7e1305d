import type { Core } from '@strapi/strapi';
import { takeTokens, type Rate } from './buckets';
import { networkOf } from './network-of';

/** A limit of one kind of request: for each network, and for all together. */
export interface Limit {
  /** Part of the keys; nothing of a request's body or query ever is. */
  name: string;
  network: Rate;
  everybody: Rate;
  /** Tokens that an instance fetches at a time; more than one spares the database statements and keeps the limit all the same. */
  share?: number;
}

/** The part of Koa's context that is used here. */
export interface LimitContext {
  status: number;
  body: unknown;
  request: { socket: { remoteAddress?: string } };
  get(header: string): string;
  set(header: string, value: string): void;
}

export interface Limiter {
  /**
   * Takes tokens for a request. If there are none it is answered: 429, with Retry-After.
   * @returns whether it may go on
   */
  admit(ctx: LimitContext, tokens?: number): Promise<boolean>;
}

/** Networks with tokens in this instance's hands. */
const MOST_SHARES = 10_000;

/**
 * Limits requests over all instances. For public doors, whether they read or write: `if (!(await limiter.admit(ctx))) return;`
 * @param proxies how many proxies of the office stand before the server; see `networkOf`
 */
export function createLimiter(strapi: Core.Strapi, limit: Limit, proxies: number): Limiter {
  const shares = new Map<string, number>();
  const fetching = new Map<string, Promise<number | null>>();
  const share = limit.share ?? 1;

  /** @returns null, or seconds to wait */
  const take = async (key: string, rate: Rate, tokens: number): Promise<number | null> => {
    while ((shares.get(key) ?? 0) < tokens) {
      const other = fetching.get(key);
      if (other) {
        await other.catch(() => undefined);
        continue;
      }
      const fetched = fetch(key, rate, tokens).finally(() => fetching.delete(key));
      fetching.set(key, fetched);
      const wait = await fetched;
      if (wait !== null) return wait;
    }
    put(key, (shares.get(key) ?? 0) - tokens);
    return null;
  };

  /** Many requests at once fetch one share together. The last tokens of a bucket are given out one by one. */
  const fetch = async (key: string, rate: Rate, tokens: number): Promise<number | null> => {
    let got = Math.max(share, tokens);
    let wait = await takeTokens(strapi, { key, rate, tokens: got });
    if (wait !== null && got > tokens) {
      got = tokens;
      wait = await takeTokens(strapi, { key, rate, tokens });
    }
    if (wait === null) put(key, (shares.get(key) ?? 0) + got);
    return wait;
  };

  const put = (key: string, tokens: number) => {
    shares.delete(key);
    if (tokens > 0) shares.set(key, tokens);
    if (shares.size <= MOST_SHARES) return;
    const [oldest] = shares.keys();
    if (oldest !== undefined) shares.delete(oldest);
  };

  return {
    async admit(ctx, tokens = 1) {
      const network = networkOf({ address: ctx.request.socket.remoteAddress ?? '', forwarded: ctx.get('X-Forwarded-For'), proxies });
      const wait =
        (await take(`${limit.name} ${network}`, limit.network, tokens)) ?? (await take(`${limit.name} everybody`, limit.everybody, tokens));
      if (wait === null) return true;
      refuseFor(ctx, wait);
      return false;
    },
  };
}

/** Answers a request that comes too soon. @param wait seconds */
export function refuseFor(ctx: LimitContext, wait: number): void {
  const message = `请求过于频繁，请在 ${wait} 秒后再试。 / Too many requests; try again in ${wait} seconds.`;
  ctx.status = 429;
  ctx.set('Retry-After', String(wait));
  ctx.set('Cache-Control', 'no-store');
  ctx.body = { data: null, error: { status: 429, name: 'RateLimitError', message, details: {} } };
}
