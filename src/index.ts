import type { Core } from '@strapi/strapi';
import { loadPolicies } from './start/load-policies';
import { seedOffice, seedReferences } from './seeds/seed-office';
import { seedCalendar } from './start/seed-calendar';

export default {
  register() {},

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await seedCalendar(strapi);
    await seedReferences(strapi);
    await loadPolicies(strapi);
    await seedOffice(strapi);
  },
};
