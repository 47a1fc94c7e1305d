'use strict';

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const Database = require('better-sqlite3');
const { Client } = require('pg');

const root = path.resolve(__dirname, '../..');
const folder = path.join(root, '.tmp/test/first-start');

/** Before the hour of the same day at which most test files start. */
const INSTANT = '2026-09-30T08:00:00+08:00';

const SETTINGS = {
  APP_KEYS: 'test-key-one,test-key-two',
  ADMIN_JWT_SECRET: 'test-admin-jwt-secret',
  API_TOKEN_SALT: 'test-api-token-salt',
  TRANSFER_TOKEN_SALT: 'test-transfer-token-salt',
  ENCRYPTION_KEY: 'test-encryption-key-0123456789ab',
  LOG_LEVEL: 'error',
  STRAPI_TELEMETRY_DISABLED: 'true',
  STRAPI_DISABLE_EE: 'true',
  WORKBOARD_JOBS: 'off',
  GONGKAI_DEMO: '',
  FILES_DIR: path.join(folder, 'files'),
};

/**
 * Makes a database as a first start leaves it, so that forty test files need not each put the same clauses and the same rule set in. `npm test`
 * asks for it (GONGKAI_FIRST_START=shared); a test file that is run by itself starts from nothing, and so do those that say `fresh`.
 * @returns SQLite file, or name of a PostgreSQL database, to be copied; empty if nobody asks for it
 */
module.exports = async function makeFirstStart() {
  if (process.env.GONGKAI_FIRST_START !== 'shared') return '';
  return process.env.DATABASE_CLIENT === 'postgres' ? onPostgres() : onSqlite();
};

function onSqlite() {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const [first, file] = [path.join(folder, 'first.db'), path.join(folder, 'data.db')];
  start({ DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: first });
  const database = new Database(first);
  database.exec(`VACUUM INTO '${file}'`);
  database.close();
  return file;
}

async function onPostgres() {
  const { DATABASE_HOST: host, DATABASE_PORT: port, DATABASE_USERNAME: user, DATABASE_PASSWORD: password } = process.env;
  const name = `gongkai_first_start_${process.pid}`;
  const client = new Client({ host, port: Number(port), user, password, database: 'postgres' });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  start({ DATABASE_CLIENT: 'postgres', DATABASE_NAME: name, DATABASE_URL: '' });
  return name;
}

function start(database) {
  const script = path.join(root, 'tests/helpers/starter.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(__dirname, 'run-typescript.js'), script], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...SETTINGS, NODE_ENV: 'test', WORKBOARD_NOW: INSTANT, ...database },
  });
  if (status !== 0) throw new Error(`the first start failed:\n${stdout}${stderr}`);
}
