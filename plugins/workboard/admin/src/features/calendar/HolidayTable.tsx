import type { NotableDay } from '../../../../engine/calendar/types';
import { useT } from '../../shared/use-t';
import { DayTable, Period } from './DayTable';
import { runsOf } from './runs-of-days';
import { usePeriod } from './use-period';

/** Every holiday, make-up day and closure of the year with the notice that set it; days of one holiday are one line. */
export function HolidayTable({ days, label }: { days: readonly NotableDay[]; label: string }) {
  const t = useT();
  const period = usePeriod();
  return (
    <DayTable label={label} columns={['days', 'name', 'kind', 'source'].map((column) => t(`calendar.column.${column}`))}>
      {runsOf(days, ({ kind, name, source }) => [kind, name, source].join()).map((run) => (
        <tr key={run.first.day}>
          <Period>{period(run)}</Period>
          <td>{run.first.name}</td>
          <td>{[t(`calendar.kind.${run.first.kind}`), run.first.projected ? t('calendar.projected') : ''].filter(Boolean).join(' · ')}</td>
          <td>{run.first.source}</td>
        </tr>
      ))}
    </DayTable>
  );
}
