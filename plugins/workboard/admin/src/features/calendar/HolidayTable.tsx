import { Typography } from '@strapi/design-system';

import { addDays } from '../../../../engine/day';
import type { NotableDay } from '../../../../engine/calendar/types';
import { useDay } from '../../shared/use-day';
import { useT } from '../../shared/use-t';
import { DayTable } from './DayTable';

/** Every holiday, make-up day and closure of the year with the notice that set it. */
export function HolidayTable({ days, label }: { days: readonly NotableDay[]; label: string }) {
  const t = useT();
  const day = useDay();
  return (
    <DayTable label={label} columns={['days', 'name', 'kind', 'source'].map((column) => t(`calendar.column.${column}`))}>
      {runsOf(days).map(({ first, last, size }) => (
        <tr key={first.day}>
          <td>
            {size === 1 ? day.long(first.day) : t('calendar.period', { from: day.long(first.day), until: day.long(last.day), n: size })}
          </td>
          <td>{first.name}</td>
          <td>
            {t(`calendar.kind.${first.kind}`)}
            {first.projected ? <Typography textColor="warning700"> {t('calendar.projected')}</Typography> : null}
          </td>
          <td>{first.source}</td>
        </tr>
      ))}
    </DayTable>
  );
}

interface Run {
  first: NotableDay;
  last: NotableDay;
  size: number;
}

/** Days of one holiday that follow each other are one line. */
function runsOf(days: readonly NotableDay[]): Run[] {
  const runs: Run[] = [];
  for (const day of days) {
    const open = runs.at(-1);
    const same = open && open.first.kind === day.kind && open.first.name === day.name && open.first.source === day.source;
    if (same && addDays(open.last.day, 1) === day.day) {
      open.last = day;
      open.size += 1;
    } else runs.push({ first: day, last: day, size: 1 });
  }
  return runs;
}
