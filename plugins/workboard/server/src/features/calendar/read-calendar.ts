import { addDays } from '../../../../engine/day';
import { compareDays } from '../../../../engine/calendar/change-calendar';
import { missingNotice } from '../../../../engine/calendar/missing-notice';
import type { Day } from '../../../../engine/calendar/types';
import type { CalendarVersionChanges, CalendarVersionView, CalendarYear } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { reading } from '../../platform/transaction';
import { dataOf } from './read-change';
import { versionRows } from './repository';

/** The named days of a year, and what is known of it. No statement. @param asked null: this year */
export async function readYear(container: Container, asked: number | null): Promise<CalendarYear> {
  const calendar = await container.calendars.current();
  const today = container.time.today();
  const year = asked ?? Number(today.slice(0, 4));
  const eve = addDays(`${year}-01-01` as Day, -1);
  return {
    version: calendar.version,
    year,
    today,
    arranged: calendar.coveredYears.includes(year),
    arrangedYears: calendar.coveredYears,
    days: calendar.explain(eve, `${year}-12-31` as Day).notable,
    missing: missingNotice(calendar, today),
  };
}

/** Every stored version, the newest first. */
export async function readVersions(container: Container): Promise<CalendarVersionView[]> {
  const rows = await reading(container.strapi, versionRows);
  return rows.map(({ version, kind, note, by_name: by, created_at: at, covered_years: years }) => ({
    version,
    kind: (kind ?? 'seed') as CalendarVersionView['kind'],
    note,
    by,
    at,
    arrangedYears: JSON.parse(years) as number[],
  }));
}

/** What a version says otherwise than the one before it; of the first, nothing. @throws NotFound */
export async function readVersionChanges(container: Container, version: number): Promise<CalendarVersionChanges> {
  const after = await dataOf(container, version);
  return { version, days: version > 1 ? compareDays(await dataOf(container, version - 1), after) : [] };
}
