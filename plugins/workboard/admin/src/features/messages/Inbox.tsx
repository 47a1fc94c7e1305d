import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { Page, useNotification } from '@strapi/strapi/admin';

import { LoadFailed } from '../../shared/LoadFailed';
import { useErrorWords } from '../../shared/use-error-words';
import { useT } from '../../shared/use-t';
import { useMessagesQuery, useReadMessagesMutation } from './api';
import { MessageRow } from './MessageRow';

const POLL = 15_000;

/** What I am told, newest first; older messages page by page. */
export function Inbox() {
  const t = useT();
  const words = useErrorWords();
  const { toggleNotification } = useNotification();
  const [unreadOnly, setUnreadOnly] = useState(false);
  // Where each page that was opened begins; the last is shown.
  const [pages, setPages] = useState<readonly number[]>([]);
  const before = pages.at(-1);
  const { data, error, refetch } = useMessagesQuery(
    { ...(unreadOnly ? { state: 'unread' as const } : {}), ...(before === undefined ? {} : { before }) },
    { pollingInterval: POLL, refetchOnFocus: true, refetchOnMountOrArgChange: true },
  );
  const [read] = useReadMessagesMutation();

  const markRead = async (ids: number[] | 'all') => {
    try {
      await read(ids).unwrap();
    } catch (problem) {
      toggleNotification({ type: 'danger', message: words(problem) });
    }
  };

  if (!data) return error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <Page.Loading />;
  const next = data.next;
  return (
    <>
      <Flex gap={4} justifyContent="space-between" wrap="wrap" paddingBottom={4}>
        <Typography textColor="neutral600" role="status">
          {data.unread > 0 ? t('messages.unread', { n: data.unread }) : t('messages.allRead')}
        </Typography>
        <Flex gap={2}>
          <Button
            variant={unreadOnly ? 'secondary' : 'tertiary'}
            aria-pressed={unreadOnly}
            onClick={() => {
              setUnreadOnly(!unreadOnly);
              setPages([]);
            }}
          >
            {t('messages.unreadOnly')}
          </Button>
          <Button variant="tertiary" startIcon={<Check />} disabled={data.unread === 0} onClick={() => void markRead('all')}>
            {t('messages.readAll')}
          </Button>
        </Flex>
      </Flex>
      {data.messages.length > 0 ? (
        <Box tag="ul" background="neutral0" hasRadius shadow="tableShadow" aria-label={t('messages.title')}>
          {data.messages.map((message) => (
            <MessageRow key={message.id} message={message} onRead={() => void markRead([message.id])} />
          ))}
        </Box>
      ) : (
        <Box padding={10} background="neutral0" hasRadius shadow="tableShadow">
          <Typography textColor="neutral600">{t(unreadOnly ? 'messages.empty.unread' : 'messages.empty')}</Typography>
        </Box>
      )}
      <Flex tag="nav" aria-label={t('messages.pages')} gap={2} paddingTop={4} justifyContent="flex-end">
        {pages.length > 0 ? (
          <Button variant="tertiary" onClick={() => setPages(pages.slice(0, -1))}>
            {t('messages.newer')}
          </Button>
        ) : null}
        {next === null ? null : (
          <Button variant="tertiary" onClick={() => setPages([...pages, next])}>
            {t('messages.older')}
          </Button>
        )}
      </Flex>
    </>
  );
}
