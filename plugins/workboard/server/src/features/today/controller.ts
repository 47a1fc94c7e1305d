import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { containerOf } from '../../platform/container';
import { parse, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import { readToday } from './service';

const FLAG = z.enum(['0', '1']).default('0');
const QUERY = z.strictObject({ mine: FLAG, standin: FLAG });

export function todayController({ strapi }: { strapi: Core.Strapi }) {
  return {
    async today(ctx: RequestContext) {
      const { mine, standin } = parse(QUERY, ctx.query);
      const container = containerOf(strapi);
      ctx.body = { data: await readToday(container, await viewerOf(container, ctx), { mine: mine === '1', standIn: standin === '1' }) };
    },
  };
}
