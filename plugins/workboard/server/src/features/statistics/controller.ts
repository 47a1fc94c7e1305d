import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { containerOf } from '../../platform/container';
import { idText, inPath, keyText, parse, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import { answerWithFile, type FileContext } from '../export/service';
import { exportStatistics } from './export-statistics';
import { readCellCards, readStatistics, readStatisticsOffer, type Asked } from './service';

const NONE = z.strictObject({});
const year = z
  .string()
  .regex(/^(19|20|21)\d\d$/, 'must be a year, for example 2026')
  .transform(Number);
const month = z
  .string()
  .regex(/^(0?[1-9]|1[0-2])$/, 'must be a month, 1 to 12')
  .transform(Number);
const line = z.string().regex(/^[\w.-]{1,160}$/, 'must be the key of a row or column');
const PERIOD = z.strictObject({ year, month: month.optional() });
const CELL = PERIOD.extend({ row: line, column: line, after: idText.optional() });
const FILE = PERIOD.extend({ format: z.enum(['csv', 'xlsx']), locale: z.enum(['zh-Hans', 'en']).default('zh-Hans') });

/** Tables of numbers. */
export function statisticsController({ strapi }: { strapi: Core.Strapi }) {
  const asking = async (ctx: RequestContext) => {
    const container = containerOf(strapi);
    return { container, viewer: await viewerOf(container, ctx) };
  };
  const place = (ctx: RequestContext) => ({ workflow: inPath(ctx, 'workflow', keyText), table: inPath(ctx, 'table', keyText) });
  return {
    async list(ctx: RequestContext) {
      parse(NONE, ctx.query);
      const { container, viewer } = await asking(ctx);
      ctx.body = { data: await readStatisticsOffer(container, viewer) };
    },
    async table(ctx: RequestContext) {
      const asked = parse(PERIOD, ctx.query) as Asked;
      const { container, viewer } = await asking(ctx);
      ctx.body = { data: await readStatistics(container, viewer, { ...place(ctx), ...asked }) };
    },
    async cards(ctx: RequestContext) {
      const asked = parse(CELL, ctx.query) as Asked & { row: string; column: string; after?: number };
      const { container, viewer } = await asking(ctx);
      ctx.body = { data: await readCellCards(container, viewer, { ...place(ctx), ...asked }) };
    },
    async file(ctx: FileContext) {
      const { format, locale, ...asked } = parse(FILE, ctx.query);
      const { container, viewer } = await asking(ctx);
      const table = await exportStatistics(container, viewer, { ...place(ctx), ...(asked as Asked), format, locale });
      answerWithFile(container, ctx, { table, format });
    },
  };
}
