import { useCallback, useEffect, useMemo, type MutableRefObject } from 'react';
import { styled } from 'styled-components';

import type { BoardColumn, CardSummary, PermittedEventView } from '../../../../shared/contract';
import { useT } from '../../shared/use-t';
import { BoardColumnView } from './BoardColumnView';
import type { PendingMove } from './board-view';
import { BoardDnd } from './dnd/BoardDnd';
import { useDrag, type Drag } from './dnd/use-drag';
import { FoldedColumn } from './FoldedColumn';
import { LaneBoard } from './LaneBoard';
import type { BoardData } from './use-board-data';
import type { BoardPreferences } from './use-board-preferences';
import type { OwnColumn } from './use-own-column';
import type { FocusRequest, Mover } from './use-move';
import { useStill } from './use-still';

interface Props {
  data: BoardData;
  mover: Mover;
  pending: readonly PendingMove[];
  preferences: BoardPreferences;
  filtered: boolean;
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
      {lanes.length > 0 ? <LaneBoard {...shown} lanes={lanes} /> : <Columns {...shown} />}
    </BoardDnd>
  );
}

/** What is needed to draw the columns in either way. */
export type ShownColumns = Pick<Props, 'data' | 'mover' | 'preferences' | 'filtered'> & { drag: Drag; waiting: ReadonlySet<number> };

/** The row scrolls sideways, each column scrolls its own cards. */
function Columns({ data, drag, mover, waiting, preferences, filtered }: ShownColumns) {
  const t = useT();
  const { density, collapsed, toggleColumn } = preferences;
  return (
    <Row role="group" aria-label={t('board.columns')} aria-busy={data.loading} tabIndex={-1} data-density={density}>
      {data.columns.map((column) => {
        const verdict = drag.verdicts?.get(column.stage) ?? null;
        if (collapsed.has(column.stage))
          return <FoldedColumn key={column.stage} column={column} verdict={verdict} onUnfold={toggleColumn} />;
        return (
          <BoardColumnView
            key={column.stage}
            column={column}
            verdict={verdict}
            pending={waiting}
            held={drag.card && stands(column, { card: drag.card.id, stage: null }) ? drag.card.id : null}
            focus={mover.focus && stands(column, mover.focus) ? mover.focus : null}
            filtered={filtered}
            compact={density === 'compact'}
            onFold={toggleColumn}
            onFocused={mover.onFocused}
            onNearEnd={data.loadMore}
          />
        );
      })}
    </Row>
  );
}

function stands(column: BoardColumn, { card, stage }: Pick<FocusRequest, 'card' | 'stage'>): boolean {
  return (stage === null || stage === column.stage) && column.cards.some(({ id }) => id === card);
}

const Row = styled.div`
  display: flex;
  flex: 1;
  gap: 1.2rem;
  min-height: 32rem;
  overflow-x: auto;
  overscroll-behavior-x: contain;
  padding-bottom: 0.4rem;
  transition: opacity 120ms;
  &[aria-busy='true'] {
    opacity: 0.6;
  }
  @media (prefers-reduced-motion: reduce) {
    transition: none;
  }
`;
