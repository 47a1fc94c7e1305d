import type { PersonalDatum } from '../../../../engine/form';
import { seal, unseal, type Sealed } from './cipher';
import type { Keyring } from './keys';
import type { VaultRow } from './repository';

/** Where a version belongs: its cipher text can be read nowhere else. */
export function aboutOf({ card_id, person, version }: Pick<VaultRow, 'card_id' | 'person' | 'version'>): string {
  return JSON.stringify(['vault', card_id, person, version]);
}

/** What a version holds; nothing where it was erased. @throws Error where it cannot be decrypted */
export function contentsOf(keys: Keyring, row: VaultRow): PersonalDatum[] {
  if (row.cipher === null) return [];
  const plain = unseal(keys, { keyId: row.key_id, cipher: row.cipher }, aboutOf(row));
  return JSON.parse(plain.toString('utf8')) as PersonalDatum[];
}

export function sealContents(keys: Keyring, row: Pick<VaultRow, 'card_id' | 'person' | 'version'>, data: readonly PersonalDatum[]): Sealed {
  return seal(keys, Buffer.from(JSON.stringify(data)), aboutOf(row));
}
