import type { Core } from '@strapi/strapi';
import { createHash } from 'node:crypto';

export interface RowSeed {
  /** Name of the mark that says what was put in last. */
  name: string;
  uid: string;
  /** Attribute that tells rows apart. */
  key: string;
  rows: readonly Readonly<Record<string, unknown>>[];
  /** Whether rows that are there already follow the file (clauses), or belong to the office (units). */
  overwrite: boolean;
}

const CHUNK = 100;

/**
 * Puts rows in that are missing, at most once for each state of the file: a later start compares one hash. What the office deleted afterwards
 * stays deleted.
 */
export async function seedRows(strapi: Core.Strapi, { name, uid, key, rows, overwrite }: RowSeed): Promise<void> {
  const store = strapi.store({ type: 'core', name: 'seeds' });
  const state = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  if ((await store.get({ key: name })) === state) return;
  await strapi.db.transaction(async () => {
    const query = strapi.db.query(uid);
    const found = (await query.findMany({ select: ['id', key] })) as Record<string, unknown>[];
    const known = new Map(found.map((row) => [row[key], row.id]));
    const missing = rows.filter((row) => !known.has(row[key]));
    for (let at = 0; at < missing.length; at += CHUNK) {
      await query.createMany({
        data: missing.slice(at, at + CHUNK).map((row) => ({ ...row, documentId: documentIdOf(uid, row[key]), publishedAt: new Date() })),
      });
    }
    if (overwrite)
      for (const row of rows.filter((one) => known.has(one[key])))
        await query.update({ where: { id: known.get(row[key]) }, data: { ...row } });
    await store.set({ key: name, value: state });
  });
}

/** The same row has the same id in every installation, so that links to a clause can be shared. */
function documentIdOf(uid: string, key: unknown): string {
  return `s${createHash('sha256')
    .update(`${uid} ${String(key)}`)
    .digest('hex')
    .slice(0, 23)}`;
}
