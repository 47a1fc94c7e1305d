import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { containerOf } from '../../platform/container';
import { keyText, parse, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import { findEntries } from './service';

const QUERY = z.strictObject({ form: keyText, field: z.string().regex(/^\w+(\.\w+)?$/, 'must be a field, for example reviewers.name') });

export function entryController({ strapi }: { strapi: Core.Strapi }) {
  return {
    async find(ctx: RequestContext) {
      const container = containerOf(strapi);
      ctx.body = { data: await findEntries(container, await viewerOf(container, ctx), parse(QUERY, ctx.query)) };
    },
  };
}
