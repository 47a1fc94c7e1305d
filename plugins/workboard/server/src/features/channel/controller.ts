import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { isDay, type Day } from '../../../../engine/day';
import { containerOf, type Container } from '../../platform/container';
import { idText, inPath, parse, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import { readAttempts, readChannels, readDeliveries } from './overview';
import { anyDelivery, replayChannel, retryDelivery } from './send-again';
import { rotateSecret, switchChannel } from './switch-channel';
import { takeCallback, type Taken } from './take-callback';
import { tickDelivery } from './tick-delivery';

const NONE = z.strictObject({});
const day = z.custom<Day>(isDay, 'must be a day, for example 2026-10-09');
const channelKey = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'must be the key of a channel');
const documentId = z.string().regex(/^[a-z0-9]{1,60}$/, 'must be a documentId');
const LIST = z.strictObject({
  channel: channelKey.optional(),
  state: z.enum(['waiting', 'dead', 'done', 'refused']).optional(),
  document: documentId.optional(),
  before: idText.optional(),
});
const SWITCH = z.strictObject({ on: z.boolean(), reason: z.string().trim().min(2, '请说明原因 / give the reason').max(500) });
const ROTATE = z.strictObject({ hours: z.int().min(0).max(720).default(72) });
const REPLAY = z.union([z.strictObject({ document: documentId }), z.strictObject({ since: day })]);
const TICK = z.strictObject({
  on: day,
  url: z
    .url({ protocol: /^https?$/, error: '须为网址 / must be an address' })
    .max(500)
    .optional(),
});

/** Answers of the one public route. */
const CALLBACK_BYTES = 4096;
const STATUS: Readonly<Record<Taken, number>> = { unsigned: 401, unreadable: 400, unknown: 404, taken: 200 };

interface CallbackContext extends RequestContext {
  status: number;
  headers: Readonly<Record<string, unknown>>;
  set(name: string, value: string): void;
}

/** 公开渠道: what waits, what came back, and what is to be done about it. */
export function channelController({ strapi }: { strapi: Core.Strapi }) {
  const asking = async (ctx: RequestContext) => {
    const container = containerOf(strapi);
    return { container, viewer: await viewerOf(container, ctx) };
  };
  return {
    async find(ctx: RequestContext) {
      parse(NONE, ctx.query);
      ctx.body = { data: await readChannels(containerOf(strapi)) };
    },
    async deliveries(ctx: RequestContext) {
      const { container, viewer } = await asking(ctx);
      const { channel, state, document, before } = parse(LIST, ctx.query);
      ctx.body = {
        data: await readDeliveries(container, viewer, {
          ...(channel === undefined ? {} : { channel }),
          ...(state === undefined ? {} : { state }),
          ...(document === undefined ? {} : { document }),
          ...(before === undefined ? {} : { before }),
        }),
      };
    },
    async attempts(ctx: RequestContext) {
      const container = containerOf(strapi);
      const { id } = await anyDelivery(container, inPath(ctx, 'id', idText));
      ctx.body = { data: await readAttempts(container, id) };
    },
    async retry(ctx: RequestContext) {
      const { container, viewer } = await asking(ctx);
      await retryDelivery(container, viewer.actor, inPath(ctx, 'id', idText));
      ctx.body = { data: {} };
    },
    async tick(ctx: RequestContext) {
      const { container, viewer } = await asking(ctx);
      const { on, url } = parse(TICK, ctx.request.body);
      await tickDelivery(container, viewer.actor, { id: inPath(ctx, 'id', idText), on, url: url ?? null });
      ctx.body = { data: {} };
    },
    async switch(ctx: RequestContext) {
      const { container, viewer } = await asking(ctx);
      await switchChannel(container, viewer.actor, { key: inPath(ctx, 'key', channelKey), ...parse(SWITCH, ctx.request.body) });
      ctx.body = { data: await readChannels(container) };
    },
    async rotate(ctx: RequestContext) {
      const { container, viewer } = await asking(ctx);
      const { hours } = parse(ROTATE, ctx.request.body ?? {});
      ctx.body = { data: { secret: await rotateSecret(container, viewer.actor, { key: inPath(ctx, 'key', channelKey), hours }) } };
    },
    async replay(ctx: RequestContext) {
      const { container, viewer } = await asking(ctx);
      const messages = await replayChannel(container, viewer.actor, {
        key: inPath(ctx, 'key', channelKey),
        ...parse(REPLAY, ctx.request.body),
      });
      ctx.body = { data: { messages } };
    },
    /** The one public route of the plugin: a channel says when and where an entry appeared. Whoever cannot sign learns nothing. */
    async callback(ctx: CallbackContext) {
      const body = rawBody(ctx.request.body);
      ctx.set('Cache-Control', 'no-store');
      ctx.status = await statusOf(containerOf(strapi), ctx, body);
      ctx.body = { data: { taken: ctx.status === 200 } };
    },
  };
}

async function statusOf(container: Container, ctx: CallbackContext, body: string | null): Promise<number> {
  if (body === null) return STATUS.unsigned;
  if (Buffer.byteLength(body) > CALLBACK_BYTES) return 413;
  return STATUS[await takeCallback(container, { channel: ctx.params.key ?? '', headers: ctx.headers, body })];
}

const UNPARSED = Symbol.for('unparsedBody');

/** What was sent, letter for letter: that is what was signed. Null if it was no JSON. */
function rawBody(body: unknown): string | null {
  const raw: unknown = typeof body === 'object' && body !== null ? (body as Record<symbol, unknown>)[UNPARSED] : undefined;
  return typeof raw === 'string' ? raw : null;
}
