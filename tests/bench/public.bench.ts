/**
 * P1–P6: the public side at 100 000 published documents. Start it with `npm run bench -- public`.
 *
 * SQLite with the office's own settings. Beside the office stand, over the same rows: Strapi's own list and entry (its controller, its service, in the same application), an address that
 * does not exist (what Strapi's chain costs before anything is done), and `node:http` with prepared statements of better-sqlite3. Each is asked over ten connections, in turn, round after
 * round; medians, with the smallest and largest round. On Linux servers run on one core and the load on another, if there is `taskset`.
 *
 * Goals: P1 list from memory ≥ 20 × stock and ≥ 1.5 × raw · P2 304 ≥ 0.35 × raw ping, ≤ 300 bytes · P3 list worked out ≥ 0.6 × the 404 floor, ≥ 4 × stock · P4 entry worked out
 * ≥ 0.6 × floor, ≥ 1.5 × stock · P5 last page ≤ 1.3 × first · P6 100 000 rows ≤ 1.5 × 1 000 rows · no anonymous request longer than a second.
 */
import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import autocannon from 'autocannon';
import type { ServerOrder } from './public-server';

const ROWS = Number(process.env.BENCH_ROWS ?? 100_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const SECONDS = 3;
const root = path.resolve(__dirname, '../..');
const LIST = '/api/documents?pagination[pageSize]=25&pagination[cursor]=';
const STOCK = '/api/stock?pagination[pageSize]=25';

void (async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gongkai-bench-'));
  try {
    await run(path.join(folder, 'data.db'));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  process.exit();
})();

async function run(filename: string): Promise<void> {
  const { default: compileApp } = (await import('../helpers/compile-app.js' as string)) as { default: () => Promise<void> };
  await compileApp();
  const pinned = os.platform() === 'linux' && spawnSync('taskset', ['-cp', '1', String(process.pid)]).status === 0;
  console.log(
    `P1–P6 the public side at ${ROWS} documents, SQLite, 10 connections, ${ROUNDS} rounds of ${SECONDS} s${pinned ? ', load and servers on a core each' : ''}`,
  );
  const env = {
    ...{ APP_KEYS: 'bench-one,bench-two', ADMIN_JWT_SECRET: 'bench-admin-jwt-secret', API_TOKEN_SALT: 'bench-api-token-salt' },
    ...{ TRANSFER_TOKEN_SALT: 'bench-transfer-token-salt', ENCRYPTION_KEY: 'bench-encryption-key-0123456789a', LOG_LEVEL: 'error' },
    ...{ DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: filename, STRAPI_TELEMETRY_DISABLED: 'true', STRAPI_DISABLE_EE: 'true' },
    ...{ WORKBOARD_NOW: '2026-09-30T10:00:00+08:00', WORKBOARD_JOBS: 'off', PUBLIC_LIMITS: 'false' },
  };
  const filling = await start('public-server', { ...env, PUBLIC_CACHE: 'false' });
  await filling.ask({ do: 'fill', rows: 1000 });
  const small = (await filling.ask({ do: 'depth' })) as Record<'first', number>;
  await filling.ask({ do: 'fill', rows: ROWS });
  const large = (await filling.ask({ do: 'depth' })) as Record<'first' | 'last' | 'deepest', number>;
  const indexed = (await filling.ask({ do: 'index' })) as number;
  const ms = (value: number) => `${value.toFixed(2)} ms`;
  judge(
    'P5',
    `first page ${ms(large.first)}, last by cursor ${ms(large.last)}, page 800 ${ms(large.deepest)}`,
    large.last / large.first,
    'at most',
    1.3,
  );
  judge('P6', `first page at 1 000 rows ${ms(small.first)}, at ${ROWS} ${ms(large.first)}`, large.first / small.first, 'at most', 1.5);
  console.log(`      the search index of ${ROWS} documents is made anew in ${indexed.toFixed(0)} s`);
  filling.end();

  const servers = {
    office: await start('public-server', { ...env, PUBLIC_CACHE: 'true' }),
    cold: await start('public-server', { ...env, PUBLIC_CACHE: 'false' }),
    raw: await start('raw-server', env),
  };
  const { id, etag } = await sample(servers.office.port);
  const asked: Record<string, { port: number; path: string; headers?: Record<string, string> }> = {
    'office, list from memory': { port: servers.office.port, path: LIST },
    'office, list 304': { port: servers.office.port, path: LIST, headers: { 'if-none-match': etag } },
    'office, list worked out': { port: servers.cold.port, path: LIST },
    'office, entry worked out': { port: servers.cold.port, path: `/api/documents/${id}` },
    'Strapi, list': { port: servers.cold.port, path: STOCK },
    'Strapi, entry': { port: servers.cold.port, path: `/api/stock/${id}` },
    'Strapi, 404': { port: servers.cold.port, path: '/api/none' },
    'raw, list': { port: servers.raw.port, path: '/list' },
    'raw, entry': { port: servers.raw.port, path: `/${id}` },
    'raw, 304': { port: servers.raw.port, path: '/ping', headers: { 'if-none-match': '"x"' } },
  };
  for (const [name, target] of Object.entries(asked)) await assertAnswers(name, target);
  const rates = new Map(Object.keys(asked).map((name) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, target] of Object.entries(asked)) rates.get(name)?.push(await load(target));
  }
  const rate = (name: string) => middle(rates.get(name) ?? []);
  for (const [name, list] of rates) {
    console.log(
      `      ${name.padEnd(26)} ${Math.round(rate(name))} a second (${Math.round(Math.min(...list))}–${Math.round(Math.max(...list))})`,
    );
  }
  const against = (id_: string, a: string, b: string, goal: number) => judge(id_, `${a} : ${b}`, rate(a) / rate(b), 'at least', goal);
  against('P1', 'office, list from memory', 'Strapi, list', 20);
  against('P1', 'office, list from memory', 'raw, list', 1.5);
  against('P2', 'office, list 304', 'raw, 304', 0.35);
  judge('P2', 'bytes of a 304', await bytesOf304(servers.office.port, etag), 'at most', 300);
  against('P3', 'office, list worked out', 'Strapi, 404', 0.6);
  against('P3', 'office, list worked out', 'Strapi, list', 4);
  against('P4', 'office, entry worked out', 'Strapi, 404', 0.6);
  against('P4', 'office, entry worked out', 'Strapi, entry', 1.5);
  await longest(servers.cold.port);
  for (const server of Object.values(servers)) server.end();
}

/** The dearest questions that anybody may ask, each once warm. */
async function longest(port: number): Promise<void> {
  const fields = 'fields=title,body,summary,attachments';
  const questions = [
    '/api/documents?pagination[page]=200&pagination[pageSize]=100',
    `/api/documents?pagination[page]=200&pagination[pageSize]=100&${fields}`,
    '/api/documents?filters[publisher]=nobody',
    '/api/documents?filters[title][$contains]=没有&pagination[pageSize]=100',
    '/api/documents?filters[summary][$contains]=没有&sort=title:desc,docNumber,issuedAt:desc',
    '/api/documents?sort=docNumber,title:desc&pagination[page]=200&pagination[pageSize]=100',
    `/api/documents?q=${encodeURIComponent('停车')}&pagination[pageSize]=100`,
    `/api/documents?q=${encodeURIComponent('停车管理 居民出行 监督检查')}&sort=title&pagination[pageSize]=100`,
    `/api/documents?q=${encodeURIComponent('车')}`,
    `/api/documents?q=${encodeURIComponent('事项99999')}`,
    '/api/catalogue?pagination[pageSize]=100',
    '/api/sitemap.xml',
    `/api/sitemap.xml?part=${Math.ceil(ROWS / 5000)}`,
    '/api/feed.atom',
  ];
  let most = 0;
  for (const question of questions) {
    const times: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      const begin = performance.now();
      const response = await fetch(`http://127.0.0.1:${port}${question}`);
      await response.arrayBuffer();
      if (response.status !== 200) throw new Error(`${question}: ${response.status}`);
      times.push(performance.now() - begin);
    }
    most = Math.max(most, middle(times));
    console.log(`      ${String(Math.round(middle(times))).padStart(5)} ms  ${decodeURIComponent(question)}`);
  }
  judge('§3', 'longest anonymous request, ms', most, 'at most', 1000);
}

interface Server {
  port: number;
  ask(order: ServerOrder): Promise<unknown>;
  end(): void;
}

async function start(name: 'public-server' | 'raw-server', env: Readonly<Record<string, string>>): Promise<Server> {
  const child = fork(path.join(root, 'tests/helpers/run-typescript.js'), [path.join(root, `tests/bench/${name}.ts`)], {
    cwd: root,
    env: { ...process.env, ...env },
  });
  if (os.platform() === 'linux') spawnSync('taskset', ['-acp', '0', String(child.pid)]);
  const { port } = (await said(child)) as { port: number };
  return {
    port,
    async ask(order) {
      child.send(order);
      return ((await said(child)) as { result: unknown }).result;
    },
    end: () => child.disconnect(),
  };
}

function said(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`a server ended with ${String(code)}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.removeListener('exit', ended);
      resolve(message);
    });
  });
}

async function sample(port: number): Promise<{ id: string; etag: string }> {
  const response = await fetch(`http://127.0.0.1:${port}${LIST}`);
  const { data } = (await response.json()) as { data: { documentId: string }[] };
  return { id: data[0]?.documentId ?? '', etag: response.headers.get('etag') ?? '' };
}

async function assertAnswers(
  name: string,
  { port, path: target, headers = {} }: { port: number; path: string; headers?: Record<string, string> },
): Promise<void> {
  const { status } = await fetch(`http://127.0.0.1:${port}${target}`, { headers });
  const wanted = 'if-none-match' in headers ? 304 : name.endsWith('404') ? 404 : 200;
  if (status !== wanted) throw new Error(`${name}: ${status}`);
}

async function load({
  port,
  path: target,
  headers = {},
}: {
  port: number;
  path: string;
  headers?: Record<string, string>;
}): Promise<number> {
  const { requests } = await autocannon({ url: `http://127.0.0.1:${port}${target}`, connections: 10, duration: SECONDS, headers });
  return requests.average;
}

async function bytesOf304(port: number, etag: string): Promise<number> {
  const { throughput, requests } = await autocannon({
    ...{ url: `http://127.0.0.1:${port}${LIST}`, connections: 1, duration: 1, headers: { 'if-none-match': etag } },
  });
  return Math.round(throughput.total / requests.total);
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function judge(id: string, what: string, value: number, bound: 'at least' | 'at most', goal: number): void {
  const met = bound === 'at least' ? value >= goal : value <= goal;
  console.log(`  ${id.padEnd(3)} ${what}: ${value.toFixed(2)} (${bound} ${goal}) ${met ? 'met' : 'MISSED'}`);
  if (!met) process.exitCode = 1;
}
