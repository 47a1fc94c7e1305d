import { memo, useContext, type KeyboardEvent, type MouseEvent, type Ref } from 'react';
import { useDraggable } from '@dnd-kit/core';
import { styled } from 'styled-components';

import type { CardSummary } from '../../../../shared/contract';
import { useT } from '../../shared/use-t';
import { SelectionContext, useSelected } from '../bulk';
import { useCardActions } from './card-actions';
import { cardSurface } from './card-surface';
import { CardBody } from './CardBody';
import { CardCheckbox } from './CardCheckbox';

interface Props {
  card: CardSummary;
  index: number;
  pending: boolean;
  measure: Ref<HTMLDivElement>;
}

/** The part of a card that takes part in dragging. It is asked anew several times in every lift, of every card in sight; what is drawn is not. */
export const CardShell = memo(function CardShell(props: Props) {
  const t = useT();
  const { mayMove } = useCardActions();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, isDragging } = useDraggable({
    id: String(props.card.id),
    disabled: !mayMove || props.pending,
    attributes: { role: 'group', roleDescription: t('board.card.role'), tabIndex: 0 },
  });
  return <DrawnCard {...props} {...{ attributes, listeners, setNodeRef, setActivatorNodeRef, isDragging }} />;
});

type Draggable = Pick<ReturnType<typeof useDraggable>, 'attributes' | 'listeners' | 'setNodeRef' | 'setActivatorNodeRef' | 'isDragging'>;

const DrawnCard = memo(function DrawnCard({ card, index, pending, measure, ...draggable }: Props & Draggable) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, isDragging } = draggable;
  const { open, mayMove, nudge } = useCardActions();
  const selection = useContext(SelectionContext);
  const selected = useSelected(card.id);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    listeners?.onKeyDown?.(event);
    if (event.target !== event.currentTarget || isDragging) return;
    if (event.altKey && mayMove && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      nudge(card, event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      open(card);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      neighbour(event.currentTarget, event.key === 'ArrowDown')?.focus();
    }
  };

  const onClick = (event: MouseEvent) => {
    if (selection && event.shiftKey) selection.pick(card.id, 'range');
    else if (selection && (event.ctrlKey || event.metaKey)) selection.pick(card.id, 'toggle');
    else open(card);
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
      data-selected={selected || undefined}
      data-held={isDragging || undefined}
      $movable={mayMove}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <CardCheckbox card={card} />
      <CardBody card={card} />
    </Shell>
  );
});

function neighbour(node: HTMLElement, after: boolean): HTMLElement | null {
  const next = after ? node.nextElementSibling : node.previousElementSibling;
  return next instanceof HTMLElement && next.dataset.cardId ? next : null;
}

const Shell = styled.div<{ $movable: boolean }>`
  ${cardSurface}
  position: relative;
  flex: none;
  &[data-selected] {
    border-color: ${({ theme }) => theme.colors.primary600};
    background: ${({ theme }) => theme.colors.primary100};
  }
  /* One line for number and kind, one for the title, one for the rest. */
  [data-density='compact'] & {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.8rem;
    align-items: center;
    padding-block: 0.4rem 0.6rem;
  }
  cursor: ${({ $movable }) => ($movable ? 'grab' : 'pointer')};
  transition: opacity 120ms;
  &[aria-busy] {
    opacity: 0.6;
  }
  &[data-held] {
    opacity: 0.35;
  }
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 1px;
  }
  @media (prefers-reduced-motion: reduce) {
    transition: none;
  }
`;
