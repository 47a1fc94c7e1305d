import { createHash } from 'node:crypto';

/** A file of a case file, before it has its number. */
export interface BundleDocument {
  /** Folder inside the archive; empty for the card's own. */
  folder: string;
  part: string;
  title: string;
  /** Number of the document itself. */
  number: string | null;
  day: string | null;
  extension: string;
  size: number;
  sha256: string;
  /** Its bytes, read when they are written. */
  open(): Promise<Buffer>;
}

/** What was gathered, and of whom: who takes the file out must be able to see all of it. */
export interface Collected {
  documents: BundleDocument[];
  cards: number[];
  notices: string[];
}

/** A document that is made here and now. */
export function made(about: Omit<BundleDocument, 'size' | 'sha256' | 'open'>, bytes: Buffer): BundleDocument {
  return { ...about, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), open: () => Promise.resolve(bytes) };
}

/** What a file is called inside the archive: number, part, title; nothing that a file system refuses. */
export function pathOf({ folder, part, title, extension }: BundleDocument, position: number): string {
  const name = part === title ? part : `${part}-${title}`;
  return `${folder === '' ? '' : `${plain(folder)}/`}${String(position).padStart(3, '0')}-${plain(name)}.${extension}`;
}

/** Without what a file system refuses, and not too long for one. */
export function plain(name: string): string {
  return Array.from(name.replace(/[\\/:*?"<>|\s\p{Cc}]+/gu, '-'))
    .slice(0, 60)
    .join('');
}
