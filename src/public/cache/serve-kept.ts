import type { Core } from '@strapi/strapi';
import type { KeptBody } from '../answer';
import { createAnswerStore, type KeptAnswer, type StoreLimits } from './answer-store';
import { cacheKey } from './cache-key';
import type { ChangeWatch } from './change-watch';
import { watchOf } from './watch-of';

export interface CacheConfig extends StoreLimits {
  enabled: boolean;
  /** Portals that read from a browser, as CORS lists them. */
  origins: readonly string[];
}

/** The part of Koa's context that is used here. */
export interface CacheContext {
  method: string;
  url: string;
  path: string;
  querystring: string;
  status: number;
  respond: boolean;
  state: { keptBody?: KeptBody };
  get(header: string): string;
  response: { headers: Readonly<Record<string, unknown>> };
  res: { writeHead(status: number, headers: readonly string[]): unknown; end(body?: Buffer): unknown };
}

/** Of one answer only, or told anew for each. */
const NOT_KEPT = new Set([
  'set-cookie',
  'content-length',
  'etag',
  'date',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'x-response-time',
]);
/** All origins that no list names get the same headers. */
const FOREIGN = 'foreign';
const MOST_ADDRESSES = 10_000;
const LONGEST_ADDRESS = 500;
/** What RFC 9110 wants in a 304; the reader keeps the other headers of the answer it has. */
const IN_304 = new Set(['cache-control', 'vary', 'access-control-allow-origin', 'x-content-type-options']);

/**
 * Stands before everything else: a public question that was answered already is answered from memory, as long as nothing public changed. Private answers cannot get
 * in: only what `answer` marks as public text is kept.
 */
export function serveKept(strapi: Core.Strapi, config: CacheConfig) {
  const store = createAnswerStore(config);
  const working = new Map<string, Promise<void>>();
  const keyOf = keyReader(config.origins);
  let watch: ChangeWatch | null = null;

  return async (ctx: CacheContext, next: () => Promise<void>): Promise<void> => {
    const key = config.enabled ? keyOf(ctx) : null;
    if (key === null) return next();
    watch ??= watchOf(strapi);
    if (!(await isSure(strapi, watch))) return next();
    let kept = store.get(key, watch.generation);
    const other = kept ? undefined : working.get(`${watch.generation} ${key}`);
    if (other) {
      // Many ask the same at once, after a change: one works, the others wait for it.
      await other;
      kept = store.get(key, watch.generation);
    }
    if (kept) return send(ctx, kept);
    const { generation } = watch;
    const place = `${generation} ${key}`;
    const work = next().then(() => {
      const answer = answerOf(ctx);
      if (answer && watch?.generation === generation) store.keep(key, generation, answer);
    });
    if (working.has(place)) return work;
    working.set(
      place,
      work.catch(() => undefined).finally(() => working.delete(place)),
    );
    return work;
  };
}

/** Addresses that are asked for again and again are taken apart once. */
function keyReader(origins: readonly string[]): (ctx: CacheContext) => string | null {
  const keys = new Map<string, string | null>();
  return (ctx) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return null;
    const asked = ctx.get('Origin');
    const origin = asked === '' || origins.includes(asked) ? asked : FOREIGN;
    const address = `${origin} ${ctx.url}`;
    const known = keys.get(address);
    if (known !== undefined) return known;
    const key = cacheKey({ path: ctx.path, querystring: ctx.querystring, origin });
    if (keys.size >= MOST_ADDRESSES) keys.clear();
    if (address.length <= LONGEST_ADDRESS) keys.set(address, key);
    return key;
  };
}

/** If the database cannot say what changed, nothing from memory is passed off as true. */
async function isSure(strapi: Core.Strapi, watch: ChangeWatch): Promise<boolean> {
  if (watch.isCertain()) return true;
  try {
    await watch.confirm();
    return true;
  } catch (error) {
    strapi.log.error(`public cache: ${String(error)}`);
    return false;
  }
}

function answerOf(ctx: CacheContext): KeptAnswer | null {
  const { keptBody } = ctx.state;
  const { headers } = ctx.response;
  if (!keptBody || (ctx.status !== 200 && ctx.status !== 304) || 'set-cookie' in headers) return null;
  const { bytes: body, etag } = keptBody;
  const pairs = Object.entries(headers).filter(([name]) => !NOT_KEPT.has(name));
  const flat = (list: readonly [string, unknown][]) => list.flatMap(([name, value]) => [name, String(value)]);
  return {
    etag,
    body,
    headers: [...flat(pairs), 'etag', etag, 'content-length', String(body.length)],
    shortHeaders: [...flat(pairs.filter(([name]) => IN_304.has(name))), 'etag', etag],
  };
}

function send(ctx: CacheContext, { etag, body, headers, shortHeaders }: KeptAnswer): void {
  // Past Koa: the answer is whole already.
  ctx.respond = false;
  if (names(ctx.get('If-None-Match'), etag)) {
    ctx.res.writeHead(304, shortHeaders);
    ctx.res.end();
    return;
  }
  ctx.res.writeHead(200, headers);
  ctx.res.end(ctx.method === 'HEAD' ? undefined : body);
}

function names(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch === '') return false;
  return ifNoneMatch === etag || ifNoneMatch === '*' || ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}
