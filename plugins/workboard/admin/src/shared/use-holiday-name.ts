import { useCallback } from 'react';

import { holidayKey } from '../../../engine/calendar/holiday-keys';
import { useT } from './use-t';

/** The name of a holiday in the reader's language; one that only the office or a notice knows stays as it was written. */
export function useHolidayName(): (name: string) => string {
  const t = useT();
  return useCallback(
    (name) => {
      const key = holidayKey(name);
      return key === null ? name : t(`shared.holiday.${key}`);
    },
    [t],
  );
}
