import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { parentOf } from '../link/service';
import { loadCard } from './repository';
import { contentHashes } from './subject';

interface Sealed {
  workflow: WorkflowDefinition;
  documentId: string;
}

/**
 * Hash of what a card's seal covers, as it stands now: its own subject's content, or (`sealOf: parent`) that of the entry it was opened from,
 * without what that entry's decision writes later.
 * @returns null if there is nothing
 */
export async function sealedHash(container: Container, { workflow, documentId }: Sealed): Promise<string | null> {
  if (workflow.subject.sealOf === 'parent') return parentHash(container, { uid: workflow.subject.type, documentId });
  return (await hashesOf(container, { workflow, documentId }))?.whole ?? null;
}

async function parentHash(container: Container, subject: { uid: string; documentId: string }): Promise<string | null> {
  const parent = await parentOf(container.strapi, subject);
  const loaded = parent && (await loadCard(container.strapi, parent));
  if (!loaded) return null;
  const { workflow, workflow_version: version, subject_document: documentId } = loaded.row;
  return vouchedHash(container, { workflow: await container.workflows.version(workflow, version), documentId });
}

/** Hash of a draft's content as its partners vouch for it. @returns null if there is no draft */
export async function vouchedHash(container: Container, subject: Sealed): Promise<string | null> {
  return (await hashesOf(container, subject))?.vouched ?? null;
}

function hashesOf(container: Container, { workflow, documentId }: Sealed) {
  return contentHashes(container.strapi, {
    definition: workflow.subject,
    documentId,
    published: false,
    algorithm: container.hash,
  });
}
