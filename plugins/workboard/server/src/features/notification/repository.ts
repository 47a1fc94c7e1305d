import type { Knex } from 'knex';

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
