import type { Knex } from 'knex';
import type { Recomputed } from './recompute';

type Cell = string | number | boolean | null;

/** Rows of one statement. */
const BATCH = 500;

/** Columns that are written, by the type that PostgreSQL is told. */
const CLOCK = { state: 'text', due_on: 'text', projected: 'boolean' } as const;
const CARD = { due_on: 'text', due_clock: 'text', due_suspended: 'boolean', due_projected: 'boolean', due_left: 'integer' } as const;

/** Writes what a change of the calendar made of clocks and cards: 500 rows a statement, in the order in which they lie in the table. */
export async function writeRecomputed(trx: Knex, { clocks, cards }: Recomputed): Promise<void> {
  await update(
    trx,
    { table: 'workboard_clocks', columns: CLOCK },
    clocks.map(({ id, row }) => ({ id, values: row })),
  );
  await update(
    trx,
    { table: 'workboard_cards', columns: CARD },
    cards.map(({ id, due }) => ({ id, values: due })),
  );
}

async function update<Column extends string>(
  trx: Knex,
  { table, columns }: { table: string; columns: Readonly<Record<Column, string>> },
  rows: readonly { id: number; values: Readonly<Record<Column, Cell>> }[],
): Promise<void> {
  const names = Object.keys(columns) as Column[];
  const sorted = [...rows].sort((a, b) => a.id - b.id);
  // Both databases call the columns of a list of values column1, column2 …; the first row says of which type they are.
  const first = `(CAST(? AS integer), ${names.map((name) => `CAST(? AS ${columns[name]})`).join(', ')})`;
  const others = `(${['?', ...names.map(() => '?')].join(', ')})`;
  const set = names.map((name, index) => `${name} = v.column${index + 2}`).join(', ');
  for (let start = 0; start < sorted.length; start += BATCH) {
    const batch = sorted.slice(start, start + BATCH);
    const values = [first, ...Array.from({ length: batch.length - 1 }, () => others)].join(', ');
    await trx.raw(
      `UPDATE ${table} SET ${set} FROM (VALUES ${values}) AS v WHERE ${table}.id = v.column1`,
      batch.flatMap((row): Cell[] => [row.id, ...names.map((name) => row.values[name])]) as (string | number | boolean)[],
    );
  }
}
