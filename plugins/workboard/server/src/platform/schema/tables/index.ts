import { CORE_TABLES } from './core';
import type { LaterColumn, Tables } from './types';

/**
 * The plugin's tables, one file for each feature. Instants are ISO text in UTC, days `YYYY-MM-DD` text, structures JSON text, on both
 * databases alike. A column is never renamed here; a change of shape is a migration.
 */
export const TABLES: Tables = {
  ...CORE_TABLES,
};

/** Columns of tables that may stand already. */
export const LATER_COLUMNS: readonly LaterColumn[] = [];
