import { useCallback } from 'react';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';

import { useErrorWords } from '../../shared/use-error-words';
import { saveFile } from '../teamwork';

/** Saves a file of the plugin under a name; what went wrong is said. */
export function useDownload(): (path: string, name: string) => Promise<void> {
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const words = useErrorWords();
  return useCallback(
    async (path, name) => {
      try {
        const { data } = await get<Blob>(`/workboard${path}`, { responseType: 'blob' });
        saveFile(data, name);
      } catch (error) {
        toggleNotification({ type: 'danger', message: words(error) });
      }
    },
    [get, toggleNotification, words],
  );
}
