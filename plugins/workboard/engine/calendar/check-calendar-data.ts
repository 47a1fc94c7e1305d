import { isDay } from '../day';
import type { CalendarData, CalendarException, Day, ExceptionKind } from './types';

/** Years a stored calendar may speak of; a typing error such as 20226 shall not become a table of a million days. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2199;

const KINDS: readonly ExceptionKind[] = ['holiday', 'makeup', 'closure'];

/** Thrown for calendar data that cannot be right. `day` is the first day at fault, if there is one. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';
  constructor(
    message: string,
    readonly day: string | null = null,
  ) {
    super(message);
  }
}

/** @throws CalendarError if the data are not days, not years, or say two different things of one day */
export function checkCalendarData(data: CalendarData): void {
  if (!Number.isInteger(data.version) || data.version < 0) {
    throw new CalendarError(`A calendar's version is a whole number from 0, not ${data.version}`);
  }
  for (const year of data.coveredYears) checkYear(year, null);
  for (const { day } of data.statutoryDays) checkDay(day);

  const seen = new Map<Day, CalendarException>();
  for (const exception of data.exceptions) {
    checkDay(exception.day);
    if (!KINDS.includes(exception.kind)) {
      throw new CalendarError(
        `${exception.day} has the unknown kind ${JSON.stringify(exception.kind)}; known are ${KINDS.join(', ')}`,
        exception.day,
      );
    }
    const other = seen.get(exception.day);
    if (other && other.kind !== exception.kind) {
      throw new CalendarError(
        `${exception.day} is both ${other.kind} (${other.name}, ${other.source}) and ${exception.kind} (${exception.name}, ${exception.source})`,
        exception.day,
      );
    }
    seen.set(exception.day, exception);
  }
}

function checkDay(day: string): void {
  if (!isDay(day)) throw new CalendarError(`${JSON.stringify(day)} is not a calendar day`, day);
  checkYear(Number(day.slice(0, 4)), day);
}

function checkYear(year: number, day: string | null): void {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) {
    throw new CalendarError(`The year ${year} lies outside ${FIRST_YEAR} to ${LAST_YEAR}`, day);
  }
}
