import type { BoardOrder } from '../../../../shared/contract';
import type { CardFace } from '../card/card-row';

/** Stands behind every day: cards without a due day come last. */
export const NO_DAY = '9999-12-31';
/** Stands behind every hour: what is due by the end of a day comes after what is due within it. */
const NO_HOUR = '9';
/** Stands behind every rank: cards that nobody placed come last, in the order of their due days. */
const NO_RANK = 1e15;

type Part = string | number | boolean;

interface Ordering {
  /** Columns of `workboard_cards c`, each with its direction. */
  by: readonly string[];
  /** Whether the keyset runs downwards. */
  down: boolean;
  /** What a card has in these columns. */
  key(row: CardFace): Part[];
}

/** Binding day first, cards without one last, suspended ones after them by what they have left; index `workboard_cards_order`. */
const DUE = ['c.due_suspended', 'COALESCE(c.due_left, 0)', `COALESCE(c.due_on, '${NO_DAY}')`, `COALESCE(c.due_at, '${NO_HOUR}')`, 'c.id'];

const dueKey = (row: CardFace): Part[] => [row.due_suspended, row.due_left ?? 0, row.due_on ?? NO_DAY, row.due_at ?? NO_HOUR, row.id];

const ORDERINGS: Readonly<Record<BoardOrder, Ordering>> = {
  due: { by: DUE, down: false, key: dueKey },
  updated: { by: ['c.updated_at', 'c.id'], down: true, key: (row) => [row.updated_at, row.id] },
  // Only first columns have ranks; in every other column this is the order of the due days.
  manual: { by: [`COALESCE(c.rank, ${NO_RANK})`, ...DUE], down: false, key: (row) => [row.rank ?? NO_RANK, ...dueKey(row)] },
};

/** The ORDER BY of a column. */
export function orderBy(order: BoardOrder): string {
  const { by, down } = ORDERINGS[order];
  return by.map((column) => (down ? `${column} DESC` : column)).join(', ');
}

/** The condition “after this key”, with one `?` for each part of it. */
export function afterKey(order: BoardOrder): string {
  const { by, down } = ORDERINGS[order];
  return `(${by.join(', ')}) ${down ? '<' : '>'} (${by.map(() => '?').join(', ')})`;
}

/** Place of a card in its column. */
export function keyOf(order: BoardOrder, row: CardFace): readonly Part[] {
  return ORDERINGS[order].key(row);
}
