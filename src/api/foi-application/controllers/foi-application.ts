import type { Core } from '@strapi/strapi';
import { answer, type Context } from '../../../public/answer';
import { serveDoor } from '../../../public/door/serve-door';
import { suggestDocuments } from '../suggest-documents';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const { step, ...door } = serveDoor(strapi, 'foi-applications');
  return {
    ...door,
    correction: step('correction_received'),
    withdrawal: step('withdraw'),
    suggestions: (ctx: Context) => answer(ctx, () => suggestDocuments(strapi, ctx.request.querystring)),
  };
};
