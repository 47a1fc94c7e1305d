import type { Core } from '@strapi/strapi';
import { assertPublicIndexes } from '../../public/assert-indexes';
import { publicDisclosureLog } from './public-disclosure-log';

export default {
  bootstrap: ({ strapi }: { strapi: Core.Strapi }) => assertPublicIndexes(strapi, publicDisclosureLog),
};
