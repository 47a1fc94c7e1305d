import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { containerOf } from '../../platform/container';
import { idText, inPath, keyText, parse, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import { readForm } from './read-form';

const QUERY = z.strictObject({ card: idText.optional() });

export function formController({ strapi }: { strapi: Core.Strapi }) {
  return {
    async find(ctx: RequestContext) {
      const { card } = parse(QUERY, ctx.query);
      const container = containerOf(strapi);
      ctx.body = { data: await readForm(container, await viewerOf(container, ctx), inPath(ctx, 'key', keyText), card ?? null) };
    },
  };
}
