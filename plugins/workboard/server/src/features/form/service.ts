import type { Core } from '@strapi/strapi';
import type { Answers, FieldError, FormContext, FormDefinition } from '../../../../engine/form/types';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import { createDefinitionStore } from '../versioned/definition-store';
import { createCheckAnswers } from './check-answers';

export interface FormService {
  /** Newest version of a form, or null: for whoever has no card yet. */
  newest(key: string): FormDefinition | null;
  /** The form as this version of a workflow asks it, or null for one it does not name. */
  ofWorkflow(workflow: WorkflowDefinition, key: string): Promise<FormDefinition | null>;
  /** A stored version, for reading old answers. */
  version(key: string, version: number): Promise<FormDefinition | null>;
  /** Keeps the forms of a pack: a changed definition becomes a new version. @returns version by key */
  store(definitions: readonly FormDefinition[], at: string): Promise<Record<string, number>>;
  /** Keeps the stored version of a form whose pack is broken. */
  keep(key: string): Promise<void>;
  /** Takes the stored versions of forms, by key, for the newest ones. @returns whether all of them are stored */
  restore(versions: Readonly<Record<string, number>>): Promise<boolean>;
  /** Drops hidden and unknown answers and checks the rest against the form's JSON Schema. */
  check(definition: FormDefinition, context: FormContext): { answers: Answers; errors: FieldError[] };
}

/** Forms by key and version. */
export function createFormService(strapi: Core.Strapi): FormService {
  const definitions = createDefinitionStore<FormDefinition>(strapi, 'workboard_forms');
  return {
    newest: (key) => definitions.newest(key),
    async ofWorkflow(workflow, key) {
      const version = workflow.formVersions[key];
      return version === undefined ? null : definitions.version(key, version);
    },
    version: (key, version) => definitions.version(key, version),
    async store(forms, at) {
      const versions: Record<string, number> = {};
      for (const form of forms) versions[form.key] = (await definitions.store(form, at)).version;
      return versions;
    },
    async keep(key) {
      await definitions.keep(key);
    },
    restore: (versions) => definitions.restore(versions),
    check: createCheckAnswers(),
  };
}
