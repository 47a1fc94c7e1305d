import type { Core } from '@strapi/strapi';
import type { WorkboardApi } from '../../plugins/workboard/server/src/api';
import arrangements from '../../database/seeds/calendar/arrangements.json';
import statutory from '../../database/seeds/calendar/statutory-days.json';

type Seed = Parameters<WorkboardApi['seedCalendar']>[0];

/** Puts the State Council's arrangements of 2004–2026 in as the calendar's first version (N-35); later starts change nothing. */
export async function seedCalendar(strapi: Core.Strapi): Promise<void> {
  const seed = {
    exceptions: arrangements.exceptions,
    coveredYears: arrangements.coveredYears,
    statutoryDays: statutory.days,
    note: `国务院办公厅节假日安排 ${arrangements.coveredYears[0] ?? ''}–${arrangements.coveredYears.at(-1) ?? ''}（${arrangements.generatedFrom}）`,
  };
  // The file is checked day by day in the tests; its days are strings to the compiler.
  await strapi
    .plugin('workboard')
    .service<WorkboardApi>('workboard')
    .seedCalendar(seed as unknown as Seed);
}
