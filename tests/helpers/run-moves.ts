import type { Actor } from '../../plugins/workboard/engine/workflow/types';
import type { Answers } from '../../plugins/workboard/engine/form/types';
import type { WorkboardApi } from '../../plugins/workboard/server/src/api';
import type { Core } from '@strapi/strapi';

/** Moves to try on each card: forward and back between two stages, each with the revision that was just read. */
export interface MovesOrder {
  cards: readonly number[];
  moves: number;
  clients: number;
  /** Which event leads out of a stage. */
  from: Readonly<Record<string, { event: string; form: Answers; actor: Actor }>>;
}

export interface MovesResult {
  /** Revision read by every success, by card. */
  wins: { card: number; read: number }[];
  conflicts: number;
  others: string[];
}

/** Many people at once: each reads a card, then fires what its stage allows with the revision it saw. */
export async function runMoves(app: { strapi: Core.Strapi; workboard: WorkboardApi }, order: MovesOrder): Promise<MovesResult> {
  const result: MovesResult = { wins: [], conflicts: 0, others: [] };
  const client = async (number: number) => {
    for (let move = 0; move < order.moves; move += 1) {
      const card = order.cards[(number + move) % order.cards.length] ?? 0;
      await tryMove(app, order, card, result);
    }
  };
  await Promise.all(Array.from({ length: order.clients }, (_none, number) => client(number)));
  return result;
}

async function tryMove(
  app: { strapi: Core.Strapi; workboard: WorkboardApi },
  order: MovesOrder,
  card: number,
  result: MovesResult,
): Promise<void> {
  const row = (await app.strapi.db.connection('workboard_cards').where({ id: card }).first('stage', 'revision')) as {
    stage: string;
    revision: number;
  };
  const move = order.from[row.stage];
  if (!move) throw new Error(`no move leads out of ${row.stage}`);
  try {
    await app.workboard.fire(card, { ...move, expectedRevision: row.revision });
    result.wins.push({ card, read: row.revision });
  } catch (error) {
    if ((error as { status?: number }).status === 409) result.conflicts += 1;
    else result.others.push(String(error));
  }
}
