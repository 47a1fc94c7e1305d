import type { DayChange } from '../../../../engine/calendar/change-calendar';
import { useT } from '../../shared/use-t';
import { DayTable, Period } from './DayTable';
import { runsOf } from './runs-of-days';
import { usePeriod } from './use-period';

/** Days that a change sets otherwise, before and after; those of one holiday are one line. */
export function ChangedDays({ days }: { days: readonly DayChange[] }) {
  const t = useT();
  const period = usePeriod();
  const words = (side: DayChange['before']) =>
    side ? t('calendar.sourced', { name: side.name, kind: t(`calendar.kind.${side.kind}`), source: side.source }) : t('calendar.plain');
  return (
    <DayTable
      label={t('calendar.changedDays', { n: days.length })}
      columns={['day', 'before', 'after'].map((column) => t(`calendar.column.${column}`))}
    >
      {runsOf(days, ({ before, after }) => `${words(before)} → ${words(after)}`).map((run) => (
        <tr key={run.first.day}>
          <Period>{period(run)}</Period>
          <td>{words(run.first.before)}</td>
          <td>
            <strong>{words(run.first.after)}</strong>
          </td>
        </tr>
      ))}
    </DayTable>
  );
}
