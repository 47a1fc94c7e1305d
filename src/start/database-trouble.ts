/** SQLite: disk full, may only be read, the disk fails, locked for longer than is waited, file gone. */
const SQLITE = /^SQLITE_(FULL|READONLY|IOERR|BUSY|CANTOPEN|PROTOCOL|NOTADB)/;
/** PostgreSQL: connection (08), no room (53), told to end (57P), its system (58), may only be read (25006). */
const POSTGRES = /^(08|53|57P|58)|^25006$/;
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);
const DISK = new Set(['ENOSPC', 'EROFS', 'EDQUOT', 'EIO']);
/**
 * What is said without a code, alone or, by Knex, behind the statement. The last is Knex's own, for a statement of a transaction whose connection has broken off
 * while the one before it was under way.
 */
const WORDS =
  /(^| - )(Connection terminated|Client has encountered a connection error|Transaction query already complete|(read|write|connect) (ECONN|EPIPE|ETIMEDOUT))/;

/** Whether an error says that the database or the disk cannot be used now, and nothing about what was asked. */
export function isDatabaseTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code = '', name, message, cause } = error as Error & { code?: unknown };
  if (typeof code === 'string' && (SQLITE.test(code) || POSTGRES.test(code) || NETWORK.has(code) || DISK.has(code))) return true;
  // Knex found no connection in time.
  if (name === 'KnexTimeoutError') return true;
  return WORDS.test(message) || isDatabaseTrouble(cause);
}
