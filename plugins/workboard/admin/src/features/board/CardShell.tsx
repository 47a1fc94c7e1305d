import { memo, useCallback, useContext, useRef, useState, type KeyboardEvent, type MouseEvent, type Ref } from 'react';
import { styled } from 'styled-components';

import type { CardSummary } from '../../../../shared/contract';
import { useT } from '../../shared/use-t';
import { SelectionContext, useSelected } from '../bulk';
import { useCardActions } from './card-actions';
import { cardSurface } from './card-surface';
import { CardBody } from './CardBody';
import { CardCheckbox } from './CardCheckbox';
import { CardGrip, HOW_TO_CARRY, type GripListeners } from './dnd/CardGrip';

interface Props {
  card: CardSummary;
  index: number;
  pending: boolean;
  measure: Ref<HTMLDivElement>;
}

/** A card as it takes part in the board: focus, keys, selecting, lifting. */
export const CardShell = memo(function CardShell({ card, index, pending, measure }: Props) {
  const t = useT();
  const { open, mayMove, nudge } = useCardActions();
  const selection = useContext(SelectionContext);
  const selected = useSelected(card.id);
  const node = useRef<HTMLDivElement | null>(null);
  const listeners = useRef<GripListeners>();
  const [touched, setTouched] = useState(false);
  const touch = () => setTouched(true);
  // The same for as long as the card is drawn: React takes a new one for another node, and empties the old one while the grip wants to take hold.
  const drawn = useCallback(
    (shell: HTMLDivElement | null) => {
      node.current = shell;
      if (typeof measure === 'function') measure(shell);
    },
    [measure],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const { held } = event.currentTarget.dataset;
    listeners.current?.onKeyDown?.(event);
    if (event.target !== event.currentTarget || held) return;
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
      ref={drawn}
      role="group"
      tabIndex={0}
      aria-roledescription={t('board.card.role')}
      aria-describedby={HOW_TO_CARRY}
      aria-label={card.number ? `${card.number} ${card.title}` : card.title}
      aria-busy={pending || undefined}
      data-card-id={card.id}
      data-index={index}
      data-selected={selected || undefined}
      $movable={mayMove}
      // Both come before what lifts: the button that goes down, the finger that stays, the key.
      onPointerDown={touch}
      onFocus={touch}
      onMouseDown={(event) => void listeners.current?.onMouseDown?.(event)}
      onTouchStart={(event) => void listeners.current?.onTouchStart?.(event)}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      {touched && mayMove && !pending ? <CardGrip card={card.id} node={node} listeners={listeners} /> : null}
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
