import { useCallback } from 'react';
import { useNotifyAT } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { BoardColumn, CardSummary } from '../../../../shared/contract';
import { usePlaceCardMutation } from '../../shared/api';
import { useErrorWords } from '../../shared/use-error-words';
import { useT } from '../../shared/use-t';

interface Board {
  columns: readonly BoardColumn[];
  refresh(): Promise<void>;
  focusCard(card: number): void;
}

export interface OwnColumn {
  /** A card was let go over its own column, its middle at `y` pixels of the window. @returns false where that means nothing */
  dropped(card: CardSummary, y: number | null): boolean;
  /** One place up or down, by the keyboard. */
  nudge(card: CardSummary, by: 1 | -1): void;
}

/** What a move within the own column does: where drafts are ordered by hand a new place, between lanes nothing, and it is said. */
export function useOwnColumn({ columns, refresh, focusCard }: Board): OwnColumn {
  const t = useT();
  const errorWords = useErrorWords();
  const { notifyStatus } = useNotifyAT();
  const { toggleNotification } = useNotification();
  const [place] = usePlaceCardMutation();

  const put = useCallback(
    async (card: CardSummary, others: readonly CardSummary[], at: number) => {
      const [after, before] = [others[at - 1]?.id ?? null, others[at]?.id ?? null];
      if (after === null && before === null) return;
      try {
        await place({ card: card.id, after, before }).unwrap();
        notifyStatus(t('boardViews.place.done', { card: card.title, place: at + 1 }));
        await refresh().catch(() => undefined);
      } catch (error) {
        toggleNotification({ type: 'danger', message: errorWords(error) });
      }
      focusCard(card.id);
    },
    [place, refresh, focusCard, notifyStatus, toggleNotification, errorWords, t],
  );

  const dropped = useCallback(
    (card: CardSummary, y: number | null) => {
      const column = columns.find(({ stage }) => stage === card.stage);
      if (!column || y === null) return false;
      if (column.order === 'manual' && card.lane === undefined) {
        const others = column.cards.filter(({ id }) => id !== card.id);
        const at = placeAt(others, y);
        if (at === null || column.cards[at]?.id === card.id) return false;
        void put(card, others, at);
        return true;
      }
      if (card.lane === undefined || laneAt(y) === card.lane) return false;
      toggleNotification({ type: 'info', message: t('boardViews.lane.follows', { card: card.title }) });
      return false;
    },
    [columns, put, toggleNotification, t],
  );

  const nudge = useCallback(
    (card: CardSummary, by: 1 | -1) => {
      const column = columns.find(({ stage }) => stage === card.stage);
      if (column?.order !== 'manual') return notifyStatus(t('boardViews.place.notHere'));
      const others = column.cards.filter(({ id }) => id !== card.id);
      const at = column.cards.findIndex(({ id }) => id === card.id) + by;
      if (at >= 0 && at <= others.length) void put(card, others, at);
    },
    [columns, put, notifyStatus, t],
  );

  return { dropped, nudge };
}

/** Before which of the drawn cards a height lies; null where none of them is drawn. */
function placeAt(others: readonly CardSummary[], y: number): number | null {
  let last: number | null = null;
  for (const [index, { id }] of others.entries()) {
    const box = document.querySelector(`[data-card-id="${id}"]`)?.getBoundingClientRect();
    if (!box) continue;
    if (y < box.top + box.height / 2) return index;
    last = index + 1;
  }
  return last;
}

function laneAt(y: number): string | undefined {
  const lanes = [...document.querySelectorAll<HTMLElement>('[data-lane]')];
  return lanes.find((lane) => {
    const { top, bottom } = lane.getBoundingClientRect();
    return y >= top && y <= bottom;
  })?.dataset.lane;
}
