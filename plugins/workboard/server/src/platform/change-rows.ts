import type { Knex } from 'knex';

/** What a column is set to. */
export type Stored = string | number | boolean | Date | null;

/**
 * Runs an INSERT, UPDATE or DELETE that is written out, as `selectRows` does for what is read: on the way of every step, building the text anew costs more
 * than the database takes.
 * @param sql `?` for values, in the order of `bindings`; names in it are the plugin's own
 * @returns how many rows it touched
 */
export async function changeRows(db: Knex, sql: string, bindings: readonly Stored[]): Promise<number> {
  const answer = (await db.raw(sql, bindings as Knex.RawBinding[])) as { changes: number } | { rowCount: number | null };
  // better-sqlite3 calls them changes, pg row count.
  return 'changes' in answer ? answer.changes : (answer.rowCount ?? 0);
}
