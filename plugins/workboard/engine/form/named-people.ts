import { isList, isMap } from './clean-answers';
import type { Answers, Field, FormDefinition } from './types';

/** An answer that names somebody who must hold an office role. */
export interface NamedPerson {
  /** Dotted path of the answer: `agents.0.person`. */
  field: string;
  definition: Field;
  role: string;
  user: number;
}

/** Everybody whom the answers name in a field that is for holders of one office role. Whether they hold it only the office knows. */
export function namedPeople({ fields }: FormDefinition, answers: Answers): NamedPerson[] {
  return fields.flatMap((field) => {
    const value = answers[field.key];
    if (field.type !== 'group') return named(field, value, field.key);
    const rows = isList(value) ? value : isMap(value) ? [value] : [];
    return rows.flatMap((row, index) =>
      (field.fields ?? []).flatMap((inner) => (isMap(row) ? named(inner, row[inner.key], pathOf(field, index, inner.key)) : [])),
    );
  });
}

const pathOf = (group: Field, index: number, key: string) => (group.repeat ? `${group.key}.${index}.${key}` : `${group.key}.${key}`);

function named(definition: Field, value: Answers[string] | undefined, field: string): NamedPerson[] {
  const { type, role } = definition;
  return type === 'user' && role !== undefined && typeof value === 'number' ? [{ field, definition, role, user: value }] : [];
}
