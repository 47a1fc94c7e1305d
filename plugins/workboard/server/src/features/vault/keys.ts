import { hkdfSync } from 'node:crypto';

/** One key of the vault, with the two that are made of it: one encrypts, the other makes blind indexes. */
export interface VaultKey {
  id: string;
  cipher: Buffer;
  index: Buffer;
}

/** The keys that are configured, in their order: the first one encrypts, all of them decrypt. */
export type Keyring = readonly VaultKey[];

const WRITTEN = /^([\w.-]{1,40}):([A-Za-z0-9+/_-]{43}=?)$/;

/**
 * Reads `PERSONAL_DATA_KEYS`: a list of `id:base64`, each 32 random bytes. None is allowed: then no personal data is taken in.
 * @throws Error that names the place of what cannot be read, never the key
 */
export function readKeys(written: readonly string[]): Keyring {
  const keys = written.map((text, index) => {
    const [, id, secret] = WRITTEN.exec(text.trim()) ?? [];
    if (id === undefined || secret === undefined)
      throw new Error(`workboard: entry ${index + 1} of PERSONAL_DATA_KEYS must be written id:base64, with 32 bytes in base64`);
    const bytes = Buffer.from(secret, 'base64');
    return { id, cipher: derived(bytes, 'vault cipher'), index: derived(bytes, 'vault blind index') };
  });
  if (new Set(keys.map(({ id }) => id)).size < keys.length) throw new Error('workboard: PERSONAL_DATA_KEYS has two keys with one id');
  return keys;
}

function derived(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `gongkai ${purpose}`, 32));
}
