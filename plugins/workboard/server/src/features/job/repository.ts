import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { inTransaction, isPostgres, reading } from '../../platform/transaction';

/** Key of the one job of a kind that comes again. */
export const TURN = 'turn';

/** A row of `workboard_jobs`. */
export interface JobRow {
  id: number;
  kind: string;
  key: string;
  payload: string;
  state: 'waiting' | 'running' | 'done' | 'dead';
  run_at: string;
  attempts: number;
  lease: string | null;
  lease_until: string | null;
  error: string | null;
  created_at: string;
  finished_at: string | null;
}

/** Puts jobs in; those that are there already stay as they are. One statement. */
export async function insertJobs(db: Knex, rows: readonly Omit<JobRow, 'id'>[]): Promise<void> {
  if (rows.length > 0) await db('workboard_jobs').insert(rows).onConflict(['kind', 'key']).ignore();
}

/** Whether anything is due: a read, so that an idle office writes nothing. */
export async function anyDue(strapi: Core.Strapi, kinds: readonly string[], now: string): Promise<boolean> {
  return reading(strapi, async (db) => (await due(db, kinds, now).first<{ id: number } | undefined>('id')) !== undefined);
}

/**
 * Takes the job that is due longest and makes it the caller's until `leaseUntil`; null if none is due. Work that comes again goes before all
 * else: five hundred mails that wait hold up no inbox. On PostgreSQL a row that another
 * instance is taking at this moment is passed over; SQLite has one writer. A try is counted when it begins: work that kills its process
 * is given up as well.
 */
export async function claimDue(
  strapi: Core.Strapi,
  input: { kinds: readonly string[]; now: string; lease: string; leaseUntil: string },
): Promise<JobRow | null> {
  return inTransaction(strapi, async (trx) => {
    const next = due(trx, input.kinds, input.now)
      .orderByRaw('CASE WHEN key = ? THEN 0 ELSE 1 END, run_at, id', [TURN])
      .limit(1)
      .select('id');
    const rows = (await trx('workboard_jobs')
      .whereIn('id', isPostgres(trx) ? next.forUpdate().skipLocked() : next)
      .update({ state: 'running', lease: input.lease, lease_until: input.leaseUntil, attempts: trx.raw('attempts + 1') })
      .returning('*')) as JobRow[];
    return rows[0] ?? null;
  });
}

/** Writes what became of a job, if it is still held under that lease. @returns false if somebody else holds it now */
export async function settle(strapi: Core.Strapi, held: Pick<JobRow, 'id' | 'lease'>, change: Partial<JobRow>): Promise<boolean> {
  return reading(strapi, async (db) => {
    const count = await db('workboard_jobs')
      .where({ id: held.id, lease: held.lease })
      .update({ lease: null, lease_until: null, ...change });
    return count > 0;
  });
}

/** Keeps a job longer. @returns false if somebody else holds it now */
export async function extendLease(strapi: Core.Strapi, held: Pick<JobRow, 'id' | 'lease'>, until: string): Promise<boolean> {
  return reading(
    strapi,
    async (db) => (await db('workboard_jobs').where({ id: held.id, lease: held.lease }).update({ lease_until: until })) > 0,
  );
}

/** Gives back whatever is held under these leases, as if it had not been begun. */
export async function releaseLeases(strapi: Core.Strapi, leases: readonly string[]): Promise<void> {
  if (leases.length === 0) return;
  await reading(strapi, (db) =>
    db('workboard_jobs')
      .whereIn('lease', leases)
      .update({ state: 'waiting', lease: null, lease_until: null, attempts: db.raw('attempts - 1') }),
  );
}

/**
 * Deletes jobs of these kinds that were done before an instant, some at a time so that nobody waits long. What was given up stays until
 * somebody has looked at it. @returns how many
 */
export async function deleteDone(strapi: Core.Strapi, kinds: readonly string[], before: string, limit: number): Promise<number> {
  return reading(strapi, (db) =>
    db('workboard_jobs')
      .whereIn(
        'id',
        db('workboard_jobs').whereIn('kind', kinds).where('state', 'done').where('finished_at', '<', before).limit(limit).select('id'),
      )
      .delete(),
  );
}

/** Lets a recurring job run no later than `runAt`. */
export async function bringForward(strapi: Core.Strapi, kind: string, key: string, runAt: string): Promise<void> {
  await reading(strapi, (db) =>
    db('workboard_jobs').where({ kind, key, state: 'waiting' }).andWhere('run_at', '>', runAt).update({ run_at: runAt }),
  );
}

/** Instants from which recurring jobs wait for their turn, by kind. */
export async function turnsWaiting(strapi: Core.Strapi): Promise<ReadonlyMap<string, string>> {
  const rows = (await reading(strapi, (db) => db('workboard_jobs').where({ key: TURN, state: 'waiting' }).select('kind', 'run_at'))) as {
    kind: string;
    run_at: string;
  }[];
  return new Map(rows.map(({ kind, run_at: runAt }) => [kind, runAt]));
}

function due(db: Knex, kinds: readonly string[], now: string): Knex.QueryBuilder {
  return db('workboard_jobs')
    .whereIn('kind', kinds)
    .andWhere((either) => {
      void either.where((waiting) => void waiting.where('state', 'waiting').andWhere('run_at', '<=', now));
      void either.orWhere((lost) => void lost.where('state', 'running').andWhere('lease_until', '<=', now));
    });
}
