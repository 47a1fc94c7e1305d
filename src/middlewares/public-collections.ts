import type { Core } from '@strapi/strapi';
import { serveEarly } from '../public/serve-early';

/** Questions to the public collections, answered before what only bodies, sessions, files and the admin need. */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) => serveEarly(strapi);
