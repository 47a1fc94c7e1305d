import type { Container } from '../../platform/container';
import { tableOf } from '../../platform/schema/ensure-schema';
import { reading } from '../../platform/transaction';
import { changesPublication } from './changes-since';

/** That a subject was public once and is no longer. */
export interface Withdrawal {
  /** Instant of the step that took it away. */
  at: string;
  /** Attributes of the subject that were asked for, as they are now. */
  values: Readonly<Record<string, string | null>>;
}

/**
 * Whether a subject that is not public now was public before, by the log. One statement.
 * @param where attributes that the subject must have, such as the audience it was meant for; a subject without them was never there for whoever asks
 * @param select attributes, texts or days, that are told of it
 * @returns null if it never was public, or is unknown
 */
export async function readWithdrawal(
  container: Container,
  input: { uid: string; documentId: string; where?: Readonly<Record<string, string>>; select?: readonly string[] },
): Promise<Withdrawal | null> {
  const { table, column } = tableOf(container.strapi, input.uid);
  const { select = [] } = input;
  const where = Object.fromEntries(Object.entries(input.where ?? {}).map(([name, value]) => [`s.${column(name)}`, value]));
  const told = select.map((name, index) => `s.${column(name)} as value_${index}`);
  const rows = (await reading(container.strapi, (db) =>
    db({ l: 'workboard_log' })
      .join({ c: 'workboard_cards' }, 'c.id', 'l.card_id')
      .join({ s: table }, 's.document_id', 'c.subject_document')
      .where({ 'c.subject_uid': input.uid, 'c.subject_document': input.documentId, ...where })
      .whereNull('s.published_at')
      .orderBy('l.seq', 'desc')
      .select('l.event', 'l.at', 'c.workflow', 'c.workflow_version as version', ...told),
  )) as (Record<string, string | null> & { event: string; at: string; workflow: string; version: number })[];
  for (const row of rows) {
    if (!changesPublication(await container.workflows.version(row.workflow, row.version), row.event)) continue;
    return { at: row.at, values: Object.fromEntries(select.map((name, index) => [name, row[`value_${index}`] ?? null])) };
  }
  return null;
}
