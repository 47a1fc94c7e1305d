import path from 'node:path';

/** Where uploaded files lie: outside of everything that is served. Back the folder up together with the database. */
export default ({ env }: { env: (key: string, fallback?: string) => string }) => ({
  dir: path.resolve(env('FILES_DIR', 'data/files')),
  /** Bytes of one upload at most. */
  largest: 50 * 1024 * 1024,
});
