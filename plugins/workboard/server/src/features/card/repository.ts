import type { Core } from '@strapi/strapi';
import { changeRows, type Stored } from '../../platform/change-rows';
import { selectRows } from '../../platform/select-rows';
import { reading, type Trx } from '../../platform/transaction';
import { cardRowOf, historyOf, type CardRow, type LoadedCard } from './card-row';

type CardWhere = { id: number } | { uid: string; documentId: string };

const CARD =
  'SELECT c.*, e.clock AS clock, e.data AS clock_event FROM workboard_cards c LEFT JOIN workboard_clock_events e ON e.card_id = c.id WHERE';
const BY_ID = `${CARD} c.id = ? ORDER BY e.id`;
const BY_SUBJECT = `${CARD} c.subject_uid = ? AND c.subject_document = ? ORDER BY e.id`;

/** A card with the events of its clocks, in one statement. */
export async function loadCard(strapi: Core.Strapi, where: CardWhere): Promise<LoadedCard | null> {
  return loaded(
    await reading(strapi, (db) =>
      'id' in where
        ? selectRows<Record<string, unknown>>(db, BY_ID, [where.id])
        : selectRows<Record<string, unknown>>(db, BY_SUBJECT, [where.uid, where.documentId]),
    ),
  );
}

function loaded(rows: readonly Record<string, unknown>[]): LoadedCard | null {
  const first = rows[0];
  if (!first) return null;
  return { row: cardRowOf(first), history: historyOf(rows as { clock: string | null; clock_event: string | null }[]) };
}

export type CardColumns = Partial<Omit<CardRow, 'id' | 'revision' | 'units' | 'last_actor' | 'editors' | 'done_in_stage'>> & {
  units?: string;
  last_actor?: string;
  editors?: string;
  done_in_stage?: string;
  search_text?: string;
  sealed_at?: string;
  sealed_by?: number;
  updated_at: string;
};

/**
 * Compare and set: writes the columns and the next revision if the card still has `revision`.
 * @returns false if somebody was faster
 */
export async function updateCard(trx: Trx, input: { id: number; revision: number; columns: CardColumns }): Promise<boolean> {
  const names = Object.keys(input.columns);
  const changed = await changeRows(
    trx,
    `UPDATE workboard_cards SET ${names.map((name) => `${name} = ?, `).join('')}revision = ? WHERE id = ? AND revision = ?`,
    [...Object.values<Stored>(input.columns), input.revision + 1, input.id, input.revision],
  );
  return changed === 1;
}

export async function insertCard(trx: Trx, columns: Record<string, unknown>): Promise<number> {
  const [row] = (await trx('workboard_cards').insert(columns).returning('id')) as { id: number }[];
  if (!row) throw new Error('the card was not written');
  return row.id;
}

/** Rewrites the units a card concerns; row rules read them. */
export async function writeUnits(trx: Trx, card: number, units: readonly string[], fresh: boolean): Promise<void> {
  if (!fresh) await trx('workboard_card_units').where({ card_id: card }).delete();
  const rows = [...new Set(units)].map((unit) => ({ card_id: card, unit }));
  if (rows.length > 0) await trx('workboard_card_units').insert(rows);
}
