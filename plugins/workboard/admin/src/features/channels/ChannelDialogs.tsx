import { useState } from 'react';
import { Box, Field, NumberInput, TextInput, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { ChannelView } from '../../../../shared/contract';
import { TimeInput } from '../../shared/TimeInput';
import { useT, useText } from '../../shared/use-t';
import { ActionDialog } from './ActionDialog';
import { useReplayChannelMutation, useRotateSecretMutation, useSwitchChannelMutation } from './api';

interface Props {
  channel: ChannelView;
  onClose: () => void;
}

/** 停用、启用: with a reason, for the log. */
export function SwitchDialog({ channel, onClose }: Props) {
  const t = useT();
  const text = useText();
  const [reason, setReason] = useState('');
  const [change] = useSwitchChannelMutation();
  const on = channel.state === 'off';
  const word = on ? 'on' : 'off';
  return (
    <ActionDialog
      title={t(`channels.switch.${word}.title`, { title: text(channel.title) })}
      says={t(`channels.switch.${word}.says`, { waiting: channel.waiting })}
      action={t(`channels.switch.${word}`)}
      ready={reason.trim().length >= 2}
      danger={!on}
      onAct={async () => {
        await change({ key: channel.key, on, reason }).unwrap();
        onClose();
      }}
      onClose={onClose}
    >
      <Field.Root name="reason" required hint={t('channels.reason.hint')}>
        <Field.Label>{t('channels.reason')}</Field.Label>
        <TextInput value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        <Field.Hint />
      </Field.Root>
    </ActionDialog>
  );
}

const HOURS = 72;
const MOST_HOURS = 720;

/** 更换密钥: the new one is shown here and never again. */
export function RotateDialog({ channel, onClose }: Props) {
  const t = useT();
  const text = useText();
  const [hours, setHours] = useState(HOURS);
  const [rotate] = useRotateSecretMutation();
  const [secret, setSecret] = useState<string | null>(null);
  const title = t('channels.rotate.title', { title: text(channel.title) });
  if (secret !== null)
    return (
      <ActionDialog title={title} says={t('channels.rotate.once', { hours })} action={null} ready onClose={onClose}>
        <Box background="neutral100" padding={4} hasRadius>
          <Typography tag="p" style={WRAP} aria-label={t('channels.rotate.secret')}>
            {secret}
          </Typography>
        </Box>
      </ActionDialog>
    );
  return (
    <ActionDialog
      title={title}
      says={t('channels.rotate.says')}
      action={t('channels.rotate')}
      ready
      onAct={async () => setSecret((await rotate({ key: channel.key, hours }).unwrap()).secret)}
      onClose={onClose}
    >
      <Field.Root name="hours" required hint={t('channels.rotate.hours.hint')}>
        <Field.Label>{t('channels.rotate.hours')}</Field.Label>
        <NumberInput value={hours} onValueChange={(value) => setHours(Math.min(MOST_HOURS, Math.max(0, Math.round(value ?? 0))))} />
        <Field.Hint />
      </Field.Root>
    </ActionDialog>
  );
}

/** 补发: everything the log says the channel should have, since a day. */
export function ReplayDialog({ channel, onClose }: Props) {
  const t = useT();
  const text = useText();
  const { toggleNotification } = useNotification();
  const [since, setSince] = useState('');
  const [replay] = useReplayChannelMutation();
  return (
    <ActionDialog
      title={t('channels.replay.title', { title: text(channel.title) })}
      says={t('channels.replay.says')}
      action={t('channels.replay')}
      ready={since !== ''}
      onAct={async () => {
        const { messages } = await replay({ key: channel.key, since }).unwrap();
        toggleNotification({ type: 'success', message: t('channels.replay.done', { messages }) });
        onClose();
      }}
      onClose={onClose}
    >
      <Field.Root name="since" required>
        <Field.Label>{t('channels.replay.since')}</Field.Label>
        <TimeInput type="date" value={since} max="9999-12-31" onChange={(event) => setSince(event.target.value)} />
      </Field.Root>
    </ActionDialog>
  );
}

const WRAP = { whiteSpace: 'normal', overflowWrap: 'anywhere', userSelect: 'all' } as const;
