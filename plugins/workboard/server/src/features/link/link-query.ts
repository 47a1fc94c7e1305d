import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/**
 * The links between some subjects and a partner type as a subquery with the columns `own` and `partner` (documentIds), whichever
 * side the link was made from. For joining the partners' own table in the same statement.
 */
export function linkQuery(strapi: Core.Strapi, input: { uid: string; documentIds: readonly string[]; partnerUid: string }): Knex.QueryBuilder {
  const { uid, documentIds, partnerUid } = input;
  const links = () => strapi.db.connection('workboard_links');
  return links()
    .where({ from_uid: uid, to_uid: partnerUid })
    .whereIn('from_document', documentIds)
    .select('from_document as own', 'to_document as partner')
    .unionAll(
      links()
        .where({ to_uid: uid, from_uid: partnerUid })
        .whereIn('to_document', documentIds)
        .select('to_document as own', 'from_document as partner'),
    );
}
