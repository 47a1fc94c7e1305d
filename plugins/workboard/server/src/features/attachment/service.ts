import { createHash } from 'node:crypto';
import type { Actor, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { AttachmentView } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { BadRequest, Forbidden, NotFound } from '../../platform/errors';
import { inTransaction, type Trx } from '../../platform/transaction';
import { assertActs, type Viewer } from '../../platform/viewer';
import type { CardRow } from '../card/card-row';
import { afterFile } from '../card/after-file';
import { recordBeside } from '../card/record-beside';
import { labelOf, sealedAs } from './envelope';
import {
  attachmentOf,
  attachmentsBeside,
  attachmentsOf,
  bytesOf,
  insertAttachment,
  insertBytes,
  VAULT_KIND,
  type AttachmentRow,
  type ListedRow,
} from './repository';

/** Bytes of a working file at most. */
export const LARGEST = 20 * 1024 * 1024;

export interface NewFile {
  name: string;
  bytes: Buffer;
  /** Type that the sender declares. */
  declared: string | null;
}

/** What the sentinel let in. */
interface AdmittedFile {
  name: string;
  mime: string;
  bytes: Buffer;
}

/** Working files of a card, oldest first. @throws NotFound for a card that is not there or not for this person */
export async function readAttachments(container: Container, viewer: Viewer, card: number): Promise<AttachmentView[]> {
  await container.cards.seen(card, viewer);
  const rows = await attachmentsOf(container.strapi, card);
  return rows.map((row) => viewOf(row, rows.find(({ supersedes }) => supersedes === row.id)?.id ?? null));
}

/**
 * Lays a working file beside a card. Nothing is ever deleted: a new version takes the place of the one it names, which stays readable. Only what is
 * personal goes when its time has come: not said, a file is that where the workflow keeps personal data, and what takes the place of one.
 * @throws NotFound · Forbidden for who may only read · BadRequest for a file of another kind, too large, or one that was replaced already
 */
export async function addAttachment(
  container: Container,
  viewer: Viewer,
  input: { card: number; file: NewFile; supersedes: number | null; personal: boolean | null },
): Promise<AttachmentView> {
  assertActs(viewer);
  const { actor } = viewer;
  const { bytes } = input.file;
  await container.cards.seen(input.card, viewer);
  const door = { name: 'attachment', actor: () => Promise.resolve(actor), subject: null } as const;
  const { name, mime } = await container.sentinel.admitFile({ ...input.file, largest: LARGEST }, door);
  return inTransaction(container.strapi, async (trx) => {
    const { card, workflow } = await container.cards.seen(input.card, viewer);
    const { supersedes } = input;
    const old = supersedes === null ? null : replaceable(await attachmentsOf(container.strapi, card.id), supersedes);
    const personal = Boolean(old?.personal) || (input.personal ?? keepsPersonal(workflow));
    // Nobody would ever erase it.
    if (personal && !keepsPersonal(workflow))
      throw new BadRequest(
        '这类办件没有规定个人信息的保存期限，不能存放含个人信息的附件 / Cards of this kind say nothing of how long personal data is kept: no file with personal data lies here',
        'personal',
      );
    const row = await layBeside(container, trx, { card, actor, file: { name, mime, bytes }, supersedes, personal });
    return viewOf({ ...row, kept: personal ? row.id : null }, null);
  });
}

/** Whether a file beside a card of this workflow is personal where nobody says that it is not. */
export function keepsPersonal({ personal }: WorkflowDefinition): boolean {
  return personal !== undefined;
}

/**
 * Writes a file that was admitted beside a card, with its log row. In the caller's transaction. A personal one goes into the vault under its name,
 * which is in no row and in no log. @throws StatusError 503 for a personal file where no key is configured
 */
export async function layBeside(
  container: Container,
  trx: Trx,
  input: { card: CardRow; actor: Actor; file: AdmittedFile; supersedes: number | null; personal: boolean },
): Promise<AttachmentRow> {
  const { card, actor, supersedes, personal } = input;
  const { mime, bytes } = input.file;
  const at = container.time.instant();
  const kept = personal ? sealedAs(input.file) : bytes;
  const name = personal ? labelOf(input.file.name, (await attachmentsBeside(trx, card.id)) + 1) : input.file.name;
  const sha256 = createHash('sha256').update(kept).digest('hex');
  const author = { author_id: actor.id, author_name: actor.name };
  const about = { card_id: card.id, at, ...author, name, mime, size: bytes.length, sha256, supersedes, personal };
  if (!personal) await insertBytes(trx, sha256, bytes);
  const row = await insertAttachment(trx, about);
  if (personal) await container.vault.keepFile(trx, { kind: VAULT_KIND, ref: row.id, card: card.id }, kept);
  await recordBeside(container, trx, {
    event: supersedes === null ? 'card.attach' : 'card.supersede',
    at,
    card,
    revision: card.revision,
    actor,
    comment: name,
    data: { attachment: row.id, sha256, size: row.size, supersedes: row.supersedes, personal },
  });
  await afterFile(container, trx, { card, at });
  return row;
}

/**
 * A working file with its bytes. @throws NotFound also for a card that is not for this person · Forbidden for one that bears personal data: that is
 * opened for a reason
 */
export async function readAttachment(
  container: Container,
  viewer: Viewer,
  input: { card: number; attachment: number },
): Promise<{ name: string; mime: string; sha256: string; bytes: Buffer }> {
  await container.cards.seen(input.card, viewer);
  const row = await attachmentOf(container.strapi, input);
  if (!row) throw noAttachment();
  if (row.personal)
    throw new Forbidden(
      '附件含个人信息，已加密：请由有“查看申请人等外部人员的个人信息”权限的人员在卡片上写明事由打开 / ' +
        'The file bears personal data and is encrypted: somebody with the permission to see personal data opens it from the card and says why',
    );
  const bytes = await bytesOf(container.strapi, row.sha256);
  if (!bytes) throw noAttachment();
  return { name: row.name, mime: row.mime, sha256: row.sha256, bytes };
}

export function noAttachment(): NotFound {
  return new NotFound('没有这个附件 / There is no such file');
}

/** @throws BadRequest */
function replaceable(rows: readonly ListedRow[], id: number): ListedRow {
  const found = rows.find((row) => row.id === id);
  if (!found || rows.some(({ supersedes }) => supersedes === id))
    throw new BadRequest(
      '要替换的附件不存在或已有新版本，请刷新 / The file to be replaced is not there, or was replaced already: reload',
      'supersedes',
    );
  return found;
}

function viewOf(row: ListedRow, supersededBy: number | null): AttachmentView {
  const { id, at, name, mime, size, sha256, supersedes } = row;
  const personal = row.personal ? { kept: row.kept !== null } : null;
  return { id, at, author: { id: row.author_id, name: row.author_name }, name, personal, mime, size, sha256, supersedes, supersededBy };
}
