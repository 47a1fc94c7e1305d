import { createContext, useContext, useSyncExternalStore } from 'react';

/** Cards of one bulk request, and so of a selection on a board. */
export const MOST = 100;

/**
 * Which cards are selected. A store of its own and no state of the board: selecting one card of ten thousand draws that card again and
 * nothing else.
 */
export interface Selection {
  subscribe(listener: () => void): () => void;
  all(): ReadonlySet<number>;
  /** `toggle` one card; `range` everything between the card picked last and this one, where both stand in one column. */
  pick(card: number, how: 'toggle' | 'range'): void;
  /** Keeps only these. */
  keep(cards: readonly number[]): void;
}

/**
 * @param columns ids of the cards as they stand on the board, column by column
 * @param onFull called when more than `most` would be selected; the rest is left out
 */
export function createSelection(columns: () => readonly (readonly number[])[], onFull: () => void, most = MOST): Selection {
  let selected: ReadonlySet<number> = new Set();
  let anchor: number | null = null;
  const listeners = new Set<() => void>();
  const set = (next: Iterable<number>) => {
    const cards = [...new Set(next)];
    if (cards.length > most) onFull();
    selected = new Set(cards.slice(0, most));
    for (const listener of listeners) listener();
  };
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    all: () => selected,
    pick(card, how) {
      const span = how === 'range' && anchor !== null ? between(columns(), anchor, card) : null;
      if (span) return set([...selected, ...span]);
      anchor = card;
      set(selected.has(card) ? [...selected].filter((one) => one !== card) : [...selected, card]);
    },
    keep(cards) {
      anchor = null;
      set(cards);
    },
  };
}

export const SelectionContext = createContext<Selection | null>(null);

/** Whether one card is selected. Outside of a board nothing is. */
export function useSelected(card: number): boolean {
  const selection = useContext(SelectionContext);
  return useSyncExternalStore(selection?.subscribe ?? NOBODY, () => selection?.all().has(card) ?? false);
}

/** The selected cards. */
export function useSelection(selection: Selection): ReadonlySet<number> {
  return useSyncExternalStore(selection.subscribe, selection.all);
}

const NOBODY = () => () => undefined;

function between(columns: readonly (readonly number[])[], from: number, to: number): readonly number[] | null {
  const column = columns.find((one) => one.includes(from) && one.includes(to));
  if (!column) return null;
  const [first, last] = [column.indexOf(from), column.indexOf(to)].sort((a, b) => a - b);
  return column.slice(first, (last ?? 0) + 1);
}
