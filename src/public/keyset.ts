import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Collection, Sort } from './collection';
import { columnsOf } from './columns';
import type { Position } from './cursor';

/** Name of the column with what a row is sorted by in the n-th place. */
export const sortColumn = (index: number) => `gongkaiSort${index}`;

/** What is asked for after a position. */
interface After {
  collection: Collection;
  sort: readonly Sort[];
  position: Position;
}

/**
 * The ways in which rows `d` lie after a position, in the order in which they follow each other: every one is a range of an index that is read in its order, so that the last page costs what
 * the first does, and a row that comes in between moves nothing. Each takes a query for rows and narrows and orders it.
 */
export function waysAfter(strapi: Core.Strapi, { collection, sort, position }: After): ((rows: Knex.QueryBuilder) => Knex.QueryBuilder)[] {
  const column = columnsOf(strapi, collection.uid);
  const places = sort.map(({ attribute, direction }) => ({ name: `d.${column(attribute)}`, direction }));
  const all = [...places, { name: 'd.document_id', direction: sort[0]?.direction ?? 'asc' }];
  return conditionsAfter(all, [...position.values, position.documentId]).map((conditions) => (rows) => {
    for (const { name, is, value, then } of conditions) {
      if (then) rows.whereRaw(`(??, ??) ${is} (?, ?)`, [name, then.name, value, then.value]);
      else if (is === 'null') rows.whereNull(name);
      else if (is === 'filled') rows.whereNotNull(name);
      else rows.where(name, is, value);
    }
    return ordered(rows, all);
  });
}

/**
 * Keys (`id`, `document_id` and what they are sorted by) of the rows after a position, in order: of all ways at once.
 * @param rows the rows `d` that are asked for, as often as it is called
 * @param position null: from the first row on
 */
export function keysAfter(
  strapi: Core.Strapi,
  input: Omit<After, 'position'> & { rows: () => Knex.QueryBuilder; position: Position | null; limit: number },
): Knex.QueryBuilder {
  const { collection, rows, sort, position, limit } = input;
  const db = strapi.db.connection;
  const column = columnsOf(strapi, collection.uid);
  const keys = () => {
    const query = rows().select('d.id as id', 'd.document_id as document_id').limit(limit);
    sort.forEach(({ attribute }, index) => query.select(`d.${column(attribute)} as ${sortColumn(index)}`));
    return query;
  };
  const order = (id: string, place: (index: number) => string) => [
    ...sort.map(({ direction }, index) => ({ name: place(index), direction })),
    { name: id, direction: sort[0]?.direction ?? 'asc' },
  ];
  if (!position)
    return ordered(
      keys(),
      order('d.document_id', (index) => `d.${column(sort[index]?.attribute ?? '')}`),
    );
  const branches = waysAfter(strapi, { collection, sort, position }).map((way) => way(keys()));
  const [first, ...others] = branches.map((branch, index) => db.select('*').from(branch.as(`way${index}`)));
  if (!first) throw new Error('there is always a way: by documentId');
  return ordered(
    db.from(first.unionAll(others).as('united')).select('*').limit(limit),
    order('document_id', (index) => sortColumn(index)),
  );
}

interface Place {
  name: string;
  direction: Sort['direction'];
}
interface Condition {
  name: string;
  is: '=' | '<' | '>' | 'null' | 'filled';
  value: string | number;
  /** A second place that is compared together with this one. */
  then?: { name: string; value: string | number };
}

/** Empty values stand last when counted down and first when counted up, as in the lists. */
export function ordered(query: Knex.QueryBuilder, places: readonly Place[]): Knex.QueryBuilder {
  for (const { name, direction } of places) query.orderByRaw(`?? ${direction === 'desc' ? 'desc nulls last' : 'asc nulls first'}`, [name]);
  return query;
}

/** After in the last place and equal in those before it, and so on for each place from the last to the first. The usual order, by one attribute, is one comparison of both places. */
function conditionsAfter(places: readonly Place[], values: Position['values']): Condition[][] {
  const [place, last] = places;
  const [value, documentId] = values;
  if (places.length === 2 && place && last && value !== null && value !== undefined && documentId !== null && documentId !== undefined) {
    const later: Condition = {
      name: place.name,
      is: place.direction === 'desc' ? '<' : '>',
      value,
      then: { name: last.name, value: documentId },
    };
    return place.direction === 'desc' ? [[later], [{ name: place.name, is: 'null', value: '' }]] : [[later]];
  }
  const from = (one: Place, index: number) => {
    const equal = places.slice(0, index).map(({ name }, at) => equalTo(name, values[at] ?? null));
    return after(one, values[index] ?? null, index === places.length - 1).map((condition) => [...equal, condition]);
  };
  return places.map(from).reverse().flat();
}

function equalTo(name: string, value: string | number | null): Condition {
  return value === null ? { name, is: 'null', value: '' } : { name, is: '=', value };
}

function after({ name, direction }: Place, value: string | number | null, alwaysFilled: boolean): Condition[] {
  if (direction === 'asc') return value === null ? [{ name, is: 'filled', value: '' }] : [{ name, is: '>', value }];
  if (value === null) return [];
  return [{ name, is: '<', value }, ...(alwaysFilled ? [] : [{ name, is: 'null', value: '' } as const])];
}
