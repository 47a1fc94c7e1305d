import type { Core } from '@strapi/strapi';
import { answer, type Context } from '../../../public/answer';
import { writeSitemap } from '../write-sitemap';

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  find: (ctx: Context) => answer(ctx, () => writeSitemap(strapi, ctx.request.querystring), { type: 'application/xml' }),
});
