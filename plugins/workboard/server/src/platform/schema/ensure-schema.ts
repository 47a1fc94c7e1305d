import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { inTransaction, lockUntilCommit } from '../transaction';
import { assertFrozen } from './freeze-trigger';
import { INDEXES } from './indexes';
import { LATER_COLUMNS, TABLES } from './tables';
import { assertAppendOnly, assertFixedColumns, assertKeptRows, assertPublishGuard, assertReadOnly, type ReadOnlyStage } from './triggers';

/** Hash before the first row of the log. */
export const GENESIS = '0'.repeat(64);

/**
 * Makes the plugin's tables, indexes and triggers, or asserts them again: Strapi may rebuild a table when a content type
 * changes. One instance at a time; cheap when everything stands.
 */
export async function ensureSchema(strapi: Core.Strapi): Promise<void> {
  await inTransaction(strapi, async (trx) => {
    await lockUntilCommit(trx, 'schema');
    for (const [name, build] of Object.entries(TABLES)) {
      if (!(await trx.schema.hasTable(name))) await trx.schema.createTable(name, build);
    }
    for (const { table, column, add } of LATER_COLUMNS) {
      if (!(await trx.schema.hasColumn(table, column))) await trx.schema.alterTable(table, add);
    }
    for (const { name, unique, on } of INDEXES) {
      await trx.raw(`CREATE ${unique ? 'UNIQUE ' : ''}INDEX IF NOT EXISTS ${name} ON ${on}`);
    }
    await assertAppendOnly(trx);
    await trx('workboard_log_head').insert({ id: 1, seq: 0, hash: GENESIS }).onConflict('id').ignore();
  });
}

/**
 * Guards a governed content type: triggers on its published rows and fixed columns, one published row for each document, unique numbers.
 * @param numbers attributes that numbers are assigned to; unique among drafts and among published rows
 * @param fixed attributes that stay as they are while the subject has a link
 * @param sealing workflows whose links do not count for that
 * @param readOnly stages in which a card's subject is changed by nobody
 * @param sealed attributes that are approved
 * @param freezing stages of linked cards in which nobody changes these
 * @param days attributes by which cards of a period are looked for, alone or together
 * @param filled attributes of which a register shows only rows where they are filled: those few among many are found by them
 * @param kept whether its rows are on record from the moment they come in, and never deleted
 */
export async function ensureGoverned(
  strapi: Core.Strapi,
  input: {
    uid: string;
    numbers: readonly string[];
    fixed: readonly string[];
    sealing: readonly string[];
    readOnly: readonly ReadOnlyStage[];
    sealed: readonly string[];
    freezing: readonly ReadOnlyStage[];
    days: readonly (readonly string[])[];
    filled: readonly string[];
    kept: boolean;
  },
): Promise<void> {
  const { table, column, scalarColumn } = tableOf(strapi, input.uid);
  await inTransaction(strapi, async (trx) => {
    await lockUntilCommit(trx, 'schema');
    await assertPublishGuard(trx, { uid: input.uid, table });
    await assertFixedColumns(trx, { uid: input.uid, table, columns: input.fixed.map(column), sealing: input.sealing });
    await assertReadOnly(trx, { uid: input.uid, table, stages: input.readOnly });
    await assertFrozen(trx, {
      uid: input.uid,
      table,
      columns: input.sealed.flatMap((name) => scalarColumn(name) ?? []),
      stages: input.freezing,
    });
    for (const days of input.days) {
      const columns = days.map(column);
      await trx.raw(`CREATE INDEX IF NOT EXISTS workboard_day_${table}_${columns.join('_')} ON ${table} (${columns.join()})`);
    }
    for (const name of input.filled)
      await trx.raw(
        `CREATE INDEX IF NOT EXISTS workboard_filled_${table}_${column(name)} ON ${table} (document_id) WHERE published_at IS NULL AND ${column(name)} IS NOT NULL`,
      );
    await assertKeptRows(trx, { table, kept: input.kept });
    await uniqueIndex(trx, `workboard_once_${table}`, `${table} (document_id) WHERE published_at IS NOT NULL`);
    for (const attribute of input.numbers) {
      const name = column(attribute);
      for (const state of ['NULL', 'NOT NULL'] as const) {
        const suffix = state === 'NULL' ? 'draft' : 'published';
        await uniqueIndex(trx, `workboard_number_${table}_${name}_${suffix}`, `${table} (${name}) WHERE published_at IS ${state}`);
      }
    }
  });
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

async function uniqueIndex(trx: Knex, name: string, on: string): Promise<void> {
  await trx.raw(`CREATE UNIQUE INDEX IF NOT EXISTS ${name.slice(0, 60)} ON ${on}`);
}
