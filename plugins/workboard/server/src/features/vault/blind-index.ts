import { createHmac } from 'node:crypto';
import type { PersonalKind } from '../../../../engine/form/types';
import type { Keyring, VaultKey } from './keys';

/** By what the same person is found again without being read. */
export interface BlindIndexes {
  index_number: string | null;
  index_contact: string | null;
}

/** What is known of a person, as far as it tells them from another. */
export type Known = readonly { kind: PersonalKind; value: string }[];

/** The indexes that are stored: those of the first key. */
export function blindIndexes([key]: Keyring, data: Known): BlindIndexes {
  return key ? indexesUnder(key, data) : { index_number: null, index_contact: null };
}

/** The indexes that are asked for: between a key's rotation and the night's job, the same person lies under either key. */
export function indexesUnderAll(keys: Keyring, data: Known): { numbers: string[]; contacts: string[] } {
  const all = keys.map((key) => indexesUnder(key, data));
  return {
    numbers: all.flatMap(({ index_number }) => index_number ?? []),
    contacts: all.flatMap(({ index_contact }) => index_contact ?? []),
  };
}

/**
 * Keyed hashes of the number of the identity document or of the organisation, and of name and telephone together. However they are typed: width,
 * case, blanks, hyphens and the country's +86 do not count. Who files for an organisation is not taken for the same person filing for themselves.
 */
function indexesUnder(key: VaultKey, data: Known): BlindIndexes {
  const of = (kind: PersonalKind) => data.find((datum) => datum.kind === kind)?.value.normalize('NFKC') ?? '';
  const organisation = of('credit_code') !== '';
  const number = (organisation ? of('credit_code') : of('id_number')).toUpperCase().replace(/[^0-9A-Z\p{Script=Han}]/gu, '');
  const name = (organisation ? '' : of('name')).replace(/\s/g, '').toUpperCase();
  const phone = of('phone')
    .replace(/\D/g, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/, '');
  const hashed = (purpose: string, parts: readonly string[]) =>
    parts.includes('')
      ? null
      : createHmac('sha256', key.index)
          .update(JSON.stringify([purpose, ...parts]))
          .digest('hex');
  return { index_number: hashed(organisation ? 'organisation' : 'number', [number]), index_contact: hashed('contact', [name, phone]) };
}
