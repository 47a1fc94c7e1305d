import type { Core } from '@strapi/strapi';
import { assertPublicIndexes } from '../../public/assert-indexes';
import { publicAnnualReports } from './public-annual-reports';

export default {
  bootstrap: ({ strapi }: { strapi: Core.Strapi }) => assertPublicIndexes(strapi, publicAnnualReports),
};
