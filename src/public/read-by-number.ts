import type { Core } from '@strapi/strapi';
import type { Collection } from './collection';
import { columnsOf } from './columns';
import { publicRows } from './public-rows';

/** The public entry with an index number (R-META-02), or null. One statement. */
export async function readByNumber(
  strapi: Core.Strapi,
  collection: Collection,
  indexNumber: string,
): Promise<{ documentId: string; title: string } | null> {
  const column = columnsOf(strapi, collection.uid);
  const row = (await publicRows(strapi, collection)
    .where(`d.${column('indexNumber')}`, indexNumber)
    .first('d.document_id as documentId', `d.${column('title')} as title`)) as { documentId: string; title: string } | undefined;
  return row ?? null;
}
