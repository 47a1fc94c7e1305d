import { DateTime } from 'luxon';
import type { Day } from './calendar/types';

export type { Day } from './calendar/types';

const ZONE = 'Asia/Shanghai';
/** Epoch days of 0001-01-01 and 9999-12-31, the days that four digits can write. */
export const FIRST_EPOCH_DAY = -719_162;
export const LAST_EPOCH_DAY = 2_932_896;

/** Days from 1 March to 1 January. */
const JANUARY = 306;

/** An instant as computers write it, from 1992 on: Shanghai has kept UTC+8 without daylight saving since September 1991. */
const PLAIN_INSTANT =
  /^((?:199[2-9]|[2-9]\d{3})-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)$/;
const OFFSET_OF_SHANGHAI = 8 * 3_600_000;
const MILLISECONDS_OF_DAY = 86_400_000;

/** Thrown for a text that is not a calendar day or an instant. */
export class DayError extends Error {
  override readonly name = 'DayError';
}

/**
 * Reads a calendar day at the edge (form, YAML, stored JSON). Inside the house a `Day` is trusted.
 * @param text `YYYY-MM-DD`, years 0001 to 9999
 * @throws DayError for anything that is not a day of the calendar: `2026-02-30`, `2026-2-3`, `''`
 */
export function parseDay(text: string): Day {
  if (!isDay(text)) {
    throw new DayError(`${JSON.stringify(text)} is not a calendar day; write YYYY-MM-DD, for example 2026-03-02`);
  }
  return text;
}

/** @returns true if the value is a real day written `YYYY-MM-DD`. */
export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const epochDay = toEpochDay(value as Day);
  return epochDay >= FIRST_EPOCH_DAY && epochDay <= LAST_EPOCH_DAY && fromEpochDay(epochDay) === value;
}

/** @returns days since 1970-01-01, negative before it. Plain integer arithmetic: no Date, no time zone. */
export function toEpochDay(day: Day): number {
  const year = digit(day, 0) * 1000 + digit(day, 1) * 100 + digit(day, 2) * 10 + digit(day, 3);
  return epochDayOf(year, digit(day, 5) * 10 + digit(day, 6), digit(day, 8) * 10 + digit(day, 9));
}

/** The epoch day of a year, month (1 to 12) and day of the month. */
export function epochDayOf(year: number, month: number, dayOfMonth: number): number {
  // Years are counted from 1 March, so that the leap day is the last of its year.
  const shifted = month > 2 ? year : year - 1;
  const century = Math.floor(shifted / 100);
  const dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) | 0) + dayOfMonth;
  return shifted * 365 + Math.floor(shifted / 4) - century + Math.floor(century / 4) + dayOfYear - 719_469;
}

/**
 * @param epochDay whole days since 1970-01-01
 * @throws DayError outside the years 0001 to 9999
 */
export function fromEpochDay(epochDay: number): Day {
  if (!Number.isInteger(epochDay) || epochDay < FIRST_EPOCH_DAY || epochDay > LAST_EPOCH_DAY) {
    throw new DayError(`Day number ${epochDay} lies outside the years 0001 to 9999`);
  }
  const { year, dayOfYear } = marchYear(epochDay);
  const shiftedMonth = ((5 * dayOfYear + 2) / 153) | 0;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const dayOfMonth = dayOfYear - (((153 * shiftedMonth + 2) / 5) | 0) + 1;
  const calendarYear = month <= 2 ? year + 1 : year;
  return `${calendarYear < 1000 ? String(calendarYear).padStart(4, '0') : calendarYear}-${twoDigits(month)}-${twoDigits(dayOfMonth)}` as Day;
}

/** The calendar day `days` after `day` (before it, if negative). Workdays are the calendar's business. */
export function addDays(day: Day, days: number): Day {
  return fromEpochDay(toEpochDay(day) + days);
}

/** Calendar days from `from` to `to`; negative if `to` lies before `from`. */
export function daysBetween(from: Day, to: Day): number {
  return toEpochDay(to) - toEpochDay(from);
}

/** Day of the week as ISO 8601 counts it: 1 Monday … 7 Sunday. */
export function weekday(day: Day): number {
  return weekdayOfEpochDay(toEpochDay(day));
}

/** Day of the week of an epoch day: 1 Monday … 7 Sunday. */
export function weekdayOfEpochDay(epochDay: number): number {
  // 1970-01-01 was a Thursday.
  return ((((epochDay + 3) % 7) + 7) % 7) + 1;
}

/** The calendar year of an epoch day. */
export function yearOfEpochDay(epochDay: number): number {
  const { year, dayOfYear } = marchYear(epochDay);
  return dayOfYear >= JANUARY ? year + 1 : year;
}

/**
 * The legal day of an instant: its calendar day in Asia/Shanghai, whatever the zone of the machine.
 * @param iso ISO 8601 with an offset or `Z`; a local time without one would depend on the machine and is refused
 * @throws DayError
 */
export function dayOfInstant(iso: string): Day {
  // Every step asks for today: reading the zone's history would cost as much as one of its statements.
  if (isDay(PLAIN_INSTANT.exec(iso)?.[1])) return fromEpochDay(Math.floor((Date.parse(iso) + OFFSET_OF_SHANGHAI) / MILLISECONDS_OF_DAY));
  const instant = /(?:Z|[+-]\d{2}(?::?\d{2})?)$/i.test(iso) && iso.includes('T') ? DateTime.fromISO(iso).setZone(ZONE) : null;
  if (!instant?.isValid) {
    throw new DayError(`${JSON.stringify(iso)} is not an instant; write ISO 8601 with an offset, for example 2026-03-02T01:00:00Z`);
  }
  return instant.toFormat('yyyy-MM-dd') as Day;
}

/** An instant as the clock on the office's wall showed it, without seconds: `2026-09-30 09:00`. */
export function wallTime(instant: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: ZONE }).format(new Date(instant));
}

/** The instant a day is over in Asia/Shanghai (24:00, up to which a deadline can be met), as ISO text in UTC. */
export function endOfDay(day: Day): string {
  const midnight = DateTime.fromISO(addDays(day, 1), { zone: ZONE });
  return new Date(midnight.toMillis()).toISOString();
}

/** The instant of a time of Asia/Shanghai on a day, `19:30`; `24:00` is the end of it. */
export function instantOf(day: Day, time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(Date.parse(endOfDay(addDays(day, -1))) + (hours * 60 + minutes) * 60_000).toISOString();
}

/** The instant some hours after another, ISO text in UTC. */
export function addHours(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + hours * 3_600_000).toISOString();
}

/** The day a deadline at an instant falls on: midnight is the 24:00 of the day that ends, not the beginning of the next. */
export function dayOfDeadline(instant: string): Day {
  return dayOfInstant(new Date(Date.parse(instant) - 1).toISOString());
}

/** The year that began on 1 March, and the days since then: the leap day comes last, which keeps the arithmetic free of cases. */
function marchYear(epochDay: number): { year: number; dayOfYear: number } {
  const shifted = epochDay + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = ((dayOfEra - ((dayOfEra / 1460) | 0) + ((dayOfEra / 36_524) | 0) - ((dayOfEra / 146_096) | 0)) / 365) | 0;
  const dayOfYear = dayOfEra - (365 * yearOfEra + ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0));
  return { year: yearOfEra + era * 400, dayOfYear };
}

function digit(day: string, index: number): number {
  return day.charCodeAt(index) - 48;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
