import type { Core } from '@strapi/strapi';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import { tableOf } from '../../platform/schema/ensure-schema';
import { reading } from '../../platform/transaction';

/** Gives cards their subject's kind and mark that were written before their workflow told these. One statement for each, when packs were read anew. */
export async function fillMirrors(strapi: Core.Strapi, { key, subject }: WorkflowDefinition): Promise<void> {
  const mirrors = { kind: subject.kind ? [subject.kind.attribute] : [], mark: subject.mark?.attributes ?? [] };
  const { table, column } = tableOf(strapi, subject.type);
  for (const [mirror, attributes] of Object.entries(mirrors)) {
    if (attributes.length === 0) continue;
    const filled = attributes.map((attribute) => `NULLIF(d.${column(attribute)}, '')`);
    await reading(strapi, (db) =>
      db('workboard_cards')
        .where({ workflow: key, subject_uid: subject.type })
        .whereNull(mirror)
        .update({
          [mirror]: db(`${table} as d`)
            .select(db.raw(`COALESCE(${[...filled, 'NULL'].join(', ')})`))
            .whereRaw('d.document_id = workboard_cards.subject_document')
            .whereNull('d.published_at')
            .limit(1),
        }),
    );
  }
}
