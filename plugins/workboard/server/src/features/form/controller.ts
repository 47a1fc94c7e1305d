import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { containerOf } from '../../platform/container';
import { idText, inPath, keyText, parse, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import { NotFound } from '../../platform/errors';
import { readForm } from './read-form';
import { suggestFor } from './suggestions';

const SUGGEST = z.strictObject({ field: keyText, text: z.string().max(4000) });
const QUERY = z.strictObject({ card: idText.optional() });

export function formController({ strapi }: { strapi: Core.Strapi }) {
  return {
    async find(ctx: RequestContext) {
      const { card } = parse(QUERY, ctx.query);
      const container = containerOf(strapi);
      ctx.body = { data: await readForm(container, await viewerOf(container, ctx), inPath(ctx, 'key', keyText), card ?? null) };
    },

    async suggest(ctx: RequestContext & { set(name: string, value: string): void }) {
      const { field, text } = parse(SUGGEST, ctx.request.body);
      const form = containerOf(strapi).forms.newest(inPath(ctx, 'key', keyText));
      if (!form) throw new NotFound('没有这份表单 / There is no such form');
      ctx.set('Cache-Control', 'private, no-store');
      ctx.body = { data: await suggestFor(strapi, form, field, text) };
    },
  };
}
