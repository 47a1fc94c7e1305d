import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { containerOf } from '../../platform/container';
import { idText, inPath, parse, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import { addComment, readComments } from './service';

const NONE = z.strictObject({});
const COMMENT = z.strictObject({
  body: z
    .string()
    .trim()
    .min(1, '请写点内容 / must not be empty')
    .max(2000, '最多 2000 字，请分几条写 / must be at most 2000 characters: write several'),
  mentions: z.array(z.number().int().positive()).max(20, '一次最多提醒 20 人 / must name at most 20 people').default([]),
});

export function commentController({ strapi }: { strapi: Core.Strapi }) {
  return {
    async find(ctx: RequestContext) {
      parse(NONE, ctx.query);
      const container = containerOf(strapi);
      ctx.body = { data: await readComments(container, await viewerOf(container, ctx), inPath(ctx, 'id', idText)) };
    },

    async add(ctx: RequestContext) {
      const comment = parse(COMMENT, ctx.request.body);
      const container = containerOf(strapi);
      ctx.body = { data: await addComment(container, await viewerOf(container, ctx), { card: inPath(ctx, 'id', idText), ...comment }) };
    },
  };
}
