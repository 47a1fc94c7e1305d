import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const tests = path.resolve(__dirname, '..');
const rows = readFileSync(path.join(tests, 'README.md'), 'utf8')
  .split('\n')
  .flatMap((line): { id: string; files: string[] }[] => {
    const [, id = ''] = /^\| (R\d+|CVE-\d+-\d+) \|/.exec(line) ?? [];
    // The cell of the proof: what stands behind it may name files as well.
    const proof = line.split(' | ').find((cell) => /`[\w-]+\/[\w/-]+\.test\.tsx?`/.test(cell)) ?? '';
    return id === '' ? [] : [{ id, files: [...proof.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file) }];
  });

test('every promise of reliability has its row', () => {
  expect(rows.map(({ id }) => id).filter((id) => id.startsWith('R'))).toEqual(Array.from({ length: 15 }, (_none, n) => `R${n + 1}`));
});

test.each(rows)('$id · is proved where the table says', ({ id, files }) => {
  expect(files).not.toEqual([]);
  for (const file of files) {
    const place = path.join(tests, file);
    const named = existsSync(place) && titlesOf(readFileSync(place, 'utf8')).some((title) => new RegExp(`\\b${id}\\b`).test(title));
    expect([file, named]).toEqual([file, true]);
  }
});

/** Names of tests and of what groups them, as they are written. */
function titlesOf(text: string): string[] {
  return [...text.matchAll(/(?:\b(?:test|it|describe)\(|\]\)\(|\bconst\)\(|\)\()\s*['`]([^'`]*)['`]/g)].map(([, title = '']) => title);
}
