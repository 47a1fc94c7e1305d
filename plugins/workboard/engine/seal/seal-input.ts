import type { Value } from '../workflow/types';
import { canonicalJson } from './canonical-json';

/** Version of the text that is hashed. A seal of another version cannot be compared, only broken and set anew. */
const SEAL_VERSION = 1;

/**
 * The text whose hash is the seal of an approved content (R-INT-07: what is published must be what was approved).
 * @param contentType Strapi uid, so that the same words in another type do not pass for the same content
 * @param attributes the sealed attributes; one that is absent counts as null, since a database does not tell the two apart
 * @param fileHashes hashes of the attached files' bytes; their order does not matter, their number does
 * @throws TypeError for values JSON cannot hold
 */
export function sealInput(
  contentType: string,
  attributes: Readonly<Record<string, Value | undefined>>,
  fileHashes: readonly string[],
): string {
  const present = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, value ?? null]));
  return canonicalJson({ version: SEAL_VERSION, contentType, attributes: present, files: [...fileHashes].sort() });
}
