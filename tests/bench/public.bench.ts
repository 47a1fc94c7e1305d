/**
 * P1–P6: the public side at 100 000 published documents. Start it with `npm run bench -- public`.
 *
 * SQLite with the office's own settings. Beside the office stand, over the same rows: Strapi's own list and entry (its controller, its service, in the same application), an address that
 * does not exist (what Strapi's chain costs before anything is done), and `node:http` with prepared statements of better-sqlite3. Each is asked over ten connections, in turn, round after
 * round; medians, with the smallest and largest round. On Linux servers run on one core and the load on another, if there is `taskset`.
 *
 * Judged by the CPU that a server takes for an answer, the inverse of what it can give out: answers a second stand beside it, but of answers from memory the load cannot take in as many as
 * the server could give (20 KB each), and on a busy machine they say more of the neighbours.
 *
 * Goals: P1 list from memory ≥ 20 × stock and ≥ 1.5 × raw · P2 304 ≥ 0.35 × raw ping, ≤ 300 bytes · P3 list worked out ≥ 0.6 × the 404 floor, ≥ 4 × stock · P4 entry worked out
 * ≥ 0.6 × floor, ≥ 1.5 × stock · P5 last page ≤ 1.3 × first · P6 100 000 rows ≤ 1.5 × 1 000 rows · no anonymous request longer than a second.
 */
import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import autocannon from 'autocannon';
import type { ServerOrder } from './public-server';
import { benchIn } from './in-folder';

const ROWS = Number(process.env.BENCH_ROWS ?? 100_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const SECONDS = 2;
const root = path.resolve(__dirname, '../..');
const LIST = '/api/documents?pagination[pageSize]=25&pagination[cursor]=';
const STOCK = '/api/stock?pagination[pageSize]=25';

benchIn((folder) => run(path.join(folder, 'data.db')));

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
  const { id, longId, etag } = await sample(servers.office.port);
  const asked: Record<string, Target> = {
    'office, list from memory': { server: servers.office, path: LIST },
    'office, list 304': { server: servers.office, path: LIST, headers: { 'if-none-match': etag } },
    'office, list worked out': { server: servers.cold, path: LIST },
    'office, entry worked out': { server: servers.cold, path: `/api/documents/${id}` },
    'office, long entry': { server: servers.cold, path: `/api/documents/${longId}` },
    'Strapi, list': { server: servers.cold, path: STOCK },
    'Strapi, entry': { server: servers.cold, path: `/api/stock/${id}` },
    'Strapi, 404': { server: servers.cold, path: '/api/none' },
    'raw, list': { server: servers.raw, path: '/list' },
    'Strapi, long entry': { server: servers.cold, path: `/api/stock/${longId}` },
    'raw, entry': { server: servers.raw, path: `/${id}` },
    'raw, 304': { server: servers.raw, path: '/ping', headers: { 'if-none-match': '"x"' } },
  };
  for (const [name, target] of Object.entries(asked)) await assertAnswers(name, target);
  const rounds = new Map(Object.keys(asked).map((name) => [name, [] as Load[]]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, target] of Object.entries(asked)) rounds.get(name)?.push(await load(target));
  }
  const cpu = (name: string) => middle((rounds.get(name) ?? []).map((one) => one.cpu));
  for (const [name, list] of rounds) {
    const each = list.map((one) => Math.round(one.cpu));
    const second = Math.round(middle(list.map((one) => one.perSecond)));
    console.log(
      `      ${name.padEnd(26)} ${Math.round(cpu(name))} µs of CPU (${Math.min(...each)}–${Math.max(...each)}), ${second} a second`,
    );
  }
  const against = (id_: string, a: string, b: string, goal: number) => judge(id_, `${a} : ${b}`, cpu(b) / cpu(a), 'at least', goal);
  against('P1', 'office, list from memory', 'Strapi, list', 20);
  against('P1', 'office, list from memory', 'raw, list', 1.5);
  against('P2', 'office, list 304', 'raw, 304', 0.35);
  judge('P2', 'bytes of a 304', await bytesOf304(servers.office.port, etag), 'at most', 300);
  against('P3', 'office, list worked out', 'Strapi, 404', 0.6);
  against('P3', 'office, list worked out', 'Strapi, list', 4);
  against('P4', 'office, entry worked out', 'Strapi, 404', 0.6);
  against('P4', 'office, entry worked out', 'Strapi, entry', 1.5);
  against('P4', 'office, long entry', 'Strapi, 404', 0.6);
  against('P4', 'office, long entry', 'Strapi, long entry', 1.5);
  const statements = async (name: keyof typeof asked) =>
    Number(await servers.cold.ask({ do: 'statements', path: asked[name]?.path ?? '' }));
  for (const what of ['list', 'entry'] as const) {
    const stock = await statements(`Strapi, ${what}`);
    judge('P7', `statements of a ${what} (Strapi's own takes ${stock})`, await statements(`office, ${what} worked out`), 'at most', 2);
  }
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

/** A document of usual length (some seven hundred characters), the rule set itself (more than eight thousand), and the list's ETag. */
async function sample(port: number): Promise<{ id: string; longId: string; etag: string }> {
  const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  const first = async (path: string) => {
    const { data } = (await (await ask(path)).json()) as { data: { documentId: string }[] };
    if (!data[0]) throw new Error(`${path} gives nothing to measure`);
    return data[0].documentId;
  };
  return {
    id: await first(LIST),
    longId: await first('/api/documents?filters[indexNumber]=12331003E96936103G/2024-154420'),
    etag: (await ask(LIST)).headers.get('etag') ?? '',
  };
}

interface Target {
  server: Server;
  path: string;
  headers?: Record<string, string>;
}

async function assertAnswers(name: string, { server, path: target, headers = {} }: Target): Promise<void> {
  const { status } = await fetch(`http://127.0.0.1:${server.port}${target}`, { headers });
  const wanted = 'if-none-match' in headers ? 304 : name.endsWith('404') ? 404 : 200;
  if (status !== wanted) throw new Error(`${name}: ${status}`);
}

/** Microseconds of CPU that an answer took, and answers a second. */
interface Load {
  cpu: number;
  perSecond: number;
}

async function load({ server, path: target, headers = {} }: Target): Promise<Load> {
  const before = (await server.ask({ do: 'cpu' })) as number;
  const { requests } = await autocannon({
    url: `http://127.0.0.1:${server.port}${target}`,
    connections: 10,
    duration: SECONDS,
    headers,
  });
  const spent = ((await server.ask({ do: 'cpu' })) as number) - before;
  return { cpu: spent / requests.total, perSecond: requests.average };
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
