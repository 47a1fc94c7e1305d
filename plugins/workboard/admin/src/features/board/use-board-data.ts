import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

import type { Board, BoardColumn, BoardFilter, BoardLayout } from '../../../../shared/contract';
import { useBoardQuery, useLazyBoardWindowQuery } from '../../shared/api';
import { viewColumns, windowKey, type FurtherWindows, type PendingMove } from './board-view';

export interface BoardData {
  board: Board | undefined;
  columns: BoardColumn[];
  error: unknown;
  /** First answer for this address is under way; what is shown belongs to no or another filter. */
  loading: boolean;
  /** With lanes: that of one lane in the column. */
  loadMore(stage: string, lane?: string): void;
  /** Asks again for the first windows in one request, then for the further windows that were open. */
  refresh(): Promise<void>;
}

interface Asked {
  workflow: string;
  filter: BoardFilter;
  layout: BoardLayout;
}

/** A board with the windows that were scrolled to. Windows belong to one workflow, filter and layout and go with them. */
export function useBoardData({ workflow, filter, layout }: Asked, pending: readonly PendingMove[]): BoardData {
  const { currentData, data, error, isFetching, refetch } = useBoardQuery(
    { workflow, filter, layout },
    { refetchOnMountOrArgChange: true },
  );
  const [fetchWindow] = useLazyBoardWindowQuery();
  const [further, setFurther] = useState<FurtherWindows>({});
  const openWindows = useRef(further);
  openWindows.current = further;
  const loadingStages = useRef(new Set<string>());
  const address = `${workflow}?${JSON.stringify([filter, layout])}`;
  const addressNow = useRef(address);
  addressNow.current = address;

  useEffect(() => setFurther({}), [address]);

  // While a filter changes, the board before it stays on screen (dimmed by the page) instead of a flash of skeletons.
  const board = currentData ?? (data?.workflow.key === workflow ? data : undefined);
  const columns = useMemo(() => (board ? viewColumns(board, further, pending) : []), [board, further, pending]);

  const loadMore = useCallback(
    (stage: string, lane: string | null = null) => {
      const key = windowKey(stage, lane);
      const column = board?.columns.find((one) => one.stage === stage);
      const first = lane === null ? column?.next : column?.cells.find((cell) => cell.lane === lane)?.next;
      const after = openWindows.current[key] ? openWindows.current[key].next : first;
      if (!after || loadingStages.current.has(key)) return;
      loadingStages.current.add(key);
      fetchWindow({ workflow, stage, lane, filter, layout, after })
        .unwrap()
        .then((window) => {
          if (addressNow.current !== address) return;
          setFurther((now) => ({ ...now, [key]: { cards: [...(now[key]?.cards ?? []), ...window.cards], next: window.next } }));
        })
        // The next scroll asks again; the banner tells about the connection.
        .catch(() => undefined)
        .finally(() => loadingStages.current.delete(key));
    },
    [board, fetchWindow, workflow, filter, layout, address],
  );

  const refresh = useCallback(async () => {
    const fresh = await refetch().unwrap();
    const again = await reloadWindows(fresh, openWindows.current, (place, after) =>
      fetchWindow({ workflow, ...place, filter, layout, after }).unwrap(),
    );
    if (addressNow.current === address) setFurther(again);
  }, [refetch, fetchWindow, workflow, filter, layout, address]);

  return { board, columns, error: isFetching ? undefined : error, loading: !currentData && isFetching, loadMore, refresh };
}

interface Place {
  stage: string;
  lane: string | null;
}

type FetchWindow = (place: Place, after: string) => Promise<{ cards: BoardColumn['cards']; next: string | null }>;

/** As many further windows as were open before, so that the reader keeps his place in a long column. */
async function reloadWindows(board: Board, open: FurtherWindows, fetchWindow: FetchWindow): Promise<FurtherWindows> {
  const result: Record<string, FurtherWindows[string]> = {};
  for (const { next: first, ...place } of board.columns.flatMap(placesOf)) {
    const key = windowKey(place.stage, place.lane);
    const wanted = open[key]?.cards.length ?? 0;
    let next = first;
    const cards: BoardColumn['cards'] = [];
    while (next && cards.length < wanted) {
      const window = await fetchWindow(place, next);
      cards.push(...window.cards);
      next = window.next;
    }
    if (cards.length > 0) result[key] = { cards, next };
  }
  return result;
}

function placesOf({ stage, next, cells }: BoardColumn): (Place & { next: string | null })[] {
  return [{ stage, lane: null, next }, ...cells.map((cell) => ({ stage, lane: cell.lane, next: cell.next }))];
}
