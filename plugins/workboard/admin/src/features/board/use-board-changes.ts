import { useEffect, useRef, useState } from 'react';

import type { BoardChanges } from '../../../../shared/contract';
import { useLazyBoardChangesQuery } from '../../shared/api';

export type Connection = 'ok' | 'offline' | 'expired';

const VISIBLE_MS = 5_000;
const HIDDEN_MS = 30_000;

interface Watch {
  workflow: string;
  /** Change cursor of the board on screen; undefined until it is there. */
  cursor: number | undefined;
  /** While true (a card is in hand, a move waits for its answer) nothing is asked and nothing moves under the hand. */
  paused: { readonly current: boolean };
  refresh(): Promise<void>;
}

/**
 * Asks every five seconds (thirty in a hidden tab) whether cards of the board or the calendar changed, and refreshes it only then.
 * Coming back to the tab refreshes at once, because words such as “due today” change with the day and not with a card.
 */
export function useBoardChanges(watch: Watch): Connection {
  const [connection, setConnection] = useState<Connection>('ok');
  const [ask] = useLazyBoardChangesQuery();
  const now = useRef(watch);
  now.current = watch;
  const { workflow } = watch;

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;

    const round = async (always: boolean) => {
      const { cursor, paused, refresh } = now.current;
      if (cursor === undefined || paused.current) return;
      try {
        const changed = always || isNews(await ask({ workflow, since: cursor }).unwrap());
        if (ended || now.current.paused.current) return;
        if (changed) await refresh();
        setConnection('ok');
      } catch (error) {
        if (!ended) setConnection(connectionOf(error));
      }
    };
    const schedule = () => {
      timer = setTimeout(() => round(false).finally(() => !ended && schedule()), document.hidden ? HIDDEN_MS : VISIBLE_MS);
    };
    const onVisible = () => {
      if (document.hidden) return;
      clearTimeout(timer);
      void round(true).finally(() => !ended && schedule());
    };
    schedule();
    document.addEventListener('visibilitychange', onVisible);
    window.addEventListener('online', onVisible);
    return () => {
      ended = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
      window.removeEventListener('online', onVisible);
    };
  }, [ask, workflow]);

  return connection;
}

/** Cards that somebody moved, or a calendar that moved the days of all of them. */
const isNews = ({ cards, calendar }: BoardChanges) => cards.length > 0 || calendar;

/** A 401 is an ended session, an error without a status no answer at all; anything else is the server's own and not a broken line. */
export function connectionOf(error: unknown): Connection {
  const status = statusOf(error);
  if (status === 401) return 'expired';
  return status === undefined ? 'offline' : 'ok';
}

export function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  return typeof error.status === 'number' ? error.status : undefined;
}
