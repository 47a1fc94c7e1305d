/**
 * An office computer that publishes one document after the other, as its parent tells it, until it is killed. Started by `start-publisher.ts`;
 * talks in messages of the parent's channel.
 */
import { startApp } from './app-process';

export interface PublishOrder {
  /** Cards that are issued and not public yet. */
  cards: readonly number[];
  /** Account of the secretariat. */
  user: number;
  /** Day of publication. */
  on: string;
}

void (async () => {
  const { workboard } = await startApp();
  process.send?.({ ready: true });
  process.on('message', (order: PublishOrder) => {
    void publishAll(order).catch((error: unknown) => process.send?.({ failed: String(error) }));
  });

  async function publishAll({ cards, user, on }: PublishOrder): Promise<void> {
    const actor = await workboard.actor(user);
    for (const card of cards) {
      await workboard.fire(card, { event: 'publish', form: { portalPublishedAt: on }, actor });
      process.send?.({ published: card });
    }
    process.send?.({ done: true });
  }
})();
