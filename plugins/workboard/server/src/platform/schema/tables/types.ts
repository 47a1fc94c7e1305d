import type { Knex } from 'knex';

/** How each table is made, by its name. */
export type Tables = Readonly<Record<string, (table: Knex.CreateTableBuilder) => void>>;

/** A column that came after its table was first made. */
export interface LaterColumn {
  table: string;
  column: string;
  /** Adds it. Rows that stand already keep null, or the default that is given here. */
  add(table: Knex.AlterTableBuilder): void;
}
