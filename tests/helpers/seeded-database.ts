import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import knex from 'knex';

const root = path.resolve(__dirname, '../..');
const KEPT = path.join(root, '.tmp/test/seeded');
/** What `npm test` and `npm run demo` write beside what they build. */
const BUILT_FROM = path.join(root, 'dist/.sources.json');

/** SQLite's file and the list of accounts of one application. */
export interface SeededFiles {
  database: string;
  accounts: string;
}

/**
 * The demo's office as an earlier test file has seeded it with this build at this time, so that the next one need not wait for it again.
 * @param now the time source's start, as the application is given it
 * @returns false if nobody has yet
 */
export function takeSeeded(now: string, into: SeededFiles): boolean {
  const kept = keptAs(now);
  if (!kept || !fs.existsSync(kept.accounts)) return false;
  fs.copyFileSync(kept.database, into.database);
  fs.copyFileSync(kept.accounts, into.accounts);
  return true;
}

/** Keeps what an application has just seeded, while it runs; the accounts last, for they say that the rest is whole. */
export async function keepSeeded(now: string, from: SeededFiles): Promise<void> {
  const kept = keptAs(now);
  if (!kept) return;
  fs.mkdirSync(KEPT, { recursive: true });
  const part = `${kept.database}.${process.pid}`;
  fs.rmSync(part, { force: true });
  const database = knex({ client: 'better-sqlite3', connection: { filename: from.database }, useNullAsDefault: true });
  try {
    await database.raw('VACUUM INTO ?', [part]);
  } finally {
    await database.destroy();
  }
  fs.renameSync(part, kept.database);
  fs.copyFileSync(from.accounts, kept.accounts);
}

/** What was seeded stands for the sources it was built from, the seeds, and the time. Null for a build that does not tell its sources. */
function keptAs(now: string): SeededFiles | null {
  if (!fs.existsSync(BUILT_FROM)) return null;
  const hash = createHash('sha256').update(now);
  for (const file of [BUILT_FROM, ...filesOf(path.join(root, 'database/seeds'))]) hash.update(fs.readFileSync(file));
  const name = path.join(KEPT, hash.digest('hex').slice(0, 16));
  return { database: `${name}.db`, accounts: `${name}.json` };
}

function filesOf(folder: string): string[] {
  const entries = fs.readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
