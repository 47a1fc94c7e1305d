import type { Core } from '@strapi/strapi';
import { serveCollection } from '../../../public/serve-collection';
import { publicInterpretations } from '../public-interpretations';

export default ({ strapi }: { strapi: Core.Strapi }) => serveCollection(strapi, publicInterpretations);
