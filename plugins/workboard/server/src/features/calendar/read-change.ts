import { buildCalendar } from '../../../../engine/calendar/build-calendar';
import { changeCalendar, compareDays, daysOfPeriod, reckoningWindow, type DayChange } from '../../../../engine/calendar/change-calendar';
import type { HolidayNotice } from '../../../../engine/calendar/notice-types';
import { readNotice } from '../../../../engine/calendar/read-holiday-file';
import type { CalendarData, StatutoryDay, WorkdayCalendar } from '../../../../engine/calendar/types';
import type { CalendarChange } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { NotFound } from '../../platform/errors';
import type { CalendarStep } from '../clock/recompute';

/** A change of the calendar, thought through but not written. */
export interface ReadChange {
  before: WorkdayCalendar;
  after: WorkdayCalendar;
  /** What the new version would say; its number is that of the base and one. */
  data: CalendarData;
  notice: HolidayNotice | null;
  days: readonly DayChange[];
  years: { added: number[]; removed: number[] };
  missing: readonly StatutoryDay[];
  /** What the clocks are read anew for; null if every date stays as it is. */
  step: CalendarStep | null;
}

/** Reads a change against a version. Nothing is written. @throws NotFound for a version that was never stored */
export async function readChange(container: Container, base: number, change: CalendarChange): Promise<ReadChange> {
  const stored = await dataOf(container, base);
  const { data: changed, notice, missing } = await changedData(container, stored, change);
  const data = { ...changed, version: base + 1 };
  const [before, after] = [buildCalendar(stored), buildCalendar(data)];
  const days = compareDays(stored, data);
  const years = {
    added: data.coveredYears.filter((year) => !stored.coveredYears.includes(year)),
    removed: stored.coveredYears.filter((year) => !data.coveredYears.includes(year)),
  };
  const window = reckoningWindow(before, after, { days, years: [...years.added, ...years.removed] });
  const step = window && { before, after, first: window.first, today: container.time.today() };
  return { before, after, data, notice, days, years, missing, step };
}

/** Whether a change may be written: nothing in its notice is wrong, and something becomes different. */
export function isApplicable({ notice, days, years }: Pick<ReadChange, 'notice' | 'days' | 'years'>): boolean {
  return (notice?.problems.length ?? 0) === 0 && (days.length > 0 || years.added.length > 0 || years.removed.length > 0);
}

export async function dataOf(container: Container, version: number): Promise<CalendarData> {
  const data = await container.calendars.data(version);
  if (!data) throw new NotFound(`没有第 ${version} 版日历 / There is no version ${version} of the calendar`);
  return data;
}

async function changedData(
  container: Container,
  stored: CalendarData,
  change: CalendarChange,
): Promise<{ data: CalendarData; notice: HolidayNotice | null; missing: readonly StatutoryDay[] }> {
  switch (change.kind) {
    case 'notice': {
      const notice = readNotice(change.format, change.text, { year: change.year ?? null, source: change.source ?? null });
      const settings = notice.days.map((day) => ({ ...day, source: notice.source ?? '' }));
      return { ...changeCalendar(stored, settings, notice.year), notice };
    }
    case 'days': {
      const { from, until, set, name, reason } = change;
      const settings = daysOfPeriod(from, until).map((day) => ({ day, kind: set === 'none' ? null : set, name, source: reason }));
      return { ...changeCalendar(stored, settings, null), notice: null };
    }
    case 'restore':
      return { data: await dataOf(container, change.version), notice: null, missing: [] };
  }
}
