import type { Core } from '@strapi/strapi';
import { reading, type Trx } from '../../platform/transaction';

export interface AttachmentRow {
  id: number;
  card_id: number;
  at: string;
  author_id: number;
  author_name: string;
  name: string;
  mime: string;
  size: number;
  sha256: string;
  supersedes: number | null;
  /** SQLite says 0 or 1. */
  personal: boolean | number;
}

/** Where the vault keeps the files of `workboard_attachments`. */
export const VAULT_KIND = 'attachment';

/** A row with whether the vault still holds its bytes; null for a file that is not personal. */
export type ListedRow = AttachmentRow & { kept: number | null };

/** Working files of a card, oldest first, without their bytes. One statement. */
export async function attachmentsOf(strapi: Core.Strapi, card: number): Promise<ListedRow[]> {
  return reading(strapi, async (db) =>
    db('workboard_attachments as a')
      .leftJoin('workboard_vault_files as v', (on) => on.onVal('v.kind', VAULT_KIND).andOn('v.ref', 'a.id'))
      .where({ 'a.card_id': card })
      .orderBy('a.id')
      .select<ListedRow[]>('a.*', 'v.ref as kept'),
  );
}

/** One of them, or null. */
export async function attachmentOf(strapi: Core.Strapi, input: { card: number; attachment: number }): Promise<AttachmentRow | null> {
  const row = (await reading(strapi, (db) => db('workboard_attachments').where({ id: input.attachment, card_id: input.card }).first())) as
    AttachmentRow | undefined;
  return row ?? null;
}

/** How many files, versions included, were laid beside a card. */
export async function attachmentsBeside(trx: Trx, card: number): Promise<number> {
  const row = (await trx('workboard_attachments').where({ card_id: card }).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
}

/** Bytes of a file that is not personal, or null. */
export async function bytesOf(strapi: Core.Strapi, sha256: string): Promise<Buffer | null> {
  const row = (await reading(strapi, (db) => db('workboard_attachment_bytes').where({ sha256 }).first('bytes'))) as
    { bytes: Buffer } | undefined;
  return row?.bytes ?? null;
}

/** Stores the bytes of a file that is not personal. The same content is stored once. */
export async function insertBytes(trx: Trx, sha256: string, bytes: Buffer): Promise<void> {
  await trx('workboard_attachment_bytes').insert({ sha256, bytes }).onConflict('sha256').ignore();
}

/** Writes the row of a file and, where it takes no other's place, counts it on its card. */
export async function insertAttachment(trx: Trx, row: Omit<AttachmentRow, 'id'>): Promise<AttachmentRow> {
  const [made] = (await trx('workboard_attachments').insert(row).returning('id')) as { id: number }[];
  if (!made) throw new Error('the attachment was not written');
  if (row.supersedes === null) await trx('workboard_cards').where({ id: row.card_id }).increment('attachment_count', 1);
  return { ...row, id: made.id };
}
