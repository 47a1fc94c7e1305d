import path from 'node:path';
import type { Readable } from 'node:stream';
import { ADDRESS, nameOf, type FileStore } from './file-store';

/** A file as Strapi's upload plugin hands it to its provider. */
export interface ProviderFile {
  name: string;
  ext?: string;
  url?: string;
  /** In KB. */
  size: number;
  filepath?: string;
  stream?: Readable;
  buffer?: Buffer;
  provider_metadata?: Record<string, unknown> | null;
}

export interface ProviderParts {
  store: FileStore;
  algorithm: string;
  /** Address for the staff. */
  sign: (name: string) => string;
  /** What the check found in a file that is on its way in, by its place in the temp folder. */
  findingsOf: (filepath: string | undefined) => readonly string[];
}

/**
 * The upload provider of the house: files lie outside of the public folder under random names, with the hash of their bytes beside them. It is
 * *private* in Strapi's sense: wherever the staff is shown a file, Strapi asks for a signed address.
 */
export function createUploadProvider({ store, algorithm, sign, findingsOf }: ProviderParts) {
  const keep = async (file: ProviderFile, bytes: Readable) => {
    const ending = (file.ext ?? path.extname(file.name)).slice(1).toLowerCase();
    const { name, digest } = await store.keep(bytes, ending);
    file.url = `${ADDRESS}${name}`;
    file.provider_metadata = { algorithm, digest, personal: [...findingsOf(file.filepath)] };
  };
  const remove = async ({ url }: ProviderFile) => {
    const name = nameOf(url ?? '');
    if (name !== null) await store.remove(name);
  };
  return {
    checkFileSize: () => undefined,
    isPrivate: () => true,
    getSignedUrl({ url = '' }: ProviderFile): { url: string } {
      const name = nameOf(url);
      return { url: name === null ? url : sign(name) };
    },
    uploadStream: (file: ProviderFile) => keep(file, streamOf(file)),
    /** New bytes have a new address: whoever kept the old one must not take the one for the other. */
    async replaceStream(file: ProviderFile, old: ProviderFile): Promise<void> {
      await keep(file, streamOf(file));
      await remove(old);
    },
    delete: remove,
  };
}

function streamOf({ name, stream }: ProviderFile): Readable {
  if (!stream) throw new Error(`there are no bytes of "${name}"`);
  return stream;
}
