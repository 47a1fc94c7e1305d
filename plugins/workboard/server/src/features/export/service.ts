import type { Readable } from 'node:stream';
import type { Actor } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { inTransaction } from '../../platform/transaction';
import type { RequestContext } from '../../platform/request';
import { fileNameOf, type ExportFormat, type ExportTable } from './types';
import { writeCsv } from './write-csv';
import { writeXlsx } from './write-xlsx';
import { recordOwn } from '../log/record-own';

export { defused } from './defuse';
export { EXPORT_FORMATS, type ExportCell, type ExportColumn, type ExportFormat, type ExportRow, type ExportTable } from './types';
export { keyWindows } from './windows';

const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A table as a file that is written while it is read. */
export function writeExport(table: ExportTable, format: ExportFormat): Readable {
  return format === 'csv' ? writeCsv(table) : writeXlsx(table);
}

/** What is recorded of an export: who took what out of the house. */
export interface ExportRecord {
  actor: Actor;
  /** `board`, `register` or `statistics`. */
  what: string;
  workflow: string;
  format: ExportFormat;
  /** As it was asked for. */
  filter: object;
  /** Rows that match now, and so leave. */
  rows: number;
}

/** Writes the log row of an export, before anything leaves: of no card, its data as JSON in the comment. */
export async function recordExport(container: Container, { actor, what, workflow, format, filter, rows }: ExportRecord): Promise<void> {
  const comment = JSON.stringify({ what, format, filter, rows });
  await inTransaction(container.strapi, (trx) => recordOwn(container, trx, { event: 'export.make', actor, comment, workflow }));
}

/** A request that is answered with a file. */
export type FileContext = RequestContext & { set(headers: Record<string, string>): void };

/** Answers a request with a file. It is given to nobody's cache; a reader who goes away ends it. */
export function answerWithFile(
  container: Container,
  ctx: FileContext,
  { table, format }: { table: ExportTable; format: ExportFormat },
): void {
  const name = fileNameOf(table.name, container.time.today(), format);
  ctx.set({
    'Content-Type': TYPES[format],
    'Content-Disposition': `attachment; filename="export.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  ctx.body = writeExport(table, format);
}
