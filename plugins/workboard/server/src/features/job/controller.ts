import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { containerOf } from '../../platform/container';
import { idText, inPath, parse, type RequestContext } from '../../platform/request';
import { readJobs, retryJob } from './overview';

/** 后台任务: what waits and what was given up, for whoever keeps the system. */
export function jobController({ strapi }: { strapi: Core.Strapi }) {
  return {
    async find(ctx: RequestContext) {
      parse(z.strictObject({}), ctx.query);
      ctx.body = { data: await readJobs(containerOf(strapi)) };
    },
    async retry(ctx: RequestContext) {
      ctx.body = { data: await retryJob(containerOf(strapi), inPath(ctx, 'id', idText)) };
    },
  };
}
