import type { Core } from '@strapi/strapi';
import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import type { Text } from '../../../plugins/workboard/engine/text';
import type { WorkboardApi } from '../../../plugins/workboard/server/src/api';
import { QueryError, quote } from '../../public/query-error';
import { readParameters } from '../../public/read-parameters';

/** How one obligation was kept: `due` = on time + late + open + overdue. */
export interface Performance {
  obligation: string;
  title: Text;
  clauses: readonly string[];
  due: number;
  onTime: number;
  late: number;
  open: number;
  overdue: number;
  /** Of those that were done or should have been, the part that was done in time; null while there is none. Four decimals. */
  onTimeRate: number | null;
}

const KNOWN = ['year'];
const FIRST = 2020;

/**
 * How the office keeps its time limits towards the public, obligation by obligation, by the year of the due day. Numbers of all cases together: nobody's case can be told from them.
 * @throws QueryError
 */
export async function readPerformance(
  strapi: Core.Strapi,
  querystring: string,
): Promise<{ data: Performance[]; meta: { year: number; asOf: Day } }> {
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  const { today } = workboard.now();
  const year = parseYear(querystring, Number(today.slice(0, 4)));
  const kept = await workboard.performance({ from: `${year}-01-01` as Day, until: `${year}-12-31` as Day });
  return {
    data: kept.map(({ workflow, clock, title, clauses, ...numbers }) => ({
      obligation: `${workflow}.${clock}`,
      title,
      clauses,
      ...numbers,
      onTimeRate: rateOf(numbers),
    })),
    meta: { year, asOf: today },
  };
}

function rateOf({ onTime, late, overdue }: Pick<Performance, 'onTime' | 'late' | 'overdue'>): number | null {
  const over = onTime + late + overdue;
  return over === 0 ? null : Math.round((onTime / over) * 10_000) / 10_000;
}

function parseYear(querystring: string, present: number): number {
  const parameters = readParameters(querystring);
  const other = parameters.find(({ name }) => !KNOWN.includes(name));
  if (other) throw new QueryError(`The parameter ${quote(other.name)} is not known here.`, other.name, KNOWN);
  const value = parameters[0]?.value;
  if (value === undefined) return present;
  const year = Number(value);
  if (!/^\d{4}$/.test(value) || year < FIRST || year > present)
    throw new QueryError(`"year" takes a year from ${FIRST} to ${present}, not ${quote(value)}.`, 'year');
  return year;
}
