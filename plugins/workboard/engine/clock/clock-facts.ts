import type { ClockReading } from './types';

/** What expressions read of a clock: `clocks.reply.due`. */
export const CLOCK_PARTS = ['state', 'startedOn', 'due', 'dueAt', 'left', 'overdue', 'extended', 'suspended', 'stoppedOn'] as const;

type ClockFacts = Readonly<Record<(typeof CLOCK_PARTS)[number], string | number | boolean | null>>;

/**
 * A clock as expressions see it. `dueAt` the instant it is due where hours bind it, `left` workdays until it is due, `extended` workdays granted
 * that still hold, `suspended` workdays that did not count, `overdue` whether its day or instant has passed while it runs, a target's as well. A
 * clock that has not begun is idle, its days are null.
 */
export function clockFacts(reading: ClockReading | undefined): ClockFacts {
  if (!reading)
    return {
      state: 'idle',
      startedOn: null,
      due: null,
      dueAt: null,
      left: null,
      overdue: false,
      extended: 0,
      suspended: 0,
      stoppedOn: null,
    };
  const { state, startedOn, due, dueAt, workdaysLeft, stoppedOn, steps } = reading;
  const sum = (kind: 'extension' | 'suspension') =>
    steps.reduce((total, step) => total + (step.kind === kind && !('void' in step && step.void) ? step.workdays : 0), 0);
  const past = reading.daysOverdue > 0 || (reading.minutesLeft ?? 0) < 0;
  return {
    state,
    startedOn,
    due,
    dueAt,
    left: workdaysLeft,
    overdue: past,
    extended: sum('extension'),
    suspended: sum('suspension'),
    stoppedOn,
  };
}
