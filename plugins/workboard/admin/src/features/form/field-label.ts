import type { Field } from '../../../../engine/form/types';
import type { Text } from '../../../../engine/text';

/** Label of the field at a path (`terms.0.term` → “术语”); null if the form has no such field. */
export function fieldLabel(fields: readonly Field[], path: string, text: (text: Text) => string): string | null {
  const [key, ...rest] = path.split('.');
  const field = fields.find((candidate) => candidate.key === key);
  if (!field) return null;
  const inner = field.repeat ? rest.slice(1) : rest;
  // What stands below a field without fields of its own (a point of a checklist) is told by the field.
  if (inner.length === 0 || !field.fields) return text(field.label);
  return fieldLabel(field.fields, inner.join('.'), text);
}
