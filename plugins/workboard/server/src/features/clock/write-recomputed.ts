import type { Knex } from 'knex';
import type { Change, Recomputed } from './recompute';

type Cell = string | number | boolean | null;

/** Rows of one statement. */
const BATCH = 500;

/** Writes what a change of the calendar made of clocks and cards: rows that become the same in one statement, 500 at most. */
export async function writeRecomputed(trx: Knex, { clocks, cards }: Recomputed): Promise<void> {
  await update(trx, 'workboard_clocks', clocks);
  await update(trx, 'workboard_cards', cards);
}

async function update<Columns extends object>(trx: Knex, table: string, changes: readonly Change<Columns>[]): Promise<void> {
  const groups = new Map<string, Change<Columns>>();
  for (const { ids, columns } of changes) {
    const name = JSON.stringify(columns);
    const group = groups.get(name);
    if (group) for (const id of ids) group.ids.push(id);
    else groups.set(name, { ids: [...ids], columns });
  }
  for (const { ids, columns } of groups.values()) {
    for (let start = 0; start < ids.length; start += BATCH) {
      await trx(table)
        .whereIn('id', ids.slice(start, start + BATCH))
        .update(columns as Record<string, Cell>);
    }
  }
}
