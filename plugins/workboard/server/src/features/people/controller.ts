import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { containerOf } from '../../platform/container';
import { parse, type RequestContext } from '../../platform/request';
import { findPeople } from './service';

const QUERY = z.strictObject({ q: z.string().trim().max(50).default('') });

export function peopleController({ strapi }: { strapi: Core.Strapi }) {
  return {
    async find(ctx: RequestContext) {
      const { q } = parse(QUERY, ctx.query);
      ctx.body = { data: await findPeople(containerOf(strapi), q) };
    },
  };
}
