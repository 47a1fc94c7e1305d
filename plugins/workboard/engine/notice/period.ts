import type { Day } from '../calendar/types';
import type { Period, PeriodKind } from './types';

/** The period of a kind that a day lies in, both ends included. A week begins on Monday; a half-month ends on the 15th or with the month. */
export function periodOf(kind: PeriodKind, day: Day): Period {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const at = (m: number, d: number) => new Date(Date.UTC(year, m, d)).toISOString().slice(0, 10) as Day;
  switch (kind) {
    case 'day':
      return { from: day, until: day };
    case 'week': {
      const monday = date - ((new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 6) % 7);
      return { from: at(month - 1, monday), until: at(month - 1, monday + 6) };
    }
    case 'half_month':
      return date <= 15 ? { from: at(month - 1, 1), until: at(month - 1, 15) } : { from: at(month - 1, 16), until: at(month, 0) };
    case 'month':
      return { from: at(month - 1, 1), until: at(month, 0) };
    case 'year':
      return { from: at(0, 1), until: at(11, 31) };
  }
}
