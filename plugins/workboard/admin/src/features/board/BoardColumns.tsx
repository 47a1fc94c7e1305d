import { useCallback, useEffect, useMemo, type MutableRefObject } from 'react';

import type { CardSummary, PermittedEventView } from '../../../../shared/contract';
import type { PendingMove } from './board-view';
import { ColumnRow, type ShownColumns } from './ColumnRow';
import { BoardDnd } from './dnd/BoardDnd';
import { useDrag } from './dnd/use-drag';
import { LaneBoard } from './LaneBoard';
import type { OwnColumn } from './use-own-column';
import { useStill } from './use-still';

interface Props extends Omit<ShownColumns, 'drag' | 'waiting'> {
  pending: readonly PendingMove[];
  /** A card was let go over its own column. */
  dropped: OwnColumn['dropped'];
  /** Several events lead to one column: the person picks. */
  choose: (card: CardSummary, events: PermittedEventView[]) => void;
  /** True while a card is in hand. Not drawn: nothing beside the columns changes with the lift. */
  inHand: MutableRefObject<boolean>;
}

/** All columns, side by side or divided into lanes, and the card that is carried between them. */
export function BoardColumns({ pending, dropped, choose, inHand, ...board }: Props) {
  const waiting = useMemo(() => new Set(pending.map((move) => move.card.id)), [pending]);
  const { refresh } = board.data;
  const { focusCard } = board.mover;
  const drag = useDrag({
    stayed: dropped,
    columns: board.data.columns,
    move: (card, event) => void board.mover.move(card, event),
    choose,
    putBack: useCallback((card: CardSummary) => focusCard(card.id), [focusCard]),
    overtaken: useCallback((card: CardSummary) => void refresh().then(() => focusCard(card.id)), [refresh, focusCard]),
  });
  inHand.current = drag.card !== null;
  useEffect(() => () => void (inHand.current = false), [inHand]);
  const data = { ...board.data, columns: useStill(board.data.columns, drag.card !== null) };
  const lanes = data.board?.lanes ?? [];
  const shown = { ...board, data, drag, waiting };
  return (
    <BoardDnd drag={drag} columns={data.columns}>
      {lanes.length > 0 ? <LaneBoard {...shown} lanes={lanes} /> : <ColumnRow {...shown} />}
    </BoardDnd>
  );
}
