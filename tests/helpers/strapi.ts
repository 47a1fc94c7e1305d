import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createStrapi, type Core } from '@strapi/strapi';
import supertest from 'supertest';
import type { WorkboardApi } from '../../plugins/workboard/server/src/api';
import { createDatabase } from './postgres';

/** An application under test: booted, its routes mounted, on a database of its own. No port is opened. */
export interface TestApp {
  strapi: Core.Strapi;
  /** supertest on the application: `app.request.get('/api/…')`. */
  request: ReturnType<typeof supertest>;
  workboard: WorkboardApi;
  /** Ends the application and boots it again on the same database; `meanwhile` is done in between. The old one is over. */
  restart(meanwhile?: (env: Readonly<Record<string, string>>) => Promise<void>): Promise<TestApp>;
  /** Ends the application and deletes its database. Call it in `afterAll`. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** Instant with zone at which the time source starts: `2026-09-30T09:00:00+08:00`. */
  now?: string;
  /** From nothing, also where a first start is shared (see first-start.js). */
  fresh?: boolean;
  /** Seeds the demo's office. */
  demo?: boolean;
  /** More environment variables for this application only. */
  env?: Readonly<Record<string, string>>;
}

const root = path.resolve(__dirname, '../..');

const SECRETS = {
  APP_KEYS: 'test-key-one,test-key-two',
  ADMIN_JWT_SECRET: 'test-admin-jwt-secret',
  API_TOKEN_SALT: 'test-api-token-salt',
  TRANSFER_TOKEN_SALT: 'test-transfer-token-salt',
  ENCRYPTION_KEY: 'test-encryption-key-0123456789ab',
  DOOR_KEY: 'test-door-key',
  DOOR_PROOF_COST: '20',
  PERSONAL_DATA_KEYS: `test:${Buffer.alloc(32, 7).toString('base64url')}`,
};

/**
 * Boots the application for one test file, on SQLite or, with `DATABASE_CLIENT=postgres`, on a fresh PostgreSQL database.
 * One application at a time in a process: Strapi keeps itself in `global.strapi`.
 */
export async function startApp(options: StartOptions = {}): Promise<TestApp> {
  return boot(await makeStore(firstStartOf(options)), options);
}

async function boot(store: Store, options: StartOptions): Promise<TestApp> {
  const restore = setEnvironment({
    ...SECRETS,
    LOG_LEVEL: 'error',
    STRAPI_TELEMETRY_DISABLED: 'true',
    STRAPI_DISABLE_EE: 'true',
    // A test asks for them: `containerOf(app.strapi).jobs.runDue()`.
    WORKBOARD_JOBS: 'off',
    // Most tests write rows past every door and read them at once.
    PUBLIC_CACHE: 'false',
    PUBLIC_LIMITS: 'false',
    WORKBOARD_NOW: options.now ?? '',
    GONGKAI_DEMO: options.demo ? '1' : '',
    ...store.env,
    ...options.env,
  });
  try {
    const strapi = await createStrapi({ appDir: root, distDir: distDir(), autoReload: false, serveAdminPanel: false }).load();
    // Strapi counts its files at a time of its own choice; on SQLite that would break into another instance's transactions.
    strapi.cron.destroy();
    strapi.server.mount();
    const end = async () => {
      await strapi.destroy();
      restore();
    };
    return {
      strapi,
      request: supertest(strapi.server.httpServer),
      workboard: strapi.plugin('workboard').service<WorkboardApi>('workboard'),
      async restart(meanwhile) {
        await end();
        await meanwhile?.(store.env);
        return boot(store, options);
      },
      async stop() {
        await end();
        await store.remove();
      },
    };
  } catch (error) {
    restore();
    await store.remove();
    throw error;
  }
}

function distDir(): string {
  const dir = process.env.GONGKAI_TEST_APP;
  if (!dir) throw new Error('tests/helpers/compile-app.js has not run; is it the globalSetup of this jest project?');
  return dir;
}

interface Store {
  env: Record<string, string>;
  remove(): Promise<void>;
}

/** Variables that change what a first start stores; all others matter to an application that runs. */
const STORED = ['WORKBOARD_HASH', 'PUBLIC_URL'];

/** What is copied instead of a first start (SQLite file, or name of a PostgreSQL database), for those that begin later on its day. */
function firstStartOf({ now = '', fresh = false, demo = false, env = {} }: StartOptions): string | undefined {
  const made = process.env.GONGKAI_FIRST_STARTED;
  if (!made || fresh || demo || STORED.some((name) => name in env)) return undefined;
  return now.startsWith('2026-09-30T') && now > '2026-09-30T08:59' ? made : undefined;
}

async function makeStore(firstStart: string | undefined): Promise<Store> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'gongkai-test-'));
  const files = { FILES_DIR: path.join(folder, 'files') };
  const clear = () => fs.rm(folder, { recursive: true, force: true });
  if (process.env.DATABASE_CLIENT === 'postgres') {
    const database = await createDatabase(firstStart);
    const env = { DATABASE_CLIENT: 'postgres', DATABASE_NAME: database.name, DATABASE_URL: '', ...files };
    return { env, remove: () => database.drop().then(clear) };
  }
  if (firstStart !== undefined) await fs.copyFile(firstStart, path.join(folder, 'data.db'));
  return { env: { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: path.join(folder, 'data.db'), ...files }, remove: clear };
}

function setEnvironment(values: Readonly<Record<string, string>>): () => void {
  const before = new Map(Object.keys(values).map((key) => [key, process.env[key]]));
  Object.assign(process.env, values);
  return () => {
    for (const [key, value] of before) {
      if (value === undefined) delete process.env[key];
      else process.env[key] = value;
    }
  };
}
