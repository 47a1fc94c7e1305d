import { readZip } from '../../plugins/workboard/server/src/platform/zip';

/** Words of a DOCX's body, a line for each paragraph. */
export function docxText(bytes: Buffer): string {
  const xml = partOf(bytes, 'word/document.xml');
  return xml
    .split('</w:p>')
    .map((paragraph) => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => unescape(text ?? '')).join(''))
    .filter(Boolean)
    .join('\n');
}

/** One part of a DOCX as it stands. */
export function partOf(bytes: Buffer, name: string): string {
  const part = readZip(bytes, { entries: 100, bytes: 50_000_000 }).find((entry) => entry.name === name);
  if (!part) throw new Error(`the document has no ${name}`);
  return part.content.toString('utf8');
}

function unescape(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}
