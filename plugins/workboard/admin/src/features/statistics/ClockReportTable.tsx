import { Typography } from '@strapi/design-system';

import type { ClockReportRow } from '../../../../shared/contract';
import { useT } from '../../shared/use-t';
import { NumbersSurface } from './NumbersSurface';
import { onTimeRate, totalOf } from './report-sums';

const COLUMNS = ['due', 'onTime', 'late', 'open', 'overdue', 'cancelled'] as const;

/** One row for each unit and one for all of them. */
export function ClockReportTable({ rows }: { rows: readonly ClockReportRow[] }) {
  const t = useT();
  if (rows.length === 0) return <Typography>{t('statistics.empty')}</Typography>;
  return (
    <NumbersSurface>
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
    </NumbersSurface>
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
