import type { Core } from '@strapi/strapi';
import { serveCollection } from '../../../public/serve-collection';
import { publicStatements } from '../public-statements';

export default ({ strapi }: { strapi: Core.Strapi }) => serveCollection(strapi, publicStatements);
