import { isDay } from '../../plugins/workboard/engine/day';
import { filtersOf, operatorsOf, own, type Collection, type Field, type Operator } from './collection';
import { QueryError, quote } from './query-error';
import type { Parameter } from './read-parameters';

/** A condition on one attribute; `filled` asks whether it has a value at all. */
export interface Filter {
  name: string;
  attribute: string;
  operator: Operator | 'filled';
  value: string;
}

/**
 * Reads `filters[field][$operator]=value`; without an operator it is `$eq`, as in Strapi.
 * @throws QueryError
 */
export function parseFilter({ name, path, value }: Parameter, collection: Collection): Filter {
  const [, filter = '', operator = '$eq', ...deeper] = path;
  const operators = operatorsOf(collection, filter);
  if (operators.length === 0) throw new QueryError(`The filter ${quote(name)} is not known here.`, name, filtersOf(collection));
  const known = operators.find((each) => each === operator);
  if (!known || deeper.length > 0) throw new QueryError(`The filter "${filter}" does not know ${quote(name)}.`, name, operators);
  if (value === '') throw new QueryError(`The filter "${name}" is empty.`, name);

  const values = own(collection.presence, filter);
  if (values) {
    const attribute = own(values, value);
    if (!attribute) throw new QueryError(`The filter "${name}" does not know ${quote(value)}.`, name, Object.keys(values));
    return { name: filter, attribute, operator: 'filled', value };
  }
  const field = own(collection.fields, filter);
  if (field) checkValue(field, name, value);
  return { name: filter, attribute: filter, operator: known, value };
}

function checkValue(field: Field, name: string, value: string): void {
  if (field.type === 'day' && !isDay(value)) {
    throw new QueryError(`The filter "${name}" takes a day written YYYY-MM-DD, not ${quote(value)}.`, name);
  }
  if (field.type === 'choice' && !field.choices?.includes(value)) {
    throw new QueryError(`The filter "${name}" does not know ${quote(value)}.`, name, field.choices);
  }
}
