import type { Core } from '@strapi/strapi';
import { serveCollection } from '../../../public/serve-collection';
import { publicAnnualReports } from '../public-annual-reports';

export default ({ strapi }: { strapi: Core.Strapi }) => serveCollection(strapi, publicAnnualReports);
