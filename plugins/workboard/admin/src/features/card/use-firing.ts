import { useCallback, useRef, useState } from 'react';

import type { Answers } from '../../../../engine/form/types';
import type { FireAnswer } from '../../../../shared/contract';
import { useFireEventMutation, useOpenCardMutation } from '../../shared/api';
import type { FireOrder } from './fire-types';
import { readProblem, type Problem } from './read-problem';

export interface Firing {
  sending: boolean;
  problem: Problem | null;
  setProblem: (problem: Problem | null) => void;
  /**
   * Sends the event. After a conflict the retry gives the revision it has seen; every later try keeps to that one.
   * @returns the answer, null if it was not done
   */
  send: (form: Answers | undefined, revision?: number) => Promise<FireAnswer | null>;
}

/** One event on its way to the server, and why it did not get through. */
export function useFiring({ workflow, card, event, under, undo }: FireOrder): Firing {
  const [fireEvent] = useFireEventMutation();
  const [openCard] = useOpenCardMutation();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const seen = useRef(card?.revision);

  const send = useCallback(
    async (form: Answers | undefined, revision?: number) => {
      setSending(true);
      seen.current = revision ?? seen.current;
      const body = { ...(form ? { form } : {}), ...(undo ? { undo } : {}) };
      const result = card
        ? await fireEvent({ card: card.id, event: event.event, expectedRevision: seen.current, ...body })
        : await openCard({ workflow, event: event.event, ...body, ...(under === undefined ? {} : { under }) });
      setSending(false);
      if ('data' in result) {
        setProblem(null);
        return result.data;
      }
      setProblem(readProblem(result.error));
      return null;
    },
    [fireEvent, openCard, workflow, card, event.event, under, undo],
  );
  return { sending, problem, setProblem, send };
}
