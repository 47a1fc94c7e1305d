import type { ClockReportRow } from '../../../../shared/contract';

type Sums = Omit<ClockReportRow, 'unit' | 'unitTitle'>;

/** All units together. */
export function totalOf(rows: readonly ClockReportRow[]): Sums {
  const total: Sums = { due: 0, onTime: 0, late: 0, open: 0, overdue: 0, cancelled: 0 };
  for (const row of rows) for (const key of Object.keys(total) as (keyof Sums)[]) total[key] += row[key];
  return total;
}

/**
 * Share of the obligations whose time is over that were met in time: what is still open and not overdue has not failed yet, what was
 * cancelled never will. @returns 0 to 1, null when there is nothing to judge
 */
export function onTimeRate({ onTime, late, overdue }: Pick<Sums, 'onTime' | 'late' | 'overdue'>): number | null {
  const judged = onTime + late + overdue;
  return judged === 0 ? null : onTime / judged;
}
