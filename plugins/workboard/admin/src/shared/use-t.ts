import { useCallback } from 'react';
import { useIntl } from 'react-intl';

import type { Text } from '../../../engine/text';
import { PLUGIN_ID } from './plugin-id';

export type Translate = (key: string, values?: Record<string, string | number>) => string;

/** The plugin's texts: `t('board.empty.title', { count: 3 })`. Keys are those of translations/<locale>/<feature>.json. */
export function useT(): Translate {
  const { formatMessage } = useIntl();
  return useCallback((key, values) => formatMessage({ id: `${PLUGIN_ID}.${key}`, defaultMessage: key }, values), [formatMessage]);
}

/** Picks the language of a text that came as data (titles of stages, messages of guards). */
export function useText(): (text: Text) => string {
  const { locale } = useIntl();
  return useCallback((text) => (locale.startsWith('zh') ? text['zh-Hans'] : text.en), [locale]);
}
