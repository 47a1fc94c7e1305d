import { createRequire } from 'node:module';
import { prepare } from './prepare.mjs';
import { startPostgres } from './postgres.mjs';
import { Stop, bin, inRoot, main, say } from './root.mjs';
import { runNode } from './run.mjs';

/** What else works with several processes: R5, R6, R8, R9, R10, R12 of tests/README.md. */
const PROCESSES = ['concurrency', 'job-processes', 'calendar-race', 'channels'].map((name) => `tests/server/${name}.test.ts`);
const DATABASES = { sqlite: async () => ({ DATABASE_CLIENT: 'sqlite' }), postgres: () => startPostgres() };
/** Twice what two idle processors take: whoever is not through by then is told so, and fails. */
const MINUTES = Number(process.env.GONGKAI_FAULT_MINUTES ?? 25);

/**
 * `npm run faults`, or one database: `npm run faults -- postgres`. tests/faults at full length (fifty kills, ten thousand items) and what else works with several processes, on SQLite
 * and on PostgreSQL side by side. `npm test` runs the same in short.
 */
await main(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !Object.hasOwn(DATABASES, name));
  if (unknown.length > 0) throw new Stop(`没有这种数据库 / No such database: ${unknown.join(' ')}. ${Object.keys(DATABASES).join(' ')}`);
  await prepare({ built: true });
  // Once for both.
  await createRequire(import.meta.url)(inRoot('tests/helpers/compile-app.js'))();
  const late = setTimeout(() => {
    say(`${MINUTES} 分钟内没有完成，已中止`, `Not through in ${MINUTES} minutes, ended`);
    process.exit(1);
  }, MINUTES * 60_000);
  const names = wanted.length > 0 ? wanted : Object.keys(DATABASES);
  const ends = await Promise.allSettled(names.map(onDatabase));
  clearTimeout(late);
  const failed = ends.filter(({ status }) => status === 'rejected').map(({ reason }) => reason);
  if (failed.length > 0) throw failed[0];
});

async function onDatabase(name) {
  const rounds = process.env.GONGKAI_FAULT_ROUNDS ?? '50';
  const log = `faults-${name}.log`;
  say(`故障测试：${name}，杀死 ${rounds} 次…（.tmp/${log}）`, `Faults on ${name}, ${rounds} kills…`);
  const began = Date.now();
  const env = {
    NODE_ENV: 'test',
    GONGKAI_FAULT_ROUNDS: rounds,
    GONGKAI_FAULT_ITEMS: process.env.GONGKAI_FAULT_ITEMS ?? '10000',
    ...(await DATABASES[name]()),
  };
  const args = ['--runInBand', '--verbose', '--silent', '--testTimeout', '3600000', 'tests/faults/', ...PROCESSES];
  await runNode(bin.jest, args, { what: `jest (${name})`, log, env });
  const seconds = Math.round((Date.now() - began) / 1000);
  say(`✓ ${name}：全部通过，${seconds} 秒`, `${name}: all passed in ${seconds} s`);
}
