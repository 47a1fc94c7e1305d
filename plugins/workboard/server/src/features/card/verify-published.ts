import type { Container } from '../../platform/container';
import { reading } from '../../platform/transaction';
import type { HashAlgorithm } from '../../platform/hash';
import { contentHash } from './subject';

export interface PublishedProof {
  algorithm: HashAlgorithm;
  /** Hash of what was approved, as the log has it at the publication; null where nothing was sealed. */
  approved: string | null;
  /** Hash of the row that is public now, and of the files it shows. */
  published: string;
  /** The publication's row in the log. */
  log: { seq: number; at: string; hash: string };
}

/**
 * Compares what is public now with what was approved, without trusting the card: the approved hash is read from the append-only log, at
 * the last step that published. @returns null if the subject is not public or did not become so through a workflow
 */
export async function verifyPublished(container: Container, uid: string, documentId: string): Promise<PublishedProof | null> {
  const { strapi, workflows, cards } = container;
  const card = await cards.find(uid, documentId);
  if (!card) return null;
  const workflow = await workflows.version(card.workflow, card.workflow_version);
  const publishing = Object.values(workflow.events)
    .filter(({ effects }) => effects.some((effect) => effect.do === 'publish'))
    .map(({ key }) => key);
  const row = (await reading(strapi, (db) =>
    db('workboard_log')
      .where({ card_id: card.id })
      .whereIn('event', publishing)
      .orderBy('seq', 'desc')
      .first('seq', 'at', 'hash', 'content_hash'),
  )) as { seq: number; at: string; hash: string; content_hash: string | null } | undefined;
  const published = await contentHash(strapi, { definition: workflow.subject, documentId, published: true, algorithm: container.hash });
  if (!row || published === null) return null;
  return {
    algorithm: container.hash,
    approved: row.content_hash,
    published,
    log: { seq: Number(row.seq), at: row.at, hash: row.hash },
  };
}
