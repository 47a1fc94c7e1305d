import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

import type { BoardFilter, BoardLayout, BoardViewSettings } from '../../../../shared/contract';

const FILTER_KEYS = ['q', 'unit', 'assignee', 'watched', 'urgency'] as const;
const LAYOUT_KEYS = ['sort', 'lanes'] as const;
const URGENCIES = ['overdue', 'today', 'soon', 'suspended'] as const;
const SORTS = ['updated', 'manual'] as const;
const LANES = ['unit', 'assignee', 'urgency', 'kind', 'hours'] as const;

export interface BoardAddress {
  filter: BoardFilter;
  layout: BoardLayout;
  /** Saved view that was chosen last (`?view=`). */
  view: number | null;
  /** Card whose drawer is open (`?card=`). */
  card: number | null;
  active: boolean;
  /** Nothing is asked for: the board as it is opened from a menu. */
  bare: boolean;
  /** Changes the given parts; `undefined` removes one. Typing replaces the history entry, everything else adds one. */
  setFilter(part: Partial<BoardFilter>, how?: 'push' | 'replace'): void;
  setLayout(part: Partial<BoardLayout>): void;
  /** Filter, order and lanes of a saved view, in the place of those of the address. */
  apply(view: Pick<BoardViewSettings, 'filter' | 'layout'> & { id: number }, how?: 'push' | 'replace'): void;
  clear(): void;
  openCard(id: number | null): void;
}

/** The filters and the layout of a board and its open card, kept in the URL: they can be shared, and “back” undoes them. */
export function useBoardFilter(): BoardAddress {
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => parseFilter(params), [params]);
  const layout = useMemo(() => parseLayout(params), [params]);
  const card = Number(params.get('card')) || null;
  const view = Number(params.get('view')) || null;

  const change = useCallback(
    (parts: Parts, how: 'push' | 'replace' = 'push') => setParams((now) => withParts(now, parts), { replace: how === 'replace' }),
    [setParams],
  );
  const setFilter = useCallback((part: Partial<BoardFilter>, how?: 'push' | 'replace') => change(part, how), [change]);
  const setLayout = useCallback(
    (part: Partial<BoardLayout>) => change({ ...part, ...(part.sort === 'due' ? { sort: undefined } : {}) }),
    [change],
  );
  const apply = useCallback<BoardAddress['apply']>(
    ({ id, filter: given, layout: laid }, how) => change({ ...NOTHING, ...given, ...laid, view: String(id) }, how),
    [change],
  );
  const clear = useCallback(() => change({ ...NO_FILTER, view: undefined }), [change]);
  const openCard = useCallback((id: number | null) => change({ card: id === null ? undefined : String(id) }), [change]);

  const active = FILTER_KEYS.some((key) => filter[key] !== undefined);
  return { filter, layout, view, card, active, bare: params.size === 0, setFilter, setLayout, apply, clear, openCard };
}

type Parts = Readonly<Record<string, string | undefined>>;

const NO_FILTER = Object.fromEntries(FILTER_KEYS.map((key) => [key, undefined])) as Parts;
const NOTHING: Parts = { ...NO_FILTER, ...Object.fromEntries(LAYOUT_KEYS.map((key) => [key, undefined])) };

/** Filter of an address; what the server would not understand is left out. */
export function parseFilter(params: URLSearchParams): BoardFilter {
  const urgency = URGENCIES.find((known) => known === params.get('urgency'));
  return {
    q: params.get('q') || undefined,
    unit: params.get('unit') || undefined,
    assignee: params.get('assignee') || undefined,
    watched: params.get('watched') === 'me' ? 'me' : undefined,
    urgency,
  };
}

/** Order and lanes of an address. */
export function parseLayout(params: URLSearchParams): BoardLayout {
  return { sort: SORTS.find((known) => known === params.get('sort')), lanes: LANES.find((known) => known === params.get('lanes')) };
}

function withParts(now: URLSearchParams, parts: Parts): URLSearchParams {
  const next = new URLSearchParams(now);
  for (const [key, value] of Object.entries(parts)) {
    if (value === undefined || value === '') next.delete(key);
    else next.set(key, value);
  }
  return next;
}
