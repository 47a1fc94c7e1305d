import type { Text } from '../../../../engine/text';
import type { PersonView, RevealedPerson } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import type { Trx } from '../../platform/transaction';
import type { Viewer } from '../../platform/viewer';
import { eraseDue, eraseEarly } from './erase';
import { keep, type Kept } from './keep';
import type { Keyring } from './keys';
import { rekey } from './rekey';
import { cardsOfPerson, keysInUse, newestOfCard } from './repository';
import { reveal } from './reveal';

/** Personal data of people outside of the office: applicants, third parties, commenters (G-44). */
export interface VaultService {
  /** Lays a person's data down, in the transaction of the step that gave it. @throws Error where no key is configured */
  keep(trx: Trx, kept: Kept): Promise<void>;
  /** What everybody who sees the card may read: masks. One statement. */
  shownOf(card: number): Promise<PersonView[]>;
  /** The plain data, with a row in the log. @throws NotFound */
  reveal(viewer: Viewer, input: { card: number; person: string; reason: string }): Promise<RevealedPerson>;
  /** Erases the data of a closed card before its time. @throws BadRequest while it is open · NotFound */
  erase(viewer: Viewer, input: { card: number; reason: string }): Promise<void>;
  /** Erases what has been kept as long as its workflow says. */
  eraseDue(): Promise<void>;
  /** Encrypts with the first key what lies under another one. */
  rekey(): Promise<void>;
  /**
   * Other cards of the same person (number of the identity document, or name and telephone) in the same workflow, the newest first. Whoever shows
   * them applies the row rules. One statement.
   */
  samePerson(card: number, person: string): Promise<{ cardId: number; openedOn: string }[]>;
  /** @throws Error with the cure, where something lies under a key that is not configured */
  assertReadable(): Promise<void>;
}

export function createVaultService(container: () => Container, keys: Keyring): VaultService {
  return {
    keep: (trx, kept) => keep(trx, keys, kept),
    async shownOf(card) {
      return (await newestOfCard(container().strapi, card)).map((row) => ({
        person: row.person,
        title: JSON.parse(row.title) as Text,
        fields: JSON.parse(row.shown) as PersonView['fields'],
        erased: row.erased_at === null ? null : { at: row.erased_at, why: row.erased_why ?? '' },
      }));
    },
    reveal: (viewer, input) => reveal(container(), keys, viewer, input),
    erase: (viewer, input) => eraseEarly(container(), viewer, input),
    eraseDue: () => eraseDue(container()),
    rekey: () => rekey(container().strapi, keys),
    async samePerson(card, person) {
      const rows = await cardsOfPerson(container().strapi, card, person);
      return rows.map(({ id, opened_on }) => ({ cardId: id, openedOn: opened_on }));
    },
    async assertReadable() {
      const missing = (await keysInUse(container().strapi)).filter((id) => !keys.some((key) => key.id === id));
      if (missing.length === 0) return;
      const list = missing.join(', ');
      throw new Error(
        `个人信息是用密钥 ${list} 加密的，但 PERSONAL_DATA_KEYS 中没有它；请从密钥备份中恢复后再启动 / ` +
          `Personal data is encrypted with the key ${list}, which PERSONAL_DATA_KEYS lacks: restore it from the backup of the keys, then start`,
      );
    },
  };
}
