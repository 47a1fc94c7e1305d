import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

import type { Board, BoardColumn, BoardFilter } from '../../../../shared/contract';
import { useBoardQuery, useLazyBoardWindowQuery } from '../../shared/api';
import { viewColumns, type FurtherWindows, type PendingMove } from './board-view';

export interface BoardData {
  board: Board | undefined;
  columns: BoardColumn[];
  error: unknown;
  /** First answer for this address is under way; what is shown belongs to no or another filter. */
  loading: boolean;
  loadMore(stage: string): void;
  /** Asks again for the first windows in one request, then for the further windows that were open. */
  refresh(): Promise<void>;
}

/** A board with the windows that were scrolled to. Windows belong to one workflow and one filter and go with them. */
export function useBoardData(workflow: string, filter: BoardFilter, pending: readonly PendingMove[]): BoardData {
  const { currentData, data, error, isFetching, refetch } = useBoardQuery({ workflow, filter }, { refetchOnMountOrArgChange: true });
  const [fetchWindow] = useLazyBoardWindowQuery();
  const [further, setFurther] = useState<FurtherWindows>({});
  const openWindows = useRef(further);
  openWindows.current = further;
  const loadingStages = useRef(new Set<string>());
  const address = `${workflow}?${JSON.stringify(filter)}`;
  const addressNow = useRef(address);
  addressNow.current = address;

  useEffect(() => setFurther({}), [address]);

  // While a filter changes, the board before it stays on screen (dimmed by the page) instead of a flash of skeletons.
  const board = currentData ?? (data?.workflow.key === workflow ? data : undefined);
  const columns = useMemo(() => (board ? viewColumns(board, further, pending) : []), [board, further, pending]);

  const loadMore = useCallback(
    (stage: string) => {
      const column = board?.columns.find((one) => one.stage === stage);
      const after = openWindows.current[stage] ? openWindows.current[stage].next : column?.next;
      if (!after || loadingStages.current.has(stage)) return;
      loadingStages.current.add(stage);
      fetchWindow({ workflow, stage, filter, after })
        .unwrap()
        .then((window) => {
          if (addressNow.current !== address) return;
          setFurther((now) => ({ ...now, [stage]: { cards: [...(now[stage]?.cards ?? []), ...window.cards], next: window.next } }));
        })
        // The next scroll asks again; the banner tells about the connection.
        .catch(() => undefined)
        .finally(() => loadingStages.current.delete(stage));
    },
    [board, fetchWindow, workflow, filter, address],
  );

  const refresh = useCallback(async () => {
    const fresh = await refetch().unwrap();
    const again = await reloadWindows(fresh, openWindows.current, (stage, after) =>
      fetchWindow({ workflow, stage, filter, after }).unwrap(),
    );
    if (addressNow.current === address) setFurther(again);
  }, [refetch, fetchWindow, workflow, filter, address]);

  return { board, columns, error: isFetching ? undefined : error, loading: !currentData && isFetching, loadMore, refresh };
}

type FetchWindow = (stage: string, after: string) => Promise<{ cards: BoardColumn['cards']; next: string | null }>;

/** As many further windows as were open before, so that the reader keeps his place in a long column. */
async function reloadWindows(board: Board, open: FurtherWindows, fetchWindow: FetchWindow): Promise<FurtherWindows> {
  const result: Record<string, FurtherWindows[string]> = {};
  for (const column of board.columns) {
    const wanted = open[column.stage]?.cards.length ?? 0;
    let next = column.next;
    const cards: BoardColumn['cards'] = [];
    while (next && cards.length < wanted) {
      const window = await fetchWindow(column.stage, next);
      cards.push(...window.cards);
      next = window.next;
    }
    if (cards.length > 0) result[column.stage] = { cards, next };
  }
  return result;
}
