import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { containerOf } from '../../platform/container';
import { inPath, keyText, parse, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import { readBoard, readChanges, readTabs, readWindow } from './service';

const NONE = z.strictObject({});
const FILTER = z.strictObject({
  q: z.string().trim().max(100).optional(),
  unit: z.string().max(100).optional(),
  assignee: z
    .string()
    .regex(/^(me|none|[1-9]\d{0,8})$/, 'must be me, none or the id of a person')
    .optional(),
  urgency: z.enum(['overdue', 'today', 'soon', 'suspended']).optional(),
});
const WINDOW = FILTER.extend({ after: z.string().max(200).optional() });
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

    async board(ctx: RequestContext) {
      const filter = parse(FILTER, ctx.query);
      const container = containerOf(strapi);
      ctx.body = { data: await readBoard(container, await viewerOf(container, ctx), inPath(ctx, 'workflow', keyText), filter) };
    },

    async window(ctx: RequestContext) {
      const { after, ...filter } = parse(WINDOW, ctx.query);
      const [key, stage] = [inPath(ctx, 'workflow', keyText), inPath(ctx, 'stage', keyText)];
      const container = containerOf(strapi);
      const input = { key, stage, filter, ...(after === undefined ? {} : { after }) };
      ctx.body = { data: await readWindow(container, await viewerOf(container, ctx), input) };
    },

    async changes(ctx: RequestContext) {
      const { since } = parse(CHANGES, ctx.query);
      const container = containerOf(strapi);
      ctx.body = { data: await readChanges(container, await viewerOf(container, ctx), inPath(ctx, 'workflow', keyText), since) };
    },
  };
}
