import { z } from 'zod';
import { columns } from '../register/register-schema';
import { clauseKeys, clausesOf, key, many, name, text } from '../yaml-shapes';
import type { MatrixDefinition } from './types';

const value = z.union([z.string(), z.number(), z.boolean()]);

const figure = z.strictObject({
  title: text,
  where: z.record(name, many(value)).default({}),
  filled: many(name).default([]),
  empty: many(name).default([]),
  by: many(name).default([]),
  most: z.int().min(1).max(1000).default(100),
  order: z.enum(['count', 'text']).default('count'),
});

/** The shape of `matrix` in a workflow.yaml. */
export const matrix = z.strictObject({
  under: key,
  title: text,
  ...clauseKeys,
  text: name,
  columns,
  narrow: many(name).default([]),
  figures: z.record(name, figure).default({}),
});

/** The matrix as the engine holds it. */
export function buildMatrix(raw: z.output<typeof matrix>): MatrixDefinition {
  return {
    under: raw.under,
    title: raw.title,
    clauses: clausesOf(raw),
    text: raw.text,
    columns: raw.columns,
    narrow: raw.narrow,
    figures: Object.entries(raw.figures).map(([figureKey, one]) => ({ key: figureKey, ...one })),
  };
}
