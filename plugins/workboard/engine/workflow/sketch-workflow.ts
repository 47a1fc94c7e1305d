import { z } from 'zod';
import { readYaml } from '../read-yaml';

/** What other workflows may refer to. */
export interface WorkflowSketch {
  key: string;
  subjectType: string;
  clocks: readonly string[];
  stages: readonly string[];
  /** Tasks its events create. */
  tasks: readonly string[];
  events: readonly string[];
  /** Events that open a card. */
  openings: readonly string[];
  /** Where its cards are rows, and the figures over them. */
  matrix?: { under: string; figures: readonly string[] };
}

const shape = z.object({
  key: z.string(),
  subject: z.object({ type: z.string() }),
  stages: z.record(z.string(), z.unknown()).default({}),
  clocks: z.record(z.string(), z.unknown()).default({}),
  matrix: z.object({ under: z.string(), figures: z.record(z.string(), z.unknown()).default({}) }).optional(),
  events: z.record(z.string(), z.object({ from: z.unknown().optional(), effects: z.unknown().optional() })).default({}),
});

/**
 * Reads only the names out of a `workflow.yaml`, so that workflows which refer to each other can be checked one after the other.
 * @returns null if the file cannot be read even so far; parseWorkflow says why
 */
export function sketchWorkflow(yamlText: string): WorkflowSketch | null {
  const { value } = readYaml(yamlText, '', shape);
  if (value === null) return null;
  const effects = Object.values(value.events).flatMap((event) =>
    Array.isArray(event.effects) ? (event.effects as unknown[]) : [event.effects],
  );
  return {
    key: value.key,
    subjectType: value.subject.type,
    clocks: Object.keys(value.clocks),
    stages: Object.keys(value.stages),
    tasks: effects.flatMap((effect) => (isTask(effect) ? [effect.createTask] : [])),
    events: Object.keys(value.events),
    openings: Object.keys(value.events).filter((key) => opens(value.events[key]?.from)),
    ...(value.matrix ? { matrix: { under: value.matrix.under, figures: Object.keys(value.matrix.figures) } } : {}),
  };
}

function opens(from: unknown): boolean {
  return from === undefined || (Array.isArray(from) && from.length === 0);
}

function isTask(effect: unknown): effect is { createTask: string } {
  return typeof effect === 'object' && effect !== null && 'createTask' in effect && typeof effect.createTask === 'string';
}
