import { z } from 'zod';
import { cel, clauseKeys, clausesOf, many, name } from '../yaml-shapes';
import type { ChannelRule } from './types';

/** The shape of `channels` in a workflow.yaml. */
export const channels = z.record(
  name,
  z.strictObject({
    ...clauseKeys,
    when: cel.optional(),
    publish: many(name),
    update: many(name).default([]),
    withdraw: many(name).default([]),
    attributes: many(name).default([]),
    delivered: z.strictObject({ event: name, when: cel.optional(), form: z.record(name, cel).default({}) }).optional(),
    recorded: name.optional(),
  }),
);

/** Channel rules as the engine holds them, in the order they are written. */
export function buildChannels(raw: z.output<typeof channels>): ChannelRule[] {
  return Object.entries(raw).map(([channel, one]) => ({
    channel,
    clauses: clausesOf(one),
    ...(one.when === undefined ? {} : { when: one.when }),
    told: { publish: one.publish, update: one.update, withdraw: one.withdraw },
    attributes: one.attributes,
    ...(one.delivered === undefined ? {} : { delivered: deliveredOf(one.delivered) }),
    ...(one.recorded === undefined ? {} : { recorded: one.recorded }),
  }));
}

function deliveredOf({ event, when, form }: { event: string; when?: string | undefined; form: Record<string, string> }) {
  return { event, ...(when === undefined ? {} : { when }), form };
}
