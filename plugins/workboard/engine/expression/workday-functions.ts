import type { Environment } from '@marcbachmann/cel-js';
import { dayOfInstant, isDay } from '../day';
import type { Day, WorkdayCalendar } from '../calendar/types';

/**
 * The calendar of the evaluation that runs. Functions of an expression are made once and know nothing of whoever asks; an evaluation is
 * synchronous, so for its time the calendar can stand here.
 */
let current: WorkdayCalendar | null = null;

/** Runs one evaluation with a calendar. */
export function withCalendar<Result>(calendar: WorkdayCalendar | undefined, evaluate: () => Result): Result {
  const before = current;
  current = calendar ?? null;
  try {
    return evaluate();
  } finally {
    current = before;
  }
}

/** `addWorkdays(day, n)`: the n-th workday after a day, before it if negative · `workdaysBetween(from, to)`: workdays in (from, to]. */
export function addWorkdayFunctions(environment: Environment): void {
  environment.registerFunction('addWorkdays(dyn, int): string', (day: unknown, n: bigint) => calendar().add(asDay(day), Number(n)).day, {
    async: false,
  });
  environment.registerFunction(
    'workdaysBetween(dyn, dyn): int',
    (from: unknown, to: unknown) => BigInt(calendar().count(asDay(from), asDay(to))),
    { async: false },
  );
}

/** `instant(text)`: an instant as ISO text in UTC, so that two of them compare as they are written, whatever zone each came in. */
export function addInstantFunction(environment: Environment): void {
  environment.registerFunction('instant(dyn): string', asInstant, { async: false });
}

function asInstant(value: unknown): string {
  const milliseconds = typeof value === 'string' && /T.*(Z|[+-]\d{2}:\d{2})$/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(milliseconds)) throw new Error('an instant with its zone is needed');
  return new Date(milliseconds).toISOString();
}

function calendar(): WorkdayCalendar {
  if (!current) throw new Error('there is no calendar here to count workdays by');
  return current;
}

/** A day as it is, or the day in Shanghai of an instant. @throws Error for anything else, so that no guard passes on a guess */
function asDay(value: unknown): Day {
  if (isDay(value)) return value;
  if (typeof value === 'string' && value.includes('T')) return dayOfInstant(value);
  throw new Error('a day is needed to count workdays');
}
