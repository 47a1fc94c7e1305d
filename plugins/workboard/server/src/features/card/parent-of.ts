import type { Container } from '../../platform/container';
import type { Viewer } from '../../platform/viewer';
import type { CardRow } from './card-row';
import type { OpenInput } from './service';

type Parent = NonNullable<OpenInput['parent']>;

/** The card under which somebody opens another. @throws NotFound for a card that is not there or not for this person */
export async function parentOf(container: Container, viewer: Viewer, id: number): Promise<Parent> {
  const { card } = await container.cards.seen(id, viewer);
  return parentFrom(card);
}

/** A card as the parent of one that is opened under it. */
export function parentFrom({ id, workflow, stage, title, published, subject_uid: uid, subject_document: documentId }: CardRow): Parent {
  return { ref: { uid, documentId }, card: { id, workflow, documentId, stage, title, published } };
}
