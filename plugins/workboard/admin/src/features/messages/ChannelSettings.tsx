import { useState } from 'react';
import { Box, Button, Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';

import type { ChannelState, MessageSettings, OfficeMessageSettings } from '../../../../shared/contract';
import { LoadFailed } from '../../shared/LoadFailed';
import { useT } from '../../shared/use-t';
import { useChannelsQuery, useSaveChannelsMutation } from './api';
import { KindChoice } from './KindChoice';
import { QuietHours } from './QuietHours';
import { useSaved } from './use-saved';

/** 消息通道: the office's rules for e-mail and the chat group, and its quiet hours. A channel that is off says so. */
export function ChannelSettings() {
  const { data, error, refetch } = useChannelsQuery(undefined, { refetchOnMountOrArgChange: true });
  if (data) return <Form office={data} />;
  return error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <Page.Loading />;
}

function Form({ office }: { office: OfficeMessageSettings }) {
  const t = useT();
  const saved = useSaved();
  const [save, { isLoading }] = useSaveChannelsMutation();
  const [value, setValue] = useState<MessageSettings>(office.settings);
  const change = (changed: Partial<MessageSettings>) => setValue({ ...value, ...changed });
  return (
    <Box padding={6} background="neutral0" hasRadius shadow="tableShadow">
      <Flex direction="column" alignItems="flex-start" gap={6}>
        <Channel name="email" state={office.email} whenOff={value.emailWhenOff} onWhenOff={(emailWhenOff) => change({ emailWhenOff })} />
        <Channel name="chat" state={office.chat} whenOff={value.chatWhenOff} onWhenOff={(chatWhenOff) => change({ chatWhenOff })} />
        <KindChoice
          legend={t('messages.chat.kinds')}
          kinds={office.kinds}
          chosen={value.chatKinds}
          onChange={(chatKinds) => change({ chatKinds })}
        />
        <Choice
          label={t('messages.chat.mask')}
          value={value.chatMask}
          options={['unpublished', 'all', 'none'] as const}
          words={(one) => t(`messages.chat.mask.${one}`)}
          onChange={(chatMask) => change({ chatMask })}
        />
        <QuietHours quiet={value.quiet} onChange={(quiet) => change({ quiet })} />
        <Button loading={isLoading} onClick={() => void saved(() => save(value).unwrap())}>
          {t('messages.save')}
        </Button>
      </Flex>
    </Box>
  );
}

interface ChannelProps {
  name: 'email' | 'chat';
  state: ChannelState;
  whenOff: 'wait' | 'skip';
  onWhenOff: (whenOff: 'wait' | 'skip') => void;
}

function Channel({ name, state, whenOff, onWhenOff }: ChannelProps) {
  const t = useT();
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <Typography tag="h2" variant="delta">
        {t(`messages.channel.${name}`)}
      </Typography>
      <Typography textColor={state === 'on' ? 'success700' : 'neutral600'}>{t(`messages.channel.${name}.${state}`)}</Typography>
      <Choice
        label={t('messages.whenOff')}
        value={whenOff}
        options={['wait', 'skip'] as const}
        words={(one) => t(`messages.whenOff.${one}`)}
        onChange={onWhenOff}
      />
    </Flex>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly Value[];
  words: (value: Value) => string;
  onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, options, words, onChange }: ChoiceProps<Value>) {
  return (
    <Field.Root width="32rem">
      <Field.Label>{label}</Field.Label>
      <SingleSelect value={value} onChange={(next) => onChange(options.find((one) => one === next) ?? value)}>
        {options.map((one) => (
          <SingleSelectOption key={one} value={one}>
            {words(one)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}
