import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { RefusedFile } from './refused-file';

/** How much an archive may hold: an honest document has some dozens of parts and unpacks to a few times its size. */
const MOST_ENTRIES = 2_000;
const MOST_BYTES = 150 * 1024 * 1024;
/** Unpacked to packed, of everything that is larger than this in all. */
const MOST_RATIO = 150;
const RATIO_FROM = 5 * 1024 * 1024;

export interface Part {
  name: string;
  /** Null for parts that nobody reads: pictures and fonts; they were unpacked and counted all the same. */
  content: Buffer | null;
}

/**
 * Unpacks an archive in memory, every part of it, and believes nothing its directory says: unpacking stops at the limits, a part of another size
 * than stated is an error, and so are paths that lead out, names that stand twice and encryption.
 * @throws RefusedFile
 */
export async function readParts(bytes: Buffer): Promise<Part[]> {
  const zip = await open(bytes);
  if (zip.entryCount > MOST_ENTRIES) throw bomb();
  const parts = new Map<string, Part>();
  let unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted())
        throw new RefusedFile(
          'encrypted',
          '文件已加密，无法审查，请上传未加密的版本',
          'The file is encrypted and cannot be examined: upload it without',
        );
      if (parts.has(entry.fileName.toLowerCase())) throw damaged();
      if (entry.fileName.endsWith('/')) continue;
      const content = await unpack(zip, entry, MOST_BYTES - unpacked);
      unpacked += content.length;
      if (unpacked > RATIO_FROM && unpacked > bytes.length * MOST_RATIO) throw bomb();
      parts.set(entry.fileName.toLowerCase(), {
        name: entry.fileName,
        content: /\.(xml|rels|vml)$/i.test(entry.fileName) ? content : null,
      });
    }
  } catch (error) {
    throw error instanceof RefusedFile ? error : damaged();
  }
  return [...parts.values()];
}

/** yauzl gives promises of its own, but its types do not know them yet. */
interface Archive {
  entryCount: number;
  eachEntry(): AsyncIterable<Entry>;
  openReadStream: ZipFile['openReadStream'];
}

function open(bytes: Buffer): Promise<Archive> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true }, (error, zip) =>
      error === null ? resolve(withEntries(zip)) : reject(damaged()),
    );
  });
}

function withEntries(zip: ZipFile): Archive {
  return {
    entryCount: zip.entryCount,
    openReadStream: zip.openReadStream.bind(zip) as ZipFile['openReadStream'],
    async *eachEntry() {
      for (let left = zip.entryCount; left > 0; left -= 1) {
        yield await new Promise<Entry>((resolve, reject) => {
          zip.once('entry', resolve);
          zip.once('error', reject);
          zip.once('end', () => reject(damaged()));
          zip.readEntry();
        }).finally(() => zip.removeAllListeners());
      }
    },
  };
}

function unpack(zip: Archive, entry: Entry, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      const parts: Buffer[] = [];
      let size = 0;
      stream.on('data', (part: Buffer) => {
        size += part.length;
        if (size > most) stream.destroy(bomb());
        else parts.push(part);
      });
      stream.on('error', reject);
      stream.on('end', () => resolve(Buffer.concat(parts)));
    });
  });
}

function damaged(): RefusedFile {
  return new RefusedFile('damaged', '文件已损坏或结构不正常，请重新导出后再传', 'The file is damaged or oddly built: export it again');
}

function bomb(): RefusedFile {
  return new RefusedFile('bomb', '文件解压后过大，请减少内容或拆分后再传', 'The file unpacks to too much: make it smaller or split it');
}
