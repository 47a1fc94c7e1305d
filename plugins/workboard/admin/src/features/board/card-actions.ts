import { createContext, useContext } from 'react';

import type { CardSummary } from '../../../../shared/contract';

/** What a card can ask of the board. Stable functions, so that a card is drawn again only when its own facts change. */
export interface CardActions {
  open(card: CardSummary): void;
  /** “Move to…”: the same as dragging, without dragging. */
  chooseMove(card: CardSummary): void;
  /** Up (-1) or down (1) by one, where cards are ordered by hand; nothing elsewhere. */
  nudge(card: CardSummary, by: 1 | -1): void;
  mayMove: boolean;
  /** Today in Asia/Shanghai by the server; undefined until it is known. */
  today: string | undefined;
}

export const CardActionsContext = createContext<CardActions | null>(null);

export function useCardActions(): CardActions {
  const actions = useContext(CardActionsContext);
  if (!actions) throw new Error('a board card needs CardActionsContext');
  return actions;
}
