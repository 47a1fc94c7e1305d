import type { WatchAnswer } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { inTransaction } from '../../platform/transaction';
import type { Viewer } from '../../platform/viewer';
import { follow, isWatching, leave, watchersOf } from './repository';

/** Follows a card or leaves it; again is no error. @throws NotFound for a card that is not there or not for this person */
export async function setWatching(container: Container, viewer: Viewer, card: number, watching: boolean): Promise<WatchAnswer> {
  await container.cards.seen(card, viewer);
  const user = viewer.actor.id;
  await inTransaction(container.strapi, (trx) =>
    watching ? follow(trx, { card, user, since: container.time.instant() }) : leave(trx, { card, user }),
  );
  return { watching };
}

/** Whether a person follows a card. */
export function watches(container: Container, card: number, user: number): Promise<boolean> {
  return isWatching(container.strapi, card, user);
}

/**
 * Who follows these cards: ids of active accounts by card. Whoever is told of a step must be asked first whether they may still see the
 * card: following began when they could. One statement.
 */
export async function watchers(container: Container, cards: readonly number[]): Promise<ReadonlyMap<number, readonly number[]>> {
  const found = new Map<number, number[]>();
  for (const { card_id: card, user_id: user } of await watchersOf(container.strapi, cards)) {
    const users = found.get(card) ?? [];
    users.push(user);
    found.set(card, users);
  }
  return found;
}
