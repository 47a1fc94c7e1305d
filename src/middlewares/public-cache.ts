import type { Core } from '@strapi/strapi';
import { serveKept, type CacheConfig } from '../public/cache/serve-kept';

/** Public answers from memory, before everything else is done for a request. */
export default (config: CacheConfig, { strapi }: { strapi: Core.Strapi }) => serveKept(strapi, config);
