import { createHash } from 'node:crypto';

/** SHA-256 (FIPS 180-4) is the default; SM3 (GB/T 32905) is for offices that must use national algorithms. */
export type HashAlgorithm = 'sha256' | 'sm3';

/** Lower-case hex digest of a text in UTF-8, or of bytes: 64 characters with either algorithm. */
export function hash(algorithm: HashAlgorithm, content: string | Uint8Array): string {
  const digest = createHash(algorithm);
  return (typeof content === 'string' ? digest.update(content, 'utf8') : digest.update(content)).digest('hex');
}
