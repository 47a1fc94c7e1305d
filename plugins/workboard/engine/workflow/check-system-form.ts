import type { FormDefinition } from '../form/types';
import type { Path, YamlSource } from '../read-yaml';
import type { Cel, WorkflowDefinition } from './types';

/** A step that the system fires by itself, with answers that are expressions. */
export interface SystemStep {
  event: string;
  form: Readonly<Record<string, Cel>>;
}

/** Checks that the system may fire the step, and that every answer its form needs is given: nobody is there to be asked. */
export function checkSystemForm(
  step: SystemStep,
  path: Path,
  { workflow, source, forms }: { workflow: WorkflowDefinition; source: YamlSource; forms: Readonly<Record<string, FormDefinition>> },
  key: 'event' | 'opens' = 'event',
): void {
  const event = Object.hasOwn(workflow.events, step.event) ? workflow.events[step.event] : undefined;
  if (!event) {
    source.problem([...path, key], `没有步骤“${step.event}”`, `there is no event “${step.event}”`);
    return;
  }
  if (!event.by.includes('system')) {
    source.problem(
      [...path, key],
      `步骤“${step.event}”须允许 system 办理`,
      `“${step.event}” must name “system” under “by”: the system fires it`,
    );
  }
  const fields = event.form === undefined ? [] : (forms[event.form]?.fields ?? []);
  for (const key of Object.keys(step.form)) {
    if (!fields.some((field) => field.key === key))
      source.problem([...path, 'form', key], `此步骤的表单中没有字段“${key}”`, `the form of this event has no field “${key}”`);
  }
  for (const { key, required } of fields) {
    if (required && !Object.hasOwn(step.form, key))
      source.problem([...path, 'form'], `必填字段“${key}”没有取值`, `the required field “${key}” is given no value`);
  }
}
