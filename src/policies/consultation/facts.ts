import { anchorsOf } from './clause-anchors';
import type { Fact } from '../../../plugins/workboard/server/src/api';

/** R-CON-05c: no unit may ask for less. */
const LEAST_WORKDAYS = 7;

/** R-CON-14: workdays that the drafting unit leaves open at least, by its own rule, where that is stricter than the district's. */
const minimumWorkdays: Fact = async ({ subject, find }) => {
  const [unit] = await find('api::organisation.organisation', { code: subject.unit ?? '' }, ['consultationWorkdays']);
  const own = unit?.consultationWorkdays;
  return typeof own === 'number' && own > LEAST_WORKDAYS ? own : LEAST_WORKDAYS;
};

/** Facts of the pack, by name. */
export const facts: Readonly<Record<string, Fact>> = {
  minimumWorkdays,
  clauseAnchors: ({ subject }) => Promise.resolve(anchorsOf(subject.body)),
};
