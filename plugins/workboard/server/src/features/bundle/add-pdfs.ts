import { made, type BundleDocument } from './documents';

/** A DOCX as PDF; null where this machine makes none. @throws Error where it could not be made, or this instance stops */
export type Convert = (docx: Buffer, signal: AbortSignal) => Promise<Buffer | null>;

export interface WithPdfs {
  documents: BundleDocument[];
  /** Sheets that are there as DOCX only because their conversion failed. */
  unconverted: string[];
  /** Whether this machine makes PDFs at all. */
  converts: boolean;
}

/**
 * Sheets that a court reads are there as PDF as well, where this machine makes PDFs. A file that a court waits for does not wait for a converter: where
 * one fails the DOCX stands, its contents say so, and none is tried any more, as each try may take a minute and a half.
 * @throws Error only where the instance stops: the file is begun anew then
 */
export async function addPdfs(documents: readonly BundleDocument[], convert: Convert, signal: AbortSignal): Promise<WithPdfs> {
  const found: WithPdfs = { documents: [], unconverted: [], converts: true };
  for (const document of documents) {
    found.documents.push(document);
    if (document.extension !== 'docx' || document.part !== document.title || !found.converts) continue;
    const pdf = found.unconverted.length > 0 ? null : await converted(document, convert, signal);
    if (pdf === 'none') found.converts = false;
    else if (pdf === null) found.unconverted.push(document.title);
    else found.documents.push(made({ ...document, extension: 'pdf' }, pdf));
  }
  return found;
}

/** Null where it failed, `none` where nothing here converts. */
async function converted(document: BundleDocument, convert: Convert, signal: AbortSignal): Promise<Buffer | null | 'none'> {
  const docx = await document.open();
  try {
    return (await convert(docx, signal)) ?? 'none';
  } catch (error) {
    if (signal.aborted) throw error;
    return null;
  }
}
