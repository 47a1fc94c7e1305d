import { isDay, toEpochDay } from '../../../../engine/day';
import { defused } from './defuse';
import type { ExportCell, ExportColumn, ExportRow } from './types';

/** Styles of cells, by their place in the workbook's list of them. */
export const STYLES = { plain: 0, bold: 1, day: 2, wrapped: 3 } as const;
type Style = keyof typeof STYLES;

/** A cell holds no more; Excel calls a longer one a broken file. */
const LONGEST = 32_767;
/** Day 0 of a workbook is 1899-12-30: it takes 1900 for a leap year, so that its days agree with the calendar from March 1900 on. */
const EPOCH = 25_569;
const FIRST = 61;

/** What stands in front of the rows. */
export function sheetBeginning(columns: readonly { width: number; style: Style }[], { frozen }: { frozen: boolean }): string {
  const pane = frozen ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' : '';
  const cols = columns.map(({ width, style }, index) => {
    const place = index + 1;
    return `<col min="${place}" max="${place}" width="${width}" customWidth="1" style="${STYLES[style]}"/>`;
  });
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${cols.join('')}</cols><sheetData>`
  );
}

export const SHEET_END = '</sheetData></worksheet>';

/** A row of texts, each in a style. @param row its number, from 1 */
export function textRowXml(row: number, cells: readonly (readonly [text: string, style: Style])[]): string {
  return rowXml(row, cells.map(([text, style], index) => textXml(place(index, row), text, style)).join(''));
}

/** A row of a table. @param row its number, from 1 */
export function tableRowXml(row: number, cells: ExportRow, columns: readonly ExportColumn[]): string {
  let xml = '';
  for (const [index, cell] of cells.entries()) xml += cellXml(place(index, row), cell, columns[index]?.kind ?? 'text');
  return rowXml(row, xml);
}

function rowXml(row: number, cells: string): string {
  return `<row r="${row}">${cells}</row>`;
}

function cellXml(at: string, cell: ExportCell, kind: ExportColumn['kind']): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return numberXml(at, cell, kind === 'day' ? 'day' : 'plain');
  const day = kind === 'day' && isDay(cell) ? toEpochDay(cell) + EPOCH : 0;
  return day >= FIRST ? numberXml(at, day, 'day') : textXml(at, cell, kind === 'day' ? 'day' : 'plain');
}

function numberXml(at: string, value: number, style: Style): string {
  return `<c r="${at}" s="${STYLES[style]}"><v>${value}</v></c>`;
}

/** A text is typed as one, so that no spreadsheet takes it for anything else. */
function textXml(at: string, text: string, style: Style): string {
  return `<c r="${at}" s="${STYLES[style]}" t="inlineStr"><is><t xml:space="preserve">${safe(text)}</t></is></c>`;
}

function safe(text: string): string {
  // Control characters are no XML, and Excel refuses the whole file for one of them. XML itself reads every line end as one.
  return escaped(
    defused(text)
      .replace(/\r\n?/g, '\n')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .slice(0, LONGEST),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text between tags or in an attribute of a workbook: `_x0041_` would be read as the sign of that number (ECMA-376 part 1, 22.9.2.19). */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign).replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_');
}

/** `A1`, `AB12`. */
function place(column: number, row: number): string {
  return `${columnName(column)}${row}`;
}

function columnName(index: number): string {
  const before = Math.floor(index / LETTERS);
  return (before === 0 ? '' : columnName(before - 1)) + String.fromCharCode(65 + (index % LETTERS));
}

const LETTERS = 26;
