import type { Core } from '@strapi/strapi';
import { reading, type Trx } from '../../platform/transaction';

export interface WatcherRow {
  card_id: number;
  user_id: number;
}

export async function watchersOf(strapi: Core.Strapi, cards: readonly number[]): Promise<WatcherRow[]> {
  if (cards.length === 0) return [];
  return reading(strapi, async (db) =>
    db('workboard_watchers as w')
      .join('admin_users as u', 'u.id', 'w.user_id')
      .where('u.is_active', true)
      .whereIn('w.card_id', [...new Set(cards)])
      .orderBy(['w.card_id', 'w.user_id'])
      .select<WatcherRow[]>('w.card_id', 'w.user_id'),
  );
}

export async function isWatching(strapi: Core.Strapi, card: number, user: number): Promise<boolean> {
  const row = (await reading(strapi, (db) => db('workboard_watchers').where({ card_id: card, user_id: user }).first('card_id'))) as unknown;
  return row !== undefined;
}

export async function follow(trx: Trx, { card, user, since }: { card: number; user: number; since: string }): Promise<void> {
  await trx('workboard_watchers').insert({ card_id: card, user_id: user, since }).onConflict(['card_id', 'user_id']).ignore();
}

export async function leave(trx: Trx, { card, user }: { card: number; user: number }): Promise<void> {
  await trx('workboard_watchers').where({ card_id: card, user_id: user }).delete();
}
