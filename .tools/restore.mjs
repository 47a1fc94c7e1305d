import fs from 'node:fs';
import path from 'node:path';
import { prepare } from './prepare.mjs';
import { Stop, main, say } from './root.mjs';
import { run } from './run.mjs';
import { openForReading, postgresProgram, postgresTarget, sha256, storedOffice, verifyLogOf } from './stored-office.mjs';

/**
 * `npm run restore -- <folder>`: puts a backup into the empty database and the folder of files that the environment names, and checks the log
 * against the head that the backup kept. Overwrites nothing: what is there must be moved away first, by somebody who has looked.
 */
await main(async () => {
  const [folder, ...more] = process.argv.slice(2);
  if (!folder || more.length > 0) throw new Stop('用法 / Usage: npm run restore -- <folder>');
  const source = path.resolve(folder);
  const manifest = readManifest(source);
  await prepare({ built: 'server' });
  const office = storedOffice();
  if (manifest.client !== office.client)
    throw new Stop(
      `备份来自 ${manifest.client}，当前配置为 ${office.client} / The backup is of ${manifest.client}, the configuration says ${office.client}`,
    );
  const file = path.join(source, manifest.database);
  if ((await sha256(file)) !== manifest.sha256) throw new Stop(`备份已损坏 / The backup is damaged: ${file}`);
  await (office.client === 'postgres' ? restorePostgres(office, file) : restoreSqlite(office, file));
  const files = path.join(source, 'files');
  // A file never changes, so one that is there already is the same.
  if (fs.existsSync(files)) fs.cpSync(files, office.files, { recursive: true, force: false });
  const db = openForReading(office);
  try {
    const { ok, firstBad, reason, rows } = await verifyLogOf(db, manifest.head);
    if (!ok) throw new Stop(`恢复后的日志不完整，第 ${firstBad} 行：${reason} / The restored log is broken at row ${firstBad}: ${reason}`);
    say(`已恢复，日志完整，共 ${rows} 行`, `Restored; the log is whole: ${rows} rows`);
  } finally {
    await db.destroy();
  }
});

function readManifest(source) {
  try {
    return JSON.parse(fs.readFileSync(path.join(source, 'manifest.json'), 'utf8'));
  } catch (error) {
    throw new Stop(`这里没有备份：${source} / There is no backup: ${source} (${error.message})`);
  }
}

function restoreSqlite({ connection: { filename } }, file) {
  const there = ['', '-wal', '-shm'].map((end) => `${filename}${end}`).filter((name) => fs.existsSync(name));
  if (there.length > 0) throw new Stop(`数据库已存在，请先移走 / There is a database, move it away first: ${there.join(' ')}`);
  fs.mkdirSync(path.dirname(filename), { recursive: true });
  fs.copyFileSync(file, filename);
}

async function restorePostgres(office, file) {
  const db = openForReading(office);
  try {
    if (await db.schema.hasTable('workboard_log'))
      throw new Stop('数据库不是空的，请恢复到空数据库 / The database is not empty: restore into an empty one');
  } finally {
    await db.destroy();
  }
  const { args, env } = postgresTarget(office.connection);
  await run(postgresProgram('pg_restore'), ['--no-owner', '--exit-on-error', '--single-transaction', ...args, file], { env });
}
