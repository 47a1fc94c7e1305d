import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Collection, Field } from './collection';
import type { Filter } from './parse-filter';
import type { ListQuery } from './parse-query';
import { columnsOf } from './columns';
import { filesOf, partsOf } from './nested-json';
import { publicRows } from './public-rows';

/** A row as the database gives it; names are those of the attributes. */
export type Row = Readonly<Record<string, unknown>>;

/** What every entry carries besides its declared fields. */
const STANDARD = ['documentId', 'createdAt', 'updatedAt', 'publishedAt'] as const;
const TOTAL = 'gongkaiTotal';

/**
 * One page of the published rows. One statement counts and reads; only a page without rows needs a second one to be counted.
 * @returns `total` is null when the query does without a count
 */
export async function readList(
  strapi: Core.Strapi,
  collection: Collection,
  query: ListQuery,
): Promise<{ rows: Row[]; total: number | null }> {
  const filtered = () => where(publicRows(strapi, collection), strapi, collection, query.filters);
  const count = () => filtered().count({ [TOTAL]: '*' });
  const page = selectFields(filtered(), strapi, collection, query.fields)
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  if (query.withCount) page.select(count().as(TOTAL));
  const column = columnsOf(strapi, collection.uid);
  for (const { attribute, direction } of query.sort) {
    // The databases disagree where empty values go; this is one index read forwards and backwards.
    page.orderByRaw(`?? ${direction === 'desc' ? 'desc nulls last' : 'asc nulls first'}`, [`d.${column(attribute)}`]);
  }
  page.orderBy('d.document_id', query.sort[0]?.direction ?? 'asc');
  const rows = (await page) as Row[];
  if (!query.withCount) return { rows, total: null };
  const counted = rows[0] ?? ((await count().first()) as Row);
  return { rows, total: Number(counted[TOTAL]) };
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
