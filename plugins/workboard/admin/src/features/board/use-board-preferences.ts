import { useCallback, useMemo, useState } from 'react';

import { useMeQuery } from '../../shared/api';

export type Density = 'comfortable' | 'compact';

export interface BoardPreferences {
  density: Density;
  /** Stages whose column is folded to its name and count. */
  collapsed: ReadonlySet<string>;
  setDensity(density: Density): void;
  toggleColumn(stage: string): void;
}

interface Kept {
  density: Density;
  collapsed: string[];
}

const USUAL: Kept = { density: 'comfortable', collapsed: [] };

/** How a person likes a board to look. Kept in the browser for each person and board: two people may share one computer. */
export function useBoardPreferences(workflow: string): BoardPreferences {
  const { data: me } = useMeQuery();
  const place = me ? `workboard.board.${me.id}.${workflow}` : null;
  // What is in the store is read anew when the person is known; a change afterwards stands here and there.
  const [changed, setChanged] = useState<{ place: string; kept: Kept } | null>(null);
  const stored = useMemo(() => (place === null ? USUAL : read(place)), [place]);
  const kept = changed && changed.place === place ? changed.kept : stored;

  const change = useCallback(
    (part: (now: Kept) => Partial<Kept>) => {
      if (place === null) return;
      const next = { ...kept, ...part(kept) };
      window.localStorage.setItem(place, JSON.stringify(next));
      setChanged({ place, kept: next });
    },
    [place, kept],
  );
  const setDensity = useCallback((density: Density) => change(() => ({ density })), [change]);
  const toggleColumn = useCallback(
    (stage: string) =>
      change(({ collapsed }) => ({
        collapsed: collapsed.includes(stage) ? collapsed.filter((one) => one !== stage) : [...collapsed, stage],
      })),
    [change],
  );
  return { density: kept.density, collapsed: useMemo(() => new Set(kept.collapsed), [kept]), setDensity, toggleColumn };
}

function read(place: string): Kept {
  try {
    const found = JSON.parse(window.localStorage.getItem(place) ?? '{}') as Partial<Kept>;
    const collapsed = Array.isArray(found.collapsed) ? found.collapsed.filter((stage) => typeof stage === 'string') : [];
    return { density: found.density === 'compact' ? 'compact' : 'comfortable', collapsed };
  } catch {
    return USUAL;
  }
}
