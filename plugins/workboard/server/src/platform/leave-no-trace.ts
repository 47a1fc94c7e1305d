import type { Core } from '@strapi/strapi';
import { isPostgres } from './transaction';

/**
 * What was erased is overwritten in SQLite's file (`secure_delete`, config/database.ts), but lies on in its log of writes until others are written over it: that is
 * emptied here. To be called when the transaction is over. PostgreSQL clears away what was erased by itself, and lets nobody hasten it.
 */
export async function leaveNoTrace({ db: { connection } }: Core.Strapi): Promise<void> {
  if (!isPostgres(connection)) await connection.raw('PRAGMA wal_checkpoint(TRUNCATE)');
}
