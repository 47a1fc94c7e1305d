import { Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';

import type { BoardTab } from '../../../../shared/contract';
import { useClockReportQuery } from '../../shared/api';
import { LoadFailed } from '../../shared/LoadFailed';
import { useT } from '../../shared/use-t';
import { ClockReportTable } from './ClockReportTable';
import { StatisticsFilter, type StatisticsQuery } from './StatisticsFilter';

/** 时限统计 (R-EXP-13): how each unit kept one obligation in a period. The choice stands in the address, to be shared and kept. */
export function ClockReport({ boards }: { boards: readonly BoardTab[] }) {
  const t = useT();
  const [search, setSearch] = useSearchParams();
  const query: StatisticsQuery = Object.fromEntries(search);
  const change = (next: StatisticsQuery) => setSearch(filled({ ...query, ...next }));
  const measured = boards.filter((board) => board.clocks.length > 0);
  const board = measured.find((one) => one.key === query.workflow) ?? measured[0];
  const clock = board?.clocks.find((one) => one.key === query.clock) ?? board?.clocks[0];
  if (!board || !clock) return <Typography>{t('statistics.noClock')}</Typography>;
  return (
    <>
      <StatisticsFilter boards={measured} board={board} clock={clock.key} query={query} onChange={change} />
      <Rows workflow={board.key} clock={clock.key} from={query.from} to={query.to} />
    </>
  );
}

function Rows(params: { workflow: string; clock: string; from: string | undefined; to: string | undefined }) {
  const { workflow, clock, ...period } = params;
  const {
    currentData: rows,
    error,
    refetch,
  } = useClockReportQuery({ workflow, clock, ...filled(period) }, { refetchOnMountOrArgChange: true });
  if (rows) return <ClockReportTable rows={rows} />;
  return error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <Page.Loading />;
}

function filled(values: Record<string, string | undefined> | StatisticsQuery): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== ''),
  );
}
