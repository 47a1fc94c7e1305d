import { Box, Button, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';

import { LoadFailed } from '../../shared/LoadFailed';
import { useDay } from '../../shared/use-day';
import { useT } from '../../shared/use-t';
import { useJobsQuery, useRetryJobMutation } from './api';
import { useSaved } from './use-saved';

const POLL = 15_000;
const COLUMNS = ['kind', 'state', 'runAt', 'attempts', 'error', 'action'] as const;

/** 后台任务: what was given up, with its reason, and what waits; each can be run now. */
export function JobList() {
  const t = useT();
  const day = useDay();
  const saved = useSaved();
  const { data, error, refetch } = useJobsQuery(undefined, { pollingInterval: POLL, refetchOnMountOrArgChange: true });
  const [retry] = useRetryJobMutation();
  if (!data) return error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <Page.Loading />;
  return (
    <>
      <Typography tag="p" textColor={data.dead > 0 ? 'danger700' : 'neutral600'} paddingBottom={4} role="status">
        {t('messages.jobs.count', { waiting: data.waiting, dead: data.dead })}
      </Typography>
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
              <Tr key={job.id}>
                <Td>
                  <Typography>{job.kind}</Typography>
                </Td>
                <Td>
                  <Typography textColor={job.state === 'dead' ? 'danger700' : 'neutral800'}>
                    {t(`messages.jobs.state.${job.state}`)}
                  </Typography>
                </Td>
                <Td>
                  <Typography>{day.instant(job.runAt)}</Typography>
                </Td>
                <Td>
                  <Typography>{job.attempts}</Typography>
                </Td>
                <Td>
                  <Typography>{job.error ?? '—'}</Typography>
                </Td>
                <Td>
                  <Button
                    variant="tertiary"
                    size="S"
                    disabled={job.state === 'running'}
                    onClick={() => void saved(() => retry(job.id).unwrap())}
                    aria-label={t('messages.jobs.retryOne', { kind: job.kind, key: job.key })}
                  >
                    {t('messages.jobs.retry')}
                  </Button>
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      </Box>
    </>
  );
}
