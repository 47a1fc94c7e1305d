import { deriveClock } from '../../../plugins/workboard/engine/clock/derive-clock';
import type { ClockDefinition, ClockEvent, ClockReading } from '../../../plugins/workboard/engine/clock/types';
import type { WorkdayCalendar } from '../../../plugins/workboard/engine/calendar/types';
import { day, seedCalendar } from '../calendar/seed-calendar';

const calendar = seedCalendar();

/** A clock with one thing changed. */
export function clock(change: Partial<ClockDefinition> = {}): ClockDefinition {
  return {
    key: 'reply',
    title: { 'zh-Hans': '答复申请人', en: 'Reply to the applicant' },
    clauses: ['R-FOI-26'],
    limit: { workdays: 20 },
    pausable: true,
    owner: 'disclosure',
    remind: [5, 3, 1, 0],
    escalate: [{ overdue: 0, to: 'deputy_director' }],
    ...change,
  };
}

/** The reply to an application: 20 workdays (R-FOI-26), never more than 40 (R-FOI-27), letters to others not counted (N-07). */
export const reply = clock({ ceilings: [{ limit: { workdays: 40 }, clauses: ['R-FOI-27'], pausable: true }] });

export const start = (on: string, ceilingFrom?: string): ClockEvent =>
  ceilingFrom ? { type: 'START', on: day(on), ceilingFrom: day(ceilingFrom) } : { type: 'START', on: day(on) };
export const reset = (on: string): ClockEvent => ({ type: 'RESET', on: day(on) });
export const suspend = (on: string, cause = 'third party'): ClockEvent => ({ type: 'SUSPEND', on: day(on), cause });
export const resume = (on: string, cause = 'third party'): ClockEvent => ({ type: 'RESUME', on: day(on), cause });
export const extend = (workdays: number): ClockEvent => ({ type: 'EXTEND', workdays });
export const stop = (on: string): ClockEvent => ({ type: 'STOP', on: day(on) });
export const cancel = (on: string): ClockEvent => ({ type: 'CANCEL', on: day(on), reason: 'waived' });

/** Reads a clock with the seeded calendar. */
export function read(
  definition: ClockDefinition,
  events: readonly ClockEvent[],
  today = '2026-03-02',
  using: WorkdayCalendar = calendar,
): ClockReading {
  return deriveClock(definition, events, using, day(today));
}

/** Reads the reply's clock after one event. */
export const readingOf = (event: ClockEvent): ClockReading => read(reply, [event]);
