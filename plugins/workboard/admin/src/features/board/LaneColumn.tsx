import { memo } from 'react';
import { useDroppable } from '@dnd-kit/core';
import { styled } from 'styled-components';

import type { BoardColumn } from '../../../../shared/contract';
import { useText, useT } from '../../shared/use-t';
import { ColumnHead } from './ColumnHead';
import { ColumnNotice } from './ColumnNotice';
import { columnSurface } from './column-surface';
import type { ColumnVerdict } from './column-verdicts';

interface Props {
  column: BoardColumn;
  verdict: ColumnVerdict | null;
  folded: boolean;
  filtered: boolean;
  onFold: (stage: string) => void;
}

/** A stage behind all lanes: its head stays at the top, all of it can be dropped on. */
export const LaneColumn = memo(function LaneColumn({ column, verdict, folded, filtered, onFold }: Props) {
  const t = useT();
  const text = useText();
  const { setNodeRef, isOver } = useDroppable({ id: column.stage });
  const title = text(column.title);
  const { open, overdue } = column.counts;
  return (
    <Back
      ref={setNodeRef}
      aria-label={t('board.column.label', { title, count: open, overdue })}
      data-stage={column.stage}
      data-verdict={verdict?.kind}
      data-over={isOver || undefined}
    >
      <Sticky>
        {folded ? (
          <Unfold type="button" aria-expanded={false} title={t('boardViews.column.unfold', { title })} onClick={() => onFold(column.stage)}>
            » {open}
          </Unfold>
        ) : (
          <ColumnHead column={column} filtered={filtered} onFold={onFold} />
        )}
        {verdict && !folded && <ColumnNotice verdict={verdict} />}
      </Sticky>
    </Back>
  );
});

const Back = styled.section`
  ${columnSurface}
  min-width: 0;
`;

const Sticky = styled.div`
  position: sticky;
  z-index: 3;
  top: 0;
  border-radius: 0.6rem;
  background: inherit;
`;

const Unfold = styled.button`
  width: 100%;
  min-height: 4.4rem;
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: 1.2rem;
  cursor: pointer;
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;
