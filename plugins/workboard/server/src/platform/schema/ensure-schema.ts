import type { Core } from '@strapi/strapi';
import { isPostgres } from '../transaction';
import { frozenContent } from './freeze-trigger';
import { INDEXES } from './indexes';
import { assertSchema, runAll, type SchemaPart } from './standing';
import { LATER_COLUMNS, TABLES } from './tables';
import { appendOnly, fixedColumns, keptRows, publishGuard, readOnlyRows, type Dialect, type ReadOnlyStage } from './triggers';

/** Hash before the first row of the log. */
export const GENESIS = '0'.repeat(64);

/** Makes the plugin's tables, indexes and triggers, or asserts them again. */
export async function ensureSchema(strapi: Core.Strapi): Promise<void> {
  const indexes = INDEXES.map(({ name, unique, on }) => `CREATE ${unique ? 'UNIQUE ' : ''}INDEX IF NOT EXISTS ${name} ON ${on}`);
  const statements = [...indexes, ...appendOnly(dialectOf(strapi))];
  await assertSchema(strapi, [
    {
      name: 'workboard',
      tables: Object.keys(TABLES),
      wanted: [...LATER_COLUMNS.map(({ table, column }) => `${table}.${column}`), ...statements],
      async make(trx) {
        for (const [name, build] of Object.entries(TABLES)) {
          if (!(await trx.schema.hasTable(name))) await trx.schema.createTable(name, build);
        }
        for (const { table, column, add } of LATER_COLUMNS) {
          if (!(await trx.schema.hasColumn(table, column))) await trx.schema.alterTable(table, add);
        }
        await runAll(trx, statements);
        await trx('workboard_log_head').insert({ id: 1, seq: 0, hash: GENESIS }).onConflict('id').ignore();
      },
    },
  ]);
}

/** What a governed content type asks of its table. */
export interface Governed {
  uid: string;
  /** Attributes that numbers are assigned to; unique among drafts and among published rows. */
  numbers: readonly string[];
  /** Attributes that stay as they are while the subject has a link. */
  fixed: readonly string[];
  /** Workflows whose links do not count for that. */
  sealing: readonly string[];
  /** Stages in which a card's subject is changed by nobody. */
  readOnly: readonly ReadOnlyStage[];
  /** Attributes that are approved. */
  sealed: readonly string[];
  /** Stages of linked cards in which nobody changes these. */
  freezing: readonly ReadOnlyStage[];
  /** Attributes by which cards of a period are looked for, alone or together. */
  days: readonly (readonly string[])[];
  /** Attributes of which a register shows only rows where they are filled: those few among many are found by them. */
  filled: readonly string[];
  /** Whether its rows are on record from the moment they come in, and never deleted. */
  kept: boolean;
}

/** Guards governed content types: triggers on their published rows and fixed columns, one published row for each document, unique numbers. */
export async function ensureGoverned(strapi: Core.Strapi, types: readonly Governed[]): Promise<void> {
  await assertSchema(
    strapi,
    types.map((type) => governedPart(strapi, type)),
  );
}

function governedPart(strapi: Core.Strapi, input: Governed): SchemaPart {
  const { uid, numbers, fixed, sealing, readOnly, sealed, freezing, kept } = input;
  const dialect = dialectOf(strapi);
  const { table, column, scalarColumn } = tableOf(strapi, uid);
  const days = input.days.map((one) => one.map(column));
  const filled = input.filled.map(column);
  const wanted = [
    ...publishGuard(dialect, { uid, table }),
    ...fixedColumns(dialect, { uid, table, columns: fixed.map(column), sealing }),
    ...readOnlyRows(dialect, { uid, table, stages: readOnly }),
    ...frozenContent(dialect, { uid, table, columns: sealed.flatMap((name) => scalarColumn(name) ?? []), stages: freezing }),
    ...days.map((columns) => `CREATE INDEX IF NOT EXISTS workboard_day_${table}_${columns.join('_')} ON ${table} (${columns.join()})`),
    ...filled.map(
      (name) =>
        `CREATE INDEX IF NOT EXISTS workboard_filled_${table}_${name} ON ${table} (document_id) WHERE published_at IS NULL AND ${name} IS NOT NULL`,
    ),
    ...keptRows(dialect, { table, kept }),
    uniqueIndex(`workboard_once_${table}`, `${table} (document_id) WHERE published_at IS NOT NULL`),
    ...numbers
      .map(column)
      .flatMap((name) => [
        uniqueIndex(`workboard_number_${table}_${name}_draft`, `${table} (${name}) WHERE published_at IS NULL`),
        uniqueIndex(`workboard_number_${table}_${name}_published`, `${table} (${name}) WHERE published_at IS NOT NULL`),
      ]),
  ];
  return { name: `governed ${uid}`, tables: [table], wanted, make: (trx) => runAll(trx, wanted) };
}

/** Table of a content type, and the column of one of its scalar attributes. */
export function tableOf(
  strapi: Core.Strapi,
  uid: string,
): { table: string; column(attribute: string): string; scalarColumn(attribute: string): string | undefined } {
  const metadata = strapi.db.metadata.get(uid);
  const scalarColumn = (attribute: string) => (metadata.attributes as Record<string, { columnName?: string }>)[attribute]?.columnName;
  return {
    table: metadata.tableName,
    scalarColumn,
    column(attribute) {
      const found = scalarColumn(attribute);
      if (!found) throw new Error(`${uid} has no column for "${attribute}"`);
      return found;
    },
  };
}

const dialectOf = (strapi: Core.Strapi): Dialect => (isPostgres(strapi.db.connection) ? 'postgres' : 'sqlite');

const uniqueIndex = (name: string, on: string) => `CREATE UNIQUE INDEX IF NOT EXISTS ${name.slice(0, 60)} ON ${on}`;
