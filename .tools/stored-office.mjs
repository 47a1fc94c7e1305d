import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { pipeline } from 'node:stream/promises';
import { findProgram, postgresDirs } from './find-program.mjs';
import { Stop, inRoot } from './root.mjs';

const require = createRequire(import.meta.url);

/**
 * What an office consists of beside its secrets: the database and the folder of files that the environment or `.env` names.
 * Call it after `prepare({ built: 'server' })`.
 */
export function storedOffice() {
  if (fs.existsSync(inRoot('.env'))) process.loadEnvFile(inRoot('.env'));
  const { env } = require('@strapi/utils');
  const { client, connection } = require(inRoot('dist/config/database.js')).default({ env }).connection;
  const { dir: files } = require(inRoot('dist/config/files.js')).default({ env });
  return { client, connection, files };
}

/** A program of PostgreSQL, also where Debian keeps it out of PATH. @throws Stop with the cure */
export function postgresProgram(name) {
  const found = findProgram([name], postgresDirs());
  if (found) return found;
  throw new Stop(`没有 ${name}，请安装 postgresql-client / There is no ${name}: install postgresql-client`);
}

/** How PostgreSQL's programs are told of a database; a password stands in the environment, where no list of processes shows it. */
export function postgresTarget({ connectionString, host, port, database, user, password }) {
  if (connectionString) return { args: [`--dbname=${connectionString}`], env: {} };
  return { args: [`--host=${host}`, `--port=${port}`, `--username=${user}`, `--dbname=${database}`], env: { PGPASSWORD: password ?? '' } };
}

/** Opens a database of `config/database.ts` for reading. @param file another SQLite file than the configured one */
export function openForReading({ client, connection }, file = connection.filename) {
  const knex = require('knex');
  if (client === 'postgres') return knex({ client: 'pg', connection });
  const options = { readonly: true, fileMustExist: true };
  return knex({ client: 'better-sqlite3', connection: { filename: file, options }, useNullAsDefault: true });
}

/** Checks the log of an office that lies in these. @returns the report of the chain */
export async function verifyLogOf(db, head) {
  const { verifyChain } = require(inRoot('dist/plugins/workboard/server/src/features/log/verify-chain.js'));
  const options = db.client.config.client === 'pg' ? { isolationLevel: 'repeatable read', readOnly: true } : {};
  return db.transaction((trx) => verifyChain(trx, process.env.WORKBOARD_HASH || 'sha256', head), options);
}

/** SHA-256 of a file, hex. */
export async function sha256(file) {
  const hash = createHash('sha256');
  await pipeline(fs.createReadStream(file), hash);
  return hash.digest('hex');
}
