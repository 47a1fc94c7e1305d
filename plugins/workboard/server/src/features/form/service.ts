import type { Core } from '@strapi/strapi';
import type { Answers, FieldError, FormContext, FormDefinition } from '../../../../engine/form/types';
import { createDefinitionStore } from '../versioned/definition-store';
import { createCheckAnswers } from './check-answers';

export interface FormService {
  /** Newest version of a form, or null. */
  newest(key: string): FormDefinition | null;
  /** A stored version, for reading old answers. */
  version(key: string, version: number): Promise<FormDefinition | null>;
  /** Keeps the forms of a pack: a changed definition becomes a new version. */
  store(definitions: readonly FormDefinition[], at: string): Promise<void>;
  /** Keeps the stored version of a form whose pack is broken. */
  keep(key: string): Promise<void>;
  /** Drops hidden and unknown answers and checks the rest against the form's JSON Schema. */
  check(definition: FormDefinition, context: FormContext): { answers: Answers; errors: FieldError[] };
}

/** Forms by key and version. */
export function createFormService(strapi: Core.Strapi): FormService {
  const definitions = createDefinitionStore<FormDefinition>(strapi, 'workboard_forms');
  return {
    newest: (key) => definitions.newest(key),
    version: (key, version) => definitions.version(key, version),
    async store(forms, at) {
      for (const form of forms) await definitions.store(form, at);
    },
    async keep(key) {
      await definitions.keep(key);
    },
    check: createCheckAnswers(),
  };
}
