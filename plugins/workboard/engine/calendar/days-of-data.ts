import { toEpochDay, weekdayOfEpochDay, yearOfEpochDay } from '../day';
import { FIXED_STATUTORY_DAYS, STATUTORY_SOURCE, fixedStatutoryDays } from './rule-days';
import type { CalendarData, DayKind } from './types';

/** What is known of a day that is neither an ordinary workday nor an ordinary weekend. */
export interface Mark {
  epochDay: number;
  kind: Exclude<DayKind, 'workday' | 'weekend'>;
  name: string;
  source: string;
}

/** The stored calendar, merged by day. */
export interface DaysOfData {
  /** First and last year of the table. */
  firstYear: number;
  lastYear: number;
  coveredYears: readonly number[];
  /** By epoch day. */
  marks: ReadonlyMap<number, Mark>;
}

/** The years the table spans even if the data are shorter. */
const TABLE_FROM = 2004;
const TABLE_TO = 2060;

/**
 * Merges exceptions and statutory days by day, never by year: the notice of one year also sets days of the December before it.
 * Statutory days count only where no arrangement is known; an exception beats them.
 */
export function daysOfData(data: CalendarData): DaysOfData {
  const coveredYears = [...new Set(data.coveredYears)].sort((a, b) => a - b);
  const covered = new Set(coveredYears);
  const years = [...coveredYears, ...[...data.exceptions, ...data.statutoryDays].map(({ day }) => Number(day.slice(0, 4)))];
  const firstYear = years.reduce((least, year) => Math.min(least, year), TABLE_FROM);
  const lastYear = years.reduce((most, year) => Math.max(most, year), TABLE_TO);

  const marks = new Map<number, Mark>();
  const addStatutory = (epochDay: number, name: string) => {
    const other = marks.get(epochDay);
    // Two festivals may meet on one day, as on 2031-10-01.
    const names = other && !other.name.split('、').includes(name) ? `${other.name}、${name}` : (other?.name ?? name);
    marks.set(epochDay, { epochDay, kind: 'statutory', name: names, source: STATUTORY_SOURCE });
  };
  for (let year = firstYear; year <= lastYear; year++) {
    if (!covered.has(year)) fixedMarks(year).forEach(({ epochDay, name }) => addStatutory(epochDay, name));
  }
  for (const { day, name } of data.statutoryDays) {
    if (!covered.has(Number(day.slice(0, 4)))) addStatutory(toEpochDay(day), name);
  }
  for (const { day, kind, name, source } of data.exceptions) {
    const epochDay = toEpochDay(day);
    const other = marks.get(epochDay);
    if (!other || other.kind === 'statutory') marks.set(epochDay, { epochDay, kind, name, source });
  }
  return { firstYear, lastYear, coveredYears: Object.freeze(coveredYears), marks };
}

/** The fixed statutory days of a year without an arrangement, as marks. */
export function fixedMarks(year: number): Mark[] {
  return fixedStatutoryDays(year).map((epochDay, index) => ({
    epochDay,
    kind: 'statutory',
    name: FIXED_STATUTORY_DAYS[index]?.name ?? '',
    source: STATUTORY_SOURCE,
  }));
}

/** What kind of day it is, inside the table's years or far from them. */
export function kindOfDay(days: DaysOfData, epochDay: number): DayKind {
  const mark = days.marks.get(epochDay) ?? fixedMarkOutside(days, epochDay);
  return mark?.kind ?? (weekdayOfEpochDay(epochDay) <= 5 ? 'workday' : 'weekend');
}

/** @returns true if work is done on a day: its mark decides, and without one its weekday. */
export function isWorked(mark: Mark | undefined, epochDay: number): boolean {
  return mark ? mark.kind === 'makeup' : weekdayOfEpochDay(epochDay) <= 5;
}

function fixedMarkOutside(days: DaysOfData, epochDay: number): Mark | undefined {
  const year = yearOfEpochDay(epochDay);
  if (year >= days.firstYear && year <= days.lastYear) return undefined;
  return fixedMarks(year).find((mark) => mark.epochDay === epochDay);
}
