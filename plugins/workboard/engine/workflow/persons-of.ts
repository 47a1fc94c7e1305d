import type { FormDefinition } from '../form/types';
import type { WorkflowDefinition } from './types';

/** Parties of whom the cards of a workflow hold data, with what is asked of each: by its own forms, and by those of steps that open its cards. */
export function personsOf(
  { personal }: Pick<WorkflowDefinition, 'personal'>,
  forms: Readonly<Record<string, FormDefinition>>,
): Record<string, string[]> {
  const asked = Object.values(forms).flatMap(({ person, fields }) =>
    person ? [[person.key, fields.filter((field) => field.personal !== undefined).map(({ key }) => key)] as const] : [],
  );
  const persons: Record<string, string[]> = {};
  for (const [key, fields] of [...asked, ...Object.entries(personal?.given ?? {})]) persons[key] = [...(persons[key] ?? []), ...fields];
  return persons;
}
