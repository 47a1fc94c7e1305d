import { useCallback } from 'react';
import { useNotification } from '@strapi/strapi/admin';

import { useErrorWords } from '../../shared/use-error-words';
import { useT } from '../../shared/use-t';

/** Does what was asked for, and says that it is done (`saved` if nothing better is given) or why not; what was chosen stays on the page. */
export function useSaved(): (work: () => Promise<unknown>, done?: string) => Promise<void> {
  const t = useT();
  const words = useErrorWords();
  const { toggleNotification } = useNotification();
  return useCallback(
    async (work, done = t('messages.saved')) => {
      try {
        await work();
        toggleNotification({ type: 'success', message: done });
      } catch (problem) {
        toggleNotification({ type: 'danger', message: words(problem) });
      }
    },
    [t, words, toggleNotification],
  );
}
