import type { Knex } from 'knex';
import type { CalendarData, CalendarException, Day } from '../../../../engine/calendar/types';

/** A row of `workboard_calendar_versions`. */
export interface VersionRow {
  version: number;
  note: string;
  covered_years: string;
  created_at: string;
  kind: string | null;
  by_id: number | null;
  by_name: string | null;
}

interface StoredDay extends Omit<CalendarException, 'kind'> {
  kind: CalendarException['kind'] | 'statutory';
}

const BATCH = 100;
/** The statutory days were put in with the first version: no notice changes the law, so later versions do not repeat them. */
const LAW = 1;

export async function newestVersion(db: Knex): Promise<number | null> {
  const row = (await db('workboard_calendar_versions').max('version as version').first()) as { version: number | null };
  return row.version;
}

/** What a version says. Two statements, three for a later one. @returns null for one that was never stored */
export async function readData(db: Knex, version: number): Promise<CalendarData | null> {
  const head = (await db('workboard_calendar_versions').where({ version }).first('covered_years')) as { covered_years: string } | undefined;
  if (!head) return null;
  const days = await db('workboard_calendar_days')
    .where({ version })
    .orWhere({ version: LAW, kind: 'statutory' })
    .orderBy('day')
    .select<StoredDay[]>('day', 'kind', 'name', 'source');
  return {
    version,
    exceptions: days.filter((day): day is CalendarException => day.kind !== 'statutory'),
    statutoryDays: days.filter(({ kind }) => kind === 'statutory').map(({ day, name }) => ({ day, name })),
    coveredYears: JSON.parse(head.covered_years) as number[],
  };
}

export async function versionRows(db: Knex): Promise<VersionRow[]> {
  return db('workboard_calendar_versions').orderBy('version', 'desc').select<VersionRow[]>('*');
}

/** Stores a version. The first brings the statutory days. */
export async function insertVersion(
  trx: Knex,
  data: CalendarData,
  about: Pick<VersionRow, 'note' | 'created_at' | 'kind' | 'by_id' | 'by_name'>,
): Promise<void> {
  await trx('workboard_calendar_versions').insert({
    version: data.version,
    covered_years: JSON.stringify(data.coveredYears),
    ...about,
  });
  const rows = [...data.exceptions, ...(data.version === LAW ? statutoryRows(data) : [])].map(({ day, kind, name, source }) => ({
    version: data.version,
    day,
    kind,
    name,
    source,
  }));
  for (let start = 0; start < rows.length; start += BATCH) await trx('workboard_calendar_days').insert(rows.slice(start, start + BATCH));
}

/**
 * A statutory day of a year whose arrangement is in says nothing new; the arrangement stands. Two feasts on one day (中秋节 within
 * 国庆节, 2028) are one row.
 */
function statutoryRows(data: CalendarData): StoredDay[] {
  const arranged = new Set<Day>(data.exceptions.map(({ day }) => day));
  const statutory = new Map<Day, string>();
  for (const { day, name } of data.statutoryDays) {
    const known = statutory.get(day);
    if (!arranged.has(day)) statutory.set(day, known === undefined ? name : `${known}、${name}`);
  }
  return [...statutory].map(([day, name]): StoredDay => ({ day, kind: 'statutory', name, source: '全国年节及纪念日放假办法' }));
}
