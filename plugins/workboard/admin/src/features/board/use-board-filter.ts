import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

import type { BoardFilter } from '../../../../shared/contract';

const KEYS = ['q', 'unit', 'assignee', 'urgency'] as const;
const URGENCIES = ['overdue', 'today', 'soon', 'suspended'] as const;

export interface BoardAddress {
  filter: BoardFilter;
  /** Card whose drawer is open (`?card=`). */
  card: number | null;
  active: boolean;
  /** Changes the given parts; `undefined` removes one. Typing replaces the history entry, everything else adds one. */
  setFilter(part: Partial<BoardFilter>, how?: 'push' | 'replace'): void;
  clear(): void;
  openCard(id: number | null): void;
}

/** The filters of a board and its open card, kept in the URL: they can be shared, and “back” undoes them. */
export function useBoardFilter(): BoardAddress {
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => parse(params), [params]);
  const card = Number(params.get('card')) || null;

  const setFilter = useCallback(
    (part: Partial<BoardFilter>, how: 'push' | 'replace' = 'push') =>
      setParams((now) => withParts(now, part), { replace: how === 'replace' }),
    [setParams],
  );
  const clear = useCallback(
    () => setParams((now) => withParts(now, { q: undefined, unit: undefined, assignee: undefined, urgency: undefined })),
    [setParams],
  );
  const openCard = useCallback(
    (id: number | null) => setParams((now) => withParts(now, { card: id === null ? undefined : String(id) })),
    [setParams],
  );

  return { filter, card, active: KEYS.some((key) => filter[key] !== undefined), setFilter, clear, openCard };
}

function parse(params: URLSearchParams): BoardFilter {
  const urgency = URGENCIES.find((known) => known === params.get('urgency'));
  return {
    q: params.get('q') || undefined,
    unit: params.get('unit') || undefined,
    assignee: params.get('assignee') || undefined,
    urgency,
  };
}

function withParts(now: URLSearchParams, parts: Record<string, string | undefined>): URLSearchParams {
  const next = new URLSearchParams(now);
  for (const [key, value] of Object.entries(parts)) {
    if (value === undefined || value === '') next.delete(key);
    else next.set(key, value);
  }
  return next;
}
