import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { ZipError, zipEnd, zipHead, type ZipEntry } from './zip';

const pack = promisify(deflateRaw);

/** The format without ZIP64 holds no more. */
const MOST_ENTRIES = 65_535;
const MOST_BYTES = 0xffffffff;

/**
 * Writes an archive while its files come: one of them is in memory at a time, and packing it does not hold the process. The same entries are the
 * same bytes. @throws ZipError for more than the format holds
 */
export async function* streamZip(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  const list: Buffer[] = [];
  let offset = 0;
  for await (const { name, content } of entries) {
    const packed = await pack(content, { level: 9 });
    const { local, central } = zipHead({ name, content, packed: packed.length, offset });
    list.push(central);
    offset += local.length + packed.length;
    if (list.length > MOST_ENTRIES || offset > MOST_BYTES) throw new ZipError('more than an archive holds');
    yield local;
    yield packed;
  }
  yield zipEnd(list, offset);
}
