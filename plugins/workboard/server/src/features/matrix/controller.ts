import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { containerOf } from '../../platform/container';
import { idText, inPath, keyText, parse, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import { parseStored } from '../register/parse-filter';
import { readMatrices, readMatrix, readMatrixRows, readOrder } from './read-matrix';

const NONE = z.strictObject({});
const ROWS = z.strictObject({ cards: z.array(z.number().int().positive()).min(1).max(100) });
const ALIKE = z.object({ alike: z.literal('1').optional() });

export function matrixController({ strapi }: { strapi: Core.Strapi }) {
  return {
    async list(ctx: RequestContext) {
      parse(NONE, ctx.query);
      const container = containerOf(strapi);
      ctx.body = { data: await readMatrices(container, await viewerOf(container, ctx), inPath(ctx, 'id', idText)) };
    },

    async find(ctx: RequestContext) {
      parse(NONE, ctx.query);
      const container = containerOf(strapi);
      ctx.body = { data: await readMatrix(container, await viewerOf(container, ctx), place(ctx)) };
    },

    async order(ctx: RequestContext) {
      const { alike: given, ...narrowed } = ctx.query;
      const { alike } = parse(ALIKE, given === undefined ? {} : { alike: given });
      const filter = parseStored(narrowed);
      const container = containerOf(strapi);
      const asked = { ...place(ctx), filter, alike: alike === '1' };
      ctx.body = { data: await readOrder(container, await viewerOf(container, ctx), asked) };
    },

    async rows(ctx: RequestContext) {
      const { cards } = parse(ROWS, ctx.request.body);
      const container = containerOf(strapi);
      ctx.body = { data: await readMatrixRows(container, await viewerOf(container, ctx), { ...place(ctx), cards }) };
    },
  };
}

function place(ctx: RequestContext) {
  return { card: inPath(ctx, 'id', idText), workflow: inPath(ctx, 'workflow', keyText) };
}
