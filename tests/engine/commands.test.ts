import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const scripts = (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }).scripts;
const entries = Object.entries(scripts).flatMap(([name, command]): [string, string][] => {
  const file = /^node (\.tools\/[\w-]+\.mjs)/.exec(command)?.[1];
  return file === undefined ? [] : [[name, file]];
});

/** What a file imports before its first line runs, and what those files import. Dynamic imports come later, and may ask for packages. */
function importedBy(file: string, seen = new Set<string>()): Set<string> {
  const text = readFileSync(file, 'utf8');
  for (const [, from = ''] of text.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)';|^import '([^']+)';/gm)) {
    const found = from.startsWith('.') ? path.resolve(path.dirname(file), from) : from;
    if (seen.has(found)) continue;
    seen.add(found);
    if (from.startsWith('.')) importedBy(found, seen);
  }
  return seen;
}

test('the commands that a newcomer begins with are among them', () => {
  expect(entries.map(([name]) => name)).toEqual(expect.arrayContaining(['demo', 'test', 'start']));
});

test.each(entries)('npm run %s begins in a fresh clone, where no package is installed yet', (_name, file) => {
  const packages = [...importedBy(path.join(root, file))].filter((found) => !path.isAbsolute(found) && !found.startsWith('node:'));
  expect(packages).toEqual([]);
});
