import type { Core } from '@strapi/strapi';
import { serveCollection } from '../../../public/serve-collection';
import { publicConsultations } from '../public-consultations';

export default ({ strapi }: { strapi: Core.Strapi }) => serveCollection(strapi, publicConsultations);
