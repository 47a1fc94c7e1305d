import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** A file of an archive. */
export interface ZipEntry {
  name: string;
  content: Buffer;
}

/** How much an archive may hold before it is taken for one that is meant to fill memory. */
export interface ZipLimits {
  entries: number;
  /** Bytes of all files together, unpacked. */
  bytes: number;
}

/** Why an archive is not read. */
export class ZipError extends Error {}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const SUMS = 0x08074b50;
/** 1 January 1980, 00:00: the first moment the format knows. Every file of ours bears it, so that the same content is the same bytes. */
const DATE = 0x0021;

/**
 * Reads an archive: stored and deflated files, no encryption, no ZIP64. What a file claims to unpack to is never believed: unpacking stops
 * at the limit.
 * @throws ZipError
 */
export function readZip(archive: Buffer, limits: ZipLimits): ZipEntry[] {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || archive.length < end + 22 || archive.readUInt32LE(end) !== END) throw new ZipError('not a ZIP archive');
  const count = archive.readUInt16LE(end + 10);
  if (count > limits.entries) throw new ZipError(`more than ${limits.entries} files`);
  const entries: ZipEntry[] = [];
  let [at, left] = [archive.readUInt32LE(end + 16), limits.bytes];
  try {
    for (let index = 0; index < count; index += 1) {
      if (archive.readUInt32LE(at) !== CENTRAL) throw new ZipError('the list of files is damaged');
      const nameLength = archive.readUInt16LE(at + 28);
      const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
      const content = unpack(archive, at, left);
      left -= content.length;
      if (!name.endsWith('/')) entries.push({ name, content });
      at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    }
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError('the archive is damaged');
  }
  return entries;
}

function unpack(archive: Buffer, central: number, left: number): Buffer {
  const [flags, method, size, local] = [8, 10, 20, 42].map((offset, index) =>
    index < 2 ? archive.readUInt16LE(central + offset) : archive.readUInt32LE(central + offset),
  ) as [number, number, number, number];
  if ((flags & 1) !== 0) throw new ZipError('a file is encrypted');
  if (archive.readUInt32LE(local) !== LOCAL) throw new ZipError('a file is not where the list says');
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(start, start + size);
  if (method === 0 && packed.length <= left) return packed;
  if (method !== 8) throw new ZipError(method === 0 ? 'unpacks to too much' : 'a file is packed in an unknown way');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    throw new ZipError((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'unpacks to too much' : 'a file is damaged');
  }
}

/**
 * Writes an archive in the order given. The same entries are the same bytes, whenever they are written.
 * @param comment stands at the end of the archive, where no reader of documents looks
 */
export function writeZip(entries: readonly ZipEntry[], comment = ''): Buffer {
  const [files, list]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const { name, content } of entries) {
    const packed = deflateRawSync(content, { level: 9 });
    const head = { name, offset, checksum: crc32(content), size: content.length, packed: packed.length };
    const local = zipLocalHead(head);
    files.push(local, packed);
    list.push(zipLine(head));
    offset += local.length + packed.length;
  }
  return Buffer.concat([...files, zipEnd(list, offset, comment)]);
}

/** What an archive says of one of its files. */
export interface ZipHead {
  name: string;
  /** CRC-32 of the content, its bytes, and its bytes as they are packed. */
  checksum: number;
  size: number;
  packed: number;
  /** Where it begins. */
  offset: number;
  /** The sums were not known when the file began: they stand behind it. */
  sumsBehind?: boolean;
}

/** What stands before a packed file. */
export function zipLocalHead(head: ZipHead): Buffer {
  return Buffer.concat([
    word(LOCAL),
    factsOf(head.sumsBehind ? { ...head, checksum: 0, size: 0, packed: 0 } : head),
    Buffer.from(head.name),
  ]);
}

/** The sums behind a packed file that was written while it came. */
export function zipSums({ checksum, size, packed }: ZipHead): Buffer {
  return Buffer.concat([SUMS, checksum, packed, size].map(word));
}

/** The line of a file in the list at the end. */
export function zipLine(head: ZipHead): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(head.offset, 10);
  return Buffer.concat([word(CENTRAL), Buffer.from([20, 0]), factsOf(head), rest, Buffer.from(head.name)]);
}

function factsOf({ name, checksum, size, packed, sumsBehind }: ZipHead): Buffer {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(sumsBehind ? 0x0808 : 0x0800, 2);
  facts.writeUInt16LE(8, 4);
  facts.writeUInt16LE(DATE, 8);
  facts.writeUInt32LE(checksum, 10);
  facts.writeUInt32LE(packed, 14);
  facts.writeUInt32LE(size, 18);
  facts.writeUInt16LE(Buffer.byteLength(name), 22);
  return facts;
}

/** The list of files and the end of an archive. @param offset where the list begins */
export function zipEnd(list: readonly Buffer[], offset: number, comment = ''): Buffer {
  const end = Buffer.alloc(18);
  end.writeUInt16LE(list.length, 4);
  end.writeUInt16LE(list.length, 6);
  end.writeUInt32LE(
    list.reduce((sum, part) => sum + part.length, 0),
    8,
  );
  end.writeUInt32LE(offset, 12);
  end.writeUInt16LE(Buffer.byteLength(comment), 16);
  return Buffer.concat([...list, word(END), end, Buffer.from(comment)]);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
