import { z } from 'zod';
import { daysBetween, isDay, type Day } from '../../../plugins/workboard/engine/day';
import { QueryError, quote } from '../../public/query-error';
import { readParameters } from '../../public/read-parameters';

/** “The n-th workday after a day”, or “workdays from one day to another”. */
export type Question = { from: Day; n: number } | { from: Day; to: Day };

const MOST_WORKDAYS = 2000;
const LONGEST_SPAN = 4000;
const USAGE = 'Write /api/workdays?from=2026-03-02&n=20 or /api/workdays?from=2026-03-02&to=2026-03-31.';

const day = z.custom<Day>((value) => isDay(value) && value >= '1900-01-01' && value <= '2999-12-31', {
  error: ({ path, input }) =>
    `"${path?.join('.')}" takes a day from 1900-01-01 to 2999-12-31 written YYYY-MM-DD, not ${quote(String(input))}.`,
});
const n = z
  .string()
  .regex(/^-?\d{1,4}$/)
  .transform(Number)
  .pipe(z.int().min(-MOST_WORKDAYS).max(MOST_WORKDAYS));
const due = z.strictObject({ from: day, n });
const span = z.strictObject({ from: day, to: day });

/** @throws QueryError with a sentence that says what is wrong and what would be right */
export function parseWorkdays(querystring: string): Question {
  const values = Object.fromEntries(readParameters(querystring).map(({ name, value }) => [name, value]));
  const allowed = ['from', 'n', 'to'];
  const other = Object.keys(values).find((name) => !allowed.includes(name));
  if (other !== undefined) throw new QueryError(`The parameter ${quote(other)} is not known here.`, other, allowed);
  if (values.from === undefined) throw new QueryError(`"from" is missing. ${USAGE}`, 'from');
  if ((values.n === undefined) === (values.to === undefined)) throw new QueryError(`Give either "n" or "to". ${USAGE}`, 'n');
  const { data, error } = (values.n === undefined ? span : due).safeParse(values);
  if (!data) {
    const issue = error.issues[0];
    const parameter = String(issue?.path[0] ?? '');
    const sentence =
      parameter === 'n'
        ? `"n" is a whole number of workdays from -${MOST_WORKDAYS} to ${MOST_WORKDAYS}, not ${quote(values.n ?? '')}.`
        : issue?.message;
    throw new QueryError(`${sentence} ${USAGE}`, parameter);
  }
  if ('to' in data && Math.abs(daysBetween(data.from, data.to)) > LONGEST_SPAN) {
    throw new QueryError(`"from" and "to" lie at most ${LONGEST_SPAN} days apart.`, 'to');
  }
  return data;
}
