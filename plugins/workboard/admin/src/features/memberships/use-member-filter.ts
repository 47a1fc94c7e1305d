import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

export interface MemberFilter {
  /** A part of the name or of the e-mail address. */
  q?: string | undefined;
  role?: string | undefined;
  unit?: string | undefined;
  /** Counted from 1. */
  page?: number | undefined;
}

export interface MemberAddress {
  filter: MemberFilter;
  active: boolean;
  /** Changes the given parts, back on the first page; `undefined` removes one. Typing replaces the history entry. */
  setFilter: (part: MemberFilter, how?: 'push' | 'replace') => void;
  clear: () => void;
}

/** Search, filters and page stand in the address: “back” undoes them, and they can be shared. */
export function useMemberFilter(): MemberAddress {
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => parse(params), [params]);
  const setFilter = useCallback(
    (part: MemberFilter, how: 'push' | 'replace' = 'push') =>
      setParams((now) => write({ ...parse(now), page: undefined, ...part }), { replace: how === 'replace' }),
    [setParams],
  );
  const clear = useCallback(() => setParams({}), [setParams]);
  return { filter, active: Boolean(filter.q ?? filter.role ?? filter.unit), setFilter, clear };
}

function parse(params: URLSearchParams): MemberFilter {
  const page = Number(params.get('page'));
  return {
    q: params.get('q') ?? undefined,
    role: params.get('role') ?? undefined,
    unit: params.get('unit') ?? undefined,
    page: Number.isInteger(page) && page > 1 ? page : undefined,
  };
}

function write(filter: MemberFilter): Record<string, string> {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(given.map(([key, value]) => [key, String(value)]));
}
