import { addDays, fromEpochDay, toEpochDay } from '../day';
import { fixedMarks } from './days-of-data';
import type { CalendarData, CalendarException, Day, ExceptionKind, StatutoryDay, WorkdayCalendar } from './types';

/** What a change says of one day; `kind` null takes the exception away and leaves the day to its weekday. */
export interface DaySetting {
  day: Day;
  kind: ExceptionKind | null;
  name: string;
  source: string;
}

/**
 * The data with some days set anew: merged by day, never by year, because the notice of one year sets days of the December before it and a
 * later notice changes single days of an earlier one.
 * @param arrangedYear the year whose notice this is. It counts as arranged only when all its statutory rest days are off: half a notice
 *   must not turn the rest of the year's festivals into workdays
 * @returns the data, without a version of their own, and the statutory days that are still missing
 */
export function changeCalendar(
  data: CalendarData,
  settings: readonly DaySetting[],
  arrangedYear: number | null,
): { data: CalendarData; missing: readonly StatutoryDay[] } {
  const exceptions = new Map<Day, CalendarException>(data.exceptions.map((exception) => [exception.day, exception]));
  for (const { day, kind, name, source } of settings) {
    if (kind === null) exceptions.delete(day);
    else exceptions.set(day, { day, kind, name, source });
  }
  const merged = { ...data, exceptions: [...exceptions.values()].sort((a, b) => (a.day < b.day ? -1 : 1)) };
  if (arrangedYear === null || data.coveredYears.includes(arrangedYear)) return { data: merged, missing: [] };
  const missing = statutoryOf(data, arrangedYear).filter(({ day }) => exceptions.get(day)?.kind !== 'holiday');
  if (missing.length > 0) return { data: merged, missing };
  return { data: { ...merged, coveredYears: [...data.coveredYears, arrangedYear].sort((a, b) => a - b) }, missing };
}

/** The statutory rest days of a year, in order: the fixed ones, and those that are stored because they follow the moon. */
export function statutoryOf(data: Pick<CalendarData, 'statutoryDays'>, year: number): StatutoryDay[] {
  const days = new Map<Day, string>(fixedMarks(year).map(({ epochDay, name }) => [fromEpochDay(epochDay), name]));
  for (const { day, name } of data.statutoryDays) if (day.startsWith(`${String(year).padStart(4, '0')}-`)) days.set(day, name);
  return [...days].map(([day, name]) => ({ day, name })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** What two sets of data say differently of one day; null: nothing. */
export interface DayChange {
  day: Day;
  before: CalendarException | null;
  after: CalendarException | null;
}

/** The days of which two sets of data say different things, in order. */
export function compareDays(before: CalendarData, after: CalendarData): DayChange[] {
  const [was, is] = [before, after].map(({ exceptions }) => new Map(exceptions.map((exception) => [exception.day, exception])));
  const days = new Set<Day>([...(was?.keys() ?? []), ...(is?.keys() ?? [])]);
  return [...days]
    .sort()
    .map((day) => ({ day, before: was?.get(day) ?? null, after: is?.get(day) ?? null }))
    .filter((change) => !isSame(change.before, change.after));
}

function isSame(one: CalendarException | null, other: CalendarException | null): boolean {
  if (one === null || other === null) return one === other;
  return one.kind === other.kind && one.name === other.name && one.source === other.source;
}

/**
 * The first and last day on which two calendars reckon differently: a workday in one and not in the other, or projected in one only. A
 * date that rests on no day between them is the same in both.
 * @returns null if they reckon alike everywhere
 */
export function reckoningWindow(
  before: WorkdayCalendar,
  after: WorkdayCalendar,
  changed: { days: readonly DayChange[]; years: readonly number[] },
): { first: Day; last: Day } | null {
  const asked = new Set<Day>(changed.days.map(({ day }) => day));
  for (const year of changed.years) {
    // The notice of a year settles the last days of the year before, too.
    const first = toEpochDay(`${year}-01-01` as Day) - 3;
    const last = toEpochDay(`${year}-12-31` as Day);
    for (let at = first; at <= last; at++) asked.add(fromEpochDay(at));
  }
  const different = [...asked]
    .filter((day) => before.isWorkday(day) !== after.isWorkday(day) || before.isProjected(day) !== after.isProjected(day))
    .sort();
  const [first, last] = [different[0], different.at(-1)];
  return first === undefined || last === undefined ? null : { first, last };
}

/** Every day of a period, both ends included. */
export function daysOfPeriod(from: Day, until: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day);
  return days;
}
