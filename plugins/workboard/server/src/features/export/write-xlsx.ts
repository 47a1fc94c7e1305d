import { PassThrough, type Readable, type Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import { defused } from './defuse';
import type { ExportCell, ExportColumn, ExportRow, ExportTable } from './types';

/** The one file that knows which package writes workbooks. */

/** How much finished file waits for its reader. The package's own measure is a megabyte for each of several stations. */
const ZIP = { highWaterMark: 64 * 1024 };
const DAY_FORMAT = 'yyyy-mm-dd';
const WIDTHS: Readonly<Record<ExportColumn['kind'], number>> = { text: 24, number: 10, day: 12 };
/** Rows that are put into XML before everybody else has their turn. */
const AT_ONCE = 25;
/** A cell holds no more; Excel calls a longer one a broken file. */
const LONGEST = 32_767;

/**
 * A workbook of two sheets: what it is (filter, time, who), and the table with its header frozen. Read at the pace of whoever reads it;
 * destroyed, it asks for no further window.
 */
export function writeXlsx(table: ExportTable): Readable {
  const out = new PassThrough({ highWaterMark: 64 * 1024 });
  writeBook(table, out).catch((error: unknown) => out.destroy(error as Error));
  return out;
}

async function writeBook(table: ExportTable, out: PassThrough): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false, zip: ZIP as object });
  writeAbout(book, table);
  const sheet = book.addWorksheet(sheetName(table.name), { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = table.columns.map(({ kind, width }) => ({
    width: width ?? WIDTHS[kind],
    ...(kind === 'day' ? { style: { numFmt: DAY_FORMAT } } : {}),
  }));
  const header = sheet.addRow(table.columns.map(({ title }) => title));
  header.font = { bold: true };
  header.commit();
  for await (const rows of table.windows) {
    for (let start = 0; start < rows.length; start += AT_ONCE) {
      for (const row of rows.slice(start, start + AT_ONCE)) sheet.addRow(valuesOf(row, table.columns)).commit();
      if (!(await drained(sheet, out))) return;
    }
  }
  sheet.commit();
  await book.commit();
}

function writeAbout(book: ExcelJS.stream.xlsx.WorkbookWriter, { about, aboutTitle }: ExportTable): void {
  const sheet = book.addWorksheet(aboutTitle);
  sheet.columns = [{ width: 18 }, { width: 80, style: { alignment: { wrapText: true, vertical: 'top' } } }];
  for (const [label, words] of about) {
    const row = sheet.addRow([label, safe(words)]);
    row.getCell(1).font = { bold: true };
    row.commit();
  }
  sheet.commit();
}

function valuesOf(row: ExportRow, columns: readonly ExportColumn[]): (string | number | Date | null)[] {
  return row.map((cell, index) => valueOf(cell, columns[index]?.kind ?? 'text'));
}

function valueOf(cell: ExportCell, kind: ExportColumn['kind']): string | number | Date | null {
  if (cell === null || typeof cell === 'number') return cell;
  // The workbook counts days, not instants: midnight UTC is that day in every zone.
  if (kind === 'day' && /^\d{4}-\d\d-\d\d$/.test(cell)) return new Date(`${cell}T00:00:00Z`);
  return safe(cell);
}

function safe(text: string): string {
  // Control characters are no XML, and Excel refuses the whole file for one of them. XML itself reads every line end as one.
  return (
    defused(text)
      .replace(/\r\n?/g, '\n')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .slice(0, LONGEST)
  );
}

/**
 * Waits until what was written has been compressed and taken: the package itself writes on and keeps it all in memory. An empty write is
 * answered when everything before it has gone on.
 * @returns false if nobody reads any more
 */
async function drained(sheet: ExcelJS.Worksheet, out: PassThrough): Promise<boolean> {
  const { stream } = sheet as unknown as { stream: { pipes: readonly Writable[] } };
  for (const pipe of stream.pipes) {
    if (!out.destroyed) await goneOnOrClosed(pipe, out);
  }
  return !out.destroyed;
}

function goneOnOrClosed(pipe: Writable, out: PassThrough): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      out.off('close', done);
      resolve();
    };
    out.once('close', done);
    pipe.write(Buffer.alloc(0), done);
  });
}

/** Excel allows 31 characters, and some not. */
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
}
