import type { Day } from '../../../../engine/calendar/types';

/** A cell: text, a number, a day, or nothing. Whether a text is a day says its column. */
export type ExportCell = string | number | null;
export type ExportRow = readonly ExportCell[];

export interface ExportColumn {
  title: string;
  /** `day`: cells are `YYYY-MM-DD` and become real dates where the format has them. */
  kind: 'text' | 'number' | 'day';
  /** In characters of half width; a guess by kind if absent. */
  width?: number;
}

/** A table on its way out: its rows come in windows and are never all in memory. */
export interface ExportTable {
  /** Name of the sheet and, with the day, of the file. */
  name: string;
  columns: readonly ExportColumn[];
  /** What stands in the first sheet: filter, time, who made it. Label and words. */
  about: readonly (readonly [label: string, words: string])[];
  aboutTitle: string;
  windows: AsyncIterable<readonly ExportRow[]>;
}

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A file as it is named: `印发台账-2026-09-30.xlsx`. */
export function fileNameOf(name: string, day: Day, format: ExportFormat): string {
  return `${name.replace(/[\\/:*?"<>|\s]+/g, '-')}-${day}.${format}`;
}
