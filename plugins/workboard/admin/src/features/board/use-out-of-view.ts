import { useEffect, useState, type RefObject } from 'react';

import type { BoardColumn } from '../../../../shared/contract';

/** Stages whose columns are scrolled out of the board's window, to the left or to the right. Empty until the browser has looked. */
export function useOutOfView(scroller: RefObject<HTMLElement>, columns: readonly BoardColumn[]): ReadonlySet<string> {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const stages = columns.map(({ stage }) => stage).join(' ');

  useEffect(() => {
    const root = scroller.current;
    if (!root) return;
    const observer = new IntersectionObserver((entries) => setHidden((now) => withSeen(now, entries)), { root });
    for (const column of root.querySelectorAll('[data-stage]')) observer.observe(column);
    return () => observer.disconnect();
  }, [scroller, stages]);

  return hidden;
}

function withSeen(before: ReadonlySet<string>, entries: readonly IntersectionObserverEntry[]): ReadonlySet<string> {
  const hidden = new Set(before);
  for (const { target, isIntersecting } of entries) {
    const { stage = '' } = (target as HTMLElement).dataset;
    if (isIntersecting) hidden.delete(stage);
    else hidden.add(stage);
  }
  return hidden;
}
