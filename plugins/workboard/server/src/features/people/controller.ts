import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { containerOf } from '../../platform/container';
import { idText, inPath, keyText, parse, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import { peopleOfCard } from './card-people';
import { findPeople } from './service';

const QUERY = z.strictObject({ q: z.string().trim().max(50).default('') });
const FIND = QUERY.extend({ role: keyText.optional() });
const OF_CARD = QUERY.extend({ acting: z.literal('1').optional() });

export function peopleController({ strapi }: { strapi: Core.Strapi }) {
  return {
    async find(ctx: RequestContext) {
      const { q, role } = parse(FIND, ctx.query);
      ctx.body = { data: await findPeople(containerOf(strapi), { q, role }) };
    },

    async ofCard(ctx: RequestContext) {
      const { q, acting } = parse(OF_CARD, ctx.query);
      const container = containerOf(strapi);
      const input = { card: inPath(ctx, 'id', idText), q, acting: acting !== undefined };
      ctx.body = { data: await peopleOfCard(container, await viewerOf(container, ctx), input) };
    },
  };
}
