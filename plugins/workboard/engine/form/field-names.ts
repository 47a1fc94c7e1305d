import type { PlaceNames } from '../name-place';
import type { Text } from '../text';
import type { FormDefinition } from './types';

/** What the answers of a form are called: `withheld`, and of a row of it `withheld.passage`. */
export function fieldNames({ fields }: Pick<FormDefinition, 'fields'>): PlaceNames {
  return new Map(
    fields.flatMap(({ key, label, fields: inner = [] }): [string, Text][] => [
      [key, label],
      ...inner.map((field): [string, Text] => [`${key}.${field.key}`, field.label]),
    ]),
  );
}
