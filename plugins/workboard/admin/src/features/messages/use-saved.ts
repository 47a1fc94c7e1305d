import { useCallback } from 'react';
import { useNotification } from '@strapi/strapi/admin';

import { useErrorWords } from '../../shared/use-error-words';
import { useT } from '../../shared/use-t';

/** Saves, and says that it is saved or why not; what was chosen stays on the page. */
export function useSaved(): (work: () => Promise<unknown>) => Promise<void> {
  const t = useT();
  const words = useErrorWords();
  const { toggleNotification } = useNotification();
  return useCallback(
    async (work) => {
      try {
        await work();
        toggleNotification({ type: 'success', message: t('messages.saved') });
      } catch (problem) {
        toggleNotification({ type: 'danger', message: words(problem) });
      }
    },
    [t, words, toggleNotification],
  );
}
