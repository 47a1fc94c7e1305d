import type { Container } from '../../platform/container';
import type { Trx } from '../../platform/transaction';
import type { CardRow } from './card-row';
import { sealedHash } from './sealed-content';
import { tellSealers } from './tell-sealers';

/**
 * After a file was laid beside a card: where files go out with it, what is sealed may be another content now. The card says so, and so do those
 * that sealed it (R-SEC-02). In the caller's transaction.
 */
export async function afterFile(container: Container, trx: Trx, { card, at }: { card: CardRow; at: string }): Promise<void> {
  const workflow = await container.workflows.version(card.workflow, card.workflow_version);
  if (workflow.subject.enclosures === undefined) return;
  const documentId = card.subject_document;
  const broken = card.seal !== null && (await sealedHash(container, { workflow, documentId })) !== card.seal;
  if (broken !== card.seal_broken) await trx('workboard_cards').where({ id: card.id }).update({ seal_broken: broken });
  await tellSealers(container, trx, { workflow, documentId, at });
}
