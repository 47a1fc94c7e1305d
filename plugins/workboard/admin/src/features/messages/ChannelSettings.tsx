import { useState, type ReactNode } from 'react';
import { Badge, Box, Button, Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { Page, useNotification } from '@strapi/strapi/admin';

import type { ChannelState, MessageSettings, OfficeMessageSettings } from '../../../../shared/contract';
import { LoadFailed } from '../../shared/LoadFailed';
import { useT } from '../../shared/use-t';
import { SaveFailed, useSave } from '../memberships';
import { useChannelsQuery, useSaveChannelsMutation } from './api';
import { ChannelTest } from './ChannelTest';
import { KindChoice } from './KindChoice';
import { QuietHours } from './QuietHours';

/** 消息通道: the office's rules for e-mail and the chat group, and its quiet hours. A channel that is off says so. */
export function ChannelSettings() {
  const { data, error, refetch } = useChannelsQuery(undefined, { refetchOnMountOrArgChange: true });
  if (data) return <Form office={data} />;
  return error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <Page.Loading />;
}

const FIELDS = ['quiet.from', 'quiet.until'] as const;

function Form({ office }: { office: OfficeMessageSettings }) {
  const t = useT();
  const { toggleNotification } = useNotification();
  const [store] = useSaveChannelsMutation();
  const { failure, busy, save, errorOf, fail, forget } = useSave(FIELDS);
  const [value, setValue] = useState<MessageSettings>(office.settings);
  const change = (changed: Partial<MessageSettings>) => {
    forget();
    setValue({ ...value, ...changed });
  };
  const submit = async () => {
    const empty = FIELDS.find((field) => value.quiet[field === 'quiet.from' ? 'from' : 'until'] === '');
    if (empty) fail({ field: empty, message: t('messages.quiet.missing') });
    else if (await save(() => store(value).unwrap())) toggleNotification({ type: 'success', message: t('messages.saved') });
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Card>
        <Channel name="email" state={office.email} whenOff={value.emailWhenOff} onWhenOff={(emailWhenOff) => change({ emailWhenOff })} />
      </Card>
      <Card>
        <Channel name="chat" state={office.chat} whenOff={value.chatWhenOff} onWhenOff={(chatWhenOff) => change({ chatWhenOff })} />
        <Choice
          label={t('messages.chat.mask')}
          value={value.chatMask}
          options={['unpublished', 'all', 'none'] as const}
          words={(one) => t(`messages.chat.mask.${one}`)}
          onChange={(chatMask) => change({ chatMask })}
        />
        <KindChoice
          legend={t('messages.chat.kinds')}
          kinds={office.kinds}
          chosen={value.chatKinds}
          onChange={(chatKinds) => change({ chatKinds })}
        />
      </Card>
      <Card>
        <QuietHours quiet={value.quiet} errorOf={errorOf} onChange={(quiet) => change({ quiet })} />
      </Card>
      {failure?.field === null ? <SaveFailed message={failure.message} /> : null}
      <Box>
        <Button loading={busy} onClick={() => void submit()}>
          {t('messages.save')}
        </Button>
      </Box>
    </Flex>
  );
}

function Card({ children }: { children: ReactNode }) {
  return (
    <Box padding={6} background="neutral0" hasRadius shadow="tableShadow">
      <Flex direction="column" alignItems="flex-start" gap={5}>
        {children}
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

/** Whether it is on, how it is opened, or a way to try it; and what becomes of messages while it is off. */
function Channel({ name, state, whenOff, onWhenOff }: ChannelProps) {
  const t = useT();
  return (
    <>
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Flex gap={3}>
          <Typography tag="h2" variant="delta">
            {t(`messages.channel.${name}`)}
          </Typography>
          <Badge {...(state === 'on' ? { backgroundColor: 'success100', textColor: 'success700' } : {})}>
            {t(`messages.channel.${state}`)}
          </Badge>
        </Flex>
        {state === 'on' ? (
          <ChannelTest channel={name} />
        ) : (
          <Typography textColor="neutral600">{t(`messages.channel.${name}.off`)}</Typography>
        )}
      </Flex>
      <Choice
        label={t('messages.whenOff')}
        value={whenOff}
        options={['wait', 'skip'] as const}
        words={(one) => t(`messages.whenOff.${one}`)}
        onChange={onWhenOff}
      />
    </>
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
    <Field.Root width="100%" maxWidth="32rem">
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
