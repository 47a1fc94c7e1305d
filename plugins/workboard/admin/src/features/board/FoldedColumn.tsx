import { memo } from 'react';
import { useDroppable } from '@dnd-kit/core';
import { styled } from 'styled-components';

import type { BoardColumn } from '../../../../shared/contract';
import { useText, useT } from '../../shared/use-t';
import { countOf } from './column-count';
import { closed, columnSurface } from './column-surface';
import type { ColumnVerdict } from './column-verdicts';
import { OverdueCount } from './OverdueCount';

interface Props {
  column: BoardColumn;
  verdict: ColumnVerdict | null;
  onUnfold: (stage: string) => void;
}

/** A column folded to its name and count. A card can still be dropped on it. */
export const FoldedColumn = memo(function FoldedColumn({ column, verdict, onUnfold }: Props) {
  const t = useT();
  const text = useText();
  const { setNodeRef, isOver } = useDroppable({ id: column.stage });
  const { open, overdue } = column.counts;
  const title = text(column.title);
  return (
    <Strip
      ref={setNodeRef}
      aria-label={t('board.column.label', { title, count: open, overdue })}
      data-stage={column.stage}
      data-folded
      data-verdict={verdict?.kind}
      data-over={isOver || undefined}
    >
      <Open type="button" aria-expanded={false} title={t('boardViews.column.unfold', { title })} onClick={() => onUnfold(column.stage)}>
        <span aria-hidden>»</span>
        <h2>
          {title}
          <em>{countOf(column)}</em>
          <OverdueCount count={overdue} />
        </h2>
      </Open>
    </Strip>
  );
});

const Strip = styled.section`
  ${columnSurface}
  display: flex;
  flex: 0 0 4.4rem;
  min-height: 0;
  ${closed} {
    opacity: 0.5;
  }
`;

const Open = styled.button`
  display: flex;
  flex: 1;
  flex-direction: column;
  gap: 0.8rem;
  align-items: center;
  min-height: 0;
  padding: 1.2rem 0;
  color: ${({ theme }) => theme.colors.neutral600};
  cursor: pointer;
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
  > span {
    font-size: 1.8rem;
    line-height: 1;
  }
  h2 {
    display: flex;
    gap: 0.8rem;
    align-items: center;
    color: ${({ theme }) => theme.colors.neutral800};
    font-size: 1.3rem;
    font-weight: 600;
    writing-mode: vertical-rl;
  }
  em {
    color: ${({ theme }) => theme.colors.neutral600};
    font-style: normal;
    font-weight: 400;
  }
`;
