import type { Core } from '@strapi/strapi';
import type { Value } from '../../../../engine/workflow/types';
import { tableOf } from '../../platform/schema/ensure-schema';
import type { Trx } from '../../platform/transaction';

/**
 * Writes state attributes of a draft. Straight to its row: one statement, where the document service takes a dozen, and no second
 * turn through the gate. Published rows are never written this way; publishing copies the draft.
 */
export async function writeDraft(
  strapi: Core.Strapi,
  trx: Trx,
  input: { uid: string; rowId: number; values: Readonly<Record<string, Value>> },
): Promise<void> {
  const names = Object.keys(input.values);
  if (names.length === 0) return;
  const { table, column } = tableOf(strapi, input.uid);
  const attributes = strapi.contentType(input.uid as never).attributes as unknown as Record<string, { type: string }>;
  const columns = Object.fromEntries(
    names.map((name) => [column(name), columnValue(attributes[name]?.type ?? 'string', input.values[name] ?? null)]),
  );
  await trx(table)
    .where({ id: input.rowId })
    .update({ ...columns, updated_at: new Date() });
}

function columnValue(type: string, value: Value): string | number | boolean | Date | null {
  if (value === null) return null;
  if (type === 'json') return JSON.stringify(value);
  if (type === 'datetime' && typeof value === 'string') return new Date(value);
  if (typeof value === 'object') throw new Error(`a value of type ${type} cannot be written into one column`);
  return value as string | number | boolean;
}
