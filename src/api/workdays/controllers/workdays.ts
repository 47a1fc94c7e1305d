import type { Core } from '@strapi/strapi';
import type { WorkboardApi } from '../../../../plugins/workboard/server/src/api';
import { answer, type Context } from '../../../public/answer';
import { countWorkdays } from '../count-workdays';
import { parseWorkdays } from '../parse-workdays';

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  find: (ctx: Context) =>
    answer(ctx, async () => {
      const question = parseWorkdays(ctx.request.querystring);
      const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
      return { data: countWorkdays(await workboard.calendar(), question) };
    }),
});
