import { lazy, Suspense, useEffect, useRef, type KeyboardEvent } from 'react';
import { Flex, IconButton } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { styled } from 'styled-components';

import { useCardQuery } from '../../shared/api';
import { useT } from '../../shared/use-t';
import { CardSkeleton } from './CardSkeleton';
import { DrawerFailure } from './DrawerFailure';

/** The sections of a card are fetched when the first one is opened: a board needs none of them (P20). */
const CardDetailView = lazy(() => import('./CardDetailView').then((module) => ({ default: module.CardDetailView })));

interface Props {
  cardId: number;
  onClose: () => void;
}

/**
 * A card in full, beside the board: not modal, so that the board stays in sight and usable. It takes the focus when it opens and gives it
 * back when it closes; Escape closes it while the focus is inside.
 */
export function CardDrawer({ cardId, onClose }: Props) {
  const t = useT();
  const panel = useRef<HTMLDivElement>(null);
  const { currentData: card, error, isFetching, refetch } = useCardQuery(cardId, { refetchOnMountOrArgChange: true });
  useFocusInside(panel, cardId);

  const onKeyDown = (event: KeyboardEvent) => {
    // A menu above the drawer has taken the key already; a dialog stands outside of the panel, and closes itself.
    if (event.key !== 'Escape' || event.defaultPrevented || !panel.current?.contains(event.target as Node)) return;
    event.stopPropagation();
    onClose();
  };

  return (
    <Panel
      ref={panel}
      role="dialog"
      aria-modal={false}
      aria-label={t('card.drawer.label', { title: card?.title ?? '' })}
      aria-busy={isFetching}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <Flex justifyContent="flex-end" position="absolute" top={3} right={3}>
        <IconButton variant="ghost" label={t('card.drawer.close')} onClick={onClose}>
          <Cross />
        </IconButton>
      </Flex>
      <Suspense fallback={<CardSkeleton />}>
        {card ? <CardDetailView card={card} /> : error ? <DrawerFailure error={error} onRetry={() => void refetch()} /> : <CardSkeleton />}
      </Suspense>
    </Panel>
  );
}

/** Focus goes in with each card, and back to where it was when the drawer goes away. */
function useFocusInside(panel: React.RefObject<HTMLElement>, cardId: number): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useEffect(() => panel.current?.focus({ preventScroll: true }), [panel, cardId]);
}

const Panel = styled.aside`
  background: ${({ theme }) => theme.colors.neutral0};
  border-left: 1px solid ${({ theme }) => theme.colors.neutral150};
  bottom: 0;
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};
  max-width: 100vw;
  overflow-y: auto;
  position: fixed;
  right: 0;
  top: 0;
  width: 56rem;
  /* Above Strapi's bar, which lies across the top of a narrow or a zoomed window, and below every dialog. */
  z-index: ${({ theme }) => theme.zIndices.navigation + 1};

  /* It takes the focus only so that the next Tab is inside; a ring around a third of the window says nothing. */
  &:focus {
    outline: none;
  }
`;
