import type { Core } from '@strapi/strapi';
import { tableOf } from '../../platform/schema/ensure-schema';
import { reading } from '../../platform/transaction';
import type { RegisterQuery } from './query';
import { cardOf, expressionOf, matching, type RegisterCard } from './repository';

/** Every card that matches, in the order of the query, by id and revision; with an attribute of its subject where one is asked for. One statement. */
export async function wholeOrder(
  strapi: Core.Strapi,
  query: RegisterQuery,
  attribute?: string,
): Promise<{ id: number; revision: number; text: string | null }[]> {
  return reading(strapi, async (db) => {
    const cards = matching(strapi, db, query).select('c.id', 'c.revision');
    if (attribute !== undefined) void cards.select(`s.${tableOf(strapi, query.workflow.subject.type).column(attribute)} as text`);
    const { sql, values } = query.sort ? expressionOf(strapi, query, query.sort.column) : { sql: 'c.id', values: [] };
    void cards.orderByRaw(`${sql} ${query.sort?.descending ? 'DESC' : 'ASC'}, c.id ASC`, values);
    return (await cards) as { id: number; revision: number; text: string | null }[];
  });
}

/** Those of these cards that match. One statement. */
export async function cardsAmong(strapi: Core.Strapi, query: RegisterQuery, ids: readonly number[]): Promise<RegisterCard[]> {
  return reading(strapi, async (db) => {
    const cards = matching(strapi, db, query)
      .select('c.*')
      .whereIn('c.id', [...ids]);
    return ((await cards) as Record<string, unknown>[]).map(cardOf);
  });
}
