import { useCallback } from 'react';

import type { Selection } from '../bulk';

interface Grid {
  cards: readonly number[];
  groups: readonly number[] | null;
  active: number;
  /** Rows of a page. */
  page: number;
  selection: Selection;
  go: (index: number) => void;
  open: (card: number) => void;
}

/**
 * Keys of the table: arrows, Page and Home, End go from row to row, with Shift they select on the way; Space selects, Ctrl+A everything that is
 * filtered, G the group of like ones, Enter opens, Escape lets go.
 */
export function useGridKeys({ cards, groups, active, page, selection, go, open }: Grid) {
  return useCallback(
    (event: React.KeyboardEvent) => {
      const card = cards[active];
      if (card === undefined || event.altKey) return;
      const target = aimOf(event.key, active, { page, last: cards.length - 1 });
      if (target !== null) {
        event.preventDefault();
        const to = cards[target];
        if (event.shiftKey && to !== undefined) {
          if (!selection.all().has(card)) selection.pick(card, 'toggle');
          selection.pick(to, 'range');
        }
        return go(target);
      }
      const act = ACTS[event.key.toLowerCase()];
      if (!act || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() !== 'a')) return;
      if (event.key.toLowerCase() === 'a' && !event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      act({ cards, groups, card, active, selection, open });
    },
    [cards, groups, active, page, selection, go, open],
  );
}

function aimOf(key: string, active: number, { page, last }: { page: number; last: number }): number | null {
  const aims: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: last,
  };
  const aim = aims[key];
  return aim === undefined ? null : Math.min(Math.max(aim, 0), last);
}

type Act = (grid: Pick<Grid, 'cards' | 'groups' | 'active' | 'selection' | 'open'> & { card: number }) => void;

const ACTS: Readonly<Record<string, Act>> = {
  ' ': ({ card, selection }) => selection.pick(card, 'toggle'),
  enter: ({ card, open }) => open(card),
  escape: ({ selection }) => selection.keep([]),
  a: ({ cards, selection }) => selection.keep(cards),
  g: ({ cards, groups, active, selection }) => {
    if (groups) selection.keep([...selection.all(), ...cards.filter((_, index) => groups[index] === groups[active])]);
  },
};
