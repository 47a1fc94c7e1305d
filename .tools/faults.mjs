import { prepare } from './prepare.mjs';
import { startPostgres } from './postgres.mjs';
import { bin, main, say } from './root.mjs';
import { runNode } from './run.mjs';

/** What else works with several processes: R5, R6, R8, R9, R10, R12 of tests/README.md. */
const PROCESSES = ['concurrency', 'job-processes', 'calendar-race', 'channels'].map((name) => `tests/server/${name}.test.ts`);

/**
 * `npm run faults`: tests/faults at full length (fifty kills, ten thousand items) and what else works with several processes, on SQLite and on
 * PostgreSQL, in some ten minutes. `npm test` runs the same in short.
 */
await main(async () => {
  await prepare({ built: true });
  const rounds = process.env.GONGKAI_FAULT_ROUNDS ?? '50';
  for (const [zh, env] of [
    ['SQLite', { DATABASE_CLIENT: 'sqlite' }],
    ['PostgreSQL', await startPostgres()],
  ]) {
    say(`故障测试：${zh}，${rounds} 轮…`, `Faults on ${zh}, ${rounds} rounds…`);
    const args = ['--runInBand', '--testTimeout', '3600000', 'tests/faults/', ...PROCESSES];
    await runNode(bin.jest, args, {
      what: 'jest',
      env: { NODE_ENV: 'test', GONGKAI_FAULT_ROUNDS: rounds, GONGKAI_FAULT_ITEMS: '10000', ...env },
    });
  }
});
