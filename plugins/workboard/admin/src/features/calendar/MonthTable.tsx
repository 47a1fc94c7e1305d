import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { addDays, toEpochDay, weekday } from '../../../../engine/day';
import type { Day, NotableDay } from '../../../../engine/calendar/types';
import { useT } from '../../shared/use-t';
import { KIND_COLOURS } from './day-kinds';
import { useDayWords } from './use-day-words';

interface Props {
  year: number;
  /** 1 to 12. */
  month: number;
  marks: ReadonlyMap<Day, NotableDay>;
  today: Day;
  /** The one day of the year that Tab comes to. */
  focus: Day;
  onChoose: (day: Day) => void;
}

/** A month as a table, Monday first. A marked day has its letter: colour is never alone. */
export function MonthTable({ year, month, marks, today, focus, onChoose }: Props) {
  const t = useT();
  const words = useDayWords();
  const title = t('calendar.month', { month });
  return (
    <Table aria-label={`${year} ${title}`}>
      <caption>
        <Typography variant="omega" fontWeight="bold" tag="h3">
          {title}
        </Typography>
      </caption>
      <thead>
        <tr>
          {[1, 2, 3, 4, 5, 6, 7].map((index) => (
            <th key={index} scope="col">
              {t(`calendar.weekday.${index}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week) => (
          <tr key={week.find((one) => one !== null)}>
            {week.map((one, index) => {
              if (one === null) return <td key={index} />;
              const mark = marks.get(one);
              const { label, source } = words(one, mark);
              return (
                <td key={one}>
                  <DayButton
                    type="button"
                    data-day={one}
                    tabIndex={one === focus ? 0 : -1}
                    $kind={mark?.kind}
                    $rest={weekday(one) > 5}
                    $projected={mark?.projected ?? false}
                    aria-current={one === today ? 'date' : undefined}
                    aria-label={label}
                    title={mark ? [label, source].filter(Boolean).join(' · ') : undefined}
                    onClick={() => onChoose(one)}
                  >
                    {Number(one.slice(8))}
                    {mark && mark.kind !== 'weekend' ? <sup aria-hidden>{t(`calendar.mark.${mark.kind}`)}</sup> : null}
                  </DayButton>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Weeks of a month from Monday to Sunday; null where a day belongs to another month. */
function weeksOf(year: number, month: number): (Day | null)[][] {
  const first = `${year}-${String(month).padStart(2, '0')}-01` as Day;
  const after = (month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`) as Day;
  const length = toEpochDay(after) - toEpochDay(first);
  const lead = weekday(first) - 1;
  return Array.from({ length: Math.ceil((lead + length) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, column) => {
      const index = week * 7 + column - lead;
      return index >= 0 && index < length ? addDays(first, index) : null;
    }),
  );
}

const Table = styled.table`
  border-collapse: collapse;
  width: 100%;
  table-layout: fixed;

  caption {
    text-align: start;
    padding-block-end: 0.4rem;
  }

  th {
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.1rem;
    padding-block: 0.4rem;
    text-align: center;
  }

  td {
    padding: 0.1rem;
  }
`;

const DayButton = styled.button<{ $kind: NotableDay['kind'] | undefined; $rest: boolean; $projected: boolean }>`
  width: 100%;
  min-height: 2.8rem;
  border: 1px ${({ $projected }) => ($projected ? 'dashed' : 'solid')}
    ${({ theme, $kind }) => ($kind && $kind !== 'weekend' ? theme.colors.neutral300 : 'transparent')};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme, $kind }) => ($kind ? theme.colors[KIND_COLOURS[$kind].background as keyof typeof theme.colors] : 'transparent')};
  color: ${({ theme, $kind, $rest }) =>
    $kind && $kind !== 'weekend'
      ? theme.colors[KIND_COLOURS[$kind].text as keyof typeof theme.colors]
      : $rest
        ? theme.colors.neutral600
        : theme.colors.neutral800};
  font-size: 1.3rem;
  font-variant-numeric: tabular-nums;
  cursor: pointer;

  sup {
    font-size: 0.9rem;
    line-height: 0;
    margin-inline-start: 0.1rem;
  }

  &[aria-current='date'] {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    font-weight: 700;
  }
`;
