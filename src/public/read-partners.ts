import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { WorkboardApi } from '../../plugins/workboard/server/src/api';
import type { Collection, Partner } from './collection';
import { columnsOf } from './columns';
import { askKept } from './kept-statement';

/** A row as the database gives it; names are those of the attributes. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * The linked entries of many entries at once: documentId → partners, in the order of their publication. One statement.
 * A partner that is not published, or not meant for the whole of society, is not there (R-INT-09, R-META-06).
 */
export async function readPartners(
  strapi: Core.Strapi,
  collection: Collection,
  partner: Partner,
  documentIds: readonly string[],
): Promise<Map<string, Row[]>> {
  const found = new Map<string, Row[]>();
  if (documentIds.length === 0) return found;
  const read = await askKept<{ own: string } & Row>(strapi, {
    shape: ['partners', collection.uid, partner.uid, partner.fields, documentIds.length],
    values: documentIds,
    write: (mark) =>
      partnersOf(
        strapi,
        collection,
        partner,
        documentIds.map((_, nth) => mark(nth)),
      ),
  });
  for (const { own, ...row } of read) {
    const list = found.get(own) ?? [];
    list.push(row);
    found.set(own, list);
  }
  return found;
}

function partnersOf(strapi: Core.Strapi, collection: Collection, partner: Partner, documentIds: readonly string[]): Knex.QueryBuilder {
  const column = columnsOf(strapi, partner.uid);
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  const links = workboard.linkQuery({ uid: collection.uid, documentIds, partnerUid: partner.uid });
  const query = strapi.db
    .connection({ p: strapi.db.metadata.get(partner.uid).tableName })
    .join(links.as('l'), 'l.partner', 'p.document_id')
    .whereNotNull('p.published_at')
    .where('p.audience', 'society')
    .orderBy([{ column: 'p.published_at' }, { column: 'p.document_id' }])
    .select('l.own as own', 'p.document_id as documentId');
  for (const name of partner.fields) query.select(`p.${column(name)} as ${name}`);
  return query;
}
