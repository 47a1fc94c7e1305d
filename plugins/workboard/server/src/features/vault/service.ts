import type { Text } from '../../../../engine/text';
import type { PersonView, RevealedPerson } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import type { Trx } from '../../platform/transaction';
import type { Viewer } from '../../platform/viewer';
import { BadRequest } from '../../platform/errors';
import { indexesUnderAll, type Known } from './blind-index';
import { contentsOf } from './contents';
import { eraseDue, eraseEarly } from './erase';
import { keepFile, readFile, type VaultFile } from './files';
import { copy, keep, type Kept } from './keep';
import type { Keyring } from './keys';
import { rekey } from './rekey';
import { cardsWith, keysInUse, newestOfCard, newestWithWorkflow, type PersonCard } from './repository';
import { reveal } from './reveal';

/** Personal data of people outside of the office: applicants, third parties, commenters (G-44). */
export interface VaultService {
  /** Lays a person's data down, in the transaction of the step that gave it. @throws Error where no key is configured */
  keep(trx: Trx, kept: Kept): Promise<void>;
  /** Lays down with a card what is known of the persons of another: a request and the dispute about it have the same applicant. */
  copy(trx: Trx, copied: { from: number; to: number; event: string; at: string }): Promise<void>;
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
   * Other cards of the same person (number of the identity document or of the organisation, or name and telephone) in the same workflow, the
   * newest first, under whatever key each lies. Whoever shows them applies the row rules. Two statements.
   */
  samePerson(card: number, person: string): Promise<CardOfPerson[]>;
  /** The same of somebody of whom there is no card yet. One statement. */
  cardsOf(workflow: string, person: string, known: Known): Promise<CardOfPerson[]>;
  /**
   * Party → field → what was told, for what the house itself writes (letters): nobody looks at it, so nothing is logged. Masks where asked for.
   * @returns null where nothing was told @throws BadRequest where it was erased
   */
  toldOf(card: number, as: 'plain' | 'masked'): Promise<Record<string, Record<string, string>> | null>;
  /** Lays a file down that bears such data, in the caller's transaction: encrypted, and erased with it. @throws Error where no key is configured */
  keepFile(trx: Trx, file: VaultFile, bytes: Buffer): Promise<void>;
  /** A file as it was laid down; null where it was erased. */
  readFile(file: VaultFile): Promise<Buffer | null>;
  /** @throws Error with the cure, where something lies under a key that is not configured */
  assertReadable(): Promise<void>;
}

/** A card of somebody. */
export interface CardOfPerson {
  cardId: number;
  openedOn: string;
  documentId: string;
}

function presented({ id, opened_on, subject_document }: PersonCard): CardOfPerson {
  return { cardId: id, openedOn: opened_on, documentId: subject_document };
}

function erased(): BadRequest {
  return new BadRequest(
    '本件的个人信息已按规定删除，不能再制作写有姓名、地址的文书 / The personal data of this case was erased: no letter can bear it any more',
  );
}

export function createVaultService(container: () => Container, keys: Keyring): VaultService {
  return {
    keep: (trx, kept) => keep(trx, keys, kept),
    copy: (trx, copied) => copy(trx, keys, copied),
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
      const row = await newestWithWorkflow(container().strapi, card, person);
      if (!row) return [];
      const asked = { workflow: row.workflow, person, ...indexesUnderAll(keys, contentsOf(keys, row)) };
      return (await cardsWith(container().strapi, asked)).filter(({ id }) => id !== card).map(presented);
    },
    async cardsOf(workflow, person, known) {
      return (await cardsWith(container().strapi, { workflow, person, ...indexesUnderAll(keys, known) })).map(presented);
    },
    async toldOf(card, as) {
      const rows = await newestOfCard(container().strapi, card);
      if (rows.length === 0) return null;
      if (as === 'plain' && rows.some(({ cipher }) => cipher === null)) throw erased();
      return Object.fromEntries(
        rows.map((row) => {
          const masks = (JSON.parse(row.shown) as { key: string; mask: string }[]).map(({ key, mask }) => [key, mask] as const);
          const told = as === 'masked' ? masks : contentsOf(keys, row).map(({ key, value }) => [key, value] as const);
          return [row.person, Object.fromEntries(told)];
        }),
      );
    },
    keepFile: (trx, file, bytes) => keepFile(trx, keys, file, bytes),
    readFile: (file) => readFile(container().strapi, keys, file),
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
