import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, mkdirSync, type ReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';

/** Where a file is served; the last part is its name in the store. */
export const ADDRESS = '/files/';
const NAME = /^[0-9a-f]{32}\.[a-z0-9]{1,5}$/;

export interface StoredFile {
  name: string;
  /** Lower-case hex. */
  digest: string;
}

export interface FileStore {
  /** Keeps bytes under a random name (128 bits). The file is whole or not there at all. */
  keep(bytes: Readable, ending: string): Promise<StoredFile>;
  /** Size in bytes, or null if there is no such file. */
  size(name: string): Promise<number | null>;
  /** Bytes from `start` to `end`, both included; all of them without. */
  open(name: string, range?: { start: number; end: number }): ReadStream;
  remove(name: string): Promise<void>;
}

/**
 * Files by random names in one folder, two letters deep. What they are called and who may read them is not its business.
 * @param algorithm `sha256` or `sm3`
 */
export function createFileStore(dir: string, algorithm: string): FileStore {
  mkdirSync(dir, { recursive: true, mode: 0o750 });
  const placeOf = (name: string) => {
    if (!NAME.test(name)) throw new Error(`"${name}" is no name of a stored file`);
    return path.join(dir, name.slice(0, 2), name);
  };
  return {
    async keep(bytes, ending) {
      const name = `${randomBytes(16).toString('hex')}.${ending}`;
      const place = placeOf(name);
      await fs.mkdir(path.dirname(place), { recursive: true, mode: 0o750 });
      return { name, digest: await write(bytes, place, algorithm) };
    },
    size: async (name) =>
      NAME.test(name)
        ? fs.stat(placeOf(name)).then(
            ({ size }) => size,
            () => null,
          )
        : null,
    open: (name, range) => createReadStream(placeOf(name), range),
    remove: (name) => fs.rm(placeOf(name), { force: true }),
  };
}

/** The name in the store of a file's address; null for an address that is not ours. */
export function nameOf(url: string): string | null {
  const name = url.startsWith(ADDRESS) ? url.slice(ADDRESS.length).split('?')[0] : undefined;
  return name !== undefined && NAME.test(name) ? name : null;
}

/** Written beside, flushed, then renamed: a crash leaves a part-file that nobody asks for. */
async function write(bytes: Readable, place: string, algorithm: string): Promise<string> {
  const digest = createHash(algorithm);
  const part = `${place}.part`;
  const file = await fs.open(part, 'wx', 0o640);
  try {
    for await (const chunk of bytes) {
      digest.update(chunk as Buffer);
      await file.write(chunk as Buffer);
    }
    await file.sync();
    await file.close();
    await fs.rename(part, place);
  } catch (error) {
    await file.close().catch(() => undefined);
    await fs.rm(part, { force: true });
    throw error;
  }
  return digest.digest('hex');
}
