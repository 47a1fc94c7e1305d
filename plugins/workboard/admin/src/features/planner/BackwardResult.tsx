import { Box, Flex, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';

import { LoadFailed } from '../../shared/LoadFailed';
import { useDay } from '../../shared/use-day';
import { useT, useText } from '../../shared/use-t';
import { ClauseChips, ClockExplanation } from '../card';
import { usePlanBackwardQuery } from './api';
import { DueDay } from './DueDay';

/** The latest start for a wanted end, and the way from one to the other. */
export function BackwardResult({ ask }: { ask: { workflow: string; clock: string; end: string } }) {
  const t = useT();
  const text = useText();
  const day = useDay();
  const { currentData: data, error, refetch } = usePlanBackwardQuery(ask);
  if (!data) return error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <Page.Loading />;
  return (
    <Box tag="section" padding={5} background="neutral0" hasRadius shadow="tableShadow">
      <Typography tag="h2" variant="delta">
        {t('planner.latest', { clock: text(data.clock.title), end: day.long(data.end) })}
      </Typography>
      <Typography tag="p" variant="beta" paddingTop={3}>
        {day.long(data.startWorkday)}
      </Typography>
      {data.startWorkday === data.start ? null : (
        <Typography tag="p" textColor="neutral600">
          {t('planner.restDay', { start: day.long(data.start), workday: day.long(data.startWorkday) })}
        </Typography>
      )}
      <Flex gap={3} wrap="wrap" alignItems="baseline" paddingTop={4}>
        <Typography>{t('planner.thenDue', { start: day.long(data.start) })}</Typography>
        <DueDay clock={data.clock} />
        <ClauseChips ids={data.clock.basis} />
      </Flex>
      <ClockExplanation clock={data.clock} />
    </Box>
  );
}
