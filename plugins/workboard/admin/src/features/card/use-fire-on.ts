import { useCallback } from 'react';

import { useLazyCardQuery } from '../../shared/api';
import type { FireResult } from './fire-types';
import { useFire } from './use-fire';

/**
 * Fires an event of which only the card's id is at hand (a row of a list): the card is read first, so that what follows stands on its
 * present revision. @returns null if the card does not know the event any more @throws the error of the query
 */
export function useFireOn(): (card: number, event: string) => Promise<FireResult | null> {
  const { fire } = useFire();
  const [askCard] = useLazyCardQuery();
  return useCallback(
    async (id, key) => {
      const card = await askCard(id).unwrap();
      const event = card.events.find((known) => known.event === key);
      return event ? fire({ workflow: card.workflow, card, event }) : null;
    },
    [askCard, fire],
  );
}
