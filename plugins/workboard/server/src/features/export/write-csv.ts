import { Readable } from 'node:stream';
import { defused } from './defuse';
import type { ExportCell, ExportTable } from './types';

/** Excel takes a file without it for the machine's own code page, and the Chinese for rubbish. */
const BOM = '\uFEFF';
const END = '\r\n';

/** RFC 4180, UTF-8 with byte order mark. Read at the pace of whoever reads it; destroyed, it asks for no further window. */
export function writeCsv(table: ExportTable): Readable {
  return Readable.from(textOf(table), { objectMode: false, highWaterMark: 64 * 1024 });
}

async function* textOf(table: ExportTable): AsyncGenerator<Buffer> {
  yield Buffer.from(BOM + lineOf(table.columns.map(({ title }) => title)));
  for await (const rows of table.windows) {
    if (rows.length > 0) yield Buffer.from(rows.map(lineOf).join(''));
  }
}

function lineOf(cells: readonly ExportCell[]): string {
  return cells.map(written).join(',') + END;
}

function written(cell: ExportCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = defused(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
