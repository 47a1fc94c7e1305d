import { filtersOf, listFieldsOf, own, sortsOf, type Collection, type Sort } from './collection';
import { parseFilter, type Filter } from './parse-filter';
import { QueryError, quote } from './query-error';
import { readParameters, type Parameter } from './read-parameters';
import { wordsOf } from './search/words';

/** A question that may be put to the database. Every name in it comes from the collection's declaration. */
export interface ListQuery {
  fields: string[];
  filters: Filter[];
  sort: readonly Sort[];
  page: number;
  /** Where to go on, as the answer before said; empty: from the beginning, in this way of paging. Null: by pages. */
  cursor: string | null;
  pageSize: number;
  /** The total is counted; `pagination[withCount]=false` spares it. */
  withCount: boolean;
  /** Words that the published text must hold, all of them; none where nothing is searched for. */
  words: readonly string[];
}

/** Entries on a page by default, at most, and how far one can leaf by pages: what lies before a page is read over again each time. */
export const PAGE_SIZE = 20;
export const LARGEST_PAGE_SIZE = 100;
export const DEEPEST = 20_000;
const LIST_PARAMETERS = [
  'filters[<field>][<operator>]',
  'sort',
  'fields',
  'pagination[page]',
  'pagination[pageSize]',
  'pagination[cursor]',
  'pagination[withCount]',
];

/**
 * Reads the query of a list, in the notation of Strapi's REST API, from an allow-list: anything else is a mistake and is said so.
 * @throws QueryError for a parameter, field, operator or value that is not allowed
 */
export function parseListQuery(querystring: string, collection: Collection): ListQuery {
  const parameters = readParameters(querystring);
  const of = (root: string) => parameters.filter((parameter) => parameter.path[0] === root);
  const searched = collection.search !== undefined;
  refuseOthers(
    parameters,
    ['filters', 'sort', 'fields', 'pagination', ...(searched ? ['q'] : [])],
    searched ? [...LIST_PARAMETERS, 'q'] : LIST_PARAMETERS,
  );
  return {
    fields: parseFields(of('fields'), collection) ?? listFieldsOf(collection),
    filters: parseFilters(of('filters'), collection),
    sort: parseSort(of('sort'), collection),
    ...parsePagination(of('pagination')),
    words: parseWords(of('q')),
  };
}

function parseWords(parameters: readonly Parameter[]): string[] {
  return parameters.flatMap(({ name, path, value }) => {
    if (path.length > 1) throw new QueryError(`The parameter ${quote(name)} is written q=停车 管理.`, name);
    return wordsOf(value);
  });
}

/**
 * Reads the query of one entry: `fields` is all there is.
 * @returns the fields asked for; all of them by default
 * @throws QueryError
 */
export function parseItemQuery(querystring: string, collection: Collection): { fields: string[] } {
  const parameters = readParameters(querystring);
  refuseOthers(parameters, ['fields'], ['fields']);
  return { fields: parseFields(parameters, collection) ?? Object.keys(collection.fields) };
}

function refuseOthers(parameters: readonly Parameter[], roots: readonly string[], allowed: readonly string[]): void {
  const other = parameters.find(({ path }) => !roots.includes(path[0] ?? ''));
  if (other) throw new QueryError(`The parameter ${quote(other.name)} is not known here.`, other.name, allowed);
}

function parseFields(parameters: readonly Parameter[], collection: Collection): string[] | null {
  const fields = namesIn(parameters, 'fields');
  const allowed = Object.keys(collection.fields);
  for (const { name, parameter } of fields) {
    // Strapi's clients name the key among the fields; it is there anyway.
    if (name !== 'documentId' && !own(collection.fields, name)) {
      throw new QueryError(`The field ${quote(name)} in "${parameter}" is not public.`, parameter, allowed);
    }
  }
  return parameters.length > 0 ? fields.map(({ name }) => name).filter((name) => name !== 'documentId') : null;
}

function parseSort(parameters: readonly Parameter[], collection: Collection): readonly Sort[] {
  const allowed = sortsOf(collection);
  const sorts = namesIn(parameters, 'sort').map(({ name, parameter }): Sort => {
    const [attribute = '', direction = 'asc', ...rest] = name.split(':');
    if (!allowed.includes(attribute)) throw new QueryError(`"${parameter}" cannot sort by ${quote(attribute)}.`, parameter, allowed);
    if (rest.length > 0 || (direction !== 'asc' && direction !== 'desc')) {
      throw new QueryError(`The direction in "${parameter}" is asc or desc, as in ${attribute}:desc.`, parameter);
    }
    return { attribute, direction };
  });
  const twice = sorts.find((sort, index) => sorts.findIndex(({ attribute }) => attribute === sort.attribute) !== index);
  if (twice) throw new QueryError(`"sort" names ${quote(twice.attribute)} more than once.`, 'sort');
  return sorts.length > 0 ? sorts : collection.defaultSort;
}

function parseFilters(parameters: readonly Parameter[], collection: Collection): Filter[] {
  const filters = parameters.map((parameter) => parseFilter(parameter, collection));
  const keys = filters.map(({ name, operator }) => `filters[${name}][${operator}]`);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice) throw new QueryError(`The parameter "${twice}" is given more than once.`, twice, filtersOf(collection));
  return filters;
}

/** `sort=a,b`, or `sort[0]=a&sort[1]=b` as Strapi's clients write it; not both. */
function namesIn(parameters: readonly Parameter[], root: string): { name: string; parameter: string }[] {
  const odd = parameters.find(({ path }) => path.length > 2 || (path.length === 2 && !/^\d{1,2}$/.test(path[1] ?? '')));
  if (odd || (parameters.length > 1 && parameters.some(({ path }) => path.length === 1))) {
    const name = odd?.name ?? root;
    throw new QueryError(`The parameter ${quote(name)} is written ${root}=a,b or ${root}[0]=a&${root}[1]=b.`, name);
  }
  return parameters.flatMap(({ name: parameter, value }) => value.split(',').map((name) => ({ name: name.trim(), parameter })));
}

type Pagination = Pick<ListQuery, 'page' | 'cursor' | 'pageSize' | 'withCount'>;

/**
 * Reads `pagination[…]`. By cursor nothing is counted unless it is asked for.
 * @throws QueryError
 */
export function parsePagination(parameters: readonly Parameter[], known: readonly string[] = LIST_PARAMETERS): Pagination {
  let page: number | null = null;
  let cursor: string | null = null;
  let withCount: boolean | null = null;
  let pageSize = PAGE_SIZE;
  for (const { name, path, value } of parameters) {
    const key = path.length === 2 && known.includes(name) ? path[1] : '';
    if (key === 'page') page = wholeNumber(name, value, DEEPEST);
    else if (key === 'pageSize') pageSize = wholeNumber(name, value, LARGEST_PAGE_SIZE);
    else if (key === 'cursor') cursor = value;
    else if (key === 'withCount') withCount = truth(name, value);
    else throw new QueryError(`The parameter ${quote(name)} is not known here.`, name, known);
  }
  if (page !== null && cursor !== null) {
    throw new QueryError('Give either "pagination[page]" or "pagination[cursor]".', 'pagination[cursor]');
  }
  if ((page ?? 1) * pageSize > DEEPEST) {
    const way = 'Go on with "pagination[cursor]=" instead: each answer says in meta.pagination.next where the next page begins.';
    throw new QueryError(`Pages end at ${DEEPEST} entries. ${way}`, 'pagination[page]');
  }
  return { page: page ?? 1, cursor, pageSize, withCount: withCount ?? cursor === null };
}

function wholeNumber(name: string, value: string, largest: number): number {
  const number = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  if (number < 1 || number > largest) throw new QueryError(`"${name}" is a whole number from 1 to ${largest}, not ${quote(value)}.`, name);
  return number;
}

function truth(name: string, value: string): boolean {
  if (value !== 'true' && value !== 'false') throw new QueryError(`"${name}" is true or false, not ${quote(value)}.`, name);
  return value === 'true';
}
