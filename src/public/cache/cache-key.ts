import { PUBLIC_PATHS } from '../public-collections';

/** Addresses whose answers may be kept. Not `/api/verify`: it proves what stands in the database now. */
const KEPT = [
  new RegExp(`^/api/(${PUBLIC_PATHS})(/[^/]{1,64})?$`),
  /^\/api\/(workdays|performance|openapi\.json|catalogue|guide|feed\.atom|sitemap\.xml)$/,
];
const LONGEST_QUERY = 4000;

/**
 * What an answer is kept under: the same question, however it is written, has one key. Whether the question is allowed at all is decided where it is
 * answered; only a good answer is kept.
 * @param origin from where a browser asks; answers carry a header for it
 * @returns null for an address that is never kept
 */
export function cacheKey(input: { path: string; querystring: string; origin: string }): string | null {
  const path = input.path.replace(/\/+$/, '');
  if (input.querystring.length > LONGEST_QUERY || !KEPT.some((known) => known.test(path))) return null;
  return [input.origin, path, ...normalised(input.querystring)].join('\n');
}

/** `sort[0]` and `fields[0]` are read in the order in which they stand; of all others the order says nothing. */
const IN_ORDER = new Set(['sort', 'fields']);

function normalised(querystring: string): string[] {
  if (querystring === '') return [];
  return [...new URLSearchParams(querystring)]
    .map(([name, value]) => ({ name, root: name.split('[')[0] ?? '', text: JSON.stringify([name, value]) }))
    .sort((a, b) => compare(a.root, b.root) || (IN_ORDER.has(a.root) ? 0 : compare(a.name, b.name)))
    .map(({ text }) => text);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
