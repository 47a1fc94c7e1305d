import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { daysBetween, isDay } from '../../../../engine/day';
import type { Day } from '../../../../engine/calendar/types';
import { containerOf } from '../../platform/container';
import { idText, inPath, parse, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import { applyChange } from './apply-change';
import { previewChange } from './preview-change';
import { readVersionChanges, readVersions, readYear } from './read-calendar';

const DAY = z.custom<Day>(isDay, '应写作 2026-09-30 / must be a day, for example 2026-09-30');
const YEAR = z
  .int()
  .min(2004, '年份应在 2004 至 2099 之间 / must be a year from 2004 to 2099')
  .max(2099, '年份应在 2004 至 2099 之间 / must be a year from 2004 to 2099');
/** A notice has two thousand characters, a calendar of many years some hundred thousand. */
const TEXT = z.string().min(1, '请粘贴通知 / paste the notice').max(500_000, '内容过长 / too long');
const SHORT = z.string().trim().min(1, '请填写 / must be filled in').max(60, '不超过 60 字 / at most 60 characters');
const NONE = z.strictObject({});

const CHANGE = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('notice'),
    format: z.enum(['text', 'json', 'ics']),
    text: TEXT,
    year: YEAR.optional(),
    source: z.string().trim().min(1).max(120).optional(),
  }),
  z
    .strictObject({
      kind: z.literal('days'),
      from: DAY,
      until: DAY,
      set: z.enum(['holiday', 'makeup', 'closure', 'none']),
      name: SHORT,
      reason: SHORT,
    })
    .refine(({ from, until }) => until >= from, { path: ['until'], message: '止日不能早于起日 / must not be before the first day' })
    .refine(({ from, until }) => daysBetween(from, until) <= 60, {
      path: ['until'],
      message: '一次不超过 61 天 / at most 61 days at a time',
    })
    .refine(({ from, until }) => from >= '2004-01-01' && until <= '2099-12-31', {
      path: ['from'],
      message: '年份应在 2004 至 2099 之间 / must lie in the years 2004 to 2099',
    }),
  z.strictObject({ kind: z.literal('restore'), version: z.int().positive() }),
]);
const REQUEST = z.strictObject({ base: z.int().positive(), change: CHANGE });
const QUERY = z.strictObject({
  year: z
    .string()
    .regex(/^20\d\d$/, '应为年份，如 2027 / must be a year, for example 2027')
    .transform(Number)
    .optional(),
});

/** 日历: the office's workdays, their versions, and changes of them. */
export function calendarController({ strapi }: { strapi: Core.Strapi }) {
  return {
    async year(ctx: RequestContext) {
      const { year } = parse(QUERY, ctx.query);
      ctx.body = { data: await readYear(containerOf(strapi), year ?? null) };
    },

    async versions(ctx: RequestContext) {
      parse(NONE, ctx.query);
      ctx.body = { data: await readVersions(containerOf(strapi)) };
    },

    async changes(ctx: RequestContext) {
      ctx.body = { data: await readVersionChanges(containerOf(strapi), inPath(ctx, 'version', idText)) };
    },

    async preview(ctx: RequestContext) {
      const request = requestOf(ctx);
      const container = containerOf(strapi);
      ctx.body = { data: await previewChange(container, await viewerOf(container, ctx), request) };
    },

    async apply(ctx: RequestContext) {
      const request = requestOf(ctx);
      const container = containerOf(strapi);
      ctx.body = { data: await applyChange(container, await viewerOf(container, ctx), request) };
    },
  };
}

function requestOf(ctx: RequestContext) {
  const { base, change } = parse(REQUEST, ctx.request.body);
  if (change.kind !== 'notice') return { base, change };
  const { year, source, ...notice } = change;
  return { base, change: { ...notice, ...(year === undefined ? {} : { year }), ...(source === undefined ? {} : { source }) } };
}
