import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import type { Viewer } from '../../platform/viewer';
import { readableSubject } from './readable-subject';
import { loadVisible } from './load-visible';
import { loadSubject, type Subject } from './subject';

/** The readable attributes of a card's subject, and the version of the workflow the card runs on. @throws NotFound for a card that is not there or not for this person */
export async function readSubjectOf(
  container: Container,
  viewer: Viewer,
  card: number,
): Promise<{ workflow: WorkflowDefinition; subject: Subject }> {
  const { row, workflow } = await loadVisible(container, viewer, card);
  const subject = await loadSubject(container.strapi, workflow.subject, row.subject_document);
  return { workflow, subject: subject === null ? {} : readableSubject(container.strapi, row.subject_uid, subject.values) };
}
