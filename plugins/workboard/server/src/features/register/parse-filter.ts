import { z } from 'zod';
import type { Day } from '../../../../engine/calendar/types';
import { URGENCIES } from '../../../../engine/register';
import { isDay } from '../../../../engine/day';
import type { BoardFilter, RegisterFilter } from '../../../../shared/contract';
import { parse } from '../../platform/request';
import { BOARD_FILTER } from '../board/query';

const DAY = z.custom<Day>(isDay, 'must be a day, for example 2026-09-30');
const PLAIN = {
  ...BOARD_FILTER.shape,
  urgency: z.enum(URGENCIES).optional(),
  stage: z.string().max(80).optional(),
  open: z.enum(['1', '0']).optional(),
  sort: z
    .string()
    .regex(/^-?[\w.-]{1,160}$/, 'must be the key of a column, with - in front for downwards')
    .optional(),
};
const WINDOW = { after: z.string().max(2000).optional() };
const FILE = { format: z.enum(['csv', 'xlsx']), locale: z.enum(['zh-Hans', 'en']).default('zh-Hans') };

type Given = Omit<RegisterFilter, 'is' | 'from' | 'to'>;

/** A window that is asked for. @throws BadRequest that names the parameter */
export function parseWindow(query: Record<string, unknown>): { filter: RegisterFilter; after?: string } {
  const { named, plain } = split(query);
  const { after, ...given } = parse(z.strictObject({ ...PLAIN, ...WINDOW }), plain);
  return { filter: { ...(given as Given), ...named }, ...(after === undefined ? {} : { after }) };
}

/** What a saved view narrows and orders by, as it stood in the address. @throws BadRequest that names the parameter */
export function parseStored(query: Record<string, unknown>): RegisterFilter {
  const { named, plain } = split(query);
  return { ...(parse(z.strictObject(PLAIN), plain) as Given), ...named };
}

/** A file that is asked for. @throws BadRequest that names the parameter */
export function parseFile(query: Record<string, unknown>): { filter: RegisterFilter } & z.output<z.ZodObject<typeof FILE>> {
  const { named, plain } = split(query);
  const { format, locale, ...given } = parse(z.strictObject({ ...PLAIN, ...FILE }), plain);
  return { filter: { ...(given as Given), ...named }, format, locale };
}

/** A file of a board that is asked for: the board's filter, and nothing of a register. @throws BadRequest that names the parameter */
export function parseBoardFile(query: Record<string, unknown>): { filter: BoardFilter } & z.output<z.ZodObject<typeof FILE>> {
  const { format, locale, ...filter } = parse(BOARD_FILTER.extend(FILE), query);
  return { filter: filter as BoardFilter, format, locale };
}

const COLUMN = /^(is|from|to)\.([\w.-]{1,160})$/;

/** Parameters that name a column, apart from the others. */
function split(query: Record<string, unknown>): { named: Pick<RegisterFilter, 'is' | 'from' | 'to'>; plain: Record<string, unknown> } {
  const named = { is: {} as Record<string, string>, from: {} as Record<string, Day>, to: {} as Record<string, Day> };
  const plain: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(query)) {
    const [, part, column] = COLUMN.exec(name) ?? [];
    if (part === 'is' && column) named.is[column] = parse(z.object({ [name]: z.string().min(1).max(200) }), query)[name] ?? '';
    else if ((part === 'from' || part === 'to') && column) {
      const day = parse(z.object({ [name]: DAY }), query)[name];
      if (day !== undefined) named[part][column] = day;
    } else plain[name] = value;
  }
  return { named, plain };
}
