import type { Core } from '@strapi/strapi';
import { assertPublicIndexes } from '../../public/assert-indexes';
import { publicDocuments } from './public-documents';

export default {
  bootstrap: ({ strapi }: { strapi: Core.Strapi }) => assertPublicIndexes(strapi, publicDocuments),
};
