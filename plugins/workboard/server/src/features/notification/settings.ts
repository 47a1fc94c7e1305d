import { z } from 'zod';
import type { MessageKind, MessageSettings, MessageWishes } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { inTransaction, reading } from '../../platform/transaction';
import { recordSettings } from './record-settings';
import { KINDS, TEMPLATES } from './templates';
import type { Actor } from '../../../../engine/workflow/types';

const TIME = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of the day, for example 08:00');
const KIND = z.enum(KINDS as [string, ...string[]]);

export const SETTINGS = z.strictObject({
  emailWhenOff: z.enum(['wait', 'skip']),
  chatWhenOff: z.enum(['wait', 'skip']),
  chatKinds: z.array(KIND).max(KINDS.length),
  chatMask: z.enum(['unpublished', 'all', 'none']),
  quiet: z.strictObject({ on: z.boolean(), from: TIME, until: TIME, restDays: z.boolean(), urgentAnyway: z.boolean() }),
});

export const WISHES = z.strictObject({ emailOff: z.array(KIND).max(KINDS.length), digest: z.boolean() });

const DEFAULTS: MessageSettings = {
  emailWhenOff: 'skip',
  chatWhenOff: 'skip',
  chatKinds: ['reminder', 'reminder.today', 'overdue', 'chase', 'entered.urgent', 'reminder.hours', 'overdue.hours', 'holiday.digest'],
  chatMask: 'unpublished',
  quiet: { on: true, from: '20:00', until: '08:00', restDays: true, urgentAnyway: false },
};

const NO_WISHES: MessageWishes = { emailOff: [], digest: false };

/** Every kind of message with its name. */
export const kinds = (): MessageKind[] => KINDS.map((kind) => ({ kind, title: TEMPLATES[kind].title }));

/** The office's rules for what leaves the house; what was never set has a sensible value. */
export async function officeSettings({ strapi }: Container): Promise<MessageSettings> {
  const row = await reading(strapi, (db) => db('workboard_notification_settings').where({ id: 1 }).first<{ value: string } | undefined>());
  return row ? { ...DEFAULTS, ...(JSON.parse(row.value) as Partial<MessageSettings>) } : DEFAULTS;
}

/** Stores them, with a row in the log. */
export async function saveOfficeSettings(container: Container, actor: Actor, settings: MessageSettings): Promise<void> {
  const value = JSON.stringify(settings);
  await inTransaction(container.strapi, async (trx) => {
    await trx('workboard_notification_settings').insert({ id: 1, value }).onConflict('id').merge();
    await recordSettings(container, trx, actor, value);
  });
}

/** What a person wishes of e-mail. */
export async function wishesOf({ strapi }: Container, user: number): Promise<MessageWishes> {
  const row = await reading(strapi, (db) =>
    db('workboard_notification_preferences').where({ user_id: user }).first<{ value: string } | undefined>(),
  );
  return row ? { ...NO_WISHES, ...(JSON.parse(row.value) as Partial<MessageWishes>) } : NO_WISHES;
}

/** Stores them. Who begins to take a digest is not sent what came before. */
export async function saveWishes({ strapi }: Container, user: number, wishes: MessageWishes): Promise<void> {
  await inTransaction(strapi, async (trx) => {
    const newest = (await trx('workboard_notifications').where({ user_id: user }).max('id as id').first()) as { id: number | null };
    await trx('workboard_notification_preferences')
      .insert({ user_id: user, value: JSON.stringify(wishes), digested: newest.id ?? 0 })
      .onConflict('user_id')
      .merge(['value']);
  });
}
