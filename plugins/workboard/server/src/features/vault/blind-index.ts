import { createHmac } from 'node:crypto';
import type { PersonalKind } from '../../../../engine/form/types';
import type { Keyring } from './keys';

/** By what the same person is found again without being read. */
export interface BlindIndexes {
  index_number: string | null;
  index_contact: string | null;
}

/**
 * Keyed hashes of the number of the identity document, and of name and telephone together. However they are typed: width, case, blanks, hyphens
 * and the country's +86 do not count.
 */
export function blindIndexes([key]: Keyring, data: readonly { kind: PersonalKind; value: string }[]): BlindIndexes {
  if (!key) return { index_number: null, index_contact: null };
  const of = (kind: PersonalKind) => data.find((datum) => datum.kind === kind)?.value.normalize('NFKC') ?? '';
  const number = of('id_number')
    .toUpperCase()
    .replace(/[^0-9A-Z\p{Script=Han}]/gu, '');
  const name = of('name').replace(/\s/g, '').toUpperCase();
  const phone = of('phone')
    .replace(/\D/g, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/, '');
  const hashed = (purpose: string, parts: readonly string[]) =>
    parts.includes('')
      ? null
      : createHmac('sha256', key.index)
          .update(JSON.stringify([purpose, ...parts]))
          .digest('hex');
  return { index_number: hashed('number', [number]), index_contact: hashed('contact', [name, phone]) };
}
