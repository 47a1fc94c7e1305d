import { daysBetween } from '../day';
import type { Day, WorkdayCalendar } from '../calendar/types';
import { ClockError } from './clock-error';
import { deadlineOf, isEarlier, type Deadline, type Term } from './deadline';
import { explainClock, type ReckonedCeiling } from './explain-clock';
import { replayEvents, type ClockRun } from './replay-events';
import type { ClockDefinition, ClockEvent, ClockReading, Limit, Urgency } from './types';

/** Workdays left up to which a clock is `soon` (orange) and `near` (yellow). */
const SOON = 2;
const NEAR = 5;

/**
 * Reads a clock: everything about it follows from its events and the calendar, and nothing is stored or edited.
 *
 * `due = add(last START or RESET, limit + extensions + |workdays in the union of suspensions (sent, returned]|)`. A RESET voids the
 * extensions before it. The office's rule and each ceiling that binds the subject are reckoned apart, and the earliest binds; on a tie it
 * is the office's, then the first ceiling. Ceilings count from START's `ceilingFrom`, which a RESET does not move, or else from the anchor (G-10);
 * those of hours from the instant of the anchor.
 *
 * @param events in the order they were recorded; legal days may be older than their record
 * @param today in Asia/Shanghai; an open suspension counts up to it, nothing else of the due day depends on it
 * @param now the instant, for clocks of hours; without it they are judged by the day
 * @throws ClockError for events or limits that make no sense
 */
export function deriveClock(
  definition: ClockDefinition,
  events: readonly ClockEvent[],
  calendar: WorkdayCalendar,
  today: Day,
  now?: string,
): ClockReading {
  const run = replayEvents(definition, events);
  if (!run) return idle(definition, calendar);
  const limit: Limit = run.limit ?? definition.limit;
  const reckon = (term: Omit<Term, 'fromAt'>) =>
    reckoned(definition.key, { ...term, fromAt: run.anchorAt }, calendar, run.end?.day ?? today);

  const office = reckon({ limit, from: run.anchor, extension: grantedWorkdays(run), pauses: run.suspensions });
  const ceilings = (definition.ceilings ?? []).flatMap((ceiling, place): ReckonedCeiling[] => {
    const applies = appliesTo(run, place, ceiling.when);
    if (applies === false) return [];
    const from = run.ceilingFrom ?? run.anchor;
    const due = reckon({ limit: ceiling.limit, from, extension: 0, pauses: ceiling.pausable ? run.suspensions : [] });
    return [{ ceiling, place, from, due, applies }];
  });
  const binding = earliest(ceilings.filter(({ applies }) => applies));
  const beats = binding !== null && isEarlier(binding.due, office);
  const due: Deadline = beats ? binding.due : office;

  const state = run.end?.kind ?? (isFrozen(office) ? 'suspended' : 'running');
  const workdaysLeft = calendar.count(today, due.day);
  const minutesLeft = run.end || due.at === null || now === undefined ? null : Math.floor((Date.parse(due.at) - Date.parse(now)) / 60_000);
  // A ceiling that does not pause runs on while the office's rule is suspended, and is overdue when it is.
  const judged = run.end ? 'done' : isFrozen(due) ? 'suspended' : urgencyOf(due.day, { workdaysLeft, minutesLeft, today });
  const target = definition.target === true;
  const urgency = target && (judged === 'overdue' || judged === 'today' || judged === 'soon') ? 'near' : judged;
  return {
    key: definition.key,
    state,
    startedOn: run.startedOn,
    officeDue: office.day,
    ceilingDue: binding?.due.day ?? null,
    due: due.day,
    dueAt: due.at,
    binding: beats ? 'ceiling' : 'office',
    rule: beats ? binding.place : null,
    basis: beats ? binding.ceiling.clauses : definition.clauses,
    projected: due.projected,
    workdaysLeft: run.end ? null : Math.max(0, workdaysLeft),
    minutesLeft,
    daysOverdue: judged === 'overdue' ? daysBetween(due.day, today) : 0,
    target,
    urgency,
    stoppedOn: run.end?.kind === 'stopped' ? run.end.day : null,
    met: run.end?.kind === 'stopped' ? inTime(run.end, due) : null,
    calendarVersion: calendar.version,
    steps: explainClock({ ...definition, limit }, run, { office, ceilings, binding: beats ? binding.place : null }, calendar),
  };
}

/** Whether a ceiling binds the subject; null where it has a condition and nobody said. */
function appliesTo({ rules }: ClockRun, place: number, when: string | undefined): boolean | null {
  if (when === undefined) return true;
  return rules === null ? null : rules.includes(place);
}

function earliest(ceilings: readonly ReckonedCeiling[]): ReckonedCeiling | null {
  return ceilings.reduce<ReckonedCeiling | null>((best, one) => (best === null || isEarlier(one.due, best.due) ? one : best), null);
}

function reckoned(key: string, term: Term, calendar: WorkdayCalendar, until: Day): Deadline {
  try {
    return deadlineOf(term, calendar, until);
  } catch (error) {
    if (error instanceof RangeError) throw new ClockError(key, error.message);
    throw error;
  }
}

function grantedWorkdays(run: ClockRun): number {
  return run.extensions.reduce((sum, granted) => sum + (granted.void ? 0 : granted.workdays), 0);
}

/** An open suspension that began in time keeps the due day ahead of today. */
function isFrozen({ suspensions }: Deadline): boolean {
  return suspensions.each.some((suspension) => suspension.to === null && !suspension.late);
}

/** A stop whose hour nobody knows is in time on the day itself. */
function inTime(end: { day: Day; at: string | null }, due: Deadline): boolean {
  return due.at !== null && end.at !== null ? Date.parse(end.at) <= Date.parse(due.at) : end.day <= due.day;
}

function urgencyOf(
  due: Day,
  { workdaysLeft, minutesLeft, today }: { workdaysLeft: number; minutesLeft: number | null; today: Day },
): Urgency {
  if (today > due || (minutesLeft !== null && minutesLeft < 0)) return 'overdue';
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
    dueAt: null,
    binding: null,
    rule: null,
    basis: [],
    projected: false,
    workdaysLeft: null,
    minutesLeft: null,
    daysOverdue: 0,
    target: definition.target === true,
    urgency: 'later',
    stoppedOn: null,
    met: null,
    calendarVersion: calendar.version,
    steps: [],
  };
}
