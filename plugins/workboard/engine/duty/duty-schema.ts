import { z } from 'zod';
import { cel, clauseKeys, clausesOf, name, text } from '../yaml-shapes';
import type { DutyDefinition } from './types';

/** The shape of `recurring` in a workflow.yaml. */
export const recurring = z.record(
  name,
  z.strictObject({
    title: text,
    ...clauseKeys,
    period: z.enum(['day', 'week', 'half_month', 'month', 'year']),
    opens: name,
    form: z.record(name, cel).default({}),
    first: z.enum(['current', 'next']).default('current'),
  }),
);

/** Duties as the engine holds them. */
export function buildDuties(raw: z.output<typeof recurring>): DutyDefinition[] {
  return Object.entries(raw).map(([key, { title, period, opens, form, first, ...clauses }]) => ({
    key,
    title,
    clauses: clausesOf(clauses),
    period,
    opens,
    form,
    first,
  }));
}
