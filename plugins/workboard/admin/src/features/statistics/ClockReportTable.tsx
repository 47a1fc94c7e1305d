import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { ClockReportRow } from '../../../../shared/contract';
import { useT } from '../../shared/use-t';
import { onTimeRate, totalOf } from './report-sums';

const COLUMNS = ['due', 'onTime', 'late', 'open', 'overdue', 'cancelled'] as const;

/** One row for each unit and one for all of them. */
export function ClockReportTable({ rows }: { rows: readonly ClockReportRow[] }) {
  const t = useT();
  if (rows.length === 0) return <Typography>{t('statistics.empty')}</Typography>;
  return (
    <Surface>
      <table aria-label={t('statistics.view.clocks')}>
        <thead>
          <tr>
            <th scope="col">{t('statistics.column.unit')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`statistics.column.${column}`)}
              </th>
            ))}
            <th scope="col">{t('statistics.column.rate')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.unit} label={row.unitTitle} row={row} />
          ))}
        </tbody>
        <tfoot>
          <Line label={t('statistics.total')} row={totalOf(rows)} />
        </tfoot>
      </table>
    </Surface>
  );
}

function Line({ label, row }: { label: string; row: Pick<ClockReportRow, (typeof COLUMNS)[number]> }) {
  const rate = onTimeRate(row);
  return (
    <tr>
      <th scope="row">{label}</th>
      {COLUMNS.map((column) => (
        <td key={column}>{row[column]}</td>
      ))}
      <td>{rate === null ? '—' : `${Math.floor(rate * 1000) / 10}%`}</td>
    </tr>
  );
}

const Surface = styled.div`
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  overflow-x: auto;

  table {
    border-collapse: collapse;
    color: ${({ theme }) => theme.colors.neutral800};
    font-size: 1.4rem;
    width: 100%;
  }

  th,
  td {
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
    font-variant-numeric: tabular-nums;
    padding: 1.2rem 1.6rem;
    text-align: end;
  }

  th:first-child {
    text-align: start;
  }

  thead th {
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
    white-space: nowrap;
  }

  tfoot {
    font-weight: 600;
  }
`;
