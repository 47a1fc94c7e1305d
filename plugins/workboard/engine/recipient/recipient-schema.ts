import { z } from 'zod';
import { cel, clauseKeys, clausesOf, many, name, text } from '../yaml-shapes';
import type { RecipientList } from './types';

const recipient = z.strictObject({
  title: text.optional(),
  roles: many(name),
  as: z.enum(['report', 'copy']).default('report'),
  task: text.optional(),
});

/** The shape of `recipients` in a workflow.yaml. */
export const recipients = z.record(
  name,
  z.strictObject({
    title: text,
    ...clauseKeys,
    sent: many(z.strictObject({ on: many(name), when: cel.optional() })),
    read: name,
    clock: name.optional(),
    to: z.record(name, recipient),
  }),
);

export type RawRecipients = z.output<typeof recipients>;

/** Lists of recipients as the engine holds them. */
export function buildRecipients(raw: RawRecipients): RecipientList[] {
  return Object.entries(raw).map(([key, { title, to, ...rest }]) => ({
    key,
    title,
    clauses: clausesOf(rest),
    to: Object.entries(to).map(([recipientKey, { title: called, roles, as }]) => ({
      key: recipientKey,
      ...(called === undefined ? {} : { title: called }),
      roles,
      as,
    })),
  }));
}
