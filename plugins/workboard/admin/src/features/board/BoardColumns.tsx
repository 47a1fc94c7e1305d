import { useMemo } from 'react';
import { styled } from 'styled-components';

import type { BoardColumn } from '../../../../shared/contract';
import { useT } from '../../shared/use-t';
import { BoardColumnView } from './BoardColumnView';
import type { PendingMove } from './board-view';
import { BoardDnd } from './dnd/BoardDnd';
import type { Drag } from './dnd/use-drag';
import type { BoardData } from './use-board-data';
import type { FocusRequest, Mover } from './use-move';

interface Props {
  data: BoardData;
  drag: Drag;
  mover: Mover;
  pending: readonly PendingMove[];
  filtered: boolean;
}

/** All columns side by side; the row scrolls sideways, each column scrolls its own cards. */
export function BoardColumns({ data, drag, mover, pending, filtered }: Props) {
  const t = useT();
  const waiting = useMemo(() => new Set(pending.map((move) => move.card.id)), [pending]);
  return (
    <BoardDnd drag={drag} columns={data.columns}>
      <Row role="group" aria-label={t('board.columns')} aria-busy={data.loading} tabIndex={-1}>
        {data.columns.map((column) => (
          <BoardColumnView
            key={column.stage}
            column={column}
            verdict={drag.verdicts?.get(column.stage) ?? null}
            pending={waiting}
            focus={mover.focus && stands(column, mover.focus) ? mover.focus : null}
            filtered={filtered}
            onFocused={mover.onFocused}
            onNearEnd={data.loadMore}
          />
        ))}
      </Row>
    </BoardDnd>
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
