import { Badge, Box, Button, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import type { JobView } from '../../../../shared/contract';
import { inLanguage } from '../../shared/in-language';
import { LoadFailed } from '../../shared/LoadFailed';
import { useDay } from '../../shared/use-day';
import { useT, useText } from '../../shared/use-t';
import { useJobsQuery, useRetryJobMutation } from './api';
import { useSaved } from './use-saved';

const POLL = 15_000;
const COLUMNS = ['kind', 'state', 'runAt', 'attempts', 'error', 'action'] as const;

/** 后台任务: what was given up, with its reason, and what waits; each can be run now. */
export function JobList() {
  const t = useT();
  const { data, error, refetch } = useJobsQuery(undefined, { pollingInterval: POLL, refetchOnMountOrArgChange: true });
  if (!data) return error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <Page.Loading />;
  return (
    <>
      <Typography tag="p" textColor="neutral600">
        {t('messages.jobs.intro')}
      </Typography>
      <Typography
        tag="p"
        fontWeight="semiBold"
        textColor={data.dead > 0 ? 'danger700' : 'neutral800'}
        paddingTop={2}
        paddingBottom={4}
        role="status"
      >
        {t('messages.jobs.count', { waiting: data.waiting, dead: data.dead })}
      </Typography>
      {data.jobs.length > 0 ? (
        <Box background="neutral0" hasRadius shadow="tableShadow">
          <Table colCount={COLUMNS.length} rowCount={data.jobs.length + 1} aria-label={t('messages.view.jobs')}>
            <Thead>
              <Tr>
                {COLUMNS.map((column) => (
                  <Th key={column}>
                    <Typography variant="sigma">{t(`messages.jobs.${column}`)}</Typography>
                  </Th>
                ))}
              </Tr>
            </Thead>
            <Tbody>
              {data.jobs.map((job) => (
                <JobRow key={job.id} job={job} />
              ))}
            </Tbody>
          </Table>
        </Box>
      ) : (
        <Box padding={10} background="neutral0" hasRadius shadow="tableShadow">
          <Typography textColor="neutral600">{t('messages.jobs.empty')}</Typography>
        </Box>
      )}
    </>
  );
}

function JobRow({ job }: { job: JobView }) {
  const t = useT();
  const text = useText();
  const day = useDay();
  const saved = useSaved();
  const { locale } = useIntl();
  const [retry, { isLoading }] = useRetryJobMutation();
  const state = job.state === 'waiting' && job.attempts > 0 ? 'retrying' : job.state;
  return (
    <Tr data-job={job.id}>
      <Td>
        <Box minWidth="12rem" paddingTop={2} paddingBottom={2}>
          <Typography tag="p" style={WRAP}>
            {text(job.title)}
          </Typography>
          {job.for === null ? null : (
            <Typography tag="p" variant="pi" textColor="neutral600">
              {t('messages.jobs.for', { name: job.for })}
            </Typography>
          )}
        </Box>
      </Td>
      <Td>
        <Badge {...(state === 'dead' ? { backgroundColor: 'danger100', textColor: 'danger700' } : { active: state === 'running' })}>
          {t(`messages.jobs.state.${state}`)}
        </Badge>
      </Td>
      <Td>
        <Typography>{day.instant(job.runAt)}</Typography>
      </Td>
      <Td>
        <Typography>{job.attempts}</Typography>
      </Td>
      <Td>
        <Box minWidth="20rem" maxWidth="36rem" paddingTop={2} paddingBottom={2}>
          <Typography tag="p" textColor={job.error === null ? 'neutral600' : 'neutral800'} style={WRAP}>
            {job.error === null ? t('messages.jobs.none') : inLanguage(job.error, locale)}
          </Typography>
        </Box>
      </Td>
      <Td>
        <Button
          variant="tertiary"
          size="S"
          loading={isLoading}
          disabled={job.state === 'running'}
          onClick={() => void saved(() => retry(job.id).unwrap(), t('messages.jobs.started'))}
          aria-label={t('messages.jobs.retryOne', { title: text(job.title), key: job.for ?? job.key })}
        >
          {t('messages.jobs.retry')}
        </Button>
      </Td>
    </Tr>
  );
}

/** The design system keeps a table's cell on one line; a reason is as long as it is. */
const WRAP = { whiteSpace: 'normal', overflowWrap: 'anywhere' } as const;
