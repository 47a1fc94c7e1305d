import type { Text } from '../../../../engine/text';
import type { Container } from '../../platform/container';
import { readZip } from '../../platform/zip';
import { packageText } from '../file-check/read-office';
import { disposition } from './file-name';
import { bytesOf } from './notice-files';
import { findNotice, listNotices, type Format } from './repository';

/** A version of a card's notice, with the log row it was made with. */
export interface CardNotice {
  id: number;
  key: string;
  title: Text;
  number: string | null;
  logSeq: number;
  formats: Format[];
}

export const FILE_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;

/** Every version of a card's notices, newest first. One statement. */
export async function versionsOfCard(container: Container, card: number): Promise<CardNotice[]> {
  const rows = await listNotices(container.strapi, { card });
  return rows.map(({ id, key, title, number, log_seq, pdf, personal, kept }) => ({
    id,
    key,
    title: JSON.parse(title) as Text,
    number,
    logSeq: log_seq,
    formats: personal && kept === null ? [] : pdf === null ? ['docx'] : ['docx', 'pdf'],
  }));
}

/** The file of a version with its type and the name it is saved under; null if there is none. Whoever hands it out has asked whose it is. */
export async function fileOfVersion(
  container: Container,
  id: number,
  format: Format,
): Promise<{ bytes: Buffer; type: string; disposition: string } | null> {
  const row = await findNotice(container.strapi, id);
  const bytes = row && (await bytesOf(container, row, format));
  return row && bytes ? { bytes, type: FILE_TYPES[format], disposition: disposition(row.file_name, row.id, format) } : null;
}

const LIMITS = { entries: 400, bytes: 50_000_000 };

/** The paragraphs of a version's document. */
export async function wordsOfVersion(container: Container, id: number): Promise<string[] | null> {
  const row = await findNotice(container.strapi, id);
  const bytes = row && (await bytesOf(container, row, 'docx'));
  const body = bytes && readZip(bytes, LIMITS).find(({ name }) => name === 'word/document.xml');
  if (!body) return null;
  return packageText([{ name: body.name, content: body.content }])
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
