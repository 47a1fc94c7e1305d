import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PackSource } from '../../api';

/** The code that judges a pack: the engine, and what reads packs and templates. Another judgement may follow from any change of it. */
const JUDGES = ['../../../../engine', '../workflow', '../notice'].map((folder) => path.resolve(__dirname, folder));

/**
 * One digest of everything that the judgement of packs depends on: their files and the office's own, the code that judges, the packages it uses (`package.json` has them by exact version),
 * and what the packs are held against in this application. Only whether their clauses exist is not in it: that the database says.
 *
 * Files are read one after the other: of four hundred small ones a promise each would cost more than their content.
 * @param against what packs are held against: content types, series, names of facts
 */
export function digestPacks(
  { rolesFile, packs }: { rolesFile: string; packs: readonly PackSource[] },
  { application, against }: { application: string; against: unknown },
): string {
  const digest = createHash('sha256');
  const shared = path.dirname(rolesFile);
  addFile(digest, path.join(application, 'package.json'));
  // Beside the roles lies what packs share: notices, fields, and whatever comes to that.
  for (const entry of entriesOf(shared)) if (entry.isFile()) addFile(digest, path.join(shared, entry.name));
  for (const folder of [path.join(shared, 'notices'), ...packs.map(({ dir }) => dir), ...JUDGES]) addFolder(digest, folder);
  digest.update(JSON.stringify([packs.map(({ dir, facts }) => [path.basename(dir), Object.keys(facts)]), against]));
  return digest.digest('hex');
}

function addFolder(digest: Hash, folder: string): void {
  for (const entry of entriesOf(folder)) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) addFolder(digest, file);
    // Maps and declarations that a compiler lays beside the code judge nothing.
    else if (!/\.(map|d\.ts)$/.test(entry.name)) addFile(digest, file);
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error;
    return [];
  }
}

/** Name, length and content, so that no two sets of files read alike. */
function addFile(digest: Hash, file: string): void {
  const bytes = readFileSync(file);
  digest.update(`${path.basename(file)}\n${bytes.length}\n`).update(bytes);
}
