import { useEffect, useRef, useState } from 'react';
import { IconButton, TextButton, VisuallyHidden } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { styled } from 'styled-components';

import type { FireAnswer } from '../../../../shared/contract';
import { isTyping } from '../../shared/is-typing';
import { useDay } from '../../shared/use-day';
import { useT, useText } from '../../shared/use-t';
import type { FireOrder } from './fire-types';

/** A step that was just done. */
export interface DoneStep {
  id: number;
  order: FireOrder;
  answer: FireAnswer;
}

interface Props {
  step: DoneStep;
  onUndo: (order: FireOrder) => Promise<unknown>;
  onGone: () => void;
}

const STANDS_MS = 10_000;

/**
 * Says that it is done, where the card is now and which clock binds it, and takes it back: by its button, Ctrl+Z or U, for ten seconds that
 * wait while the hand or the focus rests on it. Where the workflow allows no undo it says why.
 */
export function UndoToast({ step, onUndo, onGone }: Props) {
  const t = useT();
  const text = useText();
  const words = useDoneWords();
  const { order, answer } = step;
  const { undo } = answer;
  const offer = 'event' in undo ? undo : null;
  const [held, setHeld] = useState(false);

  const takeBack = () => {
    if (!offer) return;
    onGone();
    void onUndo({ workflow: order.workflow, card: answer.card, event: offer, undo: true });
  };
  const now = useRef({ takeBack, onGone });
  now.current = { takeBack, onGone };

  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => now.current.onGone(), STANDS_MS);
    return () => clearTimeout(timer);
  }, [held]);
  useEffect(() => {
    if (!offer) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const plain = !event.altKey && !event.shiftKey;
      const keys = plain && (event.ctrlKey || event.metaKey ? event.code === 'KeyZ' : event.code === 'KeyU');
      if (!keys || isTyping(event.target)) return;
      event.preventDefault();
      now.current.takeBack();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [offer]);

  return (
    <Toast
      role="status"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p>
        {words(step)}
        {'why' in undo ? <small>{t('card.undo.why', { why: text(undo.why) })}</small> : null}
      </p>
      {offer ? (
        <TextButton onClick={takeBack} title={t('card.undo.hint', { event: text(offer.title) })}>
          {t('card.undo.do')}
          <VisuallyHidden>{t('card.undo.hint', { event: text(offer.title) })}</VisuallyHidden>
        </TextButton>
      ) : null}
      <IconButton variant="ghost" label={t('shared.close')} onClick={onGone}>
        <Cross />
      </IconButton>
    </Toast>
  );
}

function useDoneWords(): (step: DoneStep) => string {
  const t = useT();
  const text = useText();
  const day = useDay();
  return ({ order, answer: { card, from, to } }) => {
    const event = text(order.event.title);
    const done = t(from === to ? 'card.fire.doneStays' : 'card.fire.done', { event, stage: text(card.stageTitle) });
    return card.due?.on ? `${done}${t('card.fire.clock', { clock: text(card.due.title), day: day.due(card.due.on, card.due.at) })}` : done;
  };
}

/** Above the board and the drawer, below the dialogs. */
const Toast = styled.div`
  position: fixed;
  z-index: ${({ theme }) => theme.zIndices.navigation + 2};
  bottom: 2.4rem;
  left: 50%;
  display: flex;
  gap: 1.6rem;
  align-items: center;
  max-width: min(64rem, calc(100vw - 4.8rem));
  padding: 0.8rem 0.8rem 0.8rem 1.6rem;
  border: 1px solid ${({ theme }) => theme.colors.success200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  line-height: 1.5;
  transform: translateX(-50%);
  small {
    display: block;
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
  }
`;
