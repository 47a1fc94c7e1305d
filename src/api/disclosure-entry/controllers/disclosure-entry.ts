import type { Core } from '@strapi/strapi';
import { serveCollection } from '../../../public/serve-collection';
import { publicDisclosureLog } from '../public-disclosure-log';

export default ({ strapi }: { strapi: Core.Strapi }) => serveCollection(strapi, publicDisclosureLog);
