import { useCallback, useState } from 'react';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import type { ExportFormat } from '../../../shared/contract';
import { useT } from './use-t';

export interface Export {
  /** Which file is being made now. */
  making: ExportFormat | null;
  make: (format: ExportFormat) => Promise<void>;
}

/**
 * Fetches a file with the session of the admin and hands it to the browser: the token stands in a header, never in an address.
 * @param path below `/workboard`
 * @param params the filter, as the address has it
 */
export function useExport(path: string, params: Readonly<Record<string, string>>): Export {
  const t = useT();
  const { locale } = useIntl();
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [making, setMaking] = useState<ExportFormat | null>(null);
  const make = useCallback(
    async (format: ExportFormat) => {
      setMaking(format);
      try {
        const query = new URLSearchParams({ ...params, format, locale: locale.startsWith('zh') ? 'zh-Hans' : 'en' });
        const answer = await get<Blob>(`/workboard${path}?${query.toString()}`, { responseType: 'blob' });
        save(answer.data, nameIn(answer.headers?.get('content-disposition')) ?? `export.${format}`);
        toggleNotification({ type: 'success', message: t('registers.export.done') });
      } catch {
        toggleNotification({ type: 'danger', message: t('registers.export.failed') });
      } finally {
        setMaking(null);
      }
    },
    [get, locale, params, path, t, toggleNotification],
  );
  return { making, make };
}

function nameIn(disposition: string | null | undefined): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1];
  return encoded ? decodeURIComponent(encoded) : null;
}

function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Not at once: the browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
