import type { Core } from '@strapi/strapi';
import { reading, type Trx } from '../../platform/transaction';

/** Spends a proof, once over all instances. @returns false if it was spent for another request */
export async function spendProof(strapi: Core.Strapi, row: { nonce: string; request: string; expires_at: string }): Promise<boolean> {
  return reading(strapi, async (db) => {
    const written = (await db('workboard_door_proofs').insert(row).onConflict('nonce').ignore().returning('nonce')) as unknown[];
    if (written.length > 0) return true;
    const before = (await db('workboard_door_proofs').where({ nonce: row.nonce }).first('request')) as { request: string } | undefined;
    return before?.request === row.request;
  });
}

export interface RequestRow {
  key: string;
  request: string;
  salt: string;
  answer: string;
  expires_at: string;
}

export async function findRequest(strapi: Core.Strapi, key: string): Promise<RequestRow | null> {
  return reading(strapi, async (db) => ((await db('workboard_door_requests').where({ key }).first()) as RequestRow | undefined) ?? null);
}

/**
 * Takes a request's key until the transaction ends. Who comes second waits for the first and is told.
 * @returns false if the key is taken
 */
export async function reserveRequest(trx: Trx, row: RequestRow): Promise<boolean> {
  const written = (await trx('workboard_door_requests').insert(row).onConflict('key').ignore().returning('key')) as unknown[];
  return written.length > 0;
}

export async function writeAnswer(trx: Trx, key: string, answer: string): Promise<void> {
  await trx('workboard_door_requests').where({ key }).update({ answer });
}

/** The one code of a card; another takes its place. */
export async function writeReceipt(trx: Trx, row: { card_id: number; door: string; receipt: string; at: string }): Promise<void> {
  await trx('workboard_door_receipts').insert(row).onConflict('card_id').merge();
}

export async function findReceipt(strapi: Core.Strapi, receipt: string): Promise<number | null> {
  const row = (await reading(strapi, (db) => db('workboard_door_receipts').where({ receipt }).first('card_id'))) as
    { card_id: number } | undefined;
  return row ? Number(row.card_id) : null;
}

/** What is over is needed no longer. */
export async function deleteOver(strapi: Core.Strapi, now: string): Promise<void> {
  await reading(strapi, async (db) => {
    await db('workboard_door_proofs').where('expires_at', '<', now).delete();
    await db('workboard_door_requests').where('expires_at', '<', now).delete();
  });
}
