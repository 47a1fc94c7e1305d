import { memo, type KeyboardEvent, type Ref } from 'react';
import { useDraggable } from '@dnd-kit/core';
import { styled } from 'styled-components';

import type { CardSummary } from '../../../../shared/contract';
import { useT } from '../../shared/use-t';
import { useCardActions } from './card-actions';
import { cardSurface } from './card-surface';
import { CardBody } from './CardBody';

interface Props {
  card: CardSummary;
  index: number;
  pending: boolean;
  measure: Ref<HTMLDivElement>;
}

/** The part of a card that takes part in dragging. It is drawn again on every lift; its body is not. */
export const CardShell = memo(function CardShell({ card, index, pending, measure }: Props) {
  const t = useT();
  const { open, chooseMove, mayMove } = useCardActions();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, isDragging } = useDraggable({
    id: String(card.id),
    disabled: !mayMove || pending,
    attributes: { role: 'group', roleDescription: t('board.card.role'), tabIndex: 0 },
  });

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    listeners?.onKeyDown?.(event);
    if (event.target !== event.currentTarget || isDragging) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      neighbour(event.currentTarget, event.key === 'ArrowDown')?.focus();
    } else if (event.code === 'KeyM' && mayMove && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      chooseMove(card);
    }
  };

  return (
    <Shell
      ref={(node) => {
        setNodeRef(node);
        setActivatorNodeRef(node);
        if (typeof measure === 'function') measure(node);
      }}
      {...attributes}
      {...listeners}
      // dnd-kit marks a card that cannot be dragged as disabled; it can still be opened.
      aria-disabled={undefined}
      aria-label={card.number ? `${card.number} ${card.title}` : card.title}
      aria-busy={pending || undefined}
      data-card-id={card.id}
      data-index={index}
      $held={isDragging}
      $pending={pending}
      $movable={mayMove}
      onKeyDown={onKeyDown}
      onClick={() => open(card)}
    >
      <CardBody card={card} />
    </Shell>
  );
});

function neighbour(node: HTMLElement, after: boolean): HTMLElement | null {
  const next = after ? node.nextElementSibling : node.previousElementSibling;
  return next instanceof HTMLElement && next.dataset.cardId ? next : null;
}

const Shell = styled.div<{ $held: boolean; $pending: boolean; $movable: boolean }>`
  ${cardSurface}
  flex: none;
  cursor: ${({ $movable }) => ($movable ? 'grab' : 'pointer')};
  opacity: ${({ $held, $pending }) => ($held ? 0.35 : $pending ? 0.6 : 1)};
  transition: opacity 120ms;
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 1px;
  }
  @media (prefers-reduced-motion: reduce) {
    transition: none;
  }
`;
