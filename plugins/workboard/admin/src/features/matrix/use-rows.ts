import { useEffect, useRef, useState } from 'react';

import type { MatrixOrder, MatrixRow } from '../../../../shared/contract';
import { useLazyMatrixRowsQuery } from './api';

/** What a row is known by: it is asked for again where this is another. */
const stateOf = (revision: number | undefined, notes: number | undefined) => `${revision}.${notes}`;
/** Rows asked for together, where one of them is seen. */
const BLOCK = 50;

/**
 * The rows that are seen, and those around them, by card. A row that was changed meanwhile, so that its revision is another, or that got a
 * note, is asked for again; until it comes the old one stays in sight.
 */
export function useRows(place: { card: number; workflow: string }, order: MatrixOrder | undefined, seen: { from: number; to: number }) {
  const { card, workflow } = place;
  const [rows, setRows] = useState<ReadonlyMap<number, MatrixRow>>(new Map());
  const [ask] = useLazyMatrixRowsQuery();
  const asked = useRef(new Set<string>());

  useEffect(() => {
    if (!order) return;
    const first = Math.floor(seen.from / BLOCK) * BLOCK;
    for (let start = first; start <= seen.to; start += BLOCK) {
      const cards = order.cards.slice(start, start + BLOCK);
      const states = cards.map((_, index) => stateOf(order.revisions[start + index], order.notes[start + index]));
      const stale = cards.filter((id, index) => {
        const row = rows.get(id);
        return stateOf(row?.revision, row?.notes) !== states[index];
      });
      if (stale.length === 0) continue;
      const key = stale.map((id) => `${id}.${states[cards.indexOf(id)]}`).join();
      if (asked.current.has(key)) continue;
      asked.current.add(key);
      void ask({ card, workflow, cards: stale }).then(({ data }) => {
        if (data) setRows((known) => new Map([...known, ...data.map((row) => [row.card, row] as const)]));
        else asked.current.delete(key);
      });
    }
  }, [order, seen.from, seen.to, rows, ask, card, workflow]);
  return rows;
}
