import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';

export interface Counted<T> {
  result: T;
  /** The SQL texts in order, without BEGIN, COMMIT and savepoints. */
  statements: string[];
}

const TRANSACTION_CONTROL = /^\s*(begin|commit|rollback|savepoint|release|set transaction)\b/i;

const counting = new AsyncLocalStorage<object>();

/** Runs `work` and tells which statements went to the database meanwhile, for budgets such as "a move is six statements".
 * Only its own: Strapi reads entries again for its events after a write has been answered, and that may fall into the next count. */
export async function countStatements<T>(strapi: Core.Strapi, work: () => Promise<T>): Promise<Counted<T>> {
  const statements: string[] = [];
  const own = {};
  const note = ({ sql }: { sql: string }) => {
    if (counting.getStore() === own && !TRANSACTION_CONTROL.test(sql)) statements.push(sql);
  };
  strapi.db.connection.on('query', note);
  try {
    // A request of supertest begins only when it is awaited, which has to be in here.
    return { result: await counting.run(own, async () => await work()), statements };
  } finally {
    strapi.db.connection.removeListener('query', note);
  }
}
