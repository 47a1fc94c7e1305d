import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { ZipError, zipEnd, zipLine, zipLocalHead, zipSums, type ZipHead } from './zip';

/** A file of an archive that is written while it comes. */
export interface ComingZipEntry {
  name: string;
  /** Whole, or piece by piece: it is asked for when its turn has come. */
  content: Buffer | AsyncIterable<Buffer>;
}

/** The format without ZIP64 holds no more. */
const MOST_ENTRIES = 65_535;
const MOST_BYTES = 0xffffffff;

/**
 * Writes an archive while its files come: a piece of one of them is in memory at a time, and packing it does not hold the process. The same entries
 * are the same bytes. Whoever stops reading ends the file that is being read. @throws ZipError for more than the format holds
 */
export async function* streamZip(entries: AsyncIterable<ComingZipEntry> | Iterable<ComingZipEntry>): AsyncGenerator<Buffer> {
  const list: Buffer[] = [];
  let offset = 0;
  const counted = (piece: Buffer) => {
    offset += piece.length;
    if (list.length >= MOST_ENTRIES || offset > MOST_BYTES) throw new ZipError('more than an archive holds');
    return piece;
  };
  for await (const { name, content } of entries) {
    const head: ZipHead = { name, offset, checksum: 0, size: 0, packed: 0, sumsBehind: true };
    yield counted(zipLocalHead(head));
    for await (const piece of packed(content, head)) yield counted(piece);
    yield counted(zipSums(head));
    list.push(zipLine(head));
  }
  yield zipEnd(list, offset);
}

/** A content as it is packed; what is to be said of it is summed up on the way. */
async function* packed(content: ComingZipEntry['content'], sums: ZipHead): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw();
  // An error of the content is an error of the stream that is read here.
  pipeline(Readable.from(summedUp(content, sums)), deflate, () => undefined);
  for await (const piece of deflate as AsyncIterable<Buffer>) {
    sums.packed += piece.length;
    yield piece;
  }
}

async function* summedUp(content: ComingZipEntry['content'], sums: ZipHead): AsyncGenerator<Buffer> {
  for await (const piece of Buffer.isBuffer(content) ? [content] : content) {
    sums.checksum = crc32(piece, sums.checksum);
    sums.size += piece.length;
    if (sums.size > MOST_BYTES) throw new ZipError('more than an archive holds');
    yield piece;
  }
}
