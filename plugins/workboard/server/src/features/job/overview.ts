import type { Core } from '@strapi/strapi';
import type { JobOverview, JobView } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { NotFound } from '../../platform/errors';
import { reading } from '../../platform/transaction';
import type { JobRow } from './repository';

const MOST = 100;

/** Jobs that were given up, then those that wait, the next first. Two statements. */
export async function readJobs(strapi: Core.Strapi): Promise<JobOverview> {
  return reading(strapi, async (db) => {
    const rows = (await db('workboard_jobs')
      .whereIn('state', ['dead', 'waiting', 'running'])
      .orderBy([{ column: 'state' }, { column: 'run_at' }, { column: 'id' }])
      .limit(MOST)
      .select('*')) as JobRow[];
    const counts = (await db('workboard_jobs')
      .whereIn('state', ['dead', 'waiting'])
      .groupBy('state')
      .select('state')
      .count('id as total')) as unknown as { state: string; total: number | string }[];
    const countOf = (state: string) => Number(counts.find((row) => row.state === state)?.total ?? 0);
    return { jobs: rows.map(viewOf), waiting: countOf('waiting'), dead: countOf('dead') };
  });
}

/** Lets a job run now: one that was given up begins anew, one that waits comes before its time. @throws NotFound */
export async function retryJob({ strapi, time }: Container, id: number): Promise<JobView> {
  return reading(strapi, async (db) => {
    const rows = (await db('workboard_jobs')
      .where({ id })
      .whereIn('state', ['dead', 'waiting'])
      .update({ state: 'waiting', run_at: time.instant(), attempts: 0, finished_at: null })
      .returning('*')) as JobRow[];
    const row = rows[0];
    if (!row)
      throw new NotFound(
        `任务 ${id} 不存在，或正在运行、已经完成，请刷新列表 / Job ${id} is not there, or runs, or is done: reload the list`,
      );
    return viewOf(row);
  });
}

function viewOf(row: JobRow): JobView {
  return { id: row.id, kind: row.kind, key: row.key, state: row.state, runAt: row.run_at, attempts: row.attempts, error: row.error };
}
