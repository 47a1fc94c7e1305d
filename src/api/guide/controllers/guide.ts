import type { Core } from '@strapi/strapi';
import { answer, type Context } from '../../../public/answer';
import { refuseParameters } from '../../../public/read-parameters';
import { readGuide } from '../read-guide';

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  find: (ctx: Context) =>
    answer(ctx, async () => {
      refuseParameters(ctx.request.querystring);
      return readGuide(strapi);
    }),
});
