import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { containerOf } from '../../platform/container';
import { parse, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import { readToday } from './service';

const QUERY = z.strictObject({ mine: z.enum(['0', '1']).default('0') });

export function todayController({ strapi }: { strapi: Core.Strapi }) {
  return {
    async today(ctx: RequestContext) {
      const { mine } = parse(QUERY, ctx.query);
      const container = containerOf(strapi);
      ctx.body = { data: await readToday(container, await viewerOf(container, ctx), mine === '1') };
    },
  };
}
