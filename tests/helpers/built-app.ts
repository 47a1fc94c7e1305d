import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createDatabase } from './postgres';
import { keepSeeded, takeSeeded } from './seeded-database';

const root = path.resolve(__dirname, '../..');

export interface DemoAccount {
  role: string;
  name: string;
  email: string;
  password: string;
}

/** The application as it is built (`dist/`), running as a process of its own on a free port. */
export interface BuiltApp {
  /** `http://127.0.0.1:<port>`. */
  address: string;
  process: ChildProcess;
  /** The demo's people; empty without the demo. */
  accounts: readonly DemoAccount[];
  /** @throws if nobody of the demo has this role. */
  account(role: string): DemoAccount;
  /** What the process has printed so far. */
  output(): string;
  /** SQLite's file, for tests that write rows themselves; empty on PostgreSQL. */
  databaseFile: string;
  /** Ends the process (SIGTERM, after 15 s SIGKILL) and deletes its database. */
  stop(): Promise<void>;
}

export interface BuiltAppOptions {
  /** Instant with zone at which the time source starts. */
  now?: string;
  /** Seeds the demo's office; true if absent. */
  demo?: boolean;
  env?: Readonly<Record<string, string>>;
}

/**
 * Starts the built application on a database of its own and waits until it answers; SQLite, or PostgreSQL with `DATABASE_CLIENT=postgres`.
 * Give `env.DATABASE_FILENAME` or `env.DATABASE_NAME` to share one between two processes. @throws with its output if it does not start.
 */
export async function startBuiltApp({ now = '', demo = true, env = {} }: BuiltAppOptions = {}): Promise<BuiltApp> {
  const store = await makeStore(env);
  const accountsFile = path.join(store.folder, 'accounts.json');
  // What is seeded at a given time is the same for every test. A database that is shared or lives on PostgreSQL, and one that starts at the
  // present, which is another day tomorrow, are seeded by the application itself.
  const own = demo && now && store.env.DATABASE_FILENAME ? { database: store.env.DATABASE_FILENAME, accounts: accountsFile } : null;
  const seeded = own !== null && takeSeeded(now, own);
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [path.join(root, 'node_modules/@strapi/strapi/bin/strapi.js'), 'start'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'test',
      HOST: '127.0.0.1',
      PORT: String(port),
      GONGKAI_DEMO: demo ? '1' : '',
      GONGKAI_DEMO_ACCOUNTS: accountsFile,
      WORKBOARD_NOW: now,
      LOG_LEVEL: 'warn',
      // A seeded office has notices; whether their PDFs are made would hang on what this machine has.
      WORKBOARD_SOFFICE: 'off',
      STRAPI_TELEMETRY_DISABLED: 'true',
      // An office that was seeded once is started again by every test.
      PERSONAL_DATA_KEYS: `test:${Buffer.alloc(32, 7).toString('base64url')}`,
      ...store.env,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => output.push(text.toString()));
  const stop = async () => {
    await end(child);
    await store.remove();
  };
  try {
    await untilReady(address, child);
    if (own && !seeded) await keepSeeded(now, own);
  } catch (error) {
    await stop();
    throw new Error(`The built application did not start. Is dist/ built?\n${output.join('')}`, { cause: error });
  }
  const accounts = demo ? (JSON.parse(fs.readFileSync(accountsFile, 'utf8')) as DemoAccount[]) : [];
  return {
    address,
    process: child,
    accounts,
    account(role) {
      const found = accounts.find((account) => account.role === role);
      if (!found) throw new Error(`The demo has nobody with the role "${role}"`);
      return found;
    },
    output: () => output.join(''),
    databaseFile: env.DATABASE_FILENAME ?? store.env.DATABASE_FILENAME ?? '',
    stop,
  };
}

interface Store {
  /** Of this application alone: the demo's accounts, and the database unless another one is given. */
  folder: string;
  env: Record<string, string>;
  remove(): Promise<void>;
}

async function makeStore(given: Readonly<Record<string, string>>): Promise<Store> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gongkai-built-'));
  const removeFolder = () => fs.promises.rm(folder, { recursive: true, force: true });
  if (given.DATABASE_FILENAME || given.DATABASE_NAME) return { folder, env: {}, remove: removeFolder };
  if (process.env.DATABASE_CLIENT === 'postgres') {
    const database = await createDatabase();
    return {
      folder,
      env: { DATABASE_NAME: database.name },
      remove: () => Promise.all([database.drop(), removeFolder()]).then(() => undefined),
    };
  }
  return { folder, env: { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: path.join(folder, 'data.db') }, remove: removeFolder };
}

async function untilReady(address: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    const answer = await fetch(`${address}/_health`).catch(() => null);
    if (answer?.status === 204) return;
    await wait(200);
  }
  throw new Error(child.exitCode === null ? 'no answer in time' : `it ended with exit code ${child.exitCode}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(late);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
