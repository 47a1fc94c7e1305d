import type { Core } from '@strapi/strapi';
import { reading } from '../../platform/transaction';
import { cardRowOf, type CardRow } from './card-row';

/** Cards as they are now, by their id. One statement, none for no ids. */
export async function cardsOf(strapi: Core.Strapi, ids: readonly number[]): Promise<ReadonlyMap<number, CardRow>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = (await reading(strapi, (db) => db('workboard_cards').whereIn('id', wanted).select('*'))) as Record<string, unknown>[];
  return new Map(rows.map((row) => [Number(row.id), cardRowOf(row)]));
}
