import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Collection } from './collection';
import type { Filter } from './parse-filter';
import type { ListQuery } from './parse-query';
import { columnsOf } from './columns';
import type { Position } from './cursor';
import { askKept } from './kept-statement';
import { keysAfter, ordered, sortColumn, waysAfter } from './keyset';
import { publicRows } from './public-rows';
import { matching } from './search/matching';
import { selectEntry, type StoredEntry } from './select-entry';

const TOTAL = 'gongkaiTotal';
/** By which way a row after a position was found: those of the first come first. */
const WAY = 'gongkaiWay';

/** With the total, if it is counted, and with what it is sorted by. */
type ReadRow = StoredEntry & { [TOTAL]?: number | string; [WAY]?: number; [place: string]: unknown };

export interface Page {
  rows: StoredEntry[];
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
  const read = await readPage(strapi, collection, query, position);
  read.sort((a, b) => (a[WAY] ?? 0) - (b[WAY] ?? 0));
  const rows = read.slice(0, query.pageSize);
  const last = rows.at(-1);
  const next = query.cursor !== null && last && read.length > rows.length ? positionOf(last, query.sort) : null;
  if (!query.withCount) return { rows, total: null, next };
  const counted = rows[0] ?? ((await countOf(strapi, collection, query).first()) as Pick<ReadRow, typeof TOTAL>);
  return { rows, total: Number(counted[TOTAL]), next };
}

/** Rows of the page, and one more where there is one and pages go by cursor. */
async function readPage(strapi: Core.Strapi, collection: Collection, query: ListQuery, position: Position | null): Promise<ReadRow[]> {
  // The words of a search, and how far a page lies in, make another text each time.
  if (query.words.length > 0 || query.page > 1) return (await pageOf(strapi, collection, query, position)) as ReadRow[];
  const { fields, filters, sort, pageSize, withCount, cursor } = query;
  const conditions = filters.map(({ attribute, operator }) => [attribute, operator]);
  const way = cursor === null ? 'page' : ['cursor', position?.values.map((value) => value === null)];
  const values = [...filters.map(({ value }) => value), ...(position ? [...position.values, position.documentId] : [])];
  return askKept<ReadRow>(strapi, {
    shape: ['list', collection.uid, fields, conditions, sort, pageSize, withCount, way],
    values,
    write: (mark) => {
      const marked = filters.map((filter, nth) => ({ ...filter, value: mark(nth) }));
      return pageOf(
        strapi,
        collection,
        { ...query, filters: marked },
        position && markedPosition(position, (nth) => mark(filters.length + nth)),
      );
    },
  });
}

function markedPosition({ values }: Position, mark: (nth: number) => string): Position {
  return { values: values.map((value, nth) => (value === null ? null : mark(nth))), documentId: mark(values.length) };
}

function pageOf(strapi: Core.Strapi, collection: Collection, query: ListQuery, position: Position | null): Knex.QueryBuilder {
  const page = query.cursor === null ? pageByNumber(strapi, collection, query) : pageByKey(strapi, collection, query, position);
  return query.withCount ? page.select(countOf(strapi, collection, query).as(TOTAL)) : page;
}

const countOf = (strapi: Core.Strapi, collection: Collection, query: ListQuery) =>
  askedRows(strapi, collection, query).count({ [TOTAL]: '*' });

function askedRows(strapi: Core.Strapi, collection: Collection, { filters, words }: ListQuery): Knex.QueryBuilder {
  const rows = where(publicRows(strapi, collection), strapi, collection, filters);
  return words.length > 0 ? matching(strapi, collection, rows, words) : rows;
}

function pageByNumber(strapi: Core.Strapi, collection: Collection, query: ListQuery): Knex.QueryBuilder {
  const page = selectEntry(askedRows(strapi, collection, query), strapi, collection, query.fields)
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const places = placesIn(strapi, collection, query).map((name, index) => ({ name, direction: query.sort[index]?.direction ?? 'asc' }));
  return ordered(page, [...places, lastPlace(query)]);
}

/** One row more than the page, to know whether there is another. */
function pageByKey(strapi: Core.Strapi, collection: Collection, query: ListQuery, position: Position | null): Knex.QueryBuilder {
  const rows = () => askedRows(strapi, collection, query);
  const limit = query.pageSize + 1;
  const entries = (from: Knex.QueryBuilder) => selectEntry(from, strapi, collection, query.fields);
  const places = placesIn(strapi, collection, query);
  if (!position) return inOrder(entries(rows().limit(limit)), query, places);
  const ways = waysAfter(strapi, { collection, sort: query.sort, position });
  if (ways.length <= 2) return readInTurn(strapi, { rows, ways, limit, read: (from) => sorted(entries(from), places) });
  // An order by several attributes has more ways than a page is worth reading: keys first, then what they stand for.
  const keys = keysAfter(strapi, { collection, rows, sort: query.sort, position, limit });
  const { tableName } = strapi.db.metadata.get(collection.uid);
  const joined = strapi.db.connection.from(keys.as('k')).join({ d: tableName }, 'd.id', 'k.id');
  return inOrder(
    entries(joined),
    query,
    query.sort.map((_, index) => `k.${sortColumn(index)}`),
  );
}

/** Reads what the first way finds, and what the second finds only where the first does not fill the page. */
function readInTurn(
  strapi: Core.Strapi,
  input: {
    rows: () => Knex.QueryBuilder;
    ways: readonly ((rows: Knex.QueryBuilder) => Knex.QueryBuilder)[];
    limit: number;
    read(rows: Knex.QueryBuilder): Knex.QueryBuilder;
  },
): Knex.QueryBuilder {
  const { rows, ways, limit, read } = input;
  const db = strapi.db.connection;
  const found = ways.map((way, nth) => read(way(rows().limit(limit))).select(db.raw(`${nth} as ??`, [WAY])));
  const [first, second] = found;
  if (!first) throw new Error('there is always a way: by documentId');
  if (!second) return first;
  const before = ways[0]?.(rows().limit(limit).select(db.raw('1'))) ?? first;
  second.whereRaw('(?) < ?', [db.count('*').from(before.as('before')), limit]);
  const united = db
    .select('*')
    .from(first.as('way0'))
    .unionAll([db.select('*').from(second.as('way1'))]);
  return db.from(united.as('page')).select('*');
}

/** With what a row is sorted by, for the cursor. */
function inOrder(page: Knex.QueryBuilder, query: ListQuery, names: readonly string[]): Knex.QueryBuilder {
  return ordered(sorted(page, names), [
    ...names.map((name, index) => ({ name, direction: query.sort[index]?.direction ?? 'asc' })),
    lastPlace(query),
  ]);
}

function sorted(page: Knex.QueryBuilder, names: readonly string[]): Knex.QueryBuilder {
  names.forEach((name, index) => page.select(`${name} as ${sortColumn(index)}`));
  return page;
}

function placesIn(strapi: Core.Strapi, collection: Collection, { sort }: ListQuery): string[] {
  const column = columnsOf(strapi, collection.uid);
  return sort.map(({ attribute }) => `d.${column(attribute)}`);
}

const lastPlace = ({ sort }: ListQuery) => ({ name: 'd.document_id', direction: sort[0]?.direction ?? 'asc' });

function positionOf(row: ReadRow, sort: ListQuery['sort']): Position {
  return {
    documentId: row.documentId,
    values: sort.map((_, index) => (row[sortColumn(index)] ?? null) as string | number | null),
  };
}

/** The published row of one document, or null. One statement. */
export async function readItem(
  strapi: Core.Strapi,
  collection: Collection,
  documentId: string,
  fields: readonly string[],
): Promise<StoredEntry | null> {
  const [row] = await askKept<StoredEntry>(strapi, {
    shape: ['item', collection.uid, fields],
    values: [documentId],
    write: (mark) => selectEntry(publicRows(strapi, collection), strapi, collection, fields).where('d.document_id', mark(0)).limit(1),
  });
  return row ?? null;
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
