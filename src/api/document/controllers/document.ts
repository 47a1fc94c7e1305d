import type { Core } from '@strapi/strapi';
import { serveCollection } from '../../../public/serve-collection';
import { publicDocuments } from '../public-documents';

export default ({ strapi }: { strapi: Core.Strapi }) => serveCollection(strapi, publicDocuments);
