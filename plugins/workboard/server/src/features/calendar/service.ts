import type { Core } from '@strapi/strapi';
import { buildCalendar } from '../../../../engine/calendar/build-calendar';
import type { CalendarData, CalendarException, StatutoryDay, WorkdayCalendar } from '../../../../engine/calendar/types';
import { inTransaction, lockUntilCommit, reading } from '../../platform/transaction';
import { insertVersion, newestVersion, readData } from './repository';

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
  /** What a stored version says; null for one that was never stored. */
  data(version: number): Promise<CalendarData | null>;
  /** Stores version 1 if there is no version yet. */
  seed(seed: CalendarSeed, at: string): Promise<void>;
  /** Takes the newest version, if another instance, or a transaction, stored one. */
  refresh(): Promise<void>;
  /** The same, where a version was seen: nothing is asked if it is known. Called with the change cursor. */
  seen(version: number): Promise<void>;
}

/** The stored calendar versions. A version never changes; what changes makes a new one. */
export function createCalendarService(strapi: Core.Strapi): CalendarService {
  let known: WorkdayCalendar | null = null;

  const data = (version: number) => reading(strapi, (db) => readData(db, version));

  const refresh = async () => {
    const version = await reading(strapi, newestVersion);
    if (version === null || version === known?.version) return;
    const stored = await data(version);
    if (stored) known = buildCalendar(stored);
  };

  return {
    async current() {
      if (!known) await refresh();
      if (!known) throw new Error('no calendar is stored yet: seedCalendar() must run first');
      return known;
    },

    data,

    async seed({ note, ...seed }, at) {
      await inTransaction(strapi, async (trx) => {
        await lockUntilCommit(trx, 'calendar');
        if ((await newestVersion(trx)) !== null) return;
        await insertVersion(trx, { version: 1, ...seed }, { note, created_at: at, kind: 'seed', by_id: null, by_name: null });
      });
      await refresh();
    },

    refresh,

    async seen(version) {
      if (version > (known?.version ?? 0)) await refresh();
    },
  };
}
