import { Box, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';

import type { PlannerWorkflow } from '../../../../shared/contract';
import { useMeQuery } from '../../shared/api';
import { LoadFailed } from '../../shared/LoadFailed';
import { PageFrame } from '../../shared/PageFrame';
import { useT } from '../../shared/use-t';
import { usePlannerQuery } from './api';
import { BackwardResult } from './BackwardResult';
import { ForwardResult } from './ForwardResult';
import { PlannerFields, type PlannerQuery } from './PlannerFields';

/** 推算: what follows from a day, or when something must begin. The question stands in the address, to be shared and kept. */
export default function PlannerPage() {
  const t = useT();
  const { data, error, refetch } = usePlannerQuery();
  return (
    <PageFrame title={t('planner.title')} intro={t('planner.intro')}>
      {data ? <Planner workflows={data} /> : error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <Page.Loading />}
    </PageFrame>
  );
}

function Planner({ workflows }: { workflows: readonly PlannerWorkflow[] }) {
  const t = useT();
  const { data: me } = useMeQuery();
  const [search, setSearch] = useSearchParams();
  const asked = Object.fromEntries(search);
  const workflow = workflows.find(({ key }) => key === asked.workflow) ?? workflows[0];
  const clock = workflow?.clocks.find(({ key }) => key === asked.clock) ?? workflow?.clocks[0];
  if (!workflow || !clock) return <Typography paddingTop={4}>{t('planner.none')}</Typography>;
  const query: PlannerQuery = {
    workflow: workflow.key,
    clock: clock.key,
    way: asked.way === 'backward' ? 'backward' : 'forward',
    day: isWritten(asked.day) ? asked.day : (me?.today ?? ''),
    time: isTime(asked.time) ? asked.time : '',
    event: clock.starters.some(({ event }) => event === asked.event) ? (asked.event ?? '') : (clock.starters[0]?.event ?? ''),
  };
  // Only a clock of hours asks for a time of the day.
  const timed = clock.hours && query.way === 'forward';
  const change = (part: Partial<PlannerQuery>) => setSearch({ ...query, ...part } satisfies Record<string, string>, { replace: true });
  const { way, day, time, event, ...of } = query;
  return (
    <>
      <PlannerFields workflows={workflows} starters={clock.starters} timed={timed} query={query} onChange={change} />
      <Box paddingTop={6} aria-live="polite">
        {!isWritten(day) ? (
          <Typography>{t('planner.noDay')}</Typography>
        ) : way === 'forward' ? (
          <ForwardResult ask={{ ...of, start: day, time: timed ? time : '', event }} />
        ) : (
          <BackwardResult ask={{ ...of, end: day }} />
        )}
      </Box>
    </>
  );
}

const isTime = (time: string | undefined): time is string => /^([01]\d|2[0-3]):[0-5]\d$/.test(time ?? '');

const isWritten = (day: string | undefined): day is string => /^\d{4}-\d{2}-\d{2}$/.test(day ?? '');
