import type { Core } from '@strapi/strapi';
import { answer, type Context } from '../../../public/answer';
import { verifyEntry } from '../verify-entry';

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  find: (ctx: Context) => answer(ctx, () => verifyEntry(strapi, ctx.request.querystring), { keep: false }),
});
