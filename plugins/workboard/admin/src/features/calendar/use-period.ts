import type { Day } from '../../../../engine/calendar/types';
import { useDay } from '../../shared/use-day';
import { useT } from '../../shared/use-t';
import type { Run } from './runs-of-days';

/** 2027年2月5日 周五 至 2027年2月11日 周四，共 7 天; a single day by itself. */
export function usePeriod(): (run: Run<{ day: Day }>) => string {
  const t = useT();
  const day = useDay();
  return ({ first, last, size }) =>
    size === 1 ? day.long(first.day) : t('calendar.period', { from: day.long(first.day), until: day.long(last.day), n: size });
}
