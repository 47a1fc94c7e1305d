import type { LaterColumn } from './types';

export const CALENDAR_COLUMNS: readonly LaterColumn[] = [
  // `seed`, `notice`, `days` or `restore`; rows without one are of the first start.
  { table: 'workboard_calendar_versions', column: 'kind', add: (table) => void table.string('kind', 10) },
  { table: 'workboard_calendar_versions', column: 'by_id', add: (table) => void table.integer('by_id') },
  { table: 'workboard_calendar_versions', column: 'by_name', add: (table) => void table.string('by_name') },
  // Calendar under which the last row was logged: a step that was reckoned under an older one is reckoned again.
  {
    table: 'workboard_log_head',
    column: 'calendar_version',
    add: (table) => void table.integer('calendar_version').notNullable().defaultTo(0),
  },
];
