import { createHash } from 'node:crypto';
import type { Actor } from '../../../../engine/workflow/types';
import type { AttachmentView } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { BadRequest, NotFound } from '../../platform/errors';
import { inTransaction, type Trx } from '../../platform/transaction';
import { assertActs, type Viewer } from '../../platform/viewer';
import type { CardRow } from '../card/card-row';
import { afterFile } from '../card/after-file';
import { recordBeside } from '../card/record-beside';
import { attachmentsOf, attachmentWithBytes, insertAttachment, type AttachmentRow } from './repository';

/** Bytes of a working file at most. */
export const LARGEST = 20 * 1024 * 1024;

export interface NewFile {
  name: string;
  bytes: Buffer;
  /** Type that the sender declares. */
  declared: string | null;
}

/** Working files of a card, oldest first. @throws NotFound for a card that is not there or not for this person */
export async function readAttachments(container: Container, viewer: Viewer, card: number): Promise<AttachmentView[]> {
  await container.cards.seen(card, viewer);
  const rows = await attachmentsOf(container.strapi, card);
  return rows.map((row) => viewOf(row, rows.find(({ supersedes }) => supersedes === row.id)?.id ?? null));
}

/**
 * Lays a working file beside a card. Nothing is ever deleted: a new version takes the place of the one it names, which stays readable.
 * @throws NotFound · Forbidden for who may only read · BadRequest for a file of another kind, too large, or one that was replaced already
 */
export async function addAttachment(
  container: Container,
  viewer: Viewer,
  input: { card: number; file: NewFile; supersedes: number | null },
): Promise<AttachmentView> {
  assertActs(viewer);
  const { actor } = viewer;
  const { bytes } = input.file;
  await container.cards.seen(input.card, viewer);
  const door = { name: 'attachment', actor: () => Promise.resolve(actor), subject: null } as const;
  const { name, mime } = await container.sentinel.admitFile({ ...input.file, largest: LARGEST }, door);
  return inTransaction(container.strapi, async (trx) => {
    const { card } = await container.cards.seen(input.card, viewer);
    if (input.supersedes !== null) assertReplaceable(await attachmentsOf(container.strapi, card.id), input.supersedes);
    return viewOf(await layBeside(container, trx, { card, actor, file: { name, mime, bytes }, supersedes: input.supersedes }), null);
  });
}

/** Writes a file that was admitted beside a card, with its log row. In the caller's transaction. */
export async function layBeside(
  container: Container,
  trx: Trx,
  input: { card: CardRow; actor: Actor; file: { name: string; mime: string; bytes: Buffer }; supersedes: number | null },
): Promise<AttachmentRow> {
  const { card, actor, supersedes } = input;
  const { name, mime, bytes } = input.file;
  const at = container.time.instant();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const author = { author_id: actor.id, author_name: actor.name };
  const row = await insertAttachment(trx, { card_id: card.id, at, ...author, name, mime, size: bytes.length, sha256, supersedes }, bytes);
  await recordBeside(container, trx, {
    event: supersedes === null ? 'card.attach' : 'card.supersede',
    at,
    card,
    revision: card.revision,
    actor,
    comment: name,
    data: { attachment: row.id, sha256, size: row.size, supersedes: row.supersedes },
  });
  await afterFile(container, trx, { card, at });
  return row;
}

/** A working file with its bytes. @throws NotFound also for a card that is not for this person */
export async function readAttachment(
  container: Container,
  viewer: Viewer,
  input: { card: number; attachment: number },
): Promise<{ name: string; mime: string; sha256: string; bytes: Buffer }> {
  await container.cards.seen(input.card, viewer);
  const row = await attachmentWithBytes(container.strapi, input);
  if (!row) throw new NotFound('没有这个附件 / There is no such file');
  return row;
}

function assertReplaceable(rows: readonly AttachmentRow[], id: number): void {
  const free = rows.some((row) => row.id === id) && !rows.some(({ supersedes }) => supersedes === id);
  if (!free)
    throw new BadRequest(
      '要替换的附件不存在或已有新版本，请刷新 / The file to be replaced is not there, or was replaced already: reload',
      'supersedes',
    );
}

function viewOf(row: AttachmentRow, supersededBy: number | null): AttachmentView {
  const { id, at, name, mime, size, sha256, supersedes } = row;
  return { id, at, author: { id: row.author_id, name: row.author_name }, name, mime, size, sha256, supersedes, supersededBy };
}
