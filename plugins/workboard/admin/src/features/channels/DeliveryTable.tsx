import { useState } from 'react';
import { Badge, Box, Button, Flex, Link, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import type { ChannelDelivery, ChannelView } from '../../../../shared/contract';
import { inLanguage } from '../../shared/in-language';
import { useDay } from '../../shared/use-day';
import { useErrorWords } from '../../shared/use-error-words';
import { useT, useText } from '../../shared/use-t';
import { useReplayChannelMutation, useRetryDeliveryMutation } from './api';
import { AttemptsDialog, TickDialog } from './DeliveryDialogs';

const COLUMNS = ['what', 'channel', 'state', 'when', 'error', 'action'] as const;

/** What is open about which message. Dialogs stand outside of the table, which takes the keys of everything within it for its own. */
interface Shown {
  what: 'attempts' | 'tick';
  delivery: ChannelDelivery;
}

const nameOf = ({ card, document }: ChannelDelivery) => card?.title ?? document;

/** Messages of the channels, the newest first; each can be sent again, ticked off, or looked into. */
export function DeliveryTable({ deliveries, channels }: { deliveries: readonly ChannelDelivery[]; channels: readonly ChannelView[] }) {
  const t = useT();
  const [shown, setShown] = useState<Shown | null>(null);
  const Dialog = shown && (shown.what === 'tick' ? TickDialog : AttemptsDialog);
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow">
      <Table colCount={COLUMNS.length} rowCount={deliveries.length + 1} aria-label={t('channels.deliveries')}>
        <Thead>
          <Tr>
            {COLUMNS.map((column) => (
              <Th key={column}>
                <Typography variant="sigma">{t(`channels.column.${column}`)}</Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {deliveries.map((delivery) => (
            <Row
              key={delivery.id}
              delivery={delivery}
              channel={channels.find(({ key }) => key === delivery.channel)}
              onShow={(what) => setShown({ what, delivery })}
            />
          ))}
        </Tbody>
      </Table>
      {Dialog ? <Dialog delivery={shown.delivery} name={nameOf(shown.delivery)} onClose={() => setShown(null)} /> : null}
    </Box>
  );
}

interface RowProps {
  delivery: ChannelDelivery;
  /** Undefined for a channel that the configuration no longer has. */
  channel: ChannelView | undefined;
  onShow: (what: Shown['what']) => void;
}

function Row({ delivery, channel, onShow }: RowProps) {
  const t = useT();
  const text = useText();
  const day = useDay();
  const { locale } = useIntl();
  const title = channel ? text(channel.title) : delivery.channel;
  const name = nameOf(delivery);
  const error = delivery.report === 'refused' ? delivery.reportError : delivery.error;
  return (
    <Tr data-delivery={delivery.id}>
      <Td>
        <Box minWidth="16rem" maxWidth="28rem" paddingTop={2} paddingBottom={2}>
          <Typography tag="p" style={WRAP}>
            {name}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {t('channels.event', { event: text(delivery.event), verb: t(`channels.verb.${delivery.verb}`) })}
          </Typography>
        </Box>
      </Td>
      <Td>
        <Typography>{title}</Typography>
      </Td>
      <Td>
        <StateBadge delivery={delivery} byHand={channel?.state === 'by_hand'} />
      </Td>
      <Td>
        <Typography tag="p">{day.instant(delivery.finishedAt ?? delivery.createdAt)}</Typography>
        {delivery.url === null ? null : (
          <Link href={delivery.url} isExternal>
            {t('channels.open')}
          </Link>
        )}
      </Td>
      <Td>
        <Box minWidth="12rem" maxWidth="24rem" paddingTop={2} paddingBottom={2}>
          <Typography tag="p" style={WRAP} textColor={error === null ? 'neutral600' : 'neutral800'}>
            {error === null ? t('channels.none') : inLanguage(error, locale)}
          </Typography>
        </Box>
      </Td>
      <Td>
        <RowActions delivery={delivery} channel={channel} onShow={onShow} />
      </Td>
    </Tr>
  );
}

function StateBadge({ delivery, byHand }: { delivery: ChannelDelivery; byHand: boolean }) {
  const t = useT();
  if (delivery.report === 'refused') return <Badge {...DANGER}>{t('channels.delivery.refused')}</Badge>;
  if (delivery.state === 'dead') return <Badge {...DANGER}>{t('channels.delivery.dead', { n: delivery.attempts })}</Badge>;
  if (delivery.state === 'done')
    return <Badge {...SUCCESS}>{t(delivery.how === 'hand' ? 'channels.delivery.hand' : 'channels.delivery.done')}</Badge>;
  return <Badge>{byHand ? t('channels.delivery.toTick') : t('channels.delivery.waiting', { n: delivery.attempts })}</Badge>;
}

function RowActions({ delivery, channel, onShow }: RowProps) {
  const t = useT();
  const words = useErrorWords();
  const { toggleNotification } = useNotification();
  const name = nameOf(delivery);
  const [retry, { isLoading: retrying }] = useRetryDeliveryMutation();
  const [replay, { isLoading: replaying }] = useReplayChannelMutation();
  const doing = async (work: Promise<unknown>) => {
    try {
      await work;
      toggleNotification({ type: 'success', message: t('channels.retry.done') });
    } catch (problem) {
      toggleNotification({ type: 'danger', message: words(problem) });
    }
  };
  const connected = channel !== undefined && channel.state !== 'by_hand';
  return (
    <Flex gap={1} wrap="wrap">
      {connected && delivery.state !== 'done' ? (
        <Button
          variant="tertiary"
          size="S"
          loading={retrying}
          onClick={() => void doing(retry(delivery.id).unwrap())}
          aria-label={t('channels.retryOne', { name })}
        >
          {t('channels.retry')}
        </Button>
      ) : null}
      {connected && delivery.state === 'done' ? (
        <Button
          variant="tertiary"
          size="S"
          loading={replaying}
          onClick={() => void doing(replay({ key: delivery.channel, document: delivery.document }).unwrap())}
          aria-label={t('channels.replayOne', { name })}
        >
          {t('channels.replay.document')}
        </Button>
      ) : null}
      {delivery.state === 'done' ? null : (
        <Button variant="tertiary" size="S" onClick={() => onShow('tick')} aria-label={t('channels.tickOne', { name })}>
          {t('channels.tick')}
        </Button>
      )}
      {connected ? (
        <Button variant="ghost" size="S" onClick={() => onShow('attempts')} aria-label={t('channels.attemptsOne', { name })}>
          {t('channels.attempts')}
        </Button>
      ) : null}
    </Flex>
  );
}

const WRAP = { whiteSpace: 'normal', overflowWrap: 'anywhere' } as const;
const DANGER = { backgroundColor: 'danger100', textColor: 'danger700' } as const;
const SUCCESS = { backgroundColor: 'success100', textColor: 'success700' } as const;
