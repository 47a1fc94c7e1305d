import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Parameters of the address that are no filter. */
const PLACES = ['workflow', 'register', 'card', 'after', 'view'] as const;

export interface RegisterAddress {
  workflow: string | null;
  register: string | null;
  card: number | null;
  after: string | undefined;
  /** Saved view that was chosen last; its filter stands in the address and may have been changed since. */
  view: number | null;
  /** Everything else: what the register is narrowed and ordered by, as the server reads it. */
  filter: Readonly<Record<string, string>>;
  /** Narrowed, whatever the order. */
  active: boolean;
  /** Neither narrowed nor ordered, no view chosen, on the first page. */
  bare: boolean;
  /** Changes the given parts, back on the first page; `undefined` removes one. */
  setFilter: (part: Readonly<Record<string, string | undefined>>, how?: 'push' | 'replace') => void;
  clear: () => void;
  /** Shows what a saved view says. */
  apply: (view: { id: number; filter: Readonly<Record<string, string>> }, how?: 'push' | 'replace') => void;
  /** Another register: nothing of the old one's filter holds there. */
  open: (workflow: string, register?: string) => void;
  openCard: (card: number | null) => void;
  turnTo: (after: string | undefined) => void;
}

/** Register, filter, order, page and open card stand in the address: they can be shared, and “back” undoes them. */
export function useRegisterAddress(): RegisterAddress {
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => Object.fromEntries([...params].filter(([name]) => !PLACES.some((place) => place === name))), [params]);
  const setFilter = useCallback<RegisterAddress['setFilter']>(
    (part, how = 'push') => setParams((now) => withParts(now, { ...part, after: undefined }), { replace: how === 'replace' }),
    [setParams],
  );
  const clear = useCallback(
    () =>
      setParams((now) =>
        withParts(
          new URLSearchParams(),
          Object.fromEntries(['workflow', 'register', 'sort'].map((name) => [name, now.get(name) ?? undefined])),
        ),
      ),
    [setParams],
  );
  const apply = useCallback<RegisterAddress['apply']>(
    ({ id, filter: kept }, how = 'push') =>
      setParams(
        (now) => {
          const place = Object.fromEntries(['workflow', 'register'].map((name) => [name, now.get(name) ?? undefined]));
          return withParts(new URLSearchParams(), { ...place, ...kept, view: String(id) });
        },
        { replace: how === 'replace' },
      ),
    [setParams],
  );
  const open = useCallback(
    (workflow: string, register?: string) => setParams(register === undefined ? { workflow } : { workflow, register }),
    [setParams],
  );
  const openCard = useCallback(
    (card: number | null) => setParams((now) => withParts(now, { card: card === null ? undefined : String(card) })),
    [setParams],
  );
  const turnTo = useCallback((after: string | undefined) => setParams((now) => withParts(now, { after })), [setParams]);
  return {
    workflow: params.get('workflow'),
    register: params.get('register'),
    card: Number(params.get('card')) || null,
    after: params.get('after') ?? undefined,
    view: Number(params.get('view')) || null,
    filter,
    bare: Object.keys(filter).length === 0 && !params.has('view') && !params.has('after'),
    active: Object.keys(filter).some((name) => name !== 'sort'),
    setFilter,
    clear,
    apply,
    open,
    openCard,
    turnTo,
  };
}

function withParts(now: URLSearchParams, parts: Readonly<Record<string, string | undefined>>): URLSearchParams {
  const next = new URLSearchParams(now);
  for (const [key, value] of Object.entries(parts)) {
    if (value === undefined || value === '') next.delete(key);
    else next.set(key, value);
  }
  return next;
}
