import type { Container } from '../../platform/container';
import { NotFound } from '../../platform/errors';
import { parentFrom } from '../card/parent-of';
import type { OpenInput } from '../card/service';
import type { WithDoor } from './find-door';

/** The published subject under which somebody outside opens a card. */
export interface Under {
  uid: string;
  documentId: string;
}

/**
 * The card under which a card is opened through this door: of the door's own workflow, and public. Whether it takes cards now is for the opening
 * event's guards to say.
 * @returns what an opening takes as its parent; nothing for a door whose cards stand for themselves
 * @throws NotFound, in the same words for what is not there, not published, and not of this workflow
 */
export async function findParent(container: Container, { door }: WithDoor, under: Under | undefined): Promise<Pick<OpenInput, 'parent'>> {
  if (door.under === undefined && under === undefined) return {};
  const card = under === undefined ? null : await container.cards.find(under.uid, under.documentId);
  if (under === undefined || !card?.published || card.workflow !== door.under)
    throw new NotFound('没有这一项，或尚未公开 / There is no such entry, or it is not public');
  return { parent: parentFrom(card) };
}

/** What a proof of work is done for: one step, under one parent. */
export function placeOf({ door }: WithDoor, under: Under | undefined): string {
  return under === undefined ? door.opens : `${door.opens} ${under.documentId}`;
}
