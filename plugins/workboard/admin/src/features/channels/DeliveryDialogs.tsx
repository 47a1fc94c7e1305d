import { useState } from 'react';
import { Field, Table, Tbody, Td, TextInput, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Page, useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import type { ChannelDelivery } from '../../../../shared/contract';
import { inLanguage } from '../../shared/in-language';
import { LoadFailed } from '../../shared/LoadFailed';
import { TimeInput } from '../../shared/TimeInput';
import { useDay } from '../../shared/use-day';
import { useT } from '../../shared/use-t';
import { ActionDialog } from './ActionDialog';
import { useAttemptsQuery, useTickDeliveryMutation } from './api';

interface Props {
  delivery: ChannelDelivery;
  /** How it is called. */
  name: string;
  onClose: () => void;
}

/** 手工登记: it was done by hand, on a day and perhaps at an address. */
export function TickDialog({ delivery, name, onClose }: Props) {
  const t = useT();
  const { toggleNotification } = useNotification();
  const [on, setOn] = useState('');
  const [url, setUrl] = useState('');
  const [tick] = useTickDeliveryMutation();
  return (
    <ActionDialog
      title={t('channels.tick.title', { name })}
      says={t(`channels.tick.says.${delivery.verb}`)}
      action={t('channels.tick')}
      ready={on !== ''}
      onAct={async () => {
        await tick({ id: delivery.id, on, ...(url.trim() === '' ? {} : { url: url.trim() }) }).unwrap();
        toggleNotification({ type: 'success', message: t('channels.tick.done') });
        onClose();
      }}
      onClose={onClose}
    >
      <Field.Root name="on" required>
        <Field.Label>{t('channels.tick.on')}</Field.Label>
        <TimeInput type="date" value={on} max="9999-12-31" onChange={(event) => setOn(event.target.value)} />
      </Field.Root>
      <Field.Root name="url" hint={t('channels.tick.url.hint')}>
        <Field.Label>{t('channels.tick.url')}</Field.Label>
        <TextInput value={url} maxLength={500} onChange={(event) => setUrl(event.target.value)} />
        <Field.Hint />
      </Field.Root>
    </ActionDialog>
  );
}

const COLUMNS = ['at', 'status', 'ms', 'error'] as const;

/** 推送记录: every try with what came of it. */
export function AttemptsDialog({ delivery, name, onClose }: Props) {
  const t = useT();
  const day = useDay();
  const { locale } = useIntl();
  const { data, error, refetch } = useAttemptsQuery(delivery.id, { refetchOnMountOrArgChange: true });
  return (
    <ActionDialog
      title={t('channels.attempts.title', { name })}
      says={t('channels.attempts.says', { id: delivery.messageId })}
      action={null}
      ready
      onClose={onClose}
    >
      {data === undefined ? (
        error ? (
          <LoadFailed error={error} onRetry={() => void refetch()} />
        ) : (
          <Page.Loading />
        )
      ) : data.length === 0 ? (
        <Typography textColor="neutral600">{t('channels.attempts.none')}</Typography>
      ) : (
        <Table colCount={COLUMNS.length} rowCount={data.length + 1} aria-label={t('channels.attempts')}>
          <Thead>
            <Tr>
              {COLUMNS.map((column) => (
                <Th key={column}>
                  <Typography variant="sigma">{t(`channels.attempts.${column}`)}</Typography>
                </Th>
              ))}
            </Tr>
          </Thead>
          <Tbody>
            {data.map((attempt) => (
              <Tr key={attempt.at}>
                <Td>
                  <Typography>{day.instant(attempt.at)}</Typography>
                </Td>
                <Td>
                  <Typography>{attempt.status ?? t('channels.none')}</Typography>
                </Td>
                <Td>
                  <Typography>{attempt.ms}</Typography>
                </Td>
                <Td>
                  <Typography style={WRAP}>{attempt.error === null ? t('channels.none') : inLanguage(attempt.error, locale)}</Typography>
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
    </ActionDialog>
  );
}

const WRAP = { whiteSpace: 'normal', overflowWrap: 'anywhere' } as const;
