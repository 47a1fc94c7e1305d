import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { isDay } from '../../../../engine/day';
import type { Day } from '../../../../engine/calendar/types';
import { containerOf } from '../../platform/container';
import { keyText, parse, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import { reportClocks, type ReportInput } from './service';

const DAY = z.custom<Day>(isDay, '应写作 2026-09-30 / must be a day, for example 2026-09-30');
const QUERY = z.strictObject({ workflow: keyText, clock: keyText, from: DAY.optional(), to: DAY.optional() });

export function reportController({ strapi }: { strapi: Core.Strapi }) {
  return {
    async clocks(ctx: RequestContext) {
      const query = parse(QUERY, ctx.query) as ReportInput;
      const container = containerOf(strapi);
      ctx.body = { data: await reportClocks(container, await viewerOf(container, ctx), query) };
    },
  };
}
