import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Collection, Sort } from './collection';
import { columnsOf } from './columns';
import type { Position } from './cursor';
import { keysAfter, ordered, sortColumn } from './keyset';
import { publicRows } from './public-rows';

/** What documents and interpretations have in common. */
export interface PublicEntry {
  /** Path of its collection. */
  collection: string;
  documentId: string;
  title: string;
  indexNumber: string | null;
  docNumber: string | null;
  summary: string | null;
  publisher: string | null;
  publisherName: string | null;
  documentDate: string | null;
  portalPublishedAt: string | null;
  portalUrl: string | null;
  publishedAt: string;
  updatedAt: string;
}

const COLUMNS = [
  'title',
  'indexNumber',
  'docNumber',
  'summary',
  'publisher',
  'documentDate',
  'portalPublishedAt',
  'portalUrl',
  'publishedAt',
  'updatedAt',
];

/**
 * Public entries of several collections in one order. One statement, and as much work as there are entries in the answer.
 * @param sort attribute that all collections have an index over; the newest first
 */
export async function readEntries(
  strapi: Core.Strapi,
  input: { collections: Readonly<Record<string, Collection>>; sort: Sort; position: Position | null; limit: number },
): Promise<{ entries: PublicEntry[]; last: Position | null }> {
  const { collections, sort, position, limit } = input;
  const db = strapi.db.connection;
  const parts = Object.entries(collections).map(([name, collection], index) => {
    const keys = keysAfter(strapi, { collection, rows: () => publicRows(strapi, collection), sort: [sort], position, limit });
    const { tableName } = strapi.db.metadata.get(collection.uid);
    const column = columnsOf(strapi, collection.uid);
    const part = db
      .from(keys.as('k'))
      .join({ d: tableName }, 'd.id', 'k.id')
      .select(db.raw('? as collection', [name]), 'd.document_id as documentId', `k.${sortColumn(0)} as place`);
    for (const attribute of COLUMNS) part.select(`d.${column(attribute)} as ${attribute}`);
    part.select(shortName(strapi, `d.${column('publisher')}`).as('publisherName'));
    return db.select('*').from(part.as(`part${index}`));
  });
  const [first, ...others] = parts;
  if (!first) return { entries: [], last: null };
  const all = db.select('*').from(first.unionAll(others).as('entries')).limit(limit);
  const rows = (await ordered(all, [
    { name: 'place', direction: sort.direction },
    { name: 'documentId', direction: sort.direction },
  ])) as (PublicEntry & { place: string | null })[];
  const end = rows.at(-1);
  return {
    entries: rows.map(({ place: _place, ...row }) => ({
      ...row,
      publishedAt: instant(row.publishedAt),
      updatedAt: instant(row.updatedAt),
    })),
    last: end ? { documentId: end.documentId, values: [end.place] } : null,
  };
}

function shortName(strapi: Core.Strapi, key: string): Knex.QueryBuilder {
  const db = strapi.db.connection;
  const { tableName } = strapi.db.metadata.get('api::organisation.organisation');
  return db({ o: tableName })
    .select(db.raw("coalesce(nullif(??, ''), ??)", ['o.short_name', 'o.name']))
    .whereRaw('?? = ??', ['o.code', key])
    .limit(1);
}

function instant(stored: unknown): string {
  return new Date(stored as Date | number | string).toISOString();
}
