import type { Core } from '@strapi/strapi';
import type { SubjectDefinition, Value } from '../../../../engine/workflow/types';
import { changeRows, type Stored } from '../../platform/change-rows';
import { withPublishPermit } from '../../platform/permit';
import { tableOf } from '../../platform/schema/ensure-schema';
import type { Trx } from '../../platform/transaction';

/**
 * Writes state attributes of a draft. Straight to its row: one statement, where the document service takes a dozen, and no second
 * turn through the gate. Publishing copies the draft.
 */
export async function writeDraft(
  strapi: Core.Strapi,
  trx: Trx,
  input: { uid: string; rowId: number; values: Readonly<Record<string, Value>> },
): Promise<void> {
  if (Object.keys(input.values).length === 0) return;
  const columns = columnsOf(strapi, input.uid, input.values);
  const set = Object.keys(columns).map((column) => `"${column}" = ?`);
  await changeRows(trx, `UPDATE ${tableOf(strapi, input.uid).table} SET ${set.join()} WHERE id = ?`, [
    ...Object.values(columns),
    input.rowId,
  ]);
}

/**
 * Writes attributes of the public row that only steps write: when and where it appeared on a channel, that it was amended or repealed. What was
 * approved is not among them: that changes by publishing only. Three statements with the permit, none for nothing.
 */
export async function writePublished(
  strapi: Core.Strapi,
  trx: Trx,
  input: { definition: SubjectDefinition; documentId: string; values: Readonly<Record<string, Value>> },
): Promise<void> {
  const { definition, documentId } = input;
  const shown = Object.entries(input.values).filter(([name]) => definition.state.includes(name) && !definition.sealed.includes(name));
  if (shown.length === 0) return;
  await withPublishPermit(trx, definition.type, documentId, () =>
    trx(tableOf(strapi, definition.type).table)
      .where({ document_id: documentId })
      .whereNotNull('published_at')
      .update(columnsOf(strapi, definition.type, Object.fromEntries(shown))),
  );
}

function columnsOf(strapi: Core.Strapi, uid: string, values: Readonly<Record<string, Value>>): Record<string, Stored> {
  const { column } = tableOf(strapi, uid);
  const attributes = strapi.contentType(uid as never).attributes as unknown as Record<string, { type: string }>;
  const columns = Object.keys(values).map((name) => [column(name), columnValue(attributes[name]?.type ?? 'string', values[name] ?? null)]);
  return { ...(Object.fromEntries(columns) as Record<string, Stored>), updated_at: new Date() };
}

function columnValue(type: string, value: Value): Stored {
  if (value === null) return null;
  if (type === 'json') return JSON.stringify(value);
  if (type === 'datetime' && typeof value === 'string') return new Date(value);
  if (typeof value === 'object') throw new Error(`a value of type ${type} cannot be written into one column`);
  return value as string | number | boolean;
}
