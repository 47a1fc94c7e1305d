import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { containerOf } from '../../platform/container';
import { idText, inPath, parse, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import { readRepeats } from './read-repeats';

export function repeatController({ strapi }: { strapi: Core.Strapi }) {
  return {
    async find(ctx: RequestContext) {
      parse(z.strictObject({}), ctx.query);
      const container = containerOf(strapi);
      ctx.body = { data: await readRepeats(container, await viewerOf(container, ctx), inPath(ctx, 'id', idText)) };
    },
  };
}
