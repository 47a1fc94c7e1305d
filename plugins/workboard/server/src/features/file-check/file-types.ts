/** What a file may be, at every door of the house. Types are told by the content; endings and declared types must agree with it. */
export interface FileType {
  mime: string;
  /** Types that browsers and office programs declare for it besides its own. */
  aliases: readonly string[];
  family: 'pdf' | 'zip' | 'ole' | 'png' | 'jpg' | 'mp4' | 'mp3' | 'text';
}

const ZIPPED = ['application/zip', 'application/x-zip-compressed', 'application/kswps', 'application/kset'];

/**
 * The allow-list, by ending. PDF, OFD (GB/T 33190), Word and Excel in both generations, WPS and plain text are what a district office writes and is
 * sent; PNG, JPEG, MP4, MP3 and M4A are the diagrams and recordings of interpretations (R-EXP-09). Nothing that a browser would run:
 * no HTML, no SVG, no XML. No formats that carry macros by name.
 */
export const FILE_TYPES: Readonly<Record<string, FileType>> = {
  pdf: { mime: 'application/pdf', aliases: ['application/x-pdf'], family: 'pdf' },
  docx: { mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', aliases: ZIPPED, family: 'zip' },
  xlsx: { mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', aliases: ZIPPED, family: 'zip' },
  ofd: { mime: 'application/ofd', aliases: ['application/vnd.ofd', ...ZIPPED], family: 'zip' },
  doc: { mime: 'application/msword', aliases: ['application/kswps', 'application/wps-office.doc'], family: 'ole' },
  xls: { mime: 'application/vnd.ms-excel', aliases: ['application/kset', 'application/wps-office.xls'], family: 'ole' },
  wps: {
    mime: 'application/vnd.ms-works',
    aliases: ['application/kswps', 'application/msword', 'application/wps-office.wps'],
    family: 'ole',
  },
  et: { mime: 'application/vnd.ms-excel', aliases: ['application/kset', 'application/wps-office.et'], family: 'ole' },
  png: { mime: 'image/png', aliases: [], family: 'png' },
  jpg: { mime: 'image/jpeg', aliases: ['image/jpg', 'image/pjpeg'], family: 'jpg' },
  jpeg: { mime: 'image/jpeg', aliases: ['image/jpg', 'image/pjpeg'], family: 'jpg' },
  mp4: { mime: 'video/mp4', aliases: [], family: 'mp4' },
  m4a: { mime: 'audio/mp4', aliases: ['audio/x-m4a', 'audio/m4a', 'video/mp4'], family: 'mp4' },
  mp3: { mime: 'audio/mpeg', aliases: ['audio/mp3'], family: 'mp3' },
  txt: { mime: 'text/plain', aliases: [], family: 'text' },
};

/** The endings, for whoever is told what would do. */
export const ENDINGS = Object.keys(FILE_TYPES);

/** The type of an ending, without its dot; undefined for what is not taken. */
export function typeOfEnding(ending: string): FileType | undefined {
  return Object.hasOwn(FILE_TYPES, ending) ? FILE_TYPES[ending] : undefined;
}

/** Whether the first bytes are those of the family. What lies behind them is looked at for each family on its own. */
export function hasMagic(family: FileType['family'], bytes: Buffer): boolean {
  switch (family) {
    case 'pdf':
      return /^%PDF-[12]\.\d/.test(bytes.toString('latin1', 0, 8));
    case 'zip':
      return bytes.readUInt32BE(0) === 0x504b0304;
    case 'ole':
      return bytes.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    case 'png':
      return bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'));
    case 'jpg':
      return bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'));
    case 'mp4':
      return bytes.toString('latin1', 4, 8) === 'ftyp';
    case 'mp3':
      return bytes.toString('latin1', 0, 3) === 'ID3' || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2);
    case 'text':
      return true;
  }
}
