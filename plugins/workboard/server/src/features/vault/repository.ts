import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { reading, type Trx } from '../../platform/transaction';
import type { BlindIndexes } from './blind-index';

/** A row of `workboard_vault`. */
export interface VaultRow extends BlindIndexes {
  id: number;
  card_id: number;
  person: string;
  title: string;
  version: number;
  event: string;
  shown: string;
  /** Null when it was erased. */
  cipher: string | null;
  key_id: string;
  created_at: string;
  erased_at: string | null;
  erased_why: string | null;
}

/** The newest version of each party of a card. One statement. */
export async function newestOfCard(strapi: Core.Strapi, card: number): Promise<VaultRow[]> {
  return reading(strapi, async (db) => (await newest(db, { card_id: card })) as VaultRow[]);
}

/** The same inside a transaction. */
export async function newestWithin(trx: Trx, card: number): Promise<VaultRow[]> {
  return (await newest(trx, { card_id: card })) as VaultRow[];
}

/** The newest version of one party of a card, or null. */
export async function newestOf(db: Knex, card: number, person: string): Promise<VaultRow | null> {
  const [row] = (await newest(db, { card_id: card, person })) as VaultRow[];
  return row ?? null;
}

function newest(db: Knex, where: { card_id: number; person?: string }): Knex.QueryBuilder {
  return db('workboard_vault as v')
    .where(where)
    .whereNotExists(
      db('workboard_vault as w').select('w.id').whereRaw('w.card_id = v.card_id AND w.person = v.person AND w.version > v.version'),
    )
    .orderBy('v.id')
    .select('v.*');
}

/** Adds a version; the one before is found by its person's data no longer. */
export async function insertVersion(trx: Trx, row: Omit<VaultRow, 'id'>, previous: number | null): Promise<void> {
  if (previous !== null) await trx('workboard_vault').where({ id: previous }).update({ index_number: null, index_contact: null });
  await trx('workboard_vault').insert(row);
}

/** Ids of the keys that something is still encrypted with. */
export async function keysInUse(strapi: Core.Strapi): Promise<string[]> {
  const rows = await reading(strapi, (db) =>
    db('workboard_vault')
      .whereNotNull('cipher')
      .select('key_id')
      .union(db('workboard_vault_files').select('key_id'))
      .then((found: unknown) => found as { key_id: string }[]),
  );
  return rows.map(({ key_id }) => key_id);
}

/** Rows that are encrypted with another key than this one. */
export async function underOtherKeys(strapi: Core.Strapi, key: string, limit: number): Promise<VaultRow[]> {
  return reading(
    strapi,
    async (db) => (await db('workboard_vault').whereNotNull('cipher').whereNot({ key_id: key }).orderBy('id').limit(limit)) as VaultRow[],
  );
}

/** Writes a row anew, unless it was changed meanwhile. */
export async function rewrite(
  strapi: Core.Strapi,
  row: VaultRow,
  changed: Pick<VaultRow, 'cipher' | 'key_id'> & Partial<BlindIndexes>,
): Promise<void> {
  await reading(strapi, (db) => db('workboard_vault').where({ id: row.id, key_id: row.key_id }).whereNotNull('cipher').update(changed));
}

/** What there was of a card before it was erased: keys of its parties, and how many files. */
export interface Erased {
  persons: string[];
  files: number;
}

/** Erases every version of a card, and its files. */
export async function eraseCard(trx: Trx, card: number, erased: { at: string; why: string }): Promise<Erased> {
  const files = Number(await trx('workboard_vault_files').where({ card_id: card }).delete());
  const rows = (await trx('workboard_vault')
    .where({ card_id: card })
    .whereNotNull('cipher')
    .update({ cipher: null, index_number: null, index_contact: null, erased_at: erased.at, erased_why: erased.why })
    .returning('person')) as { person: string }[];
  return { persons: [...new Set(rows.map(({ person }) => person))], files };
}

/** Cards of a workflow that were closed on a day or before it and still hold something. */
export async function dueCards(strapi: Core.Strapi, workflow: string, closedBy: string, limit: number): Promise<number[]> {
  const rows = await reading(strapi, (db) =>
    db('workboard_cards as c')
      .where('c.workflow', workflow)
      .where('c.closed_on', '<=', closedBy)
      .where(
        (either) =>
          void either
            .whereExists(db('workboard_vault as v').select('v.id').whereRaw('v.card_id = c.id').whereNotNull('v.cipher'))
            .orWhereExists(db('workboard_vault_files as f').select('f.ref').whereRaw('f.card_id = c.id')),
      )
      .orderBy('c.id')
      .limit(limit)
      .select<{ id: number }[]>('c.id'),
  );
  return rows.map(({ id }) => id);
}

/** A card of somebody. */
export interface PersonCard {
  id: number;
  opened_on: string;
  subject_document: string;
}

/** Cards of one person that are looked at, at most. */
const MOST = 500;

/** Cards of a workflow with a person that has one of these indexes, the newest first. One statement. */
export async function cardsWith(
  strapi: Core.Strapi,
  asked: { workflow: string; person: string; numbers: readonly string[]; contacts: readonly string[] },
): Promise<PersonCard[]> {
  const { workflow, person, numbers, contacts } = asked;
  if (numbers.length + contacts.length === 0) return [];
  return reading(strapi, (db) =>
    db('workboard_cards as c')
      .where('c.workflow', workflow)
      .whereIn(
        'c.id',
        db('workboard_vault')
          .where({ person })
          .where((either) => void either.whereIn('index_number', [...numbers]).orWhereIn('index_contact', [...contacts]))
          .select('card_id'),
      )
      .orderBy([
        { column: 'c.opened_on', order: 'desc' },
        { column: 'c.id', order: 'desc' },
      ])
      .limit(MOST)
      .select<PersonCard[]>('c.id', 'c.opened_on', 'c.subject_document'),
  );
}

/** Keys that only the newest version of a card's party bears, with the workflow of the card; null for none. */
export async function newestWithWorkflow(
  strapi: Core.Strapi,
  card: number,
  person: string,
): Promise<(VaultRow & { workflow: string }) | null> {
  return reading(strapi, async (db) => {
    const [row] = (await newest(db, { card_id: card, person })
      .join('workboard_cards as c', 'c.id', 'v.card_id')
      .select('c.workflow')) as (VaultRow & { workflow: string })[];
    return row ?? null;
  });
}
