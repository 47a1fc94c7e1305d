import fs from 'node:fs';
import path from 'node:path';
import { prepare } from './prepare.mjs';
import { Stop, inRoot, main, say } from './root.mjs';
import { run } from './run.mjs';
import { openForReading, postgresProgram, postgresTarget, sha256, storedOffice, verifyLogOf } from './stored-office.mjs';

/**
 * `npm run backup`, or `-- <folder>`: database, files and the head of the log in a folder of their own, while the office goes on working. The
 * database is copied first: a file never changes, so that whatever the copy names is there afterwards. Secrets (`.env`) are not in it.
 */
await main(async () => {
  const [folder = inRoot('data/backups', new Date().toISOString().replace(/[:.]/g, '-')), ...more] = process.argv.slice(2);
  if (more.length > 0) throw new Stop('用法 / Usage: npm run backup -- <folder>');
  const target = path.resolve(folder);
  if (fs.existsSync(target) && fs.readdirSync(target).length > 0) throw new Stop(`目录不是空的 / The folder is not empty: ${target}`);
  await prepare({ built: 'server' });
  const office = storedOffice();
  fs.mkdirSync(target, { recursive: true, mode: 0o700 });
  const { database, head } = office.client === 'postgres' ? await dumpPostgres(office, target) : await copySqlite(office, target);
  const files = copyFiles(office.files, path.join(target, 'files'));
  const manifest = {
    client: office.client,
    at: new Date().toISOString(),
    head,
    database,
    sha256: await sha256(path.join(target, database)),
    files,
  };
  fs.writeFileSync(path.join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const log = `${head.seq}:${head.hash}`;
  say(`已备份到 ${target}，文件 ${files} 个，日志末行 ${log}`, `Backed up to ${target}: ${files} files, head of the log ${log}`);
});

/** One snapshot, also while others write. */
async function copySqlite(office, target) {
  const file = path.join(target, 'data.db');
  const db = openForReading(office);
  try {
    await db.raw('VACUUM INTO ?', [file]);
  } catch (error) {
    throw error.code === 'SQLITE_CANTOPEN' ? new Stop(`没有数据库 / There is no database: ${office.connection.filename}`) : error;
  } finally {
    await db.destroy();
  }
  const copy = openForReading(office, file);
  try {
    return { database: 'data.db', head: headOf(await verifyLogOf(copy)) };
  } finally {
    await copy.destroy();
  }
}

/** The head is read before the dump, which holds at least what is logged by then. */
async function dumpPostgres(office, target) {
  const db = openForReading(office);
  let head;
  try {
    head = headOf(await verifyLogOf(db));
  } finally {
    await db.destroy();
  }
  const { args, env } = postgresTarget(office.connection);
  await run(postgresProgram('pg_dump'), ['--format=custom', '--no-owner', `--file=${path.join(target, 'data.dump')}`, ...args], { env });
  return { database: 'data.dump', head };
}

function headOf({ ok, firstBad, reason, head }) {
  if (!ok)
    throw new Stop(
      `日志不完整，不作备份：第 ${firstBad} 行，${reason} / The log is broken at row ${firstBad}, nothing is backed up: ${reason}`,
    );
  return head;
}

function copyFiles(from, to) {
  if (!fs.existsSync(from)) return 0;
  fs.cpSync(from, to, { recursive: true, filter: (name) => !name.endsWith('.part') });
  return fs.readdirSync(to, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
}
