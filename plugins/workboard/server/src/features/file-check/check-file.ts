import type { PlacedText } from '../../../../engine/sentinel';
import { checkPackage, wrongType } from './check-package';
import { cleanName } from './clean-name';
import { ENDINGS, hasMagic, typeOfEnding, type FileType } from './file-types';
import { packageText, readOle } from './read-office';
import { readPdf } from './read-pdf';
import { readParts } from './read-zip';
import { RefusedFile } from './refused-file';

export interface GivenFile {
  /** As it came. */
  name: string;
  bytes: Buffer;
  /** The type that the sender declares; empty or absent if none. */
  declared?: string | null;
  /** Bytes at most. */
  largest: number;
}

export interface CheckedFile {
  /** Cleaned: no path, no unseen signs. */
  name: string;
  ending: string;
  mime: string;
  /** What can be read in it, and its name: for the sentinel. Never kept. */
  texts: PlacedText[];
}

/**
 * The one check of files, at every door of the house: the ending is on the list, the content is what the ending says, the declared type does not
 * say otherwise, and there is nothing in it that runs, reaches outside, or unpacks without end (ASVS 5.2.2, 5.2.3).
 * @throws RefusedFile with the cure
 */
export async function checkFile({ name: given, bytes, declared, largest }: GivenFile): Promise<CheckedFile> {
  const { name, ending } = cleanName(given);
  if (bytes.length === 0) throw new RefusedFile('empty', '文件是空的，请重新选择', 'The file is empty: choose another');
  if (bytes.length > largest) {
    const megabytes = Math.floor(largest / 1024 / 1024);
    throw new RefusedFile(
      'size',
      `文件超过 ${megabytes} MB，请压缩或拆分后再传`,
      `The file is larger than ${megabytes} MB: make it smaller or split it`,
    );
  }
  const type = typeOfEnding(ending);
  if (!type) {
    throw new RefusedFile(
      'type',
      `不接收“${ending === '' ? '无扩展名' : ending}”文件，请换成 ${ENDINGS.join('、')} 之一`,
      `Files “${ending}” are not taken; use one of ${ENDINGS.join(', ')}`,
    );
  }
  assertDeclared(ending, type, declared ?? '');
  if (bytes.length < 12 && type.family !== 'text') throw wrongType(ending);
  if (!hasMagic(type.family, bytes)) throw wrongType(ending);
  if (type.family !== 'zip' && endsAsZip(bytes)) throw wrongType(ending);
  const text = await readText(ending, type, bytes);
  return {
    name,
    ending,
    mime: type.mime,
    texts: [
      { place: '文件名', text: name },
      { place: name, text },
    ],
  };
}

function assertDeclared(ending: string, type: FileType, declared: string): void {
  const plain = declared.split(';')[0]?.trim().toLowerCase() ?? '';
  if (plain === '' || plain === 'application/octet-stream' || plain === type.mime || type.aliases.includes(plain)) return;
  throw new RefusedFile(
    'declared',
    `文件声明的类型与扩展名 ${ending} 不符，请用原程序另存后再传`,
    `The declared type of the file is not that of ${ending}: save it again with the program it came from`,
  );
}

async function readText(ending: string, type: FileType, bytes: Buffer): Promise<string> {
  switch (type.family) {
    case 'pdf':
      return readPdf(bytes);
    case 'zip': {
      const parts = await readParts(bytes);
      checkPackage(ending, parts);
      return packageText(parts);
    }
    case 'ole':
      return readOle(bytes);
    case 'text':
      return plainText(ending, bytes);
    case 'png':
    case 'jpg':
      if (isMarkup(bytes.toString('latin1'))) throw wrongType(ending);
      return '';
    case 'mp4':
    case 'mp3':
      return '';
  }
}

/** UTF-8 without control characters. It is always saved, never shown, so that markup in it does nothing. */
function plainText(ending: string, bytes: Buffer): string {
  const text = bytes.toString('utf8');
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (text.includes('\uFFFD') || /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/.test(text) || isMarkup(text.slice(0, 2000)))
    throw wrongType(ending);
  return text;
}

/** A picture with a page behind it is a page to whoever looks for one. */
function isMarkup(text: string): boolean {
  return /<(script|html|svg|body|iframe|\?php|!doctype)[\s>]/i.test(text);
}

/** Whether a reader of archives would find one here: the end record, with a comment that ends where the file ends. */
function endsAsZip(bytes: Buffer): boolean {
  const at = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  return at >= 0 && at + 22 <= bytes.length && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length;
}
