import type { Day, NotableDay } from '../../../../engine/calendar/types';
import { useDay } from '../../shared/use-day';
import { useHolidayName } from '../../shared/use-holiday-name';
import { useT } from '../../shared/use-t';

/** What the calendar says of a day: “2026年10月1日 周四 国庆节 放假”, and by what. */
export function useDayWords(): (day: Day, mark: NotableDay | undefined) => { label: string; source: string } {
  const t = useT();
  const words = useDay();
  const holidayName = useHolidayName();
  return (day, mark) => {
    const kind = mark && [holidayName(mark.name), t(`calendar.kind.${mark.kind}`), mark.projected ? t('calendar.projected') : ''];
    return { label: [words.long(day), ...(kind ?? [])].filter(Boolean).join(' '), source: mark?.source ?? '' };
  };
}
