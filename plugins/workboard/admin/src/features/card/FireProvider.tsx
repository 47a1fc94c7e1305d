import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';

import type { CardSummary } from '../../../../shared/contract';
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
  const own = useRef(new Map<string, number>());

  const fire = useCallback((order: FireOrder) => {
    return new Promise<FireResult>((resolve) => {
      // One at a time: what is being typed into the open form must not be swept away by a second event.
      if (running.current) return resolve({ outcome: 'cancelled' });
      count.current += 1;
      const next: Job = {
        id: count.current,
        order: onward(order, own.current),
        settle: (result) => {
          running.current = null;
          if (result.outcome === 'done' && order.card) own.current.set(revisionKey(order.card), result.answer.card.revision);
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

const revisionKey = ({ id, revision }: Pick<CardSummary, 'id' | 'revision'>) => `${id}.${revision}`;

/**
 * The order as it stands after one's own steps. Whoever takes the next one before the page has read the card again would otherwise be told that somebody changed it: nobody did but they,
 * or the step that led from there would not have been taken. An undo means the very step at its revision.
 */
function onward(order: FireOrder, own: ReadonlyMap<string, number>): FireOrder {
  if (!order.card || order.undo) return order;
  const next = own.get(revisionKey(order.card));
  return next === undefined || next <= order.card.revision ? order : onward({ ...order, card: { ...order.card, revision: next } }, own);
}
