import { filtersOf, operatorsOf, own, sortsOf, type Collection, type Field } from '../collection';
import { DEEPEST, LARGEST_PAGE_SIZE, PAGE_SIZE } from '../parse-query';
import type { Parameter, Schema } from './types';

/** Everything that may be asked of a list. What is not here is refused (400). */
export function listParameters(collection: Collection): Parameter[] {
  const search = collection.search ? [SEARCH] : [];
  return [...search, ...filterParameters(collection), sortParameter(collection), fieldsParameter(collection), ...paginationParameters()];
}

const SEARCH: Parameter = {
  name: 'q',
  in: 'query',
  description: 'Words, separated by spaces, all of which stand in title, numbers, summary or text; the newest 2000 matches are looked at',
  schema: { type: 'string', minLength: 1, maxLength: 100 },
  example: '通知',
};

/** `fields`: which fields an entry shows. */
export function fieldsParameter(collection: Collection): Parameter {
  const names = Object.keys(collection.fields);
  return {
    name: 'fields',
    in: 'query',
    description: `Fields to show, separated by commas, or fields[0]=…&fields[1]=…: ${names.join(', ')}`,
    schema: { type: 'string' },
    example: names[0] ?? '',
  };
}

function filterParameters(collection: Collection): Parameter[] {
  return filtersOf(collection).flatMap((filter) =>
    operatorsOf(collection, filter).map((operator): Parameter => {
      const { schema, example } = valueOf(collection, filter);
      return { name: `filters[${filter}][${operator}]`, in: 'query', description: MEANING[operator], schema, example };
    }),
  );
}

const MEANING = {
  $eq: 'Is exactly this; `[$eq]` may be left out',
  $contains: 'Contains these characters',
  $gte: 'This day or later',
  $lte: 'This day or earlier',
} as const;

function valueOf(collection: Collection, filter: string): { schema: Schema; example: string } {
  const presence = own(collection.presence, filter);
  const field: Field | undefined = own(collection.fields, filter);
  const choices = presence ? Object.keys(presence) : field?.type === 'choice' ? field.choices : undefined;
  if (choices) return { schema: { type: 'string', enum: choices }, example: choices[0] ?? '' };
  if (field?.type === 'day') return { schema: { type: 'string', format: 'date' }, example: '2026-09-30' };
  return { schema: { type: 'string', minLength: 1, maxLength: 200 }, example: '通知' };
}

function sortParameter(collection: Collection): Parameter {
  const names = sortsOf(collection);
  return {
    name: 'sort',
    in: 'query',
    description: `Order, separated by commas: ${names.join(', ')}, each with :asc (default) or :desc`,
    schema: { type: 'string' },
    example: `${names[0]}:desc`,
  };
}

function paginationParameters(): Parameter[] {
  return [
    { name: 'pagination[page]', in: 'query', description: `Page, from 1, up to ${DEEPEST} entries`, schema: whole(DEEPEST, 1), example: 1 },
    ...cursorParameters(),
    {
      name: 'pagination[withCount]',
      in: 'query',
      description: 'Whether all entries are counted; by default they are with pages, and are not with a cursor',
      schema: { type: 'string', enum: ['true', 'false'] },
      example: 'false',
    },
  ];
}

/** Paging without counting: stays right while entries come and go, and the last page costs what the first does. */
export function cursorParameters(): Parameter[] {
  return [
    {
      name: 'pagination[pageSize]',
      in: 'query',
      description: 'Entries on a page',
      schema: whole(LARGEST_PAGE_SIZE, PAGE_SIZE),
      example: 10,
    },
    {
      name: 'pagination[cursor]',
      in: 'query',
      description: 'meta.pagination.next of the answer before; empty for the first page. Instead of pagination[page]',
      schema: { type: 'string' },
      example: '',
    },
  ];
}

const whole = (maximum: number, value: number): Schema => ({ type: 'integer', minimum: 1, maximum, default: value });
