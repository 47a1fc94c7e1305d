/** What a working file may be, by its content: endings and declared types are only words. */
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/** Types of the files in which an office works, by the ending that belongs to each. */
const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ofd: 'application/ofd',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  wps: 'application/vnd.ms-works',
  et: 'application/vnd.ms-excel',
  txt: 'text/plain',
};

/** The endings, for whoever is told what would do. */
export const ENDINGS = Object.keys(TYPES);

/**
 * The media type of a file, if its content is what its ending says and the office works with such files; else null. A page or a script that
 * calls itself a document is not taken.
 */
export function sniffType(name: string, bytes: Buffer): string | null {
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  const mime = Object.hasOwn(TYPES, ending) ? TYPES[ending] : undefined;
  return mime !== undefined && fits(ending, bytes) ? mime : null;
}

function fits(ending: string, bytes: Buffer): boolean {
  switch (ending) {
    case 'pdf':
      return bytes.subarray(0, 5).toString('latin1') === '%PDF-';
    case 'png':
      return bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    case 'jpg':
    case 'jpeg':
      return bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]));
    case 'docx':
      return isZipWith(bytes, 'word/document.xml');
    case 'xlsx':
      return isZipWith(bytes, 'xl/workbook.xml');
    case 'ofd':
      return isZipWith(bytes, 'OFD.xml');
    case 'txt':
      return isPlainText(bytes);
    default:
      return bytes.subarray(0, 8).equals(OLE);
  }
}

/** The names of a zip's entries stand in its directory as they are. */
function isZipWith(bytes: Buffer, entry: string): boolean {
  return bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04])) && bytes.includes(entry);
}

/** UTF-8 without control characters. It is always saved, never shown, so that markup in it does nothing. */
function isPlainText(bytes: Buffer): boolean {
  const text = bytes.toString('utf8');
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return !text.includes('\uFFFD') && !/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/.test(text);
}
