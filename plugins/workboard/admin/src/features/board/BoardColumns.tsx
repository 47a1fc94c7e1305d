import { useMemo } from 'react';
import { styled } from 'styled-components';

import type { BoardColumn } from '../../../../shared/contract';
import { useT } from '../../shared/use-t';
import { BoardColumnView } from './BoardColumnView';
import type { PendingMove } from './board-view';
import { BoardDnd } from './dnd/BoardDnd';
import type { Drag } from './dnd/use-drag';
import { FoldedColumn } from './FoldedColumn';
import { LaneBoard } from './LaneBoard';
import type { BoardData } from './use-board-data';
import type { BoardPreferences } from './use-board-preferences';
import type { FocusRequest, Mover } from './use-move';

export interface BoardColumnsProps {
  data: BoardData;
  drag: Drag;
  mover: Mover;
  pending: readonly PendingMove[];
  preferences: BoardPreferences;
  filtered: boolean;
}

/** All columns, side by side or divided into lanes. */
export function BoardColumns({ pending, ...board }: BoardColumnsProps) {
  const waiting = useMemo(() => new Set(pending.map((move) => move.card.id)), [pending]);
  const lanes = board.data.board?.lanes ?? [];
  return (
    <BoardDnd drag={board.drag} columns={board.data.columns}>
      {lanes.length > 0 ? <LaneBoard {...board} lanes={lanes} waiting={waiting} /> : <Columns {...board} waiting={waiting} />}
    </BoardDnd>
  );
}

type Props = Omit<BoardColumnsProps, 'pending'> & { waiting: ReadonlySet<number> };

/** The row scrolls sideways, each column scrolls its own cards. */
function Columns({ data, drag, mover, waiting, preferences, filtered }: Props) {
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

function stands(column: BoardColumn, { card, stage }: FocusRequest): boolean {
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
