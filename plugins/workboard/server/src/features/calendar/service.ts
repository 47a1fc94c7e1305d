import type { Core } from '@strapi/strapi';
import { buildCalendar } from '../../../../engine/calendar/build-calendar';
import type { CalendarException, Day, StatutoryDay, WorkdayCalendar } from '../../../../engine/calendar/types';
import { inTransaction, lockUntilCommit, reading } from '../../platform/transaction';

export interface CalendarSeed {
  exceptions: readonly CalendarException[];
  coveredYears: readonly number[];
  /** Statutory rest days of the years that may have to be projected; kept with the version, so that it explains itself. */
  statutoryDays: readonly StatutoryDay[];
  /** Where it came from, for the list of versions. */
  note: string;
}

export interface CalendarService {
  /** The calendar of the newest stored version. Built once for each version; a read of it costs nothing. */
  current(): Promise<WorkdayCalendar>;
  /** Stores version 1 if there is no version yet. */
  seed(seed: CalendarSeed, at: string): Promise<void>;
  /** Looks for a version stored by another instance; called with the change cursor. */
  refresh(): Promise<void>;
}

/** The stored calendar versions. A version never changes; what changes makes a new one. */
export function createCalendarService(strapi: Core.Strapi): CalendarService {
  let known: WorkdayCalendar | null = null;

  const newest = () =>
    reading(strapi, async (db) => {
      const row = (await db('workboard_calendar_versions').max('version as version').first()) as { version: number | null };
      return row.version;
    });

  const load = async (version: number): Promise<WorkdayCalendar> =>
    reading(strapi, async (db) => {
      const head = (await db('workboard_calendar_versions').where({ version }).first('covered_years')) as { covered_years: string };
      const days = await db('workboard_calendar_days')
        .where({ version })
        .orderBy('day')
        .select<StoredDay[]>('day', 'kind', 'name', 'source');
      return buildCalendar({
        version,
        exceptions: days.filter((day): day is CalendarException => day.kind !== 'statutory'),
        statutoryDays: days.filter(({ kind }) => kind === 'statutory').map(({ day, name }) => ({ day, name })),
        coveredYears: JSON.parse(head.covered_years) as number[],
      });
    });

  const refresh = async () => {
    const version = await newest();
    if (version !== null && version !== known?.version) known = await load(version);
  };

  return {
    async current() {
      if (!known) await refresh();
      if (!known) throw new Error('no calendar is stored yet: seedCalendar() must run first');
      return known;
    },

    async seed(seed, at) {
      await inTransaction(strapi, async (trx) => {
        await lockUntilCommit(trx, 'calendar');
        if ((await newest()) !== null) return;
        await trx('workboard_calendar_versions').insert({
          version: 1,
          note: seed.note,
          covered_years: JSON.stringify(seed.coveredYears),
          created_at: at,
        });
        const rows = storedDays(seed).map((day) => ({ version: 1, ...day }));
        for (let start = 0; start < rows.length; start += 100) {
          await trx('workboard_calendar_days').insert(rows.slice(start, start + 100));
        }
      });
      await refresh();
    },

    refresh,
  };
}

interface StoredDay extends Omit<CalendarException, 'kind'> {
  kind: CalendarException['kind'] | 'statutory';
}

/**
 * A statutory day of a year whose arrangement is in says nothing new; the arrangement stands. Two feasts on one day (中秋节 within
 * 国庆节, 2028) are one row.
 */
function storedDays(seed: CalendarSeed): StoredDay[] {
  const arranged = new Set<Day>(seed.exceptions.map(({ day }) => day));
  const statutory = new Map<Day, string>();
  for (const { day, name } of seed.statutoryDays) {
    const known = statutory.get(day);
    if (!arranged.has(day)) statutory.set(day, known === undefined ? name : `${known}、${name}`);
  }
  return [
    ...seed.exceptions,
    ...[...statutory].map(([day, name]): StoredDay => ({ day, kind: 'statutory', name, source: '全国年节及纪念日放假办法' })),
  ];
}
