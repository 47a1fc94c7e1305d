import { Box, Flex, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';

import type { PlanStep } from '../../../../shared/contract';
import { LoadFailed } from '../../shared/LoadFailed';
import { useDay } from '../../shared/use-day';
import { useT, useText } from '../../shared/use-t';
import { ClauseChips, ClockExplanation } from '../card';
import { usePlanForwardQuery } from './api';
import { DueDay } from './DueDay';

/** Every date that follows, in the order in which they start, each with the way to it. */
export function ForwardResult({ ask }: { ask: { workflow: string; clock: string; start: string; time: string; event: string } }) {
  const t = useT();
  const text = useText();
  const day = useDay();
  const { event, time, ...rest } = ask;
  const asked = { ...rest, ...(time === '' ? {} : { time }), ...(event === '' ? {} : { event }) };
  const { currentData: data, error, refetch } = usePlanForwardQuery(asked);
  if (!data) return error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <Page.Loading />;
  return (
    <Box tag="section" padding={5} background="neutral0" hasRadius shadow="tableShadow">
      <Typography tag="h2" variant="delta">
        {t('planner.if', { event: text(data.event.title), day: day.long(data.start) })}
      </Typography>
      <Box tag="ol" aria-label={t('planner.follows')}>
        {data.steps.map((step) => (
          <Step key={`${step.workflow} ${step.clock.key} ${step.event.key}`} step={step} />
        ))}
      </Box>
      <Typography variant="pi" textColor="neutral600">
        {t('planner.assumes')}
      </Typography>
    </Box>
  );
}

function Step({ step }: { step: PlanStep }) {
  const t = useT();
  const text = useText();
  const day = useDay();
  const { clock } = step;
  return (
    <Box tag="li" paddingTop={4} paddingBottom={2} data-clock={clock.key}>
      <Flex gap={3} wrap="wrap" alignItems="baseline">
        <DueDay clock={clock} />
        <Typography fontWeight="bold">{text(clock.title)}</Typography>
        <ClauseChips ids={clock.basis} />
      </Flex>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {t('planner.startedBy', {
          workflow: text(step.workflowTitle),
          event: text(step.event.title),
          day: clock.startedOn ? day.long(clock.startedOn) : '',
        })}
      </Typography>
      <ClockExplanation clock={clock} />
    </Box>
  );
}
