import { z } from 'zod';
import { cel, key, many, name, step, text } from '../yaml-shapes';
import type { DoorDefinition } from './types';

const told = z.union([
  text.transform((title) => ({ title, since: [] as string[] })),
  z.strictObject({ title: text, since: many(step).default([]) }),
]);

/** The shape of `door` in a workflow.yaml. */
export const door = z.strictObject({
  key,
  under: key.optional(),
  opens: name,
  events: many(name).default([]),
  titles: z.record(name, text).default({}),
  check: name.optional(),
  intake: z.strictObject({ then: name, when: cel.optional(), receipt: key }).optional(),
  clock: name.optional(),
  tells: z.record(name, told).default({}),
  releases: z.record(key, many(name)).default({}),
  stages: z.record(name, text),
  files: z
    .strictObject({ most: z.int().min(0).max(20), megabytes: z.int().min(1).max(20), personal: z.boolean().default(true) })
    .default({ most: 0, megabytes: 1, personal: true }),
});

function buildIntake({ then, when, receipt }: NonNullable<z.output<typeof door>['intake']>): NonNullable<DoorDefinition['intake']> {
  return when === undefined ? { then, receipt } : { then, when, receipt };
}

/** The door as the engine holds it. */
export function buildDoor({ clock, under, check, intake, ...raw }: z.output<typeof door>): DoorDefinition {
  return {
    ...raw,
    ...(clock === undefined ? {} : { clock }),
    ...(under === undefined ? {} : { under }),
    ...(check === undefined ? {} : { check }),
    ...(intake === undefined ? {} : { intake: buildIntake(intake) }),
  };
}
