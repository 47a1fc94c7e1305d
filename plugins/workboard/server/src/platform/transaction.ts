import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

export type Trx = Knex.Transaction;

/** Codes of PostgreSQL for "try again": deadlock, serialization failure. */
const RETRY_CODES = new Set(['40P01', '40001']);
const ATTEMPTS = 3;

/**
 * Runs `work` in one transaction, joining the one that is open. Only the outermost call retries after a deadlock.
 * Inside, every statement goes through the `trx` handed in: on SQLite another connection would wait for this one forever.
 */
export async function inTransaction<T>(strapi: Core.Strapi, work: (trx: Trx) => Promise<T>): Promise<T> {
  const begin = (handed: (trx: Trx) => Promise<T>) => strapi.db.transaction(async ({ trx }) => handed(trx as Trx)) as Promise<T>;
  if (strapi.db.inTransaction()) return begin(work);
  const run = () => begin((trx) => work(toldOfItsCommit(trx)));
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= ATTEMPTS || !RETRY_CODES.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
}

/**
 * Has a failed COMMIT known: knex's `commit()` resolves either way, so that Strapi would run what waits for the commit, and the step would be
 * answered as done though nothing of it was kept (R1, R15). Only this promise of knex tells.
 */
function toldOfItsCommit(trx: Trx): Trx {
  const commit = trx.commit.bind(trx);
  trx.commit = ((value?: unknown) => commit(value).then(() => trx.executionPromise)) as Trx['commit'];
  return trx;
}

/** A connection for single reads outside of a transaction; inside one, the transaction itself. */
export async function reading<T>(strapi: Core.Strapi, work: (db: Knex) => Promise<T>): Promise<T> {
  if (!strapi.db.inTransaction()) return work(strapi.db.connection);
  // Without work of its own it hands out the one that is open.
  const open = await strapi.db.transaction();
  return work(open.get() as Trx);
}

export function isPostgres(db: Knex): boolean {
  return String((db.client as { config: { client: unknown } }).config.client).startsWith('p');
}

/**
 * Holds a lock named `name` until the transaction ends, across instances. SQLite has one writer and needs none.
 */
export async function lockUntilCommit(trx: Trx, name: string): Promise<void> {
  if (isPostgres(trx)) await trx.raw('SELECT pg_advisory_xact_lock(hashtext(?))', [`workboard:${name}`]);
}

/**
 * Lets nobody else write to a table until the transaction ends, and waits for whoever is writing to it; it can be read meanwhile. For work
 * that changes rows all over it, which would otherwise meet others row by row and deadlock. SQLite has one writer and needs none.
 */
export async function lockTable(trx: Trx, table: string): Promise<void> {
  if (isPostgres(trx)) await trx.raw('LOCK TABLE ?? IN EXCLUSIVE MODE', [table]);
}

/**
 * Runs work while no other instance runs the work of that name: the others wait their turn. Not itself in a transaction: the lock has a
 * connection of its own, which neither waits in vain (statement timeout) nor is taken away (idle timeout). SQLite has one process.
 */
export async function alone<T>(strapi: Core.Strapi, name: string, work: () => Promise<T>): Promise<T> {
  const db = strapi.db.connection;
  if (!isPostgres(db)) return work();
  return db.transaction(async (trx) => {
    await trx.raw('SET LOCAL statement_timeout = 0');
    await trx.raw('SET LOCAL idle_in_transaction_session_timeout = 0');
    await lockUntilCommit(trx, name);
    return work();
  });
}
