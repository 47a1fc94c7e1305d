import type { Core } from '@strapi/strapi';
import { answer, type Context } from '../../../public/answer';
import { refuseParameters } from '../../../public/read-parameters';
import { describePublicApi } from '../public-api';

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  find: (ctx: Context) =>
    answer(ctx, () => {
      refuseParameters(ctx.request.querystring);
      const url = strapi.config.get('server.url', '') as string;
      return Promise.resolve(describePublicApi(`${url.replace(/\/$/, '')}/api`));
    }),
});
