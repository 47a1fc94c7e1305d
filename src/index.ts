import type { Core } from '@strapi/strapi';
import type { WorkboardApi } from '../plugins/workboard/server/src/api';
import { filesSchema, prepareFiles, registerFiles } from './files/register-files';
import { preparePublic, publicSchema, registerPublic } from './public/prepare-public';
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
    const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
    await workboard.startAlone(async () => {
      await workboard.assertSchema([filesSchema(strapi), ...publicSchema(strapi)]);
      await prepareFiles(strapi);
      await preparePublic(strapi);
      await seedCalendar(strapi);
      await seedReferences(strapi);
      await loadPolicies(strapi);
      await seedOffice(strapi);
    });
  },
};
