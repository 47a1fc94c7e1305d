import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { writeZip, type ZipEntry } from '../../plugins/workboard/server/src/platform/zip';

const CONTENT = 'http://schemas.openxmlformats.org/package/2006/content-types';
const MAIN = 'application/vnd.openxmlformats-officedocument';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface Extra {
  /** Parts besides the usual ones, or in their place. */
  parts?: Readonly<Record<string, string | Buffer>>;
  /** Relations of the document: `Type="…/hyperlink" Target="…"`. */
  relations?: readonly string[];
}

/** A Word file with one paragraph for each text; a text that is a list is written in several runs. */
export function docx(texts: readonly (string | readonly string[])[], extra: Extra = {}): Buffer {
  const paragraphs = texts.map(
    (text) =>
      `<w:p>${[text]
        .flat()
        .map((run) => `<w:r><w:t>${run}</w:t></w:r>`)
        .join('')}</w:p>`,
  );
  return pack({
    '[Content_Types].xml': types(`${MAIN}.wordprocessingml.document.main+xml`, '/word/document.xml'),
    '_rels/.rels': relations([`Id="r1" Type="${TYPE}/officeDocument" Target="word/document.xml"`]),
    'word/_rels/document.xml.rels': relations(extra.relations ?? []),
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>${paragraphs.join('')}</w:body></w:document>`,
    ...extra.parts,
  });
}

/** An Excel file with its texts in the table of shared strings. */
export function xlsx(texts: readonly string[], extra: Extra = {}): Buffer {
  return pack({
    '[Content_Types].xml': types(`${MAIN}.spreadsheetml.sheet.main+xml`, '/xl/workbook.xml'),
    '_rels/.rels': relations([`Id="r1" Type="${TYPE}/officeDocument" Target="xl/workbook.xml"`]),
    'xl/workbook.xml': '<workbook/>',
    'xl/sharedStrings.xml': `<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    ...extra.parts,
  });
}

export function pack(parts: Readonly<Record<string, string | Buffer>>): Buffer {
  return writeZip(
    Object.entries(parts).map(([name, content]): ZipEntry => ({
      name,
      content: typeof content === 'string' ? Buffer.from(content) : content,
    })),
  );
}

function types(type: string, part: string): string {
  return `<?xml version="1.0"?><Types xmlns="${CONTENT}"><Override PartName="${part}" ContentType="${type}"/></Types>`;
}

function relations(list: readonly string[]): string {
  return `<?xml version="1.0"?><Relationships xmlns="${RELATIONS}">${list.map((one) => `<Relationship ${one}/>`).join('')}</Relationships>`;
}

/** A PDF that shows a text in a font with a table of its own, as Word writes them; `objects` come besides. */
export function pdf(text: string, objects: readonly string[] = []): Buffer {
  const signs = [...new Set(text)];
  const code = (sign: string) => (signs.indexOf(sign) + 1).toString(16).padStart(4, '0');
  const unicode = (sign: string) => Buffer.from(sign, 'utf16le').swap16().toString('hex');
  const table = `/CIDInit begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange ${signs.length} beginbfchar ${signs
    .map((sign) => `<${code(sign)}> <${unicode(sign)}>`)
    .join('\n')} endbfchar endcmap`;
  const page = `BT /F1 12 Tf 1 1 1 rg ${Array.from(text)
    .map((sign) => `<${code(sign)}> Tj`)
    .join(' ')} ET`;
  return Buffer.concat([
    Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n'),
    ...[table, page].map((content, index) => stream(index + 3, content)),
    ...objects.map((object, index) => Buffer.from(`${index + 9} 0 obj\n${object}\nendobj\n`, 'latin1')),
    Buffer.from('trailer\n<< /Root 1 0 R >>\n%%EOF\n'),
  ]);
}

/** A compressed stream with what stands in its dictionary. */
export function stream(number: number, content: string, dictionary = ''): Buffer {
  const packed = deflateSync(Buffer.from(content, 'latin1'));
  return Buffer.concat([
    Buffer.from(`${number} 0 obj\n<< /Length ${packed.length} /Filter /FlateDecode ${dictionary}>>\nstream\n`),
    packed,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
}

/** A picture large enough to have a thumbnail. */
export function picture(kind: 'png' | 'jpeg', width = 640): Promise<Buffer> {
  return sharp({ create: { width, height: 400, channels: 3, background: { r: 20, g: 90, b: 160 } } })
    .toFormat(kind)
    .toBuffer();
}
