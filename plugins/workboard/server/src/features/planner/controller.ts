import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { isDay } from '../../../../engine/day';
import type { Day } from '../../../../engine/calendar/types';
import { containerOf } from '../../platform/container';
import { keyText, parse, type RequestContext } from '../../platform/request';
import { planBackward, planForward, readObligations } from './service';

const DAY = z
  .custom<Day>(isDay, '应写作 2026-09-30 / must be a day, for example 2026-09-30')
  .refine((day) => day >= '2004-01-01' && day <= '2099-12-31', '年份应在 2004 至 2099 之间 / must lie in the years 2004 to 2099');
const TIME = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '应写作 19:30 / must be a time, for example 19:30');
const FORWARD = z.strictObject({ workflow: keyText, clock: keyText, start: DAY, time: TIME.optional(), event: keyText.optional() });
const BACKWARD = z.strictObject({ workflow: keyText, clock: keyText, end: DAY });
const NONE = z.strictObject({});

/** 推算: what follows from a day, and when something must begin. Of policies only; no card is read. */
export function plannerController({ strapi }: { strapi: Core.Strapi }) {
  return {
    find(ctx: RequestContext) {
      parse(NONE, ctx.query);
      ctx.body = { data: readObligations(containerOf(strapi)) };
    },

    async forward(ctx: RequestContext) {
      ctx.body = { data: await planForward(containerOf(strapi), parse(FORWARD, ctx.query)) };
    },

    async backward(ctx: RequestContext) {
      ctx.body = { data: await planBackward(containerOf(strapi), parse(BACKWARD, ctx.query)) };
    },
  };
}
