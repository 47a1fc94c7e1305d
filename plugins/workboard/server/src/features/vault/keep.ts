import type { PersonalDatum } from '../../../../engine/form';
import type { PersonOfForm } from '../../../../engine/form/types';
import type { Text } from '../../../../engine/text';
import type { Trx } from '../../platform/transaction';
import { blindIndexes } from './blind-index';
import { contentsOf, sealContents } from './contents';
import type { Keyring } from './keys';
import { insertVersion, newestOf, newestWithin } from './repository';

/** Data of one party, as an event gave it. */
export interface Kept {
  card: number;
  event: string;
  at: string;
  person: PersonOfForm;
  data: readonly PersonalDatum[];
}

/**
 * Lays a person's data down in the transaction of the step that gave it. What the event does not give stays as it was: each version holds
 * everything known by then. @throws Error where no key is configured
 */
export async function keep(trx: Trx, keys: Keyring, { card, event, at, person, data }: Kept): Promise<void> {
  const last = await newestOf(trx, card, person.key);
  const before = last === null ? [] : contentsOf(keys, last);
  const all = [...before.filter(({ key }) => !data.some((datum) => datum.key === key)), ...data];
  const place = { card_id: card, person: person.key, version: (last?.version ?? 0) + 1 };
  const { keyId, cipher } = sealContents(keys, place, all);
  const row = {
    ...place,
    title: JSON.stringify(person.title),
    event,
    shown: JSON.stringify(all.map(({ key, label, mask }) => ({ key, label, mask }))),
    cipher,
    key_id: keyId,
    ...blindIndexes(keys, all),
    created_at: at,
    erased_at: null,
    erased_why: null,
  };
  await insertVersion(trx, row, last?.id ?? null);
}

/** Lays down with a card what is known of the persons of another, encrypted for its new place. What was erased there is not known here either. */
export async function copy(
  trx: Trx,
  keys: Keyring,
  { from, to, event, at }: { from: number; to: number; event: string; at: string },
): Promise<void> {
  for (const row of await newestWithin(trx, from)) {
    const data = contentsOf(keys, row);
    if (data.length === 0) continue;
    await keep(trx, keys, { card: to, event, at, person: { key: row.person, title: JSON.parse(row.title) as Text }, data });
  }
}
