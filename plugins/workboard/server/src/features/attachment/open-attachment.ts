import { createHash } from 'node:crypto';
import type { Container } from '../../platform/container';
import { NotFound } from '../../platform/errors';
import { inTransaction } from '../../platform/transaction';
import { assertActs, type Viewer } from '../../platform/viewer';
import { recordBeside } from '../card/record-beside';
import { openedFrom } from './envelope';
import { attachmentOf, VAULT_KIND } from './repository';
import { noAttachment } from './service';

/**
 * A file that bears personal data, for somebody whose account may see it. Who opened it and why is in the log before it leaves; its name is not.
 * @throws NotFound for one that is not there, was erased, bears none, or is not for this person
 */
export async function openAttachment(
  container: Container,
  viewer: Viewer,
  input: { card: number; attachment: number; reason: string },
): Promise<{ name: string; mime: string; bytes: Buffer }> {
  assertActs(viewer);
  const { actor } = viewer;
  await container.sentinel.admitText(input.reason, { name: 'text', actor: () => Promise.resolve(actor), subject: null });
  return inTransaction(container.strapi, async (trx) => {
    const { card } = await container.cards.seen(input.card, viewer);
    const row = await attachmentOf(container.strapi, input);
    if (!row?.personal) throw noAttachment();
    const kept = await container.vault.readFile({ kind: VAULT_KIND, ref: row.id, card: card.id });
    if (!kept) throw new NotFound('附件已随个人信息删除，只留校验码 / The file was erased with the personal data; its hash is left');
    if (createHash('sha256').update(kept).digest('hex') !== row.sha256)
      throw new Error(`attachment ${row.id} is not what its hash says: the stored file was changed`);
    const { name, bytes } = openedFrom(kept);
    await recordBeside(container, trx, {
      event: 'attachment.open',
      at: container.time.instant(),
      card,
      revision: card.revision,
      actor,
      comment: input.reason,
      data: { attachment: row.id, sha256: row.sha256 },
    });
    return { name, mime: row.mime, bytes };
  });
}
