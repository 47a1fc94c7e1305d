import { readYaml, type Problem } from '../read-yaml';
import { checkForm, type KnownNames } from './check-form';
import { formSchema } from './form-schema';
import type { FormDefinition, SharedFields } from './types';

export type ParsedForm = { ok: true; form: FormDefinition } | { ok: false; problems: readonly Problem[] };

/** Reads and checks a form's YAML. Never throws. The version is 1 until the store gives another. */
export function parseForm(
  yamlText: string,
  { file, shared = {}, ...known }: { file: string; shared?: SharedFields } & KnownNames,
): ParsedForm {
  const { value, source } = readYaml(yamlText, file, formSchema(shared));
  if (value === null) return { ok: false, problems: source.problems };
  const { intro, person, ...rest } = value;
  const form: FormDefinition = { ...rest, version: 1, ...(intro ? { intro } : {}), ...(person ? { person } : {}) };
  checkForm(form, source, known);
  return source.problems.length === 0 ? { ok: true, form } : { ok: false, problems: [...source.problems].sort((a, b) => a.line - b.line) };
}
