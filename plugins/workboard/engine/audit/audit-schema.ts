import { z } from 'zod';
import { cel, clauseKeys, clausesOf, many, name, text } from '../yaml-shapes';
import type { AuditDefinition } from './types';

/** `audits` of `workflow.yaml`. */
export const audits = z.record(name, z.strictObject({ title: text, ...clauseKeys, stages: many(name), when: cel, role: name }));

export function buildAudits(raw: z.output<typeof audits>): AuditDefinition[] {
  return Object.entries(raw).map(([key, { title, stages, when, role, ...clauses }]) => ({
    key,
    title,
    clauses: clausesOf(clauses),
    stages,
    when,
    role,
  }));
}
