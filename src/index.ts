import type { Core } from '@strapi/strapi';
import type { WorkboardApi } from '../plugins/workboard/server/src/api';
import { prepareFiles, registerFiles } from './files/register-files';
import { preparePublic, registerPublic } from './public/prepare-public';
import { loadPolicies } from './start/load-policies';
import { surviveLostConnections } from './start/lost-connections';
import { seedOffice, seedReferences } from './seeds/seed-office';
import { seedCalendar } from './start/seed-calendar';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    surviveLostConnections(strapi);
    registerFiles(strapi);
    registerPublic(strapi);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await strapi
      .plugin('workboard')
      .service<WorkboardApi>('workboard')
      .startAlone(async () => {
        await prepareFiles(strapi);
        await preparePublic(strapi);
        await seedCalendar(strapi);
        await seedReferences(strapi);
        await loadPolicies(strapi);
        await seedOffice(strapi);
      });
  },
};
