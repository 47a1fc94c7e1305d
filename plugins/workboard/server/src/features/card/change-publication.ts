import type { Container } from '../../platform/container';
import { withPublishPermit } from '../../platform/permit';
import { ownEffects, type Step } from './step';
import { contentHash } from './subject';

/**
 * Publishes or withdraws the subject where the step says so, under a permit. What became public must be what was approved:
 * the published row is hashed again and compared with the seal (R-INT-07, B-06); a difference undoes the whole step.
 * @throws Error if the published content differs from the sealed one
 */
export async function changePublication(container: Container, step: Step, { seal }: { seal: string | null }): Promise<void> {
  const uid = step.workflow.subject.type;
  const documents = container.strapi.documents(uid as never) as unknown as {
    publish(params: { documentId: string }): Promise<unknown>;
    unpublish(params: { documentId: string }): Promise<unknown>;
  };
  if (ownEffects(step.decided, 'publish').length > 0) {
    const publish = step.publish ?? (() => documents.publish({ documentId: step.documentId }).then(() => undefined));
    await withPublishPermit(step.trx, uid, step.documentId, publish);
    if (seal !== null) await assertPublishedAsSealed(container, step, seal);
  }
  if (ownEffects(step.decided, 'unpublish').length > 0) {
    await withPublishPermit(step.trx, uid, step.documentId, () => documents.unpublish({ documentId: step.documentId }));
  }
}

async function assertPublishedAsSealed(container: Container, step: Step, seal: string): Promise<void> {
  const published = await contentHash(container.strapi, {
    definition: step.workflow.subject,
    documentId: step.documentId,
    published: true,
    algorithm: container.hash,
  });
  if (published !== seal)
    throw new Error(`${step.workflow.subject.type} ${step.documentId}: the published content is not the approved content`);
}
