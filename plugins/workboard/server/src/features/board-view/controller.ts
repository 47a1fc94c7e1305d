import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { may } from '../../platform/access';
import { containerOf } from '../../platform/container';
import { idText, inPath, keyText, parse, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import { BOARD_FILTER, BOARD_LAYOUT } from '../board/query';
import { changeView, createView, readViews, removeView, type ViewPerson } from './service';

const NONE = z.strictObject({});
const KEY = z.string().min(1, 'must be chosen').max(80, 'must be a key').nullable();
const VIEW = z.strictObject({
  name: z.string().trim().min(1, '请填写名称 / give it a name').max(40, '名称不超过 40 字 / a name has 40 characters at most'),
  filter: BOARD_FILTER,
  layout: BOARD_LAYOUT,
  density: z.enum(['comfortable', 'compact']),
  sharedWith: z.enum(['private', 'unit', 'all']),
  unit: KEY,
  defaultRole: KEY,
});

/** Views of a board that people saved. */
export function boardViewController({ strapi }: { strapi: Core.Strapi }) {
  const personOf = async (ctx: RequestContext): Promise<ViewPerson> => ({
    ...(await viewerOf(containerOf(strapi), ctx)),
    mayShare: may(ctx, 'view.share'),
  });

  return {
    async find(ctx: RequestContext) {
      parse(NONE, ctx.query);
      ctx.body = { data: await readViews(containerOf(strapi), await personOf(ctx), inPath(ctx, 'workflow', keyText)) };
    },

    async create(ctx: RequestContext) {
      const input = parse(VIEW, ctx.request.body);
      ctx.body = { data: await createView(containerOf(strapi), await personOf(ctx), inPath(ctx, 'workflow', keyText), input) };
    },

    async change(ctx: RequestContext) {
      const input = parse(VIEW, ctx.request.body);
      ctx.body = { data: await changeView(containerOf(strapi), await personOf(ctx), inPath(ctx, 'id', idText), input) };
    },

    async remove(ctx: RequestContext) {
      await removeView(containerOf(strapi), await personOf(ctx), inPath(ctx, 'id', idText));
      ctx.body = { data: null };
    },
  };
}
