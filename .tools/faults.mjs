import { prepare } from './prepare.mjs';
import { startPostgres } from './postgres.mjs';
import { bin, main, say } from './root.mjs';
import { runNode } from './run.mjs';

/** `npm run faults`: everything of tests/faults at full length, on SQLite and on PostgreSQL. `npm test` runs the same in short. */
await main(async () => {
  await prepare({ built: true });
  const rounds = process.env.GONGKAI_FAULT_ROUNDS ?? '50';
  for (const [zh, env] of [
    ['SQLite', { DATABASE_CLIENT: 'sqlite' }],
    ['PostgreSQL', await startPostgres()],
  ]) {
    say(`故障测试：${zh}，${rounds} 轮…`, `Faults on ${zh}, ${rounds} rounds…`);
    const args = ['--selectProjects', 'faults', '--runInBand', '--testTimeout', '3600000'];
    await runNode(bin.jest, args, { what: 'jest', env: { NODE_ENV: 'test', GONGKAI_FAULT_ROUNDS: rounds, ...env } });
  }
});
