import type { Day, WorkdayCalendar } from '../calendar/types';
import { deadlineOf, type Deadline } from './deadline';
import type { ClockRun } from './replay-events';
import type { Ceiling, ClockDefinition, ClockStep } from './types';

/** A ceiling with what it leads to. */
export interface ReckonedCeiling {
  ceiling: Ceiling;
  /** Its place among the clock's ceilings. */
  place: number;
  from: Day;
  due: Deadline;
  /** Null where it depends on a subject that is not there. */
  applies: true | null;
}

/** The deadlines the steps lead to. */
interface Deadlines {
  office: Deadline;
  ceilings: readonly ReckonedCeiling[];
  /** Place of the ceiling that binds; null where the office's rule does. */
  binding: number | null;
}

/**
 * How the date came about, line by line. For a limit in workdays the lines add up: the limit, what each suspension adds and the
 * extensions that hold make the workdays of the `due` line. Every other rule that was reckoned stands below, the one that binds marked.
 */
export function explainClock(definition: ClockDefinition, run: ClockRun, dues: Deadlines, calendar: WorkdayCalendar): ClockStep[] {
  const { limit, clauses } = definition;
  const from = (kind: 'start' | 'reset', day: Day, at: string | null): ClockStep => ({
    kind,
    day,
    at: 'hours' in limit ? at : null,
    restDay: !calendar.isWorkday(day),
  });
  const steps: ClockStep[] = [from('start', run.startedOn, run.startedAt)];

  for (const extension of run.extensions) if (extension.void) steps.push({ kind: 'extension', ...extension });
  if (run.wasReset) steps.push(from('reset', run.anchor, run.anchorAt));

  const { day: to, at } = deadlineOf({ limit, from: run.anchor, fromAt: run.anchorAt, extension: 0, pauses: [] }, calendar, run.anchor);
  steps.push({ kind: 'limit', limit, to, at, explanation: calendar.explain(run.anchor, to), clauses });

  for (const { from: first, to: until, workdays, cause } of dues.office.suspensions.each) {
    const title = definition.causes?.[cause];
    steps.push({ kind: 'suspension', from: first, to: until, workdays, cause, ...(title ? { title } : {}) });
  }
  for (const extension of run.extensions) if (!extension.void) steps.push({ kind: 'extension', ...extension });
  const { office } = dues;
  steps.push({ kind: 'due', day: office.day, at: office.at, explanation: calendar.explain(run.anchor, office.day) });

  if (run.rulesSince !== null) steps.push({ kind: 'rules', day: run.rulesSince });
  for (const { ceiling, place, from: since, due, applies } of dues.ceilings) {
    steps.push({
      kind: 'ceiling',
      title: ceiling.title ?? null,
      from: since,
      limit: ceiling.limit,
      to: due.day,
      at: due.at,
      clauses: ceiling.clauses,
      binds: place === dues.binding,
      applies,
    });
  }
  if (run.end) steps.push({ kind: run.end.kind, day: run.end.day, at: run.end.at });
  return steps;
}
