import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const BUILT = path.resolve(__dirname, '../../dist/build');

/**
 * What a browser fetches for a lazily loaded page beyond what every page of the admin has: the page's own chunk with all that it imports,
 * less what the first script (Strapi with React) has brought along.
 * @param page name of the module that is loaded lazily, `BoardPage`
 * @returns bytes, compressed, by file
 */
export function lazyChunks(page: string): ReadonlyMap<string, number> {
  const html = fs.readFileSync(path.join(BUILT, 'index.html'), 'utf8');
  const first = reachable([...html.matchAll(/src="[^"]*\/([^"/]+\.js)"/g)].map(([, file]) => file ?? ''));
  const own = fs.readdirSync(BUILT).filter((file) => file.startsWith(`${page}-`) && file.endsWith('.js'));
  if (first.size === 0 || own.length === 0) throw new Error(`dist/build has no first script or no chunk of ${page}`);
  const files = [...reachable(own)].filter((file) => !first.has(file));
  return new Map(files.map((file) => [file, gzipSync(fs.readFileSync(path.join(BUILT, file))).length]));
}

/** The files, and whatever they import statically. */
function reachable(files: readonly string[], seen = new Set<string>()): ReadonlySet<string> {
  for (const file of files) {
    if (seen.has(file)) continue;
    seen.add(file);
    const source = fs.readFileSync(path.join(BUILT, file), 'utf8');
    reachable(
      [...source.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)].map(([, imported]) => imported ?? ''),
      seen,
    );
  }
  return seen;
}
