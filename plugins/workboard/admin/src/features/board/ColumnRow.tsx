import { styled } from 'styled-components';

import type { BoardColumn } from '../../../../shared/contract';
import { useT } from '../../shared/use-t';
import { BoardColumnView } from './BoardColumnView';
import type { Drag } from './dnd/use-drag';
import { FoldedColumn } from './FoldedColumn';
import type { BoardData } from './use-board-data';
import type { BoardPreferences } from './use-board-preferences';
import type { FocusRequest, Mover } from './use-move';

/** What is needed to draw the columns in either way. */
export interface ShownColumns {
  data: BoardData;
  mover: Mover;
  preferences: BoardPreferences;
  filtered: boolean;
  drag: Drag;
  /** Cards that are on their way. */
  waiting: ReadonlySet<number>;
}

/** Columns side by side. The row scrolls sideways, each column scrolls its own cards. */
export function ColumnRow({ data, drag, mover, waiting, preferences, filtered }: ShownColumns) {
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
