import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Collection, Sort } from './collection';
import { columnsOf } from './columns';
import type { Position } from './cursor';

/** Name of the column with what a row is sorted by in the n-th place. */
export const sortColumn = (index: number) => `gongkaiSort${index}`;

/**
 * Keys (`id`, `document_id` and what they are sorted by) of the rows after a position, in order. The last page costs what the first does: every condition is a range of an index
 * that is read in its order, one for each way to lie after the position, and a row that comes in between moves nothing.
 * @param rows the rows `d` that are asked for, as often as it is called
 * @param position null: from the first row on
 */
export function keysAfter(
  strapi: Core.Strapi,
  input: { collection: Collection; rows: () => Knex.QueryBuilder; sort: readonly Sort[]; position: Position | null; limit: number },
): Knex.QueryBuilder {
  const { collection, rows, sort, position, limit } = input;
  const db = strapi.db.connection;
  const column = columnsOf(strapi, collection.uid);
  const places = sort.map(({ attribute, direction }) => ({ name: `d.${column(attribute)}`, direction }));
  const last = { name: 'd.document_id', direction: sort[0]?.direction ?? 'asc' };
  const page = (conditions: readonly Condition[]) => {
    const query = rows().select('d.id as id', 'd.document_id as document_id').limit(limit);
    places.forEach(({ name }, index) => query.select(`${name} as ${sortColumn(index)}`));
    for (const { name, is, value, then } of conditions) {
      if (then) query.whereRaw(`(??, ??) ${is} (?, ?)`, [name, then.name, value, then.value]);
      else if (is === 'null') query.whereNull(name);
      else if (is === 'filled') query.whereNotNull(name);
      else query.where(name, is, value);
    }
    return ordered(query, [...places, last]);
  };
  if (!position) return page([]);
  const branches = waysAfter([...places, last], [...position.values, position.documentId]).map(page);
  const [first, ...others] = branches.map((branch, index) => db.select('*').from(branch.as(`way${index}`)));
  if (!first) throw new Error('there is always a way: by documentId');
  const united = db.from(first.unionAll(others).as('united')).select('*').limit(limit);
  return ordered(united, [
    ...sort.map(({ direction }, index) => ({ name: sortColumn(index), direction })),
    { ...last, name: 'document_id' },
  ]);
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

/** Equal in the first places and after in the next, for each place. The usual order, by one attribute, is one comparison of both places. */
function waysAfter(places: readonly Place[], values: Position['values']): Condition[][] {
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
  return places.flatMap((one, index) => {
    const equal = places.slice(0, index).map(({ name }, at) => equalTo(name, values[at] ?? null));
    return after(one, values[index] ?? null, index === places.length - 1).map((condition) => [...equal, condition]);
  });
}

function equalTo(name: string, value: string | number | null): Condition {
  return value === null ? { name, is: 'null', value: '' } : { name, is: '=', value };
}

function after({ name, direction }: Place, value: string | number | null, alwaysFilled: boolean): Condition[] {
  if (direction === 'asc') return value === null ? [{ name, is: 'filled', value: '' }] : [{ name, is: '>', value }];
  if (value === null) return [];
  return [{ name, is: '<', value }, ...(alwaysFilled ? [] : [{ name, is: 'null', value: '' } as const])];
}
