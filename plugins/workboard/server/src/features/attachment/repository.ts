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
}

/** Working files of a card, oldest first, without their bytes. */
export async function attachmentsOf(strapi: Core.Strapi, card: number): Promise<AttachmentRow[]> {
  return reading(strapi, async (db) => db('workboard_attachments').where({ card_id: card }).orderBy('id').select<AttachmentRow[]>('*'));
}

/** A working file of a card with its bytes, or null. */
export async function attachmentWithBytes(
  strapi: Core.Strapi,
  input: { card: number; attachment: number },
): Promise<(AttachmentRow & { bytes: Buffer }) | null> {
  const row = (await reading(strapi, (db) =>
    db('workboard_attachments as a')
      .join('workboard_attachment_bytes as b', 'b.sha256', 'a.sha256')
      .where({ 'a.id': input.attachment, 'a.card_id': input.card })
      .first('a.*', 'b.bytes'),
  )) as (AttachmentRow & { bytes: Buffer }) | undefined;
  return row ?? null;
}

/** Writes a file and, where it takes no other's place, counts it on its card. The same content is stored once. */
export async function insertAttachment(trx: Trx, row: Omit<AttachmentRow, 'id'>, bytes: Buffer): Promise<AttachmentRow> {
  await trx('workboard_attachment_bytes').insert({ sha256: row.sha256, bytes }).onConflict('sha256').ignore();
  const [made] = (await trx('workboard_attachments').insert(row).returning('id')) as { id: number }[];
  if (!made) throw new Error('the attachment was not written');
  if (row.supersedes === null) await trx('workboard_cards').where({ id: row.card_id }).increment('attachment_count', 1);
  return { ...row, id: made.id };
}
