import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { BoardViewSettings } from '../../../../shared/contract';
import { containerOf } from '../../platform/container';
import { idText, inPath, keyText, parse, type RequestContext } from '../../platform/request';
import { BOARD_FILTER, BOARD_LAYOUT } from '../board/query';
import { changeView, createView, readViews, removeView } from './service';
import { VIEW_NAMING, viewPersonOf } from './view-request';

const NONE = z.strictObject({});
const VIEW = z.strictObject({
  ...VIEW_NAMING,
  filter: BOARD_FILTER,
  layout: BOARD_LAYOUT,
  density: z.enum(['comfortable', 'compact']),
});

/** Views of a board that people saved. */
export function boardViewController({ strapi }: { strapi: Core.Strapi }) {
  const personOf = (ctx: RequestContext) => viewPersonOf(containerOf(strapi), ctx);
  const boardOf = (ctx: RequestContext) => ({ workflow: inPath(ctx, 'workflow', keyText), register: null });

  return {
    async find(ctx: RequestContext) {
      parse(NONE, ctx.query);
      ctx.body = { data: await readViews<BoardViewSettings>(containerOf(strapi), await personOf(ctx), boardOf(ctx)) };
    },

    async create(ctx: RequestContext) {
      const input = inputOf(ctx);
      ctx.body = { data: await createView(containerOf(strapi), await personOf(ctx), boardOf(ctx), input) };
    },

    async change(ctx: RequestContext) {
      const input = inputOf(ctx);
      ctx.body = {
        data: await changeView(containerOf(strapi), await personOf(ctx), { id: inPath(ctx, 'id', idText), register: null }, input),
      };
    },

    async remove(ctx: RequestContext) {
      await removeView(containerOf(strapi), await personOf(ctx), inPath(ctx, 'id', idText));
      ctx.body = { data: null };
    },
  };
}

function inputOf(ctx: RequestContext) {
  const { filter, layout, density, ...naming } = parse(VIEW, ctx.request.body);
  return { naming, settings: { filter, layout, density } };
}
