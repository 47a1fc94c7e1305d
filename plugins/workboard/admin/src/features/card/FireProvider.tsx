import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';

import { whenIdle } from '../../shared/when-idle';
import { EventJob, fetchForms } from './EventJob';
import type { Fire, FireOrder, FireResult } from './fire-types';
import { UndoToast, type DoneStep } from './UndoToast';
import { FireContext } from './use-fire';

interface Job {
  id: number;
  order: FireOrder;
  settle: (result: FireResult) => void;
}

/** Stands once around a page: whoever calls `useFire()` below it gets form, refusal, conflict and notices with the event. */
export function FireProvider({ children }: { children: ReactNode }) {
  const [job, setJob] = useState<Job | null>(null);
  const [done, setDone] = useState<DoneStep | null>(null);
  const [undone, setUndone] = useState<Fire['undone']>(null);
  const running = useRef<Job | null>(null);
  const count = useRef(0);

  const fire = useCallback((order: FireOrder) => {
    return new Promise<FireResult>((resolve) => {
      // One at a time: what is being typed into the open form must not be swept away by a second event.
      if (running.current) return resolve({ outcome: 'cancelled' });
      count.current += 1;
      const next: Job = {
        id: count.current,
        order,
        settle: (result) => {
          running.current = null;
          setJob((current) => (current === next ? null : current));
          if (result.outcome === 'done') {
            setDone({ id: next.id, order, answer: result.answer });
            if (order.undo) setUndone({ card: result.answer.card, nonce: next.id });
          }
          resolve(result);
        },
      };
      running.current = next;
      setJob(next);
    });
  }, []);

  useEffect(() => whenIdle(fetchForms), []);
  // The page was left: whoever waits is told.
  useEffect(() => () => running.current?.settle({ outcome: 'cancelled' }), []);

  const value = useMemo(() => ({ fire, undone }), [fire, undone]);
  return (
    <FireContext.Provider value={value}>
      {children}
      {done ? <UndoToast key={done.id} step={done} onUndo={fire} onGone={() => setDone(null)} /> : null}
      {job ? <EventJob key={job.id} order={job.order} onSettle={job.settle} /> : null}
    </FireContext.Provider>
  );
}
