import { DayError, FIRST_EPOCH_DAY, LAST_EPOCH_DAY, epochDayOf, weekdayOfEpochDay, yearOfEpochDay } from '../day';

/** The law that fixes the rest days of a year without an arrangement, State Council order of 2024-11-10. */
export const STATUTORY_SOURCE = '全国年节及纪念日放假办法（2024）';

/** Statutory rest days with a fixed date in the solar calendar. The lunar ones are data. */
export const FIXED_STATUTORY_DAYS: readonly { month: number; dayOfMonth: number; name: string }[] = [
  { month: 1, dayOfMonth: 1, name: '元旦' },
  { month: 5, dayOfMonth: 1, name: '劳动节' },
  { month: 5, dayOfMonth: 2, name: '劳动节' },
  { month: 10, dayOfMonth: 1, name: '国庆节' },
  { month: 10, dayOfMonth: 2, name: '国庆节' },
  { month: 10, dayOfMonth: 3, name: '国庆节' },
];

/*
 * Years far from any arrangement know only weekends and the fixed days. That pattern repeats exactly every 400 years (146 097
 * days are 20 871 weeks), so counts are closed formulas and no table of days is needed.
 */
const CYCLE_YEARS = 400;

/** Fixed rest days that fall on Monday to Friday, per year of the cycle, summed: entry y counts the years before y. */
const fixedBeforeYear = (() => {
  const sums = [0];
  for (let year = 0; year < CYCLE_YEARS; year++) {
    sums.push((sums[year] ?? 0) + fixedOnWeekdays(year + CYCLE_YEARS).length);
  }
  return sums;
})();
const fixedPerCycle = fixedBeforeYear[CYCLE_YEARS] ?? 0;

/** Epoch days of a year's fixed statutory days, in order. */
export function fixedStatutoryDays(year: number): number[] {
  return FIXED_STATUTORY_DAYS.map(({ month, dayOfMonth }) => epochDayOf(year, month, dayOfMonth));
}

/** Rule workdays up to and including a day, counted from an arbitrary but fixed origin: only differences mean anything. */
export function ruleRank(epochDay: number): number {
  const year = yearOfEpochDay(epochDay);
  const cycle = Math.floor(year / CYCLE_YEARS);
  const fixedThisYear = fixedOnWeekdays(year).filter((fixed) => fixed <= epochDay).length;
  return weekdaysUpTo(epochDay) - cycle * fixedPerCycle - (fixedBeforeYear[year - cycle * CYCLE_YEARS] ?? 0) - fixedThisYear;
}

/**
 * The day with a given rank: the inverse of `ruleRank`, by bisection (22 steps whatever the distance).
 * @throws DayError beyond the year 9999 or before the year 1
 */
export function ruleDayOfRank(rank: number): number {
  let low = FIRST_EPOCH_DAY;
  let high = LAST_EPOCH_DAY;
  if (!(rank > ruleRank(low) && rank <= ruleRank(high))) {
    throw new DayError('The workday asked for lies outside the years 0001 to 9999');
  }
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (ruleRank(middle) < rank) low = middle + 1;
    else high = middle;
  }
  return low;
}

function fixedOnWeekdays(year: number): number[] {
  return fixedStatutoryDays(year).filter((day) => weekdayOfEpochDay(day) <= 5);
}

/** Mondays to Fridays up to and including a day, from Monday 1970-01-05. */
function weekdaysUpTo(epochDay: number): number {
  const sinceMonday = epochDay - 4;
  const week = Math.floor(sinceMonday / 7);
  return week * 5 + Math.min(sinceMonday - week * 7 + 1, 5);
}
