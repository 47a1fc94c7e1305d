import { useCallback, useMemo, useRef, useState } from 'react';
import type { DragEndEvent, DragStartEvent } from '@dnd-kit/core';
import { useNotifyAT } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { BoardColumn, CardSummary, Permitted, PermittedEventView } from '../../../../../shared/contract';
import { useLazyPermittedQuery } from '../../../shared/api';
import { useErrorWords } from '../../../shared/use-error-words';
import { useText, useT } from '../../../shared/use-t';
import { columnVerdicts, worthExplaining, type ColumnVerdict } from '../column-verdicts';

export interface Drag {
  /** The card in hand. */
  card: CardSummary | null;
  /** What each column says to it; null while nothing is in hand. */
  verdicts: Map<string, ColumnVerdict> | null;
  onDragStart(event: DragStartEvent): void;
  onDragEnd(event: DragEndEvent): void;
  onDragCancel(): void;
}

interface Targets {
  columns: BoardColumn[];
  move(card: CardSummary, event: PermittedEventView): void;
  /** Several events lead to one column: the person picks. */
  choose(card: CardSummary, events: PermittedEventView[]): void;
  putBack(card: CardSummary): void;
  /** Somebody else moved it after the board was drawn: the board is to be asked again. */
  overtaken(card: CardSummary): void;
  /** It was let go over its own column, its middle at this height. @returns whether that did something */
  stayed(card: CardSummary, y: number | null): boolean;
}

/**
 * Lifting a card asks the server what may be done with it; dropping it does that, or is told why not. A drop before the answer waits for
 * the answer.
 */
export function useDrag({ columns, move, choose, putBack, overtaken, stayed }: Targets): Drag {
  const t = useT();
  const text = useText();
  const errorWords = useErrorWords();
  const { notifyStatus } = useNotifyAT();
  const { toggleNotification } = useNotification();
  const [askPermitted] = useLazyPermittedQuery();
  const [card, setCard] = useState<CardSummary | null>(null);
  const [permitted, setPermitted] = useState<Permitted | null>(null);
  const asked = useRef<{ card: number; answer: Promise<Permitted | null> } | null>(null);
  const verdicts = useMemo(() => (card ? columnVerdicts(columns, card.stage, permitted) : null), [card, columns, permitted]);

  const onDragStart = useCallback(
    ({ active }: DragStartEvent) => {
      const lifted = columns.flatMap((column) => column.cards).find((one) => String(one.id) === String(active.id));
      if (!lifted) return;
      setCard(lifted);
      setPermitted(null);
      const answer = askPermitted(lifted.id)
        .unwrap()
        .catch((error: unknown) => {
          toggleNotification({ type: 'danger', message: errorWords(error) });
          return null;
        });
      asked.current = { card: lifted.id, answer };
      void answer.then((found) => {
        if (!found || asked.current?.card !== lifted.id) return;
        setPermitted(found);
        const legal = [...columnVerdicts(columns, lifted.stage, found)]
          .filter(([, verdict]) => verdict.kind === 'legal')
          .map(([stage]) => stage);
        const names = columns.filter((column) => legal.includes(column.stage)).map((column) => text(column.title));
        notifyStatus(names.length > 0 ? t('board.say.mayGo', { columns: names.join(t('board.list')) }) : t('board.say.nowhere'));
      });
    },
    [columns, askPermitted, toggleNotification, errorWords, notifyStatus, t, text],
  );

  const onDragEnd = useCallback(
    async ({ over, active }: DragEndEvent) => {
      const dropped = card;
      const answer = asked.current?.answer;
      setCard(null);
      asked.current = null;
      if (!dropped) return;
      const stage = over ? String(over.id) : dropped.stage;
      const held = active.rect.current.translated;
      if (over && stage === dropped.stage && stayed(dropped, held && held.top + held.height / 2)) return;
      const found = stage === dropped.stage ? null : await answer;
      if (found && found.stage !== dropped.stage) {
        toggleNotification({ type: 'info', message: t('board.say.overtaken', { card: dropped.title, column: text(found.stageTitle) }) });
        return overtaken(dropped);
      }
      const verdict = found ? columnVerdicts(columns, dropped.stage, found).get(stage) : undefined;
      // What was just said to be permitted is asked of the card as it was then, not as it was drawn some seconds before.
      const current = found ? { ...dropped, revision: found.revision } : dropped;
      // Nothing is sent for a step that is not permitted: the dialog shows what is missing, by which clause, and where it is mended.
      if (verdict?.kind === 'refused' && worthExplaining(verdict.event)) return move(current, verdict.event);
      if (verdict?.kind !== 'legal') return putBack(dropped);
      const [only] = verdict.events;
      if (verdict.events.length === 1 && only) move(current, only);
      else choose(current, verdict.events);
    },
    [card, columns, move, choose, putBack, overtaken, stayed, toggleNotification, t, text],
  );

  const onDragCancel = useCallback(() => {
    if (card) putBack(card);
    setCard(null);
    asked.current = null;
  }, [card, putBack]);

  return { card, verdicts, onDragStart, onDragEnd: (event) => void onDragEnd(event), onDragCancel };
}
