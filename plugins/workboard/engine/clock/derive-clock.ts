import { daysBetween } from '../day';
import type { Day, DayAnswer, WorkdayCalendar } from '../calendar/types';
import { applyLimit } from './apply-limit';
import { ClockError } from './clock-error';
import { countSuspensions, type SuspensionCount } from './count-suspensions';
import { explainClock } from './explain-clock';
import { replayEvents, type ClockRun, type Suspension } from './replay-events';
import type { ClockDefinition, ClockEvent, ClockReading, Limit, Urgency } from './types';

/** Workdays left up to which a clock is `soon` (orange) and `near` (yellow). */
const SOON = 2;
const NEAR = 5;

/**
 * Reads a clock: everything about it follows from its events and the calendar, and nothing is stored or edited.
 *
 * `due = add(last START or RESET, limit + extensions + |workdays in the union of suspensions (sent, returned]|)`. A RESET voids the
 * extensions before it. The office's rule and the statutory ceiling are reckoned apart, and the earlier binds; on a tie it
 * is the office's. The ceiling counts from START's `ceilingFrom`, which a RESET does not move, or else from the anchor (G-10).
 *
 * @param events in the order they were recorded; legal days may be older than their record
 * @param today in Asia/Shanghai; an open suspension counts up to it, nothing else of the due day depends on it
 * @throws ClockError for events or limits that make no sense
 */
export function deriveClock(
  definition: ClockDefinition,
  events: readonly ClockEvent[],
  calendar: WorkdayCalendar,
  today: Day,
): ClockReading {
  const run = replayEvents(definition, events);
  if (!run) return idle(definition, calendar);
  const limit = limitOf(definition, run);

  const until = run.end?.day ?? today;
  const rule = definition.ceiling;
  const office = reckon(
    definition.key,
    { limit, from: run.anchor, extension: grantedWorkdays(run), pauses: run.suspensions },
    calendar,
    until,
  );
  const ceiling = rule
    ? reckon(
        definition.key,
        { limit: rule.limit, from: run.ceilingFrom ?? run.anchor, extension: 0, pauses: rule.pausable ? run.suspensions : [] },
        calendar,
        until,
      )
    : null;
  const due = ceiling && ceiling.day < office.day ? ceiling : office;
  const binding = due === office ? 'office' : 'ceiling';

  const state = run.end?.kind ?? (isFrozen(office) ? 'suspended' : 'running');
  const workdaysLeft = calendar.count(today, due.day);
  // A ceiling that does not pause runs on while the office's rule is suspended, and is overdue when it is.
  const judged = run.end ? 'done' : isFrozen(due) ? 'suspended' : urgencyOf(due.day, workdaysLeft, today);
  const target = definition.target === true;
  const urgency = target && (judged === 'overdue' || judged === 'today' || judged === 'soon') ? 'near' : judged;
  return {
    key: definition.key,
    state,
    startedOn: run.startedOn,
    officeDue: office.day,
    ceilingDue: ceiling?.day ?? null,
    due: due.day,
    binding,
    projected: due.projected,
    workdaysLeft: run.end ? null : Math.max(0, workdaysLeft),
    daysOverdue: judged === 'overdue' ? daysBetween(due.day, today) : 0,
    target,
    urgency,
    stoppedOn: run.end?.kind === 'stopped' ? run.end.day : null,
    met: run.end?.kind === 'stopped' ? run.end.day <= due.day : null,
    calendarVersion: calendar.version,
    steps: explainClock(
      { ...definition, limit },
      run,
      office.suspensions,
      { office: office.day, ceiling: ceiling?.day ?? null, binding },
      calendar,
    ),
  };
}

/** What a due day is reckoned from. */
interface Term {
  limit: Limit;
  from: Day;
  /** Workdays granted on top. */
  extension: number;
  pauses: readonly Suspension[];
}

interface Reckoned extends DayAnswer {
  suspensions: SuspensionCount;
}

function reckon(key: string, { limit, from, extension, pauses }: Term, calendar: WorkdayCalendar, until: Day): Reckoned {
  const dueWith = (suspended: SuspensionCount['total']) => applyLimit(limit, from, { extension, suspended }, calendar);
  try {
    const suspensions = countSuspensions(pauses, from, until, calendar, (suspended) => dueWith(suspended).day);
    return { ...dueWith(suspensions.total), suspensions };
  } catch (error) {
    if (error instanceof RangeError) throw new ClockError(key, error.message);
    throw error;
  }
}

function limitOf(definition: ClockDefinition, run: ClockRun): Limit {
  return run.limit ?? definition.limit;
}

function grantedWorkdays(run: ClockRun): number {
  return run.extensions.reduce((sum, granted) => sum + (granted.void ? 0 : granted.workdays), 0);
}

/** An open suspension that began in time keeps the due day ahead of today. */
function isFrozen({ suspensions }: Reckoned): boolean {
  return suspensions.each.some((suspension) => suspension.to === null && !suspension.late);
}

function urgencyOf(due: Day, workdaysLeft: number, today: Day): Urgency {
  if (today > due) return 'overdue';
  if (today === due) return 'today';
  if (workdaysLeft <= SOON) return 'soon';
  return workdaysLeft <= NEAR ? 'near' : 'later';
}

function idle(definition: ClockDefinition, calendar: WorkdayCalendar): ClockReading {
  return {
    key: definition.key,
    state: 'idle',
    startedOn: null,
    officeDue: null,
    ceilingDue: null,
    due: null,
    binding: null,
    projected: false,
    workdaysLeft: null,
    daysOverdue: 0,
    target: definition.target === true,
    urgency: 'later',
    stoppedOn: null,
    met: null,
    calendarVersion: calendar.version,
    steps: [],
  };
}
