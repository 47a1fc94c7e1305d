import { z } from 'zod';
import { clauseKeys, clausesOf, key, many, name, text } from '../yaml-shapes';
import { CARD_FIELDS, CLOCK_PARTS, EVENT_PARTS, URGENCIES, type RegisterColumn, type RegisterDefinition, type RegisterList } from './types';

/** One strict shape for each source; the source is the key that says what the column shows. */
const COLUMNS = {
  card: z.strictObject({ card: z.enum(CARD_FIELDS), title: text.optional() }),
  attribute: z.strictObject({ attribute: name, title: text.optional() }),
  clock: z.strictObject({ clock: name, part: z.enum(CLOCK_PARTS).default('due'), title: text.optional() }),
  event: z.strictObject({ event: name, part: z.enum(EVENT_PARTS).default('day'), title: text.optional() }),
  linked: z.strictObject({ linked: key, title: text.optional() }),
} as const;

type Source = keyof typeof COLUMNS;

/** A column as packs write it, `{ clock: portal, part: stopped }`, read into the engine's form. */
const column = z.unknown().transform((raw, ctx): RegisterColumn => {
  const source = sourceOf(raw);
  if (source === null) {
    const known = Object.keys(COLUMNS).join(', ');
    ctx.issues.push({
      code: 'custom',
      input: raw,
      message: `一列须且只须写一个来源：${known} / a column has exactly one source: ${known}`,
    });
    return z.NEVER;
  }
  const result = COLUMNS[source].safeParse(raw);
  if (!result.success) {
    for (const issue of result.error.issues) ctx.issues.push({ ...issue, input: raw } as z.core.$ZodRawIssue);
    return z.NEVER;
  }
  const { title, ...rest }: { title?: RegisterColumn['title'] } = result.data;
  const { [source]: named, ...part } = rest as Record<string, string>;
  return { from: source, name: named, ...part, ...(title === undefined ? {} : { title }) } as RegisterColumn;
});

/** Columns of a register, or of another table of cards. */
export const columns = z.array(column).min(1).max(40);

const list = z
  .strictObject({
    title: text,
    stage: key.optional(),
    open: z.boolean().optional(),
    assignee: z.enum(['me', 'none']).optional(),
    watched: z.literal(true).optional(),
    urgency: z.enum(URGENCIES).optional(),
  })
  .refine((one) => Object.keys(one).length > 1, '清单须写明列出哪些办件 / a list says which cards it holds');

/** The shape of `registers` in a workflow.yaml. */
export const registers = z.record(
  name,
  z.strictObject({ title: text, ...clauseKeys, filled: many(name).default([]), columns, lists: z.record(name, list).default({}) }),
);

/** Registers as the engine holds them, in the order they are written. */
export function buildRegisters(raw: z.output<typeof registers>): RegisterDefinition[] {
  return Object.entries(raw).map(([key, one]) => ({
    key,
    title: one.title,
    clauses: clausesOf(one),
    filled: one.filled,
    columns: one.columns,
    ...(Object.keys(one.lists).length === 0
      ? {}
      : { lists: Object.entries(one.lists).map(([of, rest]) => ({ key: of, ...rest }) as RegisterList) }),
  }));
}

function sourceOf(raw: unknown): Source | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const found = (Object.keys(COLUMNS) as Source[]).filter((source) => source in raw);
  return found.length === 1 ? (found[0] ?? null) : null;
}
