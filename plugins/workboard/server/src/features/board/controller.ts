import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { BoardLayout } from '../../../../shared/contract';
import { containerOf } from '../../platform/container';
import { answerInPieces, type Answer } from '../../platform/json-pieces';
import { idText, inPath, keyText, parse, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import { placeCard } from './place-card';
import { BOARD_QUERY, ORDERED_QUERY, WINDOW_QUERY } from './query';
import { readBoard, readChanges, readList, readTabs, readWindow } from './service';

const NONE = z.strictObject({});
const CARD = z.int('must be the number of a card').positive('must be the number of a card').nullable();
const PLACE = z
  .strictObject({ after: CARD, before: CARD })
  .refine(({ after, before }) => after !== null || before !== null, 'must name the card above or the card below');
const CHANGES = z.strictObject({
  since: z
    .string()
    .regex(/^\d{1,9}$/, 'must be the cursor of a board')
    .transform(Number),
});

export function boardController({ strapi }: { strapi: Core.Strapi }) {
  return {
    async tabs(ctx: RequestContext) {
      parse(NONE, ctx.query);
      const container = containerOf(strapi);
      ctx.body = { data: await readTabs(container, await viewerOf(container, ctx)) };
    },

    async board(ctx: RequestContext & Answer) {
      const { sort, lanes, ...filter } = parse(BOARD_QUERY, ctx.query);
      const container = containerOf(strapi);
      const input = { key: inPath(ctx, 'workflow', keyText), filter, layout: layoutOf(sort, lanes) };
      answerInPieces(ctx, { data: await readBoard(container, await viewerOf(container, ctx), input) });
    },

    async list(ctx: RequestContext & Answer) {
      const { sort, ...filter } = parse(ORDERED_QUERY, ctx.query);
      const container = containerOf(strapi);
      const input = { key: inPath(ctx, 'workflow', keyText), filter, layout: layoutOf(sort) };
      answerInPieces(ctx, { data: await readList(container, await viewerOf(container, ctx), input) });
    },

    async window(ctx: RequestContext) {
      const { after, lane, sort, lanes, ...filter } = parse(WINDOW_QUERY, ctx.query);
      const [key, stage] = [inPath(ctx, 'workflow', keyText), inPath(ctx, 'stage', keyText)];
      const container = containerOf(strapi);
      const input = { key, stage, filter, lane, after, layout: layoutOf(sort, lanes) };
      ctx.body = { data: await readWindow(container, await viewerOf(container, ctx), input) };
    },

    async place(ctx: RequestContext) {
      const place = parse(PLACE, ctx.request.body);
      const card = inPath(ctx, 'id', idText);
      const container = containerOf(strapi);
      await placeCard(container, await viewerOf(container, ctx), { card, ...place });
      ctx.body = { data: null };
    },

    async changes(ctx: RequestContext) {
      const { since } = parse(CHANGES, ctx.query);
      const container = containerOf(strapi);
      ctx.body = { data: await readChanges(container, await viewerOf(container, ctx), inPath(ctx, 'workflow', keyText), since) };
    },
  };
}

function layoutOf(sort: BoardLayout['sort'], lanes?: BoardLayout['lanes']): BoardLayout {
  return { ...(sort ? { sort } : {}), ...(lanes ? { lanes } : {}) };
}
