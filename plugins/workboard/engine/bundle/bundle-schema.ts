import { z } from 'zod';
import type { Text } from '../text';
import { cel, clauseKeys, clausesOf, key, many, name, text } from '../yaml-shapes';
import type { BundleDefinition, BundlePart, BundleSource } from './types';

const all = z.literal('all').transform((): string[] => []);
const SOURCES = {
  steps: many(name).optional(),
  notices: z.union([all, many(key)]).optional(),
  files: z.literal(true).optional(),
  linked: many(key).optional(),
  clocks: z.union([all, many(name)]).optional(),
  history: z.literal(true).optional(),
};
type Source = keyof typeof SOURCES;

const part = z
  .strictObject({
    title: text,
    ...SOURCES,
    required: cel.optional(),
    ...clauseKeys,
    cure: z
      .string()
      .regex(/^event\.[A-Za-z]\w*$/)
      .optional(),
  })
  .refine(
    (one) => sourcesOf(one).length === 1,
    '须且只须写一个来源：steps、notices、files、linked、clocks、history / give exactly one source: steps, notices, files, linked, clocks, history',
  );

/** The shape of `bundle` in a workflow.yaml. */
export const bundle = z.strictObject({ title: text, ...clauseKeys, by: many(name).default([]), parts: z.record(name, part) });

/** The case file as the engine holds it, its parts in the order they are written. */
export function buildBundle(raw: z.output<typeof bundle>): BundleDefinition {
  return {
    title: raw.title,
    clauses: clausesOf(raw),
    by: raw.by,
    parts: Object.entries(raw.parts).map(([partKey, one]) => ({ ...partOf(partKey, one), ...sourceOf(one) })),
  };
}

function partOf(partKey: string, one: z.output<typeof part>): Omit<BundlePart, 'from' | 'names'> {
  const cure = one.cure === undefined ? {} : { cure: { in: 'event' as const, event: one.cure.slice('event.'.length) } };
  return {
    key: partKey,
    title: one.title satisfies Text,
    clauses: clausesOf(one),
    ...(one.required === undefined ? {} : { required: one.required }),
    ...cure,
  };
}

function sourceOf(one: z.output<typeof part>): BundleSource {
  const source = sourcesOf(one)[0] ?? 'history';
  const named = one[source];
  return source === 'files' || source === 'history' ? { from: source } : { from: source, names: Array.isArray(named) ? named : [] };
}

function sourcesOf(one: Partial<Record<Source, unknown>>): Source[] {
  return (Object.keys(SOURCES) as Source[]).filter((source) => one[source] !== undefined);
}
