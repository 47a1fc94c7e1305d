import { useCallback } from 'react';

import type { BoardTab } from '../../../../shared/contract';
import { useFire } from '../card/use-fire';

/** Opens a new card with the board's creating event: its form first, then the card with the focus on it. */
export function useCreate(tab: BoardTab, refresh: () => Promise<void>, focusCard: (card: number) => void): () => void {
  const { fire } = useFire();
  const create = useCallback(async () => {
    if (!tab.create) return;
    const result = await fire({ workflow: tab.key, card: null, event: tab.create });
    if (result.outcome !== 'done') return;
    await refresh().catch(() => undefined);
    focusCard(result.answer.card.id);
  }, [tab, fire, refresh, focusCard]);
  return useCallback(() => void create(), [create]);
}
