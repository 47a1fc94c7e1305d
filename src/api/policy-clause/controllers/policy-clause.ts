import type { Core } from '@strapi/strapi';
import { serveCollection } from '../../../public/serve-collection';
import { publicClauses } from '../public-clauses';

export default ({ strapi }: { strapi: Core.Strapi }) => serveCollection(strapi, publicClauses);
