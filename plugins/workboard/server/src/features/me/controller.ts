import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { containerOf } from '../../platform/container';
import { parse, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import { readMe } from './service';

const NONE = z.strictObject({});
const CLAUSES = z.strictObject({ ids: z.string().max(2000, 'must be at most 2000 characters: ask in portions') });

/** The person, the office's units and the law's words: what every page asks for. */
export function meController({ strapi }: { strapi: Core.Strapi }) {
  return {
    async me(ctx: RequestContext) {
      parse(NONE, ctx.query);
      const container = containerOf(strapi);
      ctx.body = { data: await readMe(container, await viewerOf(container, ctx)) };
    },

    async units(ctx: RequestContext) {
      parse(NONE, ctx.query);
      ctx.body = { data: await containerOf(strapi).units.all() };
    },

    async clauses(ctx: RequestContext) {
      const { ids } = parse(CLAUSES, ctx.query);
      const wanted = [...new Set(ids.split(',').map((id) => id.trim()))].filter((id) => id !== '');
      const texts = await containerOf(strapi).clauses.texts(wanted);
      ctx.body = { data: texts.filter(({ text }) => text !== '') };
    },
  };
}
