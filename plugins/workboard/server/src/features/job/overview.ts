import type { JobOverview, JobView } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { NotFound } from '../../platform/errors';
import { reading } from '../../platform/transaction';
import { namesOf } from '../people/service';
import type { JobRow } from './repository';
import { jobTitle } from './titles';

const MOST = 100;

/** Jobs that were given up, then those that run or wait, the next first. At most three statements. */
export async function readJobs({ strapi }: Container): Promise<JobOverview> {
  const { rows, counts } = await reading(strapi, async (db) => ({
    rows: (await db('workboard_jobs')
      .whereIn('state', ['dead', 'waiting', 'running'])
      .orderBy([{ column: 'state' }, { column: 'run_at' }, { column: 'id' }])
      .limit(MOST)
      .select('*')) as JobRow[],
    counts: (await db('workboard_jobs')
      .whereIn('state', ['dead', 'waiting', 'running'])
      .groupBy('state')
      .select('state')
      .count('id as total')) as unknown as { state: string; total: number | string }[],
  }));
  const countOf = (state: string) => Number(counts.find((row) => row.state === state)?.total ?? 0);
  const names = await namesOf(strapi, rows.map(readerOf));
  return {
    jobs: rows.map((row) => viewOf(row, names)),
    waiting: countOf('waiting') + countOf('running'),
    dead: countOf('dead'),
  };
}

/** Lets a job run now: one that was given up begins anew, one that waits comes before its time. @throws NotFound */
export async function retryJob({ strapi, time }: Container, id: number): Promise<JobView> {
  const row = await reading(strapi, async (db) => {
    const rows = (await db('workboard_jobs')
      .where({ id })
      .whereIn('state', ['dead', 'waiting'])
      .update({ state: 'waiting', run_at: time.instant(), attempts: 0, finished_at: null })
      .returning('*')) as JobRow[];
    return rows[0];
  });
  if (!row)
    throw new NotFound(
      `任务 ${id} 不存在，或正在运行、已经完成，请刷新列表 / Job ${id} is not there, or runs, or is done: reload the list`,
    );
  return viewOf(row, await namesOf(strapi, [readerOf(row)]));
}

/** Whom a job's e-mail is for: its subject is the reader's alone. */
function readerOf({ payload }: JobRow): number | null {
  const { user } = JSON.parse(payload) as { user?: unknown };
  return typeof user === 'number' ? user : null;
}

function viewOf(row: JobRow, names: ReadonlyMap<number, string>): JobView {
  const reader = readerOf(row);
  return {
    id: row.id,
    kind: row.kind,
    title: jobTitle(row.kind),
    key: row.key,
    for: reader === null ? null : (names.get(reader) ?? null),
    state: row.state,
    runAt: row.run_at,
    attempts: row.attempts,
    error: row.error,
  };
}
