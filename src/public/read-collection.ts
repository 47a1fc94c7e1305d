import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Collection, Field } from './collection';
import type { Filter } from './parse-filter';
import type { ListQuery } from './parse-query';
import { columnsOf } from './columns';
import type { Position } from './cursor';
import { keysAfter, ordered, sortColumn } from './keyset';
import { filesOf, partsOf } from './nested-json';
import { publicRows } from './public-rows';
import { matching } from './search/matching';

/** A row as the database gives it; names are those of the attributes. */
export type Row = Readonly<Record<string, unknown>>;

/** What every entry carries besides its declared fields. */
const STANDARD = ['documentId', 'createdAt', 'updatedAt', 'publishedAt'] as const;
const TOTAL = 'gongkaiTotal';

export interface Page {
  rows: Row[];
  /** Null when the query does without a count. */
  total: number | null;
  /** Where the next page begins; null after the last one, and when pages are counted. */
  next: Position | null;
}

/**
 * One page of the published rows. One statement counts and reads; only a page without rows needs a second one to be counted.
 * @param position where a page by cursor begins; null: with the first row
 */
export async function readList(strapi: Core.Strapi, collection: Collection, query: ListQuery, position: Position | null): Promise<Page> {
  const asked = () => {
    const rows = where(publicRows(strapi, collection), strapi, collection, query.filters);
    return query.words.length > 0 ? matching(strapi, collection, rows, query.words) : rows;
  };
  const count = () => asked().count({ [TOTAL]: '*' });
  const byCursor = query.cursor !== null;
  const page = byCursor ? pageByKey(strapi, collection, query, { asked, position }) : pageByNumber(strapi, collection, query, asked);
  if (query.withCount) page.select(count().as(TOTAL));
  const read = (await page) as Row[];
  const rows = read.slice(0, query.pageSize);
  const last = rows.at(-1);
  const next = byCursor && last && read.length > rows.length ? positionOf(last, query.sort) : null;
  if (!query.withCount) return { rows, total: null, next };
  const counted = rows[0] ?? ((await count().first()) as Row);
  return { rows, total: Number(counted[TOTAL]), next };
}

function pageByNumber(strapi: Core.Strapi, collection: Collection, query: ListQuery, asked: () => Knex.QueryBuilder): Knex.QueryBuilder {
  const column = columnsOf(strapi, collection.uid);
  const page = selectFields(asked(), strapi, collection, query.fields)
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const places = query.sort.map(({ attribute, direction }) => ({ name: `d.${column(attribute)}`, direction }));
  return ordered(page, [...places, lastPlace(query)]);
}

/** One row more than the page, to know whether there is another. */
function pageByKey(
  strapi: Core.Strapi,
  collection: Collection,
  query: ListQuery,
  { asked, position }: { asked: () => Knex.QueryBuilder; position: Position | null },
): Knex.QueryBuilder {
  const keys = keysAfter(strapi, { collection, rows: asked, sort: query.sort, position, limit: query.pageSize + 1 });
  const { tableName } = strapi.db.metadata.get(collection.uid);
  const page = selectFields(
    strapi.db.connection.from(keys.as('k')).join({ d: tableName }, 'd.id', 'k.id'),
    strapi,
    collection,
    query.fields,
  );
  const places = query.sort.map(({ direction }, index) => ({ name: `k.${sortColumn(index)}`, direction }));
  for (const { name } of places) page.select(name);
  return ordered(page, [...places, lastPlace(query)]);
}

const lastPlace = ({ sort }: ListQuery) => ({ name: 'd.document_id', direction: sort[0]?.direction ?? 'asc' });

function positionOf(row: Row, sort: ListQuery['sort']): Position {
  return { documentId: String(row.documentId), values: sort.map((_, index) => (row[sortColumn(index)] ?? null) as string | number | null) };
}

/** The published row of one document, or null. One statement. */
export async function readItem(
  strapi: Core.Strapi,
  collection: Collection,
  documentId: string,
  fields: readonly string[],
): Promise<Row | null> {
  const row = selectFields(publicRows(strapi, collection), strapi, collection, fields).where('d.document_id', documentId).first();
  return ((await row) as Row | undefined) ?? null;
}

function selectFields(rows: Knex.QueryBuilder, strapi: Core.Strapi, collection: Collection, fields: readonly string[]): Knex.QueryBuilder {
  const column = columnsOf(strapi, collection.uid);
  for (const name of STANDARD) rows.select(`d.${column(name)} as ${name}`);
  for (const name of fields) {
    const field = collection.fields[name];
    if (field?.type === 'files') rows.select(filesOf(strapi, { uid: collection.uid, row: 'd.id', field: name }).as(name));
    else if (field?.type === 'parts') rows.select(partsOf(strapi, { uid: collection.uid, row: 'd.id', name, field }).as(name));
    else rows.select(`d.${column(name)} as ${name}`);
    if (field?.type === 'unit') rows.select(unitName(strapi, `d.${column(name)}`, field).as(`${name}Name`));
  }
  return rows;
}

function unitName(strapi: Core.Strapi, key: string, { shortName }: Field): Knex.QueryBuilder {
  const db = strapi.db.connection;
  const name = shortName ? db.raw("coalesce(nullif(??, ''), ??)", ['o.short_name', 'o.name']) : 'o.name';
  const organisations = strapi.db.metadata.get('api::organisation.organisation').tableName;
  return db({ o: organisations }).select(name).whereRaw('?? = ??', ['o.code', key]).limit(1);
}

function where(rows: Knex.QueryBuilder, strapi: Core.Strapi, collection: Collection, filters: readonly Filter[]): Knex.QueryBuilder {
  const column = columnsOf(strapi, collection.uid);
  // Not LIKE: nothing to escape, and both databases tell capitals apart.
  const contains = strapi.db.dialect.client === 'postgres' ? 'strpos(??, ?) > 0' : 'instr(??, ?) > 0';
  for (const { attribute, operator, value } of filters) {
    const name = `d.${column(attribute)}`;
    if (operator === 'filled') rows.whereNotNull(name);
    else if (operator === '$contains') rows.whereRaw(contains, [name, value]);
    else rows.where(name, COMPARE[operator], value);
  }
  return rows;
}

const COMPARE = { $eq: '=', $gte: '>=', $lte: '<=' } as const;
