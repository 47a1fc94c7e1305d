/**
 * P19: how long the office takes to start, and what it holds then. Start it with `npm run bench -- start`.
 *
 * Beside it a plain Strapi of the same version with one content type (`stock-app.ts`). Both on SQLite databases that were started before, as they are built, without the admin's files, in turn.
 * Time is that of the CPU and of the clock from the beginning of the process until it listens; memory is the resident set two seconds later, after a collection.
 *
 * Goals, medians compared: at most 1.2 × the CPU of stock, at most 80 MiB more.
 */
import { fork } from 'node:child_process';
import path from 'node:path';
import { layOutStockApp } from './stock-app';
import { benchIn } from './in-folder';

const ROUNDS = 5;
const root = path.resolve(__dirname, '../..');

interface Started {
  ms: number;
  cpu: number;
  rss: number;
}

benchIn(run);

async function run(folder: string): Promise<void> {
  const dist = path.join(root, 'dist');
  const stock = path.join(folder, 'stock');
  layOutStockApp(stock, dist);
  const apps = {
    office: { BENCH_APP: root, BENCH_DIST: dist, DATABASE_FILENAME: path.join(folder, 'office.db'), FILES_DIR: path.join(folder, 'files') },
    stock: { BENCH_APP: stock, BENCH_DIST: stock, DATABASE_FILENAME: path.join(folder, 'stock.db') },
  };
  const found: Record<keyof typeof apps, Started[]> = { office: [], stock: [] };
  // The first start makes the database.
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const name of ['office', 'stock'] as const) {
      const started = await startOnce(apps[name]);
      if (round >= 0) found[name].push(started);
    }
  }
  report(found);
}

function startOnce(app: Readonly<Record<string, string>>): Promise<Started> {
  const child = fork(path.join(root, 'tests/bench/start-once.mjs'), [], {
    cwd: app.BENCH_APP,
    execArgv: ['--expose-gc'],
    env: {
      ...process.env,
      ...{ APP_KEYS: 'bench-one,bench-two', ADMIN_JWT_SECRET: 'bench-admin-jwt-secret', API_TOKEN_SALT: 'bench-api-token-salt' },
      ...{ TRANSFER_TOKEN_SALT: 'bench-transfer-token-salt', ENCRYPTION_KEY: 'bench-encryption-key-0123456789a', LOG_LEVEL: 'error' },
      ...{ DOOR_KEY: 'bench-door-key', PERSONAL_DATA_KEYS: `bench:${Buffer.alloc(32, 7).toString('base64url')}` },
      ...{ NODE_ENV: 'production', DATABASE_CLIENT: 'sqlite', STRAPI_TELEMETRY_DISABLED: 'true', STRAPI_DISABLE_EE: 'true' },
      ...app,
    },
  });
  return new Promise((resolve, reject) => {
    let started: Started | undefined;
    child.once('message', (message) => (started = message as Started));
    child.once('exit', (code) => (started ? resolve(started) : reject(new Error(`an application ended with ${String(code)}`))));
  });
}

function report(found: Readonly<Record<string, readonly Started[]>>): void {
  console.log(`P19 a start, ${ROUNDS} rounds in turn`);
  const of = (name: string, what: keyof Started) => (found[name] ?? []).map((one) => one[what]).sort((a, b) => a - b);
  const median = (name: string, what: keyof Started) => of(name, what)[ROUNDS >> 1] ?? Number.NaN;
  const spread = (name: string, what: keyof Started) =>
    `${Math.round(of(name, what)[0] ?? NaN)}–${Math.round(of(name, what).at(-1) ?? NaN)}`;
  for (const name of Object.keys(found)) {
    const parts = (['cpu', 'ms', 'rss'] as const).map((what) => `${what} ${Math.round(median(name, what))} (${spread(name, what)})`);
    console.log(`  ${name.padEnd(8)} ${parts.join('   ')}`);
  }
  judge('CPU of office : stock', median('office', 'cpu') / median('stock', 'cpu'), 1.2);
  judge('MiB more', median('office', 'rss') - median('stock', 'rss'), 80);
}

function judge(what: string, value: number, most: number): void {
  const met = value <= most;
  console.log(`  P19 ${what}: ${value.toFixed(2)} (at most ${most}) ${met ? 'met' : 'MISSED'}`);
  if (!met) process.exitCode = 1;
}
