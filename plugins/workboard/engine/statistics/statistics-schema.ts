import { z } from 'zod';
import { clauseKeys, clausesOf, many, name, text } from '../yaml-shapes';
import { MEASURES, type Conditions, type StatisticsAxis, type StatisticsDefinition } from './types';

/** `null` is what is not filled. */
const value = z.union([z.string().min(1), z.number(), z.boolean(), z.null()]).transform((one) => (one === null ? '' : String(one)));
const conditions = z.record(name, many(value)).default({});

const entry = z.strictObject({
  key: name,
  title: text,
  group: text.optional(),
  level: z.int().min(0).max(3).default(0),
  heading: z.literal(true).optional(),
  count: z.enum(MEASURES).optional(),
  where: conditions,
  sum: many(name).default([]),
});

const axis = z.union([
  z.array(entry).min(1).max(60),
  z.strictObject({ by: z.enum(['month', 'unit']) }),
  z.strictObject({ attribute: name }),
]);

/** The shape of `statistics` in a workflow.yaml. */
export const statistics = z.record(
  name,
  z.strictObject({
    title: text,
    ...clauseKeys,
    of: conditions,
    day: name,
    closed: name,
    clock: name.optional(),
    count: z.enum(MEASURES).optional(),
    rows: axis,
    columns: axis,
    checks: many(z.strictObject({ title: text, left: many(name), right: many(name) })).default([]),
  }),
);

/** Tables as the engine holds them, in the order they are written. */
export function buildStatistics(raw: z.output<typeof statistics>): StatisticsDefinition[] {
  return Object.entries(raw).map(([key, one]) => ({
    key,
    title: one.title,
    clauses: clausesOf(one),
    of: one.of as Conditions,
    day: one.day,
    closed: one.closed,
    ...(one.clock === undefined ? {} : { clock: one.clock }),
    ...(one.count === undefined ? {} : { count: one.count }),
    rows: axisOf(one.rows),
    columns: axisOf(one.columns),
    checks: one.checks,
  }));
}

function axisOf(raw: z.output<typeof axis>): StatisticsAxis {
  if (!Array.isArray(raw)) return raw;
  return raw.map(({ group, heading, count, where, ...rest }) => ({
    ...rest,
    where: where as Conditions,
    heading: heading === true,
    ...(group === undefined ? {} : { group }),
    ...(count === undefined ? {} : { count }),
  }));
}
