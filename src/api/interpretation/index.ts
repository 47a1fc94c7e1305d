import type { Core } from '@strapi/strapi';
import { assertPublicIndexes } from '../../public/assert-indexes';
import { publicInterpretations } from './public-interpretations';

export default {
  bootstrap: ({ strapi }: { strapi: Core.Strapi }) => assertPublicIndexes(strapi, publicInterpretations),
};
