import arrangements from '../../../database/seeds/calendar/arrangements.json';
import statutory from '../../../database/seeds/calendar/statutory-days.json';
import { buildCalendar } from '../../../plugins/workboard/engine/calendar/build-calendar';
import type { CalendarData, Day, WorkdayCalendar } from '../../../plugins/workboard/engine/calendar/types';

/** The calendar a first start puts in. */
export const seedData: CalendarData = {
  version: 1,
  exceptions: arrangements.exceptions as unknown as CalendarData['exceptions'],
  coveredYears: arrangements.coveredYears,
  statutoryDays: statutory.days as unknown as CalendarData['statutoryDays'],
};

export function seedCalendar(): WorkdayCalendar {
  return buildCalendar(seedData);
}

/** Days in tests are written by hand and right. */
export function day(text: string): Day {
  return text as Day;
}
