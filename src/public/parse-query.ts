import { filtersOf, listFieldsOf, own, sortsOf, type Collection, type Sort } from './collection';
import { parseFilter, type Filter } from './parse-filter';
import { QueryError, quote } from './query-error';
import { readParameters, type Parameter } from './read-parameters';

/** A question that may be put to the database. Every name in it comes from the collection's declaration. */
export interface ListQuery {
  fields: string[];
  filters: Filter[];
  sort: readonly Sort[];
  page: number;
  pageSize: number;
  /** The total is counted; `pagination[withCount]=false` spares it. */
  withCount: boolean;
}

/** Entries on a page by default, at most, and the last page that is read. */
export const PAGE_SIZE = 20;
export const LARGEST_PAGE_SIZE = 100;
export const LAST_PAGE = 100_000;
const LIST_PARAMETERS = [
  'filters[<field>][<operator>]',
  'sort',
  'fields',
  'pagination[page]',
  'pagination[pageSize]',
  'pagination[withCount]',
];

/**
 * Reads the query of a list, in the notation of Strapi's REST API, from an allow-list: anything else is a mistake and is said so.
 * @throws QueryError for a parameter, field, operator or value that is not allowed
 */
export function parseListQuery(querystring: string, collection: Collection): ListQuery {
  const parameters = readParameters(querystring);
  const of = (root: string) => parameters.filter((parameter) => parameter.path[0] === root);
  refuseOthers(parameters, ['filters', 'sort', 'fields', 'pagination'], LIST_PARAMETERS);
  return {
    fields: parseFields(of('fields'), collection) ?? listFieldsOf(collection),
    filters: parseFilters(of('filters'), collection),
    sort: parseSort(of('sort'), collection),
    ...parsePagination(of('pagination')),
  };
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

function parsePagination(parameters: readonly Parameter[]): Pick<ListQuery, 'page' | 'pageSize' | 'withCount'> {
  const pagination = { page: 1, pageSize: PAGE_SIZE, withCount: true };
  for (const { name, path, value } of parameters) {
    const key = path.length === 2 ? path[1] : '';
    if (key === 'page') pagination.page = wholeNumber(name, value, LAST_PAGE);
    else if (key === 'pageSize') pagination.pageSize = wholeNumber(name, value, LARGEST_PAGE_SIZE);
    else if (key === 'withCount') pagination.withCount = truth(name, value);
    else throw new QueryError(`The parameter ${quote(name)} is not known here.`, name, LIST_PARAMETERS);
  }
  return pagination;
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
