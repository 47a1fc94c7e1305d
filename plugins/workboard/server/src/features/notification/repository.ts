import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { reading } from '../../platform/transaction';

/** A row of `workboard_notifications`. */
export interface NotificationRow {
  id: number;
  user_id: number;
  key: string;
  kind: string;
  card_id: number | null;
  params: string;
  by_id: number | null;
  at: string;
  read_at: string | null;
}

/** Puts messages in; what a person was told already stays as it is. One statement. */
export async function insertNotifications(db: Knex, rows: readonly Omit<NotificationRow, 'id'>[]): Promise<void> {
  await db('workboard_notifications').insert(rows).onConflict(['user_id', 'key']).ignore();
}

/** A message with what it needs of its card. */
export interface MessageOnCard extends NotificationRow {
  workflow: string | null;
  workflow_version: number | null;
  number: string | null;
  title: string | null;
  units: string | null;
}

/** A person's messages, newest first. One statement. */
export async function inboxOf(
  strapi: Core.Strapi,
  query: { user: number; unread: boolean; before: number | null; after?: number; limit: number },
): Promise<MessageOnCard[]> {
  return reading(strapi, async (db) => {
    const rows = withCards(db).where('n.user_id', query.user).orderBy('n.id', 'desc').limit(query.limit);
    if (query.unread) void rows.whereNull('n.read_at');
    if (query.before !== null) void rows.andWhere('n.id', '<', query.before);
    if (query.after !== undefined) void rows.andWhere('n.id', '>', query.after);
    return (await rows) as MessageOnCard[];
  });
}

export async function messageOf(strapi: Core.Strapi, user: number, key: string): Promise<MessageOnCard | undefined> {
  return reading(
    strapi,
    async (db) => (await withCards(db).where({ 'n.user_id': user, 'n.key': key }).first()) as MessageOnCard | undefined,
  );
}

export async function countUnread(strapi: Core.Strapi, user: number): Promise<number> {
  const row = (await reading(strapi, (db) =>
    db('workboard_notifications').where({ user_id: user }).whereNull('read_at').count('id as total').first(),
  )) as { total: number | string };
  return Number(row.total);
}

/** Marks messages of this person as read; those of others stay as they are. */
export async function markRead(strapi: Core.Strapi, user: number, ids: readonly number[] | 'all', at: string): Promise<void> {
  await reading(strapi, async (db) => {
    const rows = db('workboard_notifications').where({ user_id: user }).whereNull('read_at');
    await (ids === 'all' ? rows : rows.whereIn('id', ids)).update({ read_at: at });
  });
}

function withCards(db: Knex): Knex.QueryBuilder {
  return db('workboard_notifications as n')
    .leftJoin('workboard_cards as c', 'c.id', 'n.card_id')
    .select('n.*', 'c.workflow', 'c.workflow_version', 'c.number', 'c.title', 'c.units');
}
