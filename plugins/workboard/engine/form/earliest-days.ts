import type { Day, WorkdayCalendar } from '../calendar/types';
import { isDay } from '../day';
import { readingFrom } from '../clock/latest-start';
import type { ClockDefinition, ClockReading, Limit } from '../clock/types';
import { holds, valueOf } from './read-condition';
import { visibleFields } from './visible-fields';
import type { EarliestBound, Field, FormContext, FormDefinition } from './types';

/**
 * The earliest day of each date field that has one, with how it comes about, as a clock that starts on the day it is counted from: of several
 * bounds the latest binds (7 workdays, and 30 days for major decisions). What cannot be said yet, because an answer is missing, is null.
 * @param context answers as far as they are given
 */
export function earliestDays(
  definition: FormDefinition,
  context: FormContext,
  calendar: WorkdayCalendar,
): Readonly<Record<string, ClockReading | null>> {
  const dated = definition.fields.filter(({ earliest }) => earliest !== undefined);
  if (dated.length === 0) return {};
  const shown = visibleFields(definition, context);
  return Object.fromEntries(dated.map((field) => [field.key, shown.includes(field) ? latest(field, context, calendar) : null]));
}

/** Whether a form has such a field at all: only then is the calendar asked. */
export function hasEarliest({ fields }: FormDefinition): boolean {
  return fields.some(({ earliest }) => earliest !== undefined);
}

function latest(field: Field, context: FormContext, calendar: WorkdayCalendar): ClockReading | null {
  let found: ClockReading | null = null;
  for (const bound of field.earliest ?? []) {
    const applies = bound.when === undefined ? true : holds(bound.when, context);
    if (applies === false) continue;
    const reading = applies === null ? null : readingOf(field, bound, context, calendar);
    // A bound that cannot be reckoned yet may be the one that binds.
    if (!reading?.due) return null;
    if (!found?.due || reading.due > found.due) found = reading;
  }
  return found;
}

function readingOf(field: Field, bound: EarliestBound, context: FormContext, calendar: WorkdayCalendar): ClockReading | null {
  const from = valueOf(bound.after, context);
  const limit = limitOf(bound, context);
  if (typeof from !== 'string' || !isDay(from) || limit === null) return null;
  return readingFrom(asClock(field, limit, bound), from as Day, calendar);
}

function limitOf({ workdays, days }: EarliestBound, context: FormContext): Limit | null {
  const count = valueOf(workdays ?? days ?? '0', context);
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 0) return null;
  return workdays === undefined ? { days: count } : { workdays: count };
}

function asClock({ key, label }: Field, limit: Limit, { clauses }: EarliestBound): ClockDefinition {
  return { key, title: label, clauses, limit, pausable: false, owner: '', remind: [], escalate: [] };
}
