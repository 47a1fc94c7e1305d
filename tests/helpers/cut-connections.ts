import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from 'pg';
import { asOwner, databaseName, inDatabase } from './postgres';

/** The point between a step's last statement and the end of its transaction. */
export const COMMIT = 'commit';

/** What the test's own connection is called; it is not cut. */
const OURS = 'fault';
const LOCK = 4711;

/** Every connection of the application is cut, in whatever it is doing. PostgreSQL only. */
export async function cutConnections(): Promise<void> {
  await asOwner((client) =>
    client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name <> $2', [
      databaseName(),
      OURS,
    ]),
  );
}

/**
 * Lets work begin, waits until `count` connections of the application stand still at a point, and cuts every one. Nothing is left to time: the
 * point is a table that somebody else holds, or the commit, which waits in a deferred trigger.
 * @param point a table that the work reads or writes, or COMMIT
 */
export async function cutAt<T>(point: string, work: () => Promise<T>[], count: number): Promise<T[]> {
  return inDatabase(databaseName(), OURS, async (client) => {
    const release = await (point === COMMIT ? holdCommits(client) : holdTable(client, point));
    const answers = Promise.all(work());
    await untilWaiting(count);
    await cutConnections();
    await release();
    return answers;
  });
}

async function holdTable(client: Client, table: string): Promise<() => Promise<unknown>> {
  await client.query('BEGIN');
  await client.query(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
  return () => client.query('ROLLBACK');
}

/** Whoever wrote a row of the log waits for a lock at its commit. */
async function holdCommits(client: Client): Promise<() => Promise<unknown>> {
  await client.query(`CREATE FUNCTION fault_wait() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_advisory_xact_lock_shared(${LOCK}); RETURN NULL; END $$`);
  await client.query(`CREATE CONSTRAINT TRIGGER fault_wait AFTER INSERT ON workboard_log
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fault_wait()`);
  await client.query(`SELECT pg_advisory_lock(${LOCK})`);
  return async () => {
    await client.query(`SELECT pg_advisory_unlock(${LOCK})`);
    await client.query('DROP FUNCTION fault_wait CASCADE');
  };
}

/** @throws Error if they do not come there in a minute */
async function untilWaiting(count: number): Promise<void> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    const { rows } = await asOwner((client) =>
      client.query<{ waiting: number }>(
        `SELECT COUNT(*)::int AS waiting FROM pg_stat_activity
         WHERE datname = $1 AND application_name <> $2 AND wait_event_type = 'Lock'`,
        [databaseName(), OURS],
      ),
    );
    if ((rows[0]?.waiting ?? 0) >= count) return;
    await wait(20);
  }
  throw new Error(`not ${count} connections came to the point at which they are cut`);
}
