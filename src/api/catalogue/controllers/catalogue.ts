import type { Core } from '@strapi/strapi';
import { answer, type Context } from '../../../public/answer';
import { createCursorSeal } from '../../../public/cursor';
import { readCatalogue } from '../read-catalogue';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const seal = createCursorSeal(strapi.config.get('server.app.keys'));
  return { find: (ctx: Context) => answer(ctx, () => readCatalogue(strapi, ctx.request.querystring, seal)) };
};
