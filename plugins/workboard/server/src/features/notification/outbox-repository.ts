import type { Core } from '@strapi/strapi';
import { reading } from '../../platform/transaction';
import { logCursor } from '../log/cursor';
import type { LogRow } from '../log/service';

/** Nobody is told of steps of before this house had messages. */
export const { beginAtHead, read: readCursor, move: moveCursor, rowsAfter } = logCursor('notifications');
export { cardsOf } from '../card/cards-of';

/** Who had brought each card to the stage a step led away from. */
export async function submittersOf(strapi: Core.Strapi, cards: readonly number[]): Promise<(row: LogRow) => number | null> {
  if (cards.length === 0) return () => null;
  const arrivals = await reading(strapi, (db) =>
    db('workboard_log')
      .whereIn('card_id', cards)
      .whereNotNull('to_stage')
      .andWhereRaw('to_stage IS DISTINCT FROM from_stage')
      .orderBy('seq', 'desc')
      .select<Pick<LogRow, 'seq' | 'card_id' | 'to_stage' | 'actor_id'>[]>('seq', 'card_id', 'to_stage', 'actor_id'),
  );
  return (row) => {
    const arrival = arrivals.find((one) => one.seq < row.seq && one.card_id === row.card_id && one.to_stage === row.from_stage);
    return arrival && arrival.actor_id > 0 ? arrival.actor_id : null;
  };
}
