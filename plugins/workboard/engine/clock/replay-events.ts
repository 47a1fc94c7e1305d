import { dayOfInstant, parseDay } from '../day';
import type { Day } from '../calendar/types';
import { ClockError } from './clock-error';
import type { ClockDefinition, ClockEvent, Limit } from './types';

/** Time that was asked of somebody else, (from, to]; `to` is null while the answer is out. */
export interface Suspension {
  from: Day;
  to: Day | null;
  cause: string;
}

/** The current run of a clock: what its events say, before any calendar is asked. */
export interface ClockRun {
  startedOn: Day;
  /** The instant it was started or reset at, where one is known. */
  anchorAt: string | null;
  startedAt: string | null;
  /** The day the limit counts from: the last reset, or the start. */
  anchor: Day;
  wasReset: boolean;
  /** A limit set for this run alone, or the day it ends on; null where the definition's holds. */
  limit: Limit | null;
  /** The day the statutory ceiling counts from, where it is not the anchor. */
  ceilingFrom: Day | null;
  /** Places of the ceilings that bind the subject; null where nobody said, so that only those without a condition do. */
  rules: readonly number[] | null;
  /** The day on which a step changed which of them bind; null where none did. */
  rulesSince: Day | null;
  suspensions: readonly Suspension[];
  /** Workdays granted; those granted before a reset are void, and asked for anew if needed (N-04, R-FOI-23). */
  extensions: readonly { workdays: number; void: boolean }[];
  end: { kind: 'stopped' | 'cancelled'; day: Day; at: string | null } | null;
}

type StartEvent = Extract<ClockEvent, { type: 'START' }>;

type Draft = { -readonly [Key in keyof ClockRun]: ClockRun[Key] } & {
  suspensions: Suspension[];
  extensions: { workdays: number; void: boolean }[];
};

/**
 * Replays the events of a clock in the order they were recorded. A START after STOP or CANCEL begins a new run that owes nothing to
 * the old one (examination begins again when the corrected application comes in).
 * @returns the current run, or null if the clock was never started
 * @throws ClockError at the first event that makes no sense
 */
export function replayEvents(definition: ClockDefinition, events: readonly ClockEvent[]): ClockRun | null {
  let run: Draft | null = null;
  for (const event of events) {
    const refuse = (message: string) => new ClockError(definition.key, message, event);
    if ('on' in event) checkDay(event.on, refuse);
    if ('at' in event && event.at !== undefined) checkInstant(event.at, event.on, refuse);
    if (event.type === 'START') {
      if (run && !run.end)
        throw refuse(`it has been running since ${run.startedOn}; a second START on ${event.on} makes no sense, RESET starts it anew`);
      if (event.ceilingFrom !== undefined) checkDay(event.ceilingFrom, refuse);
      if (event.workdays !== undefined && !isCount(event.workdays))
        throw refuse(`a limit is a whole number of workdays from 1, not ${event.workdays}`);
      run = begin(event, limitOfRun(event, refuse));
      continue;
    }
    if (!run) throw refuse(`it has not been started, so ${event.type} makes no sense`);
    if (run.end) throw refuse(`it was ${run.end.kind} on ${run.end.day}; after that only START makes sense, not ${event.type}`);
    apply(run, event, definition, refuse);
  }
  return run;
}

/** The day it ends on goes before a number of workdays. */
function limitOfRun(event: { on: Day; workdays?: number; until?: Day }, refuse: (message: string) => ClockError): Limit | null {
  if (event.until === undefined) return event.workdays === undefined ? null : { workdays: event.workdays };
  checkDay(event.until, refuse);
  if (event.until < event.on) throw refuse(`it cannot end on ${event.until}, before it begins on ${event.on}`);
  return { until: event.until };
}

function begin({ on, at, ceilingFrom, rules }: StartEvent, limit: Limit | null): Draft {
  return {
    startedOn: on,
    startedAt: at ?? null,
    anchor: on,
    anchorAt: at ?? null,
    wasReset: false,
    limit,
    ceilingFrom: ceilingFrom ?? null,
    rules: rules ?? null,
    rulesSince: null,
    suspensions: [],
    extensions: [],
    end: null,
  };
}

function apply(
  run: Draft,
  event: Exclude<ClockEvent, { type: 'START' }>,
  definition: ClockDefinition,
  refuse: (message: string) => ClockError,
): void {
  if ('on' in event && event.on < run.startedOn) throw refuse(`${event.type} on ${event.on} lies before its start on ${run.startedOn}`);
  switch (event.type) {
    case 'RESET':
      if (event.on < run.anchor) throw refuse(`RESET on ${event.on} lies before the reset of ${run.anchor}`);
      run.anchor = event.on;
      run.anchorAt = event.at ?? null;
      run.limit = limitOfRun(event, refuse) ?? run.limit;
      run.wasReset = true;
      for (const extension of run.extensions) extension.void = true;
      return;
    case 'RULES':
      run.rules = event.rules;
      run.rulesSince = event.on;
      return;
    case 'SUSPEND':
      if (!definition.pausable)
        throw refuse(`it cannot be suspended (pausable: false), but SUSPEND was recorded on ${event.on} for “${event.cause}”`);
      run.suspensions.push({ from: event.on, to: null, cause: event.cause });
      return;
    case 'RESUME': {
      const open = run.suspensions.find((suspension) => suspension.cause === event.cause && suspension.to === null);
      if (!open) throw refuse(`RESUME on ${event.on} for “${event.cause}” ends no open suspension of that cause`);
      if (event.on < open.from) throw refuse(`RESUME on ${event.on} lies before the suspension of ${open.from} it ends`);
      open.to = event.on;
      return;
    }
    case 'EXTEND':
      if (!isCount(event.workdays)) throw refuse(`an extension is a whole number of workdays from 1, not ${event.workdays}`);
      run.extensions.push({ workdays: event.workdays, void: false });
      return;
    case 'STOP':
      if (event.on < run.anchor) throw refuse(`STOP on ${event.on} lies before its reset on ${run.anchor}`);
      run.end = { kind: 'stopped', day: event.on, at: event.at ?? null };
      return;
    case 'CANCEL':
      run.end = { kind: 'cancelled', day: event.on, at: null };
      return;
    default:
      throw refuse(`${JSON.stringify((event as { type: unknown }).type)} is not an event of a clock`);
  }
}

function isCount(workdays: number): boolean {
  return Number.isInteger(workdays) && workdays >= 1;
}

/** An instant that lies on another day than its event would make the clock say two things at once. */
function checkInstant(at: string, on: Day, refuse: (message: string) => ClockError): void {
  if (Number.isNaN(Date.parse(at)) || dayOfInstant(at) !== on) throw refuse(`${JSON.stringify(at)} is not an instant of ${on}`);
}

function checkDay(day: Day, refuse: (message: string) => ClockError): void {
  try {
    parseDay(day);
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
}
