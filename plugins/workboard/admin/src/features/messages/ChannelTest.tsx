import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { ChannelTrial } from '../../../../shared/contract';
import { inLanguage } from '../../shared/in-language';
import { useErrorWords } from '../../shared/use-error-words';
import { useT } from '../../shared/use-t';
import { useTryChannelMutation } from './api';

/** Sends one message through a channel that is on, and says beside the button what came of it. */
export function ChannelTest({ channel }: { channel: 'email' | 'chat' }) {
  const t = useT();
  const words = useErrorWords();
  const { locale } = useIntl();
  const [send, { isLoading }] = useTryChannelMutation();
  const [said, setSaid] = useState<{ ok: boolean; words: string } | null>(null);
  const sayingOf = ({ sent, to, reason }: ChannelTrial) =>
    sent ? t(`messages.try.sent.${channel}`, { to: to ?? '' }) : t('messages.try.failed', { reason: inLanguage(reason ?? '', locale) });
  const tryIt = async () => {
    setSaid(null);
    try {
      const trial = await send(channel).unwrap();
      setSaid({ ok: trial.sent, words: sayingOf(trial) });
    } catch (problem) {
      setSaid({ ok: false, words: words(problem) });
    }
  };
  return (
    <Flex gap={4} wrap="wrap">
      <Button variant="tertiary" loading={isLoading} onClick={() => void tryIt()} aria-label={t(`messages.try.${channel}`)}>
        {t('messages.try')}
      </Button>
      <Typography role="status" textColor={said?.ok ? 'success700' : 'danger700'}>
        {said?.words ?? ''}
      </Typography>
    </Flex>
  );
}
