import type { Core } from '@strapi/strapi';
import { isPostgres } from '../../platform/transaction';
import type { JobService } from './service';

/** Rows of an index that are looked at: the whole house is weighed within a tenth of a second, however long its tables are. */
const SAMPLE = 10_000;
/** Every table that has grown or shrunk tenfold since it was weighed last, or never was: https://sqlite.org/pragma.html#pragma_optimize */
const ALL_TABLES = '0x10002';

/** Lets SQLite weigh its tables anew each night; PostgreSQL does this by itself. */
export function registerPlanKeeping(strapi: Core.Strapi, jobs: JobService): void {
  jobs.every('database.plan', { dailyAt: '03:50' }, () => weighTables(strapi));
}

/** Unweighed, SQLite reads a hundred thousand closed cards in the order of their opening to find three that wait. */
export async function weighTables({ db: { connection } }: Core.Strapi): Promise<void> {
  if (isPostgres(connection)) return;
  await connection.raw(`PRAGMA analysis_limit = ${SAMPLE}`);
  await connection.raw(`PRAGMA optimize = ${ALL_TABLES}`);
}
