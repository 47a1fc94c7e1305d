import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { Answers } from '../../../../engine/form/types';
import { containerOf } from '../../platform/container';
import { inPath, keyText, parse, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import { assignEach, fireEach, permittedByAny, previewEach } from './service';

/** Cards of one request. */
const MOST = 100;
const tooMany = `一次最多 ${MOST} 件，请分批办理 / must be at most ${MOST} cards: go in portions`;

const ID = z.number().int().positive();
const CARDS = z
  .array(z.strictObject({ id: ID, expectedRevision: ID }))
  .min(1)
  .max(MOST, tooMany);
const FORM = z.custom<Answers>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'must be an object of answers',
);
const PERMITTED = z.strictObject({ cards: z.array(ID).min(1).max(MOST, tooMany) });
const PREVIEW = z.strictObject({ cards: PERMITTED.shape.cards, form: FORM.optional() });
const FIRE = z.strictObject({ cards: CARDS, form: FORM.optional(), undo: z.literal(true).optional() });
const ASSIGN = z.strictObject({ cards: CARDS, assignee: ID.nullable() });

export function bulkController({ strapi }: { strapi: Core.Strapi }) {
  return {
    async permitted(ctx: RequestContext) {
      const { cards } = parse(PERMITTED, ctx.request.body);
      const container = containerOf(strapi);
      ctx.body = { data: await permittedByAny(container, await viewerOf(container, ctx), cards) };
    },

    async preview(ctx: RequestContext) {
      const { cards, form = {} } = parse(PREVIEW, ctx.request.body);
      const container = containerOf(strapi);
      const input = { event: inPath(ctx, 'event', keyText), cards, form };
      ctx.body = { data: await previewEach(container, await viewerOf(container, ctx), input) };
    },

    async fire(ctx: RequestContext) {
      const { cards, form, undo } = parse(FIRE, ctx.request.body);
      const container = containerOf(strapi);
      const given = { ...(form === undefined ? {} : { form }), ...(undo ? { undo } : {}) };
      const input = { event: inPath(ctx, 'event', keyText), cards, ...given };
      ctx.body = { data: await fireEach(container, await viewerOf(container, ctx), input) };
    },

    async assign(ctx: RequestContext) {
      const container = containerOf(strapi);
      ctx.body = { data: await assignEach(container, await viewerOf(container, ctx), parse(ASSIGN, ctx.request.body)) };
    },
  };
}
