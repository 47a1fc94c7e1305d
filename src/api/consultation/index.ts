import type { Core } from '@strapi/strapi';
import { assertPublicIndexes } from '../../public/assert-indexes';
import { publicConsultations } from './public-consultations';

export default {
  bootstrap: ({ strapi }: { strapi: Core.Strapi }) => assertPublicIndexes(strapi, publicConsultations),
};
