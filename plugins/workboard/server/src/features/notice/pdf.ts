import { createHash } from 'node:crypto';
import type { Container } from '../../platform/container';
import { inTransaction, type Trx } from '../../platform/transaction';
import { BadRequest } from '../../platform/errors';
import type { Viewer } from '../../platform/viewer';
import { Hopeless, type Job } from '../job/service';
import { convertToPdf, findOffice } from './libre-office';
import { bytesOf, writeFile } from './notice-files';
import { findNotice, PDF_JOB } from './repository';
import { visibleNotice } from './visible-notice';

/** Whether this machine makes PDFs. */
export function makesPdf(container: Container): boolean {
  return findOffice(setting(container)) !== null;
}

/** Orders the PDF of a version, in the transaction that makes it. Nothing is ordered where nothing could make it. */
export async function orderPdf(container: Container, trx: Trx, notice: number): Promise<void> {
  if (!makesPdf(container)) return;
  await container.jobs.enqueue(trx, { kind: PDF_JOB, key: String(notice), payload: { notice } });
}

/** Orders the PDF of a version that has none, for instance because LibreOffice was installed later. @throws BadRequest where there is none */
export async function askForPdf(container: Container, viewer: Viewer, notice: number): Promise<void> {
  await visibleNotice(container, viewer, notice);
  if (!makesPdf(container))
    throw new BadRequest('本机未安装 LibreOffice，可下载 DOCX；管理员可按说明安装 / LibreOffice is not installed here; download the DOCX');
  await inTransaction(container.strapi, (trx) => orderPdf(container, trx, notice));
}

/** Makes the PDF of a version from its DOCX. Does nothing if it is there. */
export async function makePdf(container: Container, job: Job): Promise<void> {
  const id = Number(job.payload.notice);
  const row = await findNotice(container.strapi, id);
  const docx = row && (await bytesOf(container, row, 'docx'));
  if (!docx) throw new Hopeless(`there is no notice ${id}, or it was erased`);
  if (await bytesOf(container, row, 'pdf')) return;
  const program = findOffice(setting(container));
  if (program === null) throw new Hopeless('LibreOffice is not installed on this machine');
  const bytes = await oneAtATime(() => convertToPdf({ program, docx, signal: job.signal }));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await inTransaction(container.strapi, async (trx) => {
    // What was erased while it was being made stays erased.
    if (await bytesOf(container, row, 'docx'))
      await writeFile(container, trx, row, { format: 'pdf', bytes, sha256, made_at: container.time.instant() });
  });
}

/** A DOCX as PDF; null where this machine makes none. */
export async function convertDocx(container: Container, docx: Buffer, signal: AbortSignal): Promise<Buffer | null> {
  const program = findOffice(setting(container));
  return program === null ? null : oneAtATime(() => convertToPdf({ program, docx, signal }));
}

function setting(container: Container): string {
  return container.strapi.config.get('plugin::workboard.soffice', '') as string;
}

let turn: Promise<unknown> = Promise.resolve();

/** LibreOffice takes a few hundred megabytes: one at a time in a process. */
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work, work);
  turn = mine.catch(() => undefined);
  return mine;
}
