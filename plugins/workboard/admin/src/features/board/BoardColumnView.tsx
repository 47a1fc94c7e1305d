import { memo, useCallback, useMemo } from 'react';
import { useDroppable } from '@dnd-kit/core';
import { styled } from 'styled-components';

import type { BoardColumn } from '../../../../shared/contract';
import { useText, useT } from '../../shared/use-t';
import { CardList } from './CardList';
import { ColumnHead } from './ColumnHead';
import { ColumnNotice } from './ColumnNotice';
import { closed, columnSurface } from './column-surface';
import type { ColumnVerdict } from './column-verdicts';

interface Props {
  column: BoardColumn;
  /** What the column says to the card in hand; null while none is. */
  verdict: ColumnVerdict | null;
  pending: ReadonlySet<number>;
  /** The card in hand, in the column it was taken from. */
  held: number | null;
  focus: { card: number; nonce: number } | null;
  filtered: boolean;
  /** Cards are one line high instead of two. */
  compact: boolean;
  onFold: (stage: string) => void;
  onFocused: () => void;
  onNearEnd: (stage: string) => void;
}

/** A stage: its head stays in view, its cards scroll below, and while a card is carried it says whether and why (not) it may come. */
export const BoardColumnView = memo(function BoardColumnView(props: Props) {
  const { column, verdict, pending, held, focus, filtered, compact, onFold, onFocused, onNearEnd } = props;
  const t = useT();
  const text = useText();
  const { setNodeRef, isOver } = useDroppable({ id: column.stage });
  const nearEnd = useCallback(() => onNearEnd(column.stage), [onNearEnd, column.stage]);
  const title = text(column.title);
  const { open, overdue } = column.counts;
  const label = t('board.column.label', { title, count: open, overdue });
  const cards = useMemo(
    () => (
      <CardList
        cards={column.cards}
        compact={compact}
        more={column.next !== null}
        pending={pending}
        held={held}
        focus={focus}
        onFocused={onFocused}
        onNearEnd={nearEnd}
      />
    ),
    [column, compact, pending, held, focus, onFocused, nearEnd],
  );
  return (
    <Column ref={setNodeRef} aria-label={label} data-stage={column.stage} data-verdict={verdict?.kind} data-over={isOver || undefined}>
      <ColumnHead column={column} filtered={filtered} onFold={onFold} />
      {verdict && <ColumnNotice verdict={verdict} />}
      {column.cards.length === 0 && !verdict && <Empty>{t(filtered ? 'board.column.emptyFiltered' : 'board.column.empty')}</Empty>}
      {cards}
    </Column>
  );
});

const Column = styled.section`
  ${columnSurface}
  position: relative;
  display: flex;
  flex: 1 0 25.6rem;
  flex-direction: column;
  max-width: 36rem;
  min-height: 0;
  ${closed} > [data-card-list] {
    opacity: 0.4;
  }
`;

const Empty = styled.p`
  padding: 1.2rem 1.4rem;
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.2rem;
  line-height: 1.5;
`;
