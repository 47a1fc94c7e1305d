import type { Answers, FieldError, FormContext, FormDefinition } from '../../../../engine/form/types';

export interface FormService {
  /** Newest version of a form, or null. */
  newest(key: string): FormDefinition | null;
  /** A stored version, for reading old answers. */
  version(key: string, version: number): Promise<FormDefinition | null>;
  /** Keeps the forms of a pack: a changed definition becomes a new version. */
  store(definitions: readonly FormDefinition[]): Promise<void>;
  /** Drops hidden and unknown answers and checks the rest against the form's JSON Schema. */
  check(definition: FormDefinition, context: FormContext): { answers: Answers; errors: FieldError[] };
}
