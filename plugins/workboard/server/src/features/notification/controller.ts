import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { containerOf } from '../../platform/container';
import { idText, parse, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import { chatState, emailState } from './channels';
import { readInbox } from './inbox';
import { countUnread, markRead } from './repository';
import { readerOf } from './send-email';
import { tryChannel } from './try-channel';
import { kinds, officeSettings, saveOfficeSettings, saveWishes, SETTINGS, WISHES, wishesOf } from './settings';

const QUERY = z.strictObject({ state: z.enum(['all', 'unread']).default('all'), before: idText.optional() });
const TRIAL = z.strictObject({ channel: z.enum(['email', 'chat']) });
const READ = z.strictObject({ ids: z.union([z.literal('all'), z.array(z.int().positive()).min(1).max(500)]) });

/** 消息: everybody reads their own, and nobody else's. */
export function messageController({ strapi }: { strapi: Core.Strapi }) {
  const unreadOf = async (ctx: RequestContext) => ({ unread: await countUnread(strapi, ctx.state.user.id) });

  const ownWishes = async (ctx: RequestContext) => {
    const container = containerOf(strapi);
    const user = ctx.state.user.id;
    const reader = await readerOf(container, user);
    return { ...(await wishesOf(container, user)), kinds: kinds(), email: emailState(container), address: reader?.address ?? '' };
  };

  const office = async () => {
    const container = containerOf(strapi);
    return { settings: await officeSettings(container), kinds: kinds(), email: emailState(container), chat: chatState(container) };
  };

  return {
    async find(ctx: RequestContext) {
      const { state, before } = parse(QUERY, ctx.query);
      const container = containerOf(strapi);
      ctx.body = {
        data: await readInbox(container, await viewerOf(container, ctx), { unread: state === 'unread', before: before ?? null }),
      };
    },

    async unread(ctx: RequestContext) {
      ctx.body = { data: await unreadOf(ctx) };
    },

    async read(ctx: RequestContext) {
      const { ids } = parse(READ, ctx.request.body);
      await markRead(strapi, ctx.state.user.id, ids, containerOf(strapi).time.instant());
      ctx.body = { data: await unreadOf(ctx) };
    },

    async wishes(ctx: RequestContext) {
      ctx.body = { data: await ownWishes(ctx) };
    },

    async saveWishes(ctx: RequestContext) {
      await saveWishes(containerOf(strapi), ctx.state.user.id, parse(WISHES, ctx.request.body));
      ctx.body = { data: await ownWishes(ctx) };
    },

    async settings(ctx: RequestContext) {
      ctx.body = { data: await office() };
    },

    async saveSettings(ctx: RequestContext) {
      const container = containerOf(strapi);
      const { actor } = await viewerOf(container, ctx);
      await saveOfficeSettings(container, actor, parse(SETTINGS, ctx.request.body));
      ctx.body = { data: await office() };
    },

    async tryChannel(ctx: RequestContext) {
      const { channel } = parse(TRIAL, ctx.request.body);
      ctx.body = { data: await tryChannel(containerOf(strapi), ctx.state.user.id, channel) };
    },
  };
}
