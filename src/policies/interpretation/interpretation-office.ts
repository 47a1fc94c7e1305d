import type { FactInput } from '../../../plugins/workboard/server/src/api';
import type { Value } from '../../../plugins/workboard/engine/workflow/types';

/** R-EXP-12: whether a unit has named the section and the person that answer for its interpretations. */
export async function interpretationOffice({ find }: Pick<FactInput, 'find'>, unit: Value | undefined): Promise<boolean> {
  if (typeof unit !== 'string' || unit === '') return false;
  const [found] = await find('api::organisation.organisation', { code: unit }, ['interpretationSection', 'interpretationPerson']);
  return isText(found?.interpretationSection) && isText(found?.interpretationPerson);
}

function isText(value: Value | undefined): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
