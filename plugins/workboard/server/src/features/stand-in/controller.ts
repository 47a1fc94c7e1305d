import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { isDay } from '../../../../engine/day';
import type { Day } from '../../../../engine/calendar/types';
import { containerOf } from '../../platform/container';
import { idText, inPath, keyText, parse, type RequestContext } from '../../platform/request';
import { isSuperAdmin, viewerOf } from '../../platform/viewer';
import { endStandIn } from './end-stand-in';
import { findAllStandIns, findOwnStandIns } from './find-stand-ins';
import { setStandIn } from './set-stand-in';
import type { StandInKeeper } from './stand-in-keeper';

const PERSON = z
  .int('must be the number of an account')
  .positive('must be the number of an account')
  .max(2_147_483_647, 'must be the number of an account');
const DAY = z.custom<Day>(isDay, 'must be a day, for example 2026-09-30');
const NONE = z.strictObject({});
const OWN = z.strictObject({
  substitute: PERSON,
  roles: z
    .array(z.strictObject({ role: keyText, unit: keyText }))
    .max(100, 'must be at most 100')
    .nullish(),
  from: DAY,
  until: DAY,
  reason: z
    .string()
    .trim()
    .min(1, '请写明事由，例如“出差” / must say why, for example “on a business trip”')
    .max(200, '最多 200 字 / must be at most 200 characters'),
});
const FOR_OTHER = OWN.extend({ principal: PERSON });

/** 代办设置: who acts in whose stead. */
export function standInController({ strapi }: { strapi: Core.Strapi }) {
  const keeper = async (ctx: RequestContext, manages: boolean): Promise<StandInKeeper> => ({
    actor: (await viewerOf(containerOf(strapi), ctx)).actor,
    manages,
    superAdmin: isSuperAdmin(ctx),
  });

  return {
    async own(ctx: RequestContext) {
      parse(NONE, ctx.query);
      ctx.body = { data: await findOwnStandIns(containerOf(strapi), await keeper(ctx, false)) };
    },

    async all(ctx: RequestContext) {
      parse(NONE, ctx.query);
      ctx.body = { data: await findAllStandIns(containerOf(strapi), await keeper(ctx, true)) };
    },

    async setOwn(ctx: RequestContext) {
      const input = parse(OWN, ctx.request.body);
      const by = await keeper(ctx, false);
      ctx.body = { data: await setStandIn(containerOf(strapi), by, { ...input, principal: by.actor.id }) };
    },

    async setForOther(ctx: RequestContext) {
      const input = parse(FOR_OTHER, ctx.request.body);
      ctx.body = { data: await setStandIn(containerOf(strapi), await keeper(ctx, true), input) };
    },

    async endOwn(ctx: RequestContext) {
      const id = inPath(ctx, 'id', idText);
      ctx.body = { data: await endStandIn(containerOf(strapi), await keeper(ctx, false), id) };
    },

    async endForOther(ctx: RequestContext) {
      const id = inPath(ctx, 'id', idText);
      ctx.body = { data: await endStandIn(containerOf(strapi), await keeper(ctx, true), id) };
    },
  };
}
