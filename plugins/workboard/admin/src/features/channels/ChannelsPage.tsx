import { Box, Button, Flex, Grid, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';

import type { ChannelView } from '../../../../shared/contract';
import { LoadFailed } from '../../shared/LoadFailed';
import { PageFrame } from '../../shared/PageFrame';
import { useT, useText } from '../../shared/use-t';
import { useDeliveriesQuery, usePublicationChannelsQuery } from './api';
import { ChannelCard } from './ChannelCard';
import { DeliveryTable } from './DeliveryTable';

const POLL = { pollingInterval: 15_000, refetchOnMountOrArgChange: true };
const STATES = ['waiting', 'dead', 'refused', 'done'] as const;

/** 公开渠道: where what is published goes, how far each message has come, and what somebody has to do about it. */
export default function ChannelsPage() {
  const t = useT();
  const { data, error, refetch } = usePublicationChannelsQuery(undefined, POLL);
  return (
    <PageFrame title={t('channels.title')} intro={t('channels.intro')}>
      {data ? (
        <Channels channels={data.channels} />
      ) : error ? (
        <LoadFailed error={error} onRetry={() => void refetch()} />
      ) : (
        <Page.Loading />
      )}
    </PageFrame>
  );
}

function Channels({ channels }: { channels: ChannelView[] }) {
  const t = useT();
  if (channels.length === 0)
    return (
      <Box padding={10} background="neutral0" hasRadius shadow="tableShadow">
        <Typography textColor="neutral600">{t('channels.noChannels')}</Typography>
      </Box>
    );
  return (
    <>
      <Grid.Root gap={4} gridCols={12}>
        {channels.map((channel) => (
          <Grid.Item key={channel.key} col={4} s={12} direction="column" alignItems="stretch">
            <ChannelCard channel={channel} />
          </Grid.Item>
        ))}
      </Grid.Root>
      <Deliveries channels={channels} />
    </>
  );
}

/** Channel, state and page stand in the address, so that “back” undoes them. */
function Deliveries({ channels }: { channels: ChannelView[] }) {
  const t = useT();
  const text = useText();
  const [search, setSearch] = useSearchParams();
  const filter = Object.fromEntries(
    ['channel', 'state', 'document', 'before'].flatMap((name) => {
      const value = search.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  const { data, error, refetch } = useDeliveriesQuery(filter, POLL);
  const choose = (name: string, value: string | null) => {
    const next = new URLSearchParams(search);
    next.delete('before');
    if (value === null) next.delete(name);
    else next.set(name, value);
    setSearch(next);
  };
  const choice = (name: string, value: string, words: string) => (
    <Button
      key={value}
      variant={search.get(name) === value ? 'secondary' : 'tertiary'}
      size="S"
      aria-pressed={search.get(name) === value}
      onClick={() => choose(name, search.get(name) === value ? null : value)}
    >
      {words}
    </Button>
  );
  const next = data?.next ?? null;
  return (
    <Box paddingTop={8}>
      <Typography tag="h2" variant="beta">
        {t('channels.deliveries')}
      </Typography>
      <Flex gap={6} wrap="wrap" paddingTop={4} paddingBottom={4}>
        <Flex role="group" aria-label={t('channels.filter.channel')} gap={1} wrap="wrap">
          {channels.map(({ key, title }) => choice('channel', key, text(title)))}
        </Flex>
        <Flex role="group" aria-label={t('channels.filter.state')} gap={1} wrap="wrap">
          {STATES.map((state) => choice('state', state, t(`channels.filter.${state}`)))}
        </Flex>
      </Flex>
      {!data ? (
        error ? (
          <LoadFailed error={error} onRetry={() => void refetch()} />
        ) : (
          <Page.Loading />
        )
      ) : data.deliveries.length === 0 ? (
        <Box padding={10} background="neutral0" hasRadius shadow="tableShadow">
          <Typography textColor="neutral600">{t(Object.keys(filter).length > 0 ? 'channels.empty.filtered' : 'channels.empty')}</Typography>
        </Box>
      ) : (
        <DeliveryTable deliveries={data.deliveries} channels={channels} />
      )}
      <Flex gap={2} paddingTop={4} justifyContent="flex-end">
        {search.has('before') ? (
          <Button variant="tertiary" size="S" onClick={() => choose('before', null)}>
            {t('channels.newest')}
          </Button>
        ) : null}
        {next === null ? null : (
          <Button variant="tertiary" size="S" onClick={() => setSearch(new URLSearchParams({ ...filter, before: String(next) }))}>
            {t('channels.older')}
          </Button>
        )}
      </Flex>
    </Box>
  );
}
