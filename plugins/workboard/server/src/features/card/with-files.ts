import type { FormDefinition } from '../../../../engine/form/types';
import type { Container } from '../../platform/container';
import { currentFiles } from './enclosed-files';

/** A form whose fields offer the files that lie beside the card, each under its name; one that offers none comes back as it is. */
export async function withFiles(container: Container, definition: FormDefinition, card: number | null): Promise<FormDefinition> {
  if (!definition.fields.some(({ files }) => files)) return definition;
  const names = card === null ? [] : [...new Set((await currentFiles(container.strapi, { card })).map(({ name }) => name))];
  const options = names.map((name) => ({ value: name, label: { 'zh-Hans': name, en: name } }));
  return { ...definition, fields: definition.fields.map((field) => (field.files ? { ...field, options } : field)) };
}
