import type { Core } from '@strapi/strapi';
import { reading, type Trx } from '../../platform/transaction';
import { cardRowOf, type CardRow } from '../card/card-row';
import type { LogRow } from '../log/service';

const CURSOR = 'notifications';

/** Lets a house that was at work before it had messages begin with what happens from now on: nobody is told of old steps. Again is no error. */
export async function beginAtHead(strapi: Core.Strapi): Promise<void> {
  await reading(strapi, async (db) => {
    const head = (await db('workboard_log_head').where({ id: 1 }).first('seq')) as { seq: number };
    await db('workboard_cursors').insert({ name: CURSOR, seq: head.seq }).onConflict('name').ignore();
  });
}

/** Number of the last log row that was told of. */
export async function readCursor(strapi: Core.Strapi): Promise<number> {
  const row = await reading(strapi, (db) => db('workboard_cursors').where({ name: CURSOR }).first<{ seq: number } | undefined>('seq'));
  if (!row) throw new Error('how far the log was read is not known: it is set when the application starts');
  return row.seq;
}

/** @throws Error if another instance has moved it meanwhile: what this one would tell is told */
export async function moveCursor(trx: Trx, from: number, to: number): Promise<void> {
  const moved = await trx('workboard_cursors').where({ name: CURSOR, seq: from }).update({ seq: to });
  if (moved === 0) throw new Error(`the log was read further by another instance than ${from}`);
}

export async function rowsAfter(strapi: Core.Strapi, seq: number, limit: number): Promise<LogRow[]> {
  return reading(strapi, (db) => db('workboard_log').where('seq', '>', seq).orderBy('seq').limit(limit).select<LogRow[]>('*'));
}

export async function cardsOf(strapi: Core.Strapi, ids: readonly number[]): Promise<ReadonlyMap<number, CardRow>> {
  if (ids.length === 0) return new Map();
  const rows = (await reading(strapi, (db) => db('workboard_cards').whereIn('id', ids).select('*'))) as Record<string, unknown>[];
  return new Map(rows.map((row) => [Number(row.id), cardRowOf(row)]));
}

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
