import type { Day, WorkdayCalendar } from '../calendar/types';
import { applyLimit } from './apply-limit';
import type { SuspensionCount } from './count-suspensions';
import type { ClockRun } from './replay-events';
import type { ClockDefinition, ClockStep } from './types';

const NO_EXTRA_TIME = { extension: 0, suspended: { workdays: 0, days: 0 } };

/** The due days the steps lead to. */
interface DueDays {
  office: Day;
  ceiling: Day | null;
  binding: 'office' | 'ceiling';
}

/**
 * How the date came about, line by line. For a limit in workdays the lines add up: the limit, what each suspension adds and the
 * extensions that hold make the workdays of the `due` line.
 */
export function explainClock(
  definition: ClockDefinition,
  run: ClockRun,
  suspensions: SuspensionCount,
  due: DueDays,
  calendar: WorkdayCalendar,
): ClockStep[] {
  const { limit, clauses, ceiling } = definition;
  const steps: ClockStep[] = [{ kind: 'start', day: run.startedOn, restDay: !calendar.isWorkday(run.startedOn) }];

  for (const extension of run.extensions) if (extension.void) steps.push({ kind: 'extension', ...extension });
  if (run.wasReset) steps.push({ kind: 'reset', day: run.anchor, restDay: !calendar.isWorkday(run.anchor) });

  const { day: to } = applyLimit(limit, run.anchor, NO_EXTRA_TIME, calendar);
  steps.push({ kind: 'limit', limit, to, explanation: calendar.explain(run.anchor, to), clauses });

  for (const { from, to: until, workdays, cause } of suspensions.each) steps.push({ kind: 'suspension', from, to: until, workdays, cause });
  for (const extension of run.extensions) if (!extension.void) steps.push({ kind: 'extension', ...extension });
  steps.push({ kind: 'due', day: due.office, explanation: calendar.explain(run.anchor, due.office) });

  if (ceiling && due.ceiling) {
    steps.push({
      kind: 'ceiling',
      from: run.ceilingFrom ?? run.anchor,
      limit: ceiling.limit,
      to: due.ceiling,
      clauses: ceiling.clauses,
      binds: due.binding === 'ceiling',
    });
  }
  if (run.end) steps.push({ kind: run.end.kind, day: run.end.day });
  return steps;
}
