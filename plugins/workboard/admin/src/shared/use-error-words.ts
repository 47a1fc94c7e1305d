import { useCallback } from 'react';
import { useAPIErrorHandler } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import { inLanguage } from './in-language';
import { useT } from './use-t';

/** An error of a query in a sentence for people: no answer at all, or what the server said. */
export function useErrorWords(): (error: unknown) => string {
  const t = useT();
  const { locale } = useIntl();
  const { formatAPIError } = useAPIErrorHandler();
  return useCallback(
    (error) => {
      if (!isApiError(error)) return t('shared.error.offline');
      return t('shared.error.server', { message: inLanguage(formatAPIError(error), locale) });
    },
    [t, formatAPIError, locale],
  );
}

type ApiErrorInput = Parameters<ReturnType<typeof useAPIErrorHandler>['formatAPIError']>[0];

function isApiError(error: unknown): error is ApiErrorInput {
  return typeof error === 'object' && error !== null && 'name' in error && 'status' in error && typeof error.status === 'number';
}
