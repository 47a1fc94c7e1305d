import { createContext, useContext } from 'react';

/** Id of the card in hand, null while none is. The library's own context changes with every movement, and would draw every list anew. */
export const HeldCardContext = createContext<number | null>(null);

/** Where the card in hand lies among these; -1 for nowhere. */
export function useHeldIndex(cards: readonly { id: number }[]): number {
  const held = useContext(HeldCardContext);
  return held === null ? -1 : cards.findIndex(({ id }) => id === held);
}
