import { useEffect, useState, type RefObject } from 'react';

/** What bears a name in the row: a column its stage, a tab its board. */
type Named = 'stage' | 'board';

/** Of a row that scrolls sideways (columns, tabs), the names of those that are not wholly or not at all in its window. Empty until the browser has looked. */
export function useOutOfView(scroller: RefObject<HTMLElement>, named: Named, names: readonly string[], threshold = 0): ReadonlySet<string> {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const row = names.join(' ');

  useEffect(() => {
    const root = scroller.current;
    if (!root) return;
    const observer = new IntersectionObserver((entries) => setHidden((now) => withSeen(now, named, entries, threshold)), {
      root,
      threshold,
    });
    for (const one of root.querySelectorAll(`[data-${named}]`)) observer.observe(one);
    return () => observer.disconnect();
  }, [scroller, named, row, threshold]);

  return hidden;
}

function withSeen(
  before: ReadonlySet<string>,
  named: Named,
  entries: readonly IntersectionObserverEntry[],
  threshold: number,
): ReadonlySet<string> {
  const hidden = new Set(before);
  for (const { target, isIntersecting, intersectionRatio } of entries) {
    const name = (target as HTMLElement).dataset[named] ?? '';
    if (isIntersecting && intersectionRatio >= threshold) hidden.delete(name);
    else hidden.add(name);
  }
  return hidden;
}
