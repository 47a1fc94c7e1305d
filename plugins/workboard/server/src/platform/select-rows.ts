import type { Knex } from 'knex';

/**
 * Rows of a SELECT that never changes. On the way of every step, where building the text anew costs more than the database takes to answer.
 * @param sql `?` for values, in the order of `bindings`; names in it are the plugin's own
 */
export async function selectRows<T>(db: Knex, sql: string, bindings: readonly (string | number)[]): Promise<T[]> {
  const answer = (await db.raw(sql, bindings)) as T[] | { rows: T[] };
  // better-sqlite3 answers with the rows, pg with a result that holds them.
  return Array.isArray(answer) ? answer : answer.rows;
}
