import type { Core } from '@strapi/strapi';
import { reading, type Trx } from '../../platform/transaction';

/** Kind of the jobs that make case files; their key is `<card>:<which try>`, and the name of the bytes. */
export const BUNDLE_JOB = 'bundle.make';

export interface BundleRow {
  id: number;
  card_id: number;
  version: number;
  build: string;
  file_name: string;
  size: number;
  files: number;
  sha256: string;
  incomplete: boolean | number;
  contents: string;
  made_at: string;
  made_by: number;
  made_by_name: string;
  log_seq: number;
}

/** Versions of a card's case file, newest first. */
export async function bundlesOf(strapi: Core.Strapi, card: number): Promise<BundleRow[]> {
  return reading(strapi, async (db) => (await db('workboard_bundles').where({ card_id: card }).orderBy('version', 'desc')) as BundleRow[]);
}

export async function bundleOf(strapi: Core.Strapi, card: number, version: number): Promise<BundleRow | null> {
  const row = (await reading(strapi, (db) => db('workboard_bundles').where({ card_id: card, version }).first())) as BundleRow | undefined;
  return row ?? null;
}

/** Tries of a card, the last one first. */
export async function triesOf(strapi: Core.Strapi, card: number): Promise<{ key: string; state: string; error: string | null }[]> {
  return reading(strapi, (db) =>
    db('workboard_jobs')
      .where({ kind: BUNDLE_JOB })
      .where('key', 'like', `${card}:%`)
      .orderBy('id', 'desc')
      .select<{ key: string; state: string; error: string | null }[]>('key', 'state', 'error'),
  );
}

export async function isMade(strapi: Core.Strapi, build: string): Promise<boolean> {
  return (await reading(strapi, (db) => db('workboard_bundles').where({ build }).first('id'))) !== undefined;
}

/** Takes away what an earlier try left that never came to its end. The database refuses it for a version that was made. */
export async function clearChunks(strapi: Core.Strapi, build: string): Promise<void> {
  await reading(strapi, (db) => db('workboard_bundle_chunks').where({ build }).delete());
}

export async function insertChunk(strapi: Core.Strapi, build: string, position: number, bytes: Buffer): Promise<void> {
  await reading(strapi, (db) => db('workboard_bundle_chunks').insert({ build, position, bytes }));
}

export async function readChunk(strapi: Core.Strapi, build: string, position: number): Promise<Buffer | null> {
  const row = (await reading(strapi, (db) => db('workboard_bundle_chunks').where({ build, position }).first('bytes'))) as
    { bytes: Buffer } | undefined;
  return row ? Buffer.from(row.bytes) : null;
}

export async function insertBundle(trx: Trx, row: Omit<BundleRow, 'id'>): Promise<void> {
  await trx('workboard_bundles').insert(row);
}

export async function lastVersion(trx: Trx, card: number): Promise<number> {
  const row = (await trx('workboard_bundles').where({ card_id: card }).max({ version: 'version' }).first()) as
    { version: number | null } | undefined;
  return Number(row?.version ?? 0);
}
