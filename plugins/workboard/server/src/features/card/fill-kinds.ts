import type { Core } from '@strapi/strapi';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import { tableOf } from '../../platform/schema/ensure-schema';
import { reading } from '../../platform/transaction';

/** Gives cards their subject's kind that were written before their workflow told kinds apart. One statement, at start. */
export async function fillKinds(strapi: Core.Strapi, { key, subject }: WorkflowDefinition): Promise<void> {
  if (!subject.kind) return;
  const { table, column } = tableOf(strapi, subject.type);
  const kind = column(subject.kind.attribute);
  await reading(strapi, (db) =>
    db('workboard_cards')
      .where({ workflow: key, subject_uid: subject.type })
      .whereNull('kind')
      .update({
        kind: db(`${table} as d`)
          .select(`d.${kind}`)
          .whereRaw('d.document_id = workboard_cards.subject_document')
          .whereNull('d.published_at')
          .limit(1),
      }),
  );
}
