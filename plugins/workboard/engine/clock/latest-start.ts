import { addDays } from '../day';
import type { Day, WorkdayCalendar } from '../calendar/types';
import { deriveClock } from './derive-clock';
import type { ClockDefinition, ClockReading } from './types';

/**
 * A clock that starts on a day and is left alone. Its ceilings count from the same day; those with a condition are shown and bind nothing, for
 * there is no subject to ask.
 * @param at the instant, for a clock of hours; without it they count from the beginning of the day
 */
export function readingFrom(definition: ClockDefinition, start: Day, calendar: WorkdayCalendar, at?: string): ClockReading {
  return deriveClock(definition, [{ type: 'START', on: start, ...(at === undefined ? {} : { at }) }], calendar, start, at);
}

/**
 * The planner backwards: the last day on which a clock may start so that it is due by `end` at the latest. The due day never moves
 * back when the start moves on, so the day is found by bisection.
 * @throws DayError if there is no such day after the year 1
 */
export function latestStart(definition: ClockDefinition, end: Day, calendar: WorkdayCalendar): Day {
  const inTime = (start: Day) => (readingFrom(definition, start, calendar).due ?? start) <= end;
  if (inTime(end)) return end;
  let step = 1;
  while (!inTime(addDays(end, -step))) step *= 2;
  let good = step;
  let late = step >> 1;
  while (good - late > 1) {
    const middle = (good + late) >> 1;
    if (inTime(addDays(end, -middle))) good = middle;
    else late = middle;
  }
  return addDays(end, -good);
}
