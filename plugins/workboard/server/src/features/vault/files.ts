import type { Core } from '@strapi/strapi';
import { reading, type Trx } from '../../platform/transaction';
import { seal, unseal } from './cipher';
import type { Keyring } from './keys';

/** A file that bears what the vault keeps of a card's parties: what it is of, and the number of that. */
export interface VaultFile {
  kind: string;
  ref: number;
  card: number;
}

interface FileRow {
  kind: string;
  ref: number;
  card_id: number;
  key_id: string;
  cipher: string;
}

/** Lays a file down. Again is no error. @throws Error where no key is configured */
export async function keepFile(trx: Trx, keys: Keyring, { kind, ref, card }: VaultFile, bytes: Buffer): Promise<void> {
  const place = { kind, ref, card_id: card };
  const { keyId, cipher } = seal(keys, bytes, aboutOf(place));
  await trx('workboard_vault_files')
    .insert({ ...place, key_id: keyId, cipher })
    .onConflict(['kind', 'ref'])
    .ignore();
}

/** A file as it was laid down; null where it was erased. @throws Error where it cannot be decrypted */
export async function readFile(strapi: Core.Strapi, keys: Keyring, { kind, ref, card }: VaultFile): Promise<Buffer | null> {
  const row = (await reading(strapi, (db) => db('workboard_vault_files').where({ kind, ref, card_id: card }).first())) as
    FileRow | undefined;
  return row ? unseal(keys, { keyId: row.key_id, cipher: row.cipher }, aboutOf(row)) : null;
}

/** Encrypts with the first key what lies under another one, some at a time, and one of them in memory. @returns how many */
export async function rekeyFiles(strapi: Core.Strapi, keys: Keyring, first: string, limit: number): Promise<number> {
  const places = (await reading(strapi, (db) =>
    db('workboard_vault_files').whereNot({ key_id: first }).orderBy(['kind', 'ref']).limit(limit).select('kind', 'ref'),
  )) as Pick<FileRow, 'kind' | 'ref'>[];
  for (const { kind, ref } of places) {
    const row = (await reading(strapi, (db) => db('workboard_vault_files').where({ kind, ref }).first())) as FileRow | undefined;
    // Erased meanwhile.
    if (!row) continue;
    const { key_id } = row;
    const fresh = seal(keys, unseal(keys, { keyId: key_id, cipher: row.cipher }, aboutOf(row)), aboutOf(row));
    await reading(strapi, (db) =>
      db('workboard_vault_files').where({ kind, ref, key_id }).update({ key_id: fresh.keyId, cipher: fresh.cipher }),
    );
  }
  return places.length;
}

/** Where a file belongs: its cipher text can be read nowhere else. */
function aboutOf({ kind, ref, card_id }: Pick<FileRow, 'kind' | 'ref' | 'card_id'>): string {
  return JSON.stringify(['vault file', kind, ref, card_id]);
}
