import { useCallback, useState } from 'react';
import { useNotifyAT } from '@strapi/design-system';

import type { CardSummary, PermittedEventView } from '../../../../shared/contract';
import { useT } from '../../shared/use-t';
import { useFire } from '../card/use-fire';
import type { PendingMove } from './board-view';

export interface FocusRequest {
  card: number;
  /** Column the card is to be found in; null for wherever it stands. A card that moved may still be drawn in the column it came from. */
  stage: string | null;
  nonce: number;
}

export interface Mover {
  focus: FocusRequest | null;
  focusCard(card: number, stage?: string): void;
  onFocused(): void;
  move(card: CardSummary, event: PermittedEventView): Promise<void>;
}

interface Board {
  workflow: string;
  setPending(change: (now: readonly PendingMove[]) => readonly PendingMove[]): void;
  refresh(): Promise<void>;
}

/**
 * Fires an event from the board. A step without a form, which the server has just called permitted, is shown in its new column at once
 * and taken back if the answer is another; a step with a form waits where it is. The focus ends on the card in every case.
 */
export function useMove({ workflow, setPending, refresh }: Board): Mover {
  const t = useT();
  const { fire } = useFire();
  const { notifyStatus } = useNotifyAT();
  const [focus, setFocus] = useState<FocusRequest | null>(null);
  const focusCard = useCallback(
    (card: number, stage?: string) => setFocus((now) => ({ card, stage: stage ?? null, nonce: (now?.nonce ?? 0) + 1 })),
    [],
  );
  const onFocused = useCallback(() => setFocus(null), []);

  const move = useCallback(
    async (card: CardSummary, event: PermittedEventView) => {
      const optimistic = event.form === null && event.allowed && !event.stays;
      setPending((now) => [...now.filter((one) => one.card.id !== card.id), { card, to: optimistic ? event.to : null }]);
      const result = await fire({ workflow, card, event: { event: event.event, title: event.title, form: event.form } });
      // A refresh that fails leaves the old board; the banner tells about the connection, the next round asks again.
      if (result.outcome === 'done' || result.outcome === 'conflict') await refresh().catch(() => undefined);
      if (result.outcome !== 'done') notifyStatus(t('board.say.putBack', { card: card.title }));
      setPending((now) => now.filter((one) => one.card.id !== card.id));
      focusCard(card.id, result.outcome === 'done' ? result.answer.to : undefined);
    },
    [workflow, fire, refresh, setPending, notifyStatus, t, focusCard],
  );

  return { focus, focusCard, onFocused, move };
}
