import type { Core } from '@strapi/strapi';
import { answer, type Context } from '../../../public/answer';
import { readPerformance } from '../read-performance';

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  find: (ctx: Context) => answer(ctx, () => readPerformance(strapi, ctx.request.querystring)),
});
