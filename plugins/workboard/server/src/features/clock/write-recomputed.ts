import type { Knex } from 'knex';
import type { Recomputed } from './recompute';

/** Rows of one statement. */
const BATCH = 500;

/** Writes what a change of the calendar made of clocks and cards: rows that become the same are one statement, 500 at a time. */
export async function writeRecomputed(trx: Knex, { clocks, cards }: Recomputed): Promise<void> {
  const readings = grouped(clocks, ({ id, row }) => ({ id, values: { ...row } }));
  await update(trx, 'workboard_clocks', readings);
  await update(
    trx,
    'workboard_cards',
    grouped(cards, ({ id, due }) => ({ id, values: { ...due } })),
  );
}

interface Group {
  values: Record<string, unknown>;
  ids: number[];
}

function grouped<Row>(rows: readonly Row[], of: (row: Row) => { id: number; values: Record<string, unknown> }): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const { id, values } = of(row);
    const name = Object.values(values).join('|');
    const group = groups.get(name);
    if (group) group.ids.push(id);
    else groups.set(name, { values, ids: [id] });
  }
  return [...groups.values()];
}

async function update(trx: Knex, table: string, groups: readonly Group[]): Promise<void> {
  for (const { values, ids } of groups) {
    for (let start = 0; start < ids.length; start += BATCH) {
      await trx(table)
        .whereIn('id', ids.slice(start, start + BATCH))
        .update(values);
    }
  }
}
