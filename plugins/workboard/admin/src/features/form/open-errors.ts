import type { Answers, FieldError } from '../../../../engine/form/types';
import type { Value } from '../../../../engine/workflow/types';

/** The errors that still speak of the answers as they are: one whose answer was changed since is the server's to judge again. */
export function openErrors(errors: readonly FieldError[], before: Answers, now: Answers): FieldError[] {
  return errors.filter((error) => JSON.stringify(valueAt(before, error.field)) === JSON.stringify(valueAt(now, error.field)));
}

function valueAt(answers: Answers, path: string): Value | undefined {
  let value: Value | undefined = answers;
  for (const key of path.split('.')) {
    if (value === null || typeof value !== 'object') return undefined;
    value = Array.isArray(value) ? (value as readonly Value[])[Number(key)] : (value as Answers)[key];
  }
  return value;
}
