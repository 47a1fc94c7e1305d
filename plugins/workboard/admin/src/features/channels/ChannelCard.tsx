import { useState } from 'react';
import { Badge, Box, Button, Flex, Typography } from '@strapi/design-system';

import type { ChannelView } from '../../../../shared/contract';
import { useDay } from '../../shared/use-day';
import { useMay } from '../../shared/use-may';
import { useT, useText } from '../../shared/use-t';
import { ReplayDialog, RotateDialog, SwitchDialog } from './ChannelDialogs';

const DIALOGS = { switch: SwitchDialog, rotate: RotateDialog, replay: ReplayDialog } as const;
type Doing = keyof typeof DIALOGS;

/** One channel: whether it is on, what waits, and what can be done with it. */
export function ChannelCard({ channel }: { channel: ChannelView }) {
  const t = useT();
  const text = useText();
  const may = useMay()('channel.manage');
  const [doing, setDoing] = useState<Doing | null>(null);
  const Dialog = doing && DIALOGS[doing];
  const title = text(channel.title);
  const byHand = channel.state === 'by_hand';
  const button = (what: Doing, words: string) => (
    <Button key={what} variant="tertiary" size="S" onClick={() => setDoing(what)} aria-label={t('channels.of', { what: words, title })}>
      {words}
    </Button>
  );
  return (
    <Box
      tag="section"
      height="100%"
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      padding={6}
      aria-label={title}
      data-channel={channel.key}
    >
      <Flex direction="column" alignItems="stretch" gap={3} height="100%">
        <Flex gap={3} justifyContent="space-between">
          <Typography tag="h2" variant="delta">
            {title}
          </Typography>
          <Badge {...COLOURS[channel.state]}>{t(`channels.state.${channel.state}`)}</Badge>
        </Flex>
        <State channel={channel} />
        <Typography fontWeight="semiBold" textColor={channel.dead > 0 ? 'danger700' : 'neutral800'}>
          {t('channels.counts', { waiting: channel.waiting, dead: channel.dead, done: channel.done })}
        </Typography>
        {byHand ? null : (
          <Flex gap={2} wrap="wrap">
            {may ? button('switch', t(channel.state === 'off' ? 'channels.switch.on' : 'channels.switch.off')) : null}
            {button('replay', t('channels.replay'))}
            {may ? button('rotate', t('channels.rotate')) : null}
          </Flex>
        )}
      </Flex>
      {Dialog ? <Dialog channel={channel} onClose={() => setDoing(null)} /> : null}
    </Box>
  );
}

/** In sentences: where it is, since when it is off and why, until when it rests or signs twice, when it last took something. */
function State({ channel }: { channel: ChannelView }) {
  const t = useT();
  const day = useDay();
  const lines = [
    channel.host === null ? t('channels.byHand') : t('channels.host', { host: channel.host }),
    channel.offAt !== null && channel.offReason === 'gone' && t('channels.off.gone', { at: day.instant(channel.offAt) }),
    channel.offAt !== null &&
      channel.offReason === 'hand' &&
      t('channels.off.hand', { at: day.instant(channel.offAt), note: channel.offNote ?? '' }),
    channel.restsUntil !== null && t('channels.rests', { until: day.instant(channel.restsUntil) }),
    channel.bothUntil !== null && t('channels.both', { until: day.instant(channel.bothUntil) }),
    channel.lastAt !== null && t('channels.last', { at: day.instant(channel.lastAt) }),
  ].filter((line) => line !== false);
  return (
    <Box flex={1}>
      {lines.map((line) => (
        <Typography key={line} tag="p" textColor="neutral600">
          {line}
        </Typography>
      ))}
    </Box>
  );
}

const COLOURS = {
  on: { backgroundColor: 'success100', textColor: 'success700' },
  off: { backgroundColor: 'danger100', textColor: 'danger700' },
  by_hand: { backgroundColor: 'neutral150', textColor: 'neutral700' },
} as const;
