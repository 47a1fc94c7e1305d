import type { Day, Explanation, NotableDay } from '../calendar/types';
import type { ClauseId, Text } from '../text';
import type { ClockReading, ClockStep, Limit } from './types';

/** One sentence of “how this date came about”. */
export interface Sentence {
  text: string;
  clauses: readonly ClauseId[];
  /** The line that decides, or that warns. */
  tone?: 'strong' | 'warning';
}

/** How the sentences are put into words of the reader's language. */
export interface Wording {
  /** Message below `card.explain.`. */
  say: (message: string, values?: Record<string, string | number>) => string;
  /** A day with its weekday: 2026年10月8日 周四. */
  day: (day: Day) => string;
  /** The same with the hour, where hours bind. */
  due: (day: Day, at: string | null) => string;
  /** An instant: 2026年10月10日 19:30. */
  instant: (at: string) => string;
  /** A text of the pack. */
  text: (text: Text) => string;
  /** The name of a holiday: 国庆节 is National Day. */
  holiday: (name: string) => string;
}

/**
 * Turns the steps of a clock into sentences: start, limit, what was skipped and counted with its notice, suspensions,
 * extension, every other rule and which of all binds, why a date is 暂定, and the calendar's version.
 */
export function explainClock(clock: ClockReading, words: Wording): Sentence[] {
  const sentences = clock.steps.flatMap((step) => sentencesOf(step, clock, words));
  if (clock.projected && clock.due) {
    sentences.push({ text: words.say('projected', { year: clock.due.slice(0, 4) }), clauses: [], tone: 'warning' });
  }
  if (clock.steps.length > 0) sentences.push({ text: words.say('calendar', { version: clock.calendarVersion }), clauses: [] });
  return sentences;
}

function sentencesOf(step: ClockStep, clock: ClockReading, words: Wording): Sentence[] {
  const { steps, binding } = clock;
  const { say, day, due, instant } = words;
  switch (step.kind) {
    case 'start':
    case 'reset':
      if (step.at !== null) return [{ text: say(`${step.kind}At`, { at: instant(step.at) }), clauses: [] }];
      return [{ text: say(startMessage(step, limitOf(steps)), { day: day(step.day) }), clauses: [] }];
    case 'limit':
      return [{ text: say('limit', { limit: limitWords(step.limit, words), day: due(step.to, step.at) }), clauses: step.clauses }];
    case 'suspension':
      return [{ text: suspensionWords(step, words), clauses: [] }];
    case 'extension':
      return [{ text: say(step.void ? 'extensionVoid' : 'extension', { n: step.workdays }), clauses: [] }];
    case 'due':
      return [
        ...passedOver(step.explanation, limitOf(steps), words),
        { text: say('due', { day: due(step.day, step.at) }), clauses: [], ...(binding === 'office' ? { tone: 'strong' as const } : {}) },
      ];
    case 'rules':
      return [{ text: say('rules', { day: day(step.day) }), clauses: [] }];
    case 'ceiling':
      return [ceilingSentence(step, clock, words)];
    case 'stopped':
    case 'cancelled':
      return [{ text: say(step.kind, { day: step.at === null ? day(step.day) : instant(step.at) }), clauses: [] }];
  }
}

/** A rule beside the office's: it binds, it was beaten by the office's or by a third, or it depends on the case. */
function ceilingSentence(step: Extract<ClockStep, { kind: 'ceiling' }>, { officeDue, binding }: ClockReading, words: Wording): Sentence {
  const { say, day, due, text } = words;
  // Hours end within their day, the office's rule with it.
  const beatenByOffice = binding === 'office' || officeDue === null || step.to > officeDue || (step.to === officeDue && step.at === null);
  const message = step.binds ? 'ceilingBinds' : step.applies === null ? 'ceilingIf' : beatenByOffice ? 'ceiling' : 'ceilingBeaten';
  const name = step.title === null ? say('ceilingName') : text(step.title);
  const values = { name, from: day(step.from), limit: limitWords(step.limit, words), day: due(step.to, step.at) };
  return { text: say(message, values), clauses: step.clauses, ...(step.binds ? { tone: 'strong' as const } : {}) };
}

/** A limit that ends on its own start day, or in its period, counts that day; every other one begins on the day after. */
function startMessage(step: Extract<ClockStep, { kind: 'start' | 'reset' }>, limit: Limit | null): string {
  const counted = limit !== null && ('sameDay' in limit || 'lastWorkdayOf' in limit);
  return `${step.kind}${counted ? 'Counted' : step.restDay ? 'Rest' : ''}`;
}

function limitOf(steps: readonly ClockStep[]): Limit | null {
  return steps.find((step) => step.kind === 'limit')?.limit ?? null;
}

function limitWords(limit: Limit, { say, day }: Wording): string {
  if ('workdays' in limit) return say('limitWorkdays', { n: limit.workdays });
  if ('days' in limit) return say('limitDays', { n: limit.days });
  if ('until' in limit) return say('limitUntil', { day: day(limit.until) });
  if ('hours' in limit) return say('limitHours', { n: limit.hours });
  if ('sameDay' in limit) return say('limitSameDay');
  return say(`limitLast_${limit.lastWorkdayOf}`);
}

function suspensionWords(step: Extract<ClockStep, { kind: 'suspension' }>, { say, day, text }: Wording): string {
  const values = { cause: step.title ? text(step.title) : step.cause, from: day(step.from), n: step.workdays };
  return step.to ? say('suspension', { ...values, to: day(step.to) }) : say('suspensionOpen', values);
}

/** Weekends, holidays and make-up days on the whole way to the due day; nothing for limits that do not count workdays. */
function passedOver(explanation: Explanation, limit: Limit | null, { say, day, holiday }: Wording): Sentence[] {
  if (!limit || !('workdays' in limit)) return [];
  const sentences: Sentence[] = [];
  if (explanation.weekendDays > 0) sentences.push({ text: say('weekends', { n: explanation.weekendDays }), clauses: [] });
  for (const run of runs(explanation.notable)) {
    const { first, last, size } = run;
    const message = first.kind === 'weekend' ? null : size === 1 ? `${first.kind}One` : `${first.kind}Many`;
    if (!message) continue;
    const text = say(message, { name: holiday(first.name), day: day(first.day), to: day(last.day), n: size });
    sentences.push({ text: first.source ? say('withSource', { text, source: first.source }) : text, clauses: [] });
  }
  if (explanation.notable.length === 0) sentences.push({ text: say('noHolidays'), clauses: [] });
  return sentences;
}

interface Run {
  first: NotableDay;
  last: NotableDay;
  size: number;
}

/** Neighbouring days of one holiday are one sentence. */
function runs(days: readonly NotableDay[]): Run[] {
  const found: Run[] = [];
  for (const day of days) {
    const open = found.at(-1);
    const same = open && open.first.kind === day.kind && open.first.name === day.name && open.first.source === day.source;
    if (same) {
      open.last = day;
      open.size += 1;
    } else {
      found.push({ first: day, last: day, size: 1 });
    }
  }
  return found;
}
