import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { isDay } from '../../../../engine/day';
import type { Day } from '../../../../engine/calendar/types';
import { containerOf } from '../../platform/container';
import { idText, inPath, parse, type RequestContext } from '../../platform/request';
import { isSuperAdmin, viewerOf } from '../../platform/viewer';
import { changeMembership, endMembership, grantMembership, type Manager } from './change-membership';
import { findMembers } from './find-members';
import { readMembershipLog } from './read-log';

const KEY = z.string('must be a key, as GET /roles and GET /memberships/units name them').min(1, 'must be chosen').max(80, 'must be a key');
const DAY = z.custom<Day>(isDay, 'must be a day, for example 2026-09-30').nullable();
const REASON = z
  .string()
  .trim()
  .max(200, 'must have at most 200 characters')
  .optional()
  .transform((reason) => (reason === undefined || reason === '' ? null : reason));
const NONE = z.strictObject({});
const QUERY = z.strictObject({
  q: z.string().trim().max(50).default(''),
  role: KEY.optional(),
  unit: KEY.optional(),
  page: idText.default(1),
});
const GRANT = z.strictObject({
  user: z
    .int('must be the number of an account')
    .positive('must be the number of an account')
    .max(2_147_483_647, 'must be the number of an account'),
  role: KEY,
  unit: KEY,
  from: DAY.optional(),
  until: DAY.optional(),
  reason: REASON,
});
const CHANGE = z.strictObject({ from: DAY, until: DAY, reason: REASON });
const END = z.strictObject({ reason: REASON });
const LOG = z.strictObject({ before: idText.optional() });

/** 人员与岗位: who holds which office role in which unit. */
export function membershipController({ strapi }: { strapi: Core.Strapi }) {
  const managerOf = async (ctx: RequestContext): Promise<Manager> => ({
    actor: (await viewerOf(containerOf(strapi), ctx)).actor,
    superAdmin: isSuperAdmin(ctx),
  });

  return {
    roles(ctx: RequestContext) {
      parse(NONE, ctx.query);
      ctx.body = { data: containerOf(strapi).workflows.roles() };
    },

    async find(ctx: RequestContext) {
      const query = parse(QUERY, ctx.query);
      ctx.body = { data: await findMembers(containerOf(strapi), { ...query, locked: isSuperAdmin(ctx) ? null : ctx.state.user.id }) };
    },

    async grant(ctx: RequestContext) {
      const input = parse(GRANT, ctx.request.body);
      ctx.body = { data: await grantMembership(containerOf(strapi), await managerOf(ctx), input) };
    },

    async change(ctx: RequestContext) {
      const id = inPath(ctx, 'id', idText);
      const change = parse(CHANGE, ctx.request.body);
      ctx.body = { data: await changeMembership(containerOf(strapi), await managerOf(ctx), id, change) };
    },

    async end(ctx: RequestContext) {
      const id = inPath(ctx, 'id', idText);
      const { reason } = parse(END, ctx.request.body);
      ctx.body = { data: await endMembership(containerOf(strapi), await managerOf(ctx), id, reason) };
    },

    async log(ctx: RequestContext) {
      const { before } = parse(LOG, ctx.query);
      ctx.body = { data: await readMembershipLog(containerOf(strapi), before ?? null) };
    },
  };
}
