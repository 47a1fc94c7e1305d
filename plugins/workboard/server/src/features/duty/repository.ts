import type { Core } from '@strapi/strapi';
import type { Day } from '../../../../engine/calendar/types';
import { reading, type Trx } from '../../platform/transaction';

/** First day of the last period that each duty was made for, by workflow and duty. One statement. */
export async function lastPeriods(strapi: Core.Strapi): Promise<ReadonlyMap<string, Day>> {
  const rows = await reading(strapi, (db) =>
    db('workboard_duties')
      .groupBy('workflow', 'duty')
      .select<{ workflow: string; duty: string; last: Day }[]>('workflow', 'duty', db.raw('MAX(period_from) AS last')),
  );
  return new Map(rows.map(({ workflow, duty, last }) => [nameOf(workflow, duty), last]));
}

export const nameOf = (workflow: string, duty: string): string => `${workflow} ${duty}`;

/** Takes a period for this instance, in the transaction that opens its card. @returns false if it was taken already */
export async function takePeriod(trx: Trx, row: { workflow: string; duty: string; from: Day; at: string }): Promise<boolean> {
  const taken = (await trx('workboard_duties')
    .insert({ workflow: row.workflow, duty: row.duty, period_from: row.from, card_id: null, made_at: row.at })
    .onConflict(['workflow', 'duty', 'period_from'])
    .ignore()
    .returning('duty')) as unknown[];
  return taken.length > 0;
}

/** Notes which card a period was given. */
export async function noteCard(trx: Trx, row: { workflow: string; duty: string; from: Day; card: number }): Promise<void> {
  await trx('workboard_duties').where({ workflow: row.workflow, duty: row.duty, period_from: row.from }).update({ card_id: row.card });
}
