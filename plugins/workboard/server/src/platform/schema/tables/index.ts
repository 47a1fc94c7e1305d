import { BOARD_VIEW_COLUMNS, BOARD_VIEW_TABLES } from './board-views';
import { BUNDLE_TABLES } from './bundles';
import { CALENDAR_COLUMNS } from './calendar';
import { CORE_TABLES } from './core';
import { DUTY_TABLES } from './duties';
import { DOOR_TABLES } from './doors';
import { CHANNEL_TABLES } from './channels';
import { HOUR_COLUMNS } from './hours';
import { JOB_TABLES } from './jobs';
import { NOTIFICATION_TABLES } from './notifications';
import { STAND_IN_TABLES } from './stand-ins';
import { TEAMWORK_COLUMNS, TEAMWORK_TABLES } from './teamwork';
import { NOTICE_COLUMNS, NOTICE_TABLES } from './notices';
import { VAULT_TABLES } from './vault';
import type { LaterColumn, Tables } from './types';

/**
 * The plugin's tables, one file for each feature. Instants are ISO text in UTC, days `YYYY-MM-DD` text, structures JSON text, on both
 * databases alike. A column is never renamed here; a change of shape is a migration.
 */
export const TABLES: Tables = {
  ...CORE_TABLES,
  ...CHANNEL_TABLES,
  ...DOOR_TABLES,
  ...DUTY_TABLES,
  ...JOB_TABLES,
  ...NOTIFICATION_TABLES,
  ...BOARD_VIEW_TABLES,
  ...TEAMWORK_TABLES,
  ...STAND_IN_TABLES,
  ...NOTICE_TABLES,
  ...BUNDLE_TABLES,
  ...VAULT_TABLES,
  ...JOB_TABLES,
  ...NOTIFICATION_TABLES,
};

/** Columns of tables that may stand already. */
export const LATER_COLUMNS: readonly LaterColumn[] = [
  ...BOARD_VIEW_COLUMNS,
  ...CALENDAR_COLUMNS,
  ...TEAMWORK_COLUMNS,
  ...NOTICE_COLUMNS,
  ...HOUR_COLUMNS,
];
