import { useMemo, useState } from 'react';

import type { Answers } from '../../../../engine/form/types';
import type { FormAnswer } from '../../../../shared/contract';
import { useFormQuery } from '../../shared/api';
import { clearDraft, readDraft, withoutPersonal, writeDraft, type DraftKey } from '../form/form-draft';
import type { FireOrder } from './fire-types';
import { forgetUnfinished, noteUnfinished } from './unfinished';

export interface EventForm {
  /** The form as the server gave it; null while it loads, or for an event without one. */
  form: FormAnswer | null;
  loading: boolean;
  error: unknown;
  reload: () => void;
  answers: Answers;
  setAnswers: (answers: Answers) => void;
  /** Something was typed that is not submitted. */
  dirty: boolean;
  /** A draft of this tab was put back. */
  restored: boolean;
  /** Throws typed text and draft away. */
  startOver: () => void;
}

/** The form of an event with what was typed into it; a draft outlives a reload of the page. */
export function useEventForm({ workflow, card, event }: FireOrder): EventForm {
  const { data, isLoading, error, refetch } = useFormQuery(
    { key: event.form ?? '', card: card?.id ?? null },
    { skip: event.form === null },
  );
  const [typed, setTyped] = useState<Answers | null>(null);
  const [discarded, setDiscarded] = useState(false);

  const draftKey = useMemo(
    (): DraftKey | null =>
      data
        ? { actor: data.context.actor.id, workflow, card: card?.id ?? null, event: event.event, version: data.definition.version }
        : null,
    [data, workflow, card?.id, event.event],
  );
  const draft = useMemo(() => (draftKey && !discarded ? readDraft(draftKey) : null), [draftKey, discarded]);

  return {
    form: data ?? null,
    loading: isLoading,
    error,
    reload: () => void refetch(),
    answers: typed ?? draft ?? data?.initial ?? {},
    setAnswers: (answers) => {
      setTyped(answers);
      if (!draftKey) return;
      if (data) writeDraft(draftKey, withoutPersonal(data.definition, answers));
      if (card) {
        noteUnfinished({ actor: draftKey.actor, workflow, card: card.id, cardTitle: card.title, event: event.event, title: event.title });
      }
    },
    dirty: typed !== null || draft !== null,
    restored: draft !== null,
    startOver: () => {
      if (draftKey) clearDraft(draftKey);
      if (card) forgetUnfinished({ card: card.id, event: event.event });
      setDiscarded(true);
      setTyped(null);
    },
  };
}
