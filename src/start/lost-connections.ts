import type { Core } from '@strapi/strapi';
import { isDatabaseTrouble } from './database-trouble';

/** The pool of knex gives no connection out that bears this. */
interface Connection {
  __knex__disposed?: unknown;
}

/**
 * Strapi makes every new connection to PostgreSQL ready and has thought of no failure: one that breaks off in that very moment would be waited for without end, and the error, which nobody
 * catches, would end the process (R15). Here it is handed on as one that is lost: whoever asked with it is told so, and the pool takes another.
 */
export function surviveLostConnections(strapi: Core.Strapi): void {
  const { dialect } = strapi.db;
  const initialize = dialect.initialize.bind(dialect);
  dialect.initialize = async (connection) => {
    try {
      await initialize(connection);
    } catch (error) {
      if (!isDatabaseTrouble(error)) throw error;
      (connection as Connection).__knex__disposed = error;
    }
  };
}
