import type { Core } from '@strapi/strapi';
import { compareAsRead } from '../../../../engine/matrix';
import { tableOf } from '../../platform/schema/ensure-schema';
import { reading } from '../../platform/transaction';
import type { RegisterQuery } from './query';
import { cardOf, expressionOf, matching, type RegisterCard } from './repository';

export interface OrderedCard {
  id: number;
  revision: number;
  notes: number;
  /** What was asked for of its subject. */
  text: string | null;
}

/**
 * Every card that matches, in the order of the query, by id and revision, and how many notes stand beside it; with an attribute of its subject where
 * one is asked for. Texts stand in the order in which they are read. One statement.
 */
export async function wholeOrder(strapi: Core.Strapi, query: RegisterQuery, attribute?: string): Promise<OrderedCard[]> {
  return reading(strapi, async (db) => {
    const cards = matching(strapi, db, query).select('c.id', 'c.revision', 'c.comment_count as notes');
    if (attribute !== undefined) void cards.select(`s.${tableOf(strapi, query.workflow.subject.type).column(attribute)} as text`);
    const { sort } = query;
    const { sql, values } = sort ? expressionOf(strapi, query, sort.column) : { sql: 'c.id', values: [] };
    const asRead = sort?.column.source.from === 'attribute' && sort.column.kind === 'text';
    if (!asRead) {
      void cards.orderByRaw(`${sql} ${sort?.descending ? 'DESC' : 'ASC'}, c.id ASC`, values);
      return (await cards) as OrderedCard[];
    }
    const rows = (await cards.select(db.raw(`${sql} as sort_value`, values)).orderBy('c.id')) as (OrderedCard & { sort_value: string })[];
    const way = sort.descending ? -1 : 1;
    return rows.sort((a, b) => way * compareAsRead(a.sort_value, b.sort_value));
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
