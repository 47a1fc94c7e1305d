import type { DayChange } from '../../../../engine/calendar/change-calendar';
import { useDay } from '../../shared/use-day';
import { useT } from '../../shared/use-t';
import { DayTable } from './DayTable';

/** Days that a change sets otherwise, before and after. */
export function ChangedDays({ days }: { days: readonly DayChange[] }) {
  const t = useT();
  const day = useDay();
  const words = (side: DayChange['before']) =>
    side ? `${side.name} ${t(`calendar.kind.${side.kind}`)}（${side.source}）` : t('calendar.plain');
  return (
    <DayTable
      label={t('calendar.changedDays', { n: days.length })}
      columns={['day', 'before', 'after'].map((column) => t(`calendar.column.${column}`))}
    >
      {days.map((change) => (
        <tr key={change.day}>
          <td>{day.long(change.day)}</td>
          <td>{words(change.before)}</td>
          <td>
            <strong>{words(change.after)}</strong>
          </td>
        </tr>
      ))}
    </DayTable>
  );
}
