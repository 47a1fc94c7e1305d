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
  if (kept === null || !fs.existsSync(kept)) return false;
  const { database, accounts } = within(kept);
  fs.copyFileSync(database, into.database);
  fs.copyFileSync(accounts, into.accounts);
  return true;
}

/**
 * Keeps what an application has just seeded, while it runs. Two test files may do so at once: whose folder is there first stays, so that
 * database and accounts are always of one seeding.
 */
export async function keepSeeded(now: string, from: SeededFiles): Promise<void> {
  const kept = keptAs(now);
  if (kept === null) return;
  const part = `${kept}.${process.pid}`;
  fs.rmSync(part, { recursive: true, force: true });
  fs.mkdirSync(part, { recursive: true });
  const database = knex({ client: 'better-sqlite3', connection: { filename: from.database }, useNullAsDefault: true });
  try {
    await database.raw('VACUUM INTO ?', [within(part).database]);
  } finally {
    await database.destroy();
  }
  fs.copyFileSync(from.accounts, within(part).accounts);
  try {
    fs.renameSync(part, kept);
  } catch (error) {
    // A folder that is there and not empty is not replaced: somebody was first.
    fs.rmSync(part, { recursive: true, force: true });
    if (!fs.existsSync(kept)) throw error;
  }
}

function within(folder: string): SeededFiles {
  return { database: path.join(folder, 'data.db'), accounts: path.join(folder, 'accounts.json') };
}

/** Folder of what was seeded: it stands for the sources of the build, the seeds, and the time. Null for a build that does not tell its sources. */
function keptAs(now: string): string | null {
  if (!fs.existsSync(BUILT_FROM)) return null;
  const hash = createHash('sha256').update(now);
  for (const file of [BUILT_FROM, ...filesOf(path.join(root, 'database/seeds'))]) hash.update(fs.readFileSync(file));
  return path.join(KEPT, hash.digest('hex').slice(0, 16));
}

function filesOf(folder: string): string[] {
  const entries = fs.readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
