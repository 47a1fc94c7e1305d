import fc from 'fast-check';
import { ceilingsThatBind } from '../../../plugins/workboard/engine/clock/ceilings';
import { bindingClock } from '../../../plugins/workboard/engine/clock/binding-clock';
import { deriveClock } from '../../../plugins/workboard/engine/clock/derive-clock';
import type { Ceiling, ClockDefinition, ClockEvent } from '../../../plugins/workboard/engine/clock/types';
import { addHours, dayOfDeadline, dayOfInstant, endOfDay, instantOf } from '../../../plugins/workboard/engine/day';
import { day, seedCalendar } from '../calendar/seed-calendar';
import { clock, read, start, stop } from './clock-definitions';

const calendar = seedCalendar();

const at = (date: string, time: string) => instantOf(day(date), time);
const found = (date: string, time: string): ClockEvent => ({ type: 'START', on: day(date), at: at(date, time) });
const ceiling = (limit: Ceiling['limit'], clauses: string[], when?: string): Ceiling => ({
  limit,
  clauses,
  pausable: false,
  ...(when === undefined ? {} : { when }),
});
const readAt = (definition: ClockDefinition, events: readonly ClockEvent[], date: string, time: string) =>
  deriveClock(definition, events, calendar, day(date), at(date, time));

const fiveHours = clock({ limit: { hours: 5 }, clauses: ['N-34'], pausable: false });
const sameDay = clock({ limit: { sameDay: true }, clauses: ['R-OPN-23'], pausable: false });
const respond = { ...sameDay, ceilings: [ceiling({ hours: 5 }, ['N-34']), ceiling({ hours: 24 }, ['N-34'])] };

describe('clocks of hours', () => {
  it('N-34, G-36 · five hours from Saturday 19:30 end on Sunday 00:30, nights and rest days counted', () => {
    const reading = readAt(fiveHours, [found('2026-10-24', '19:30')], '2026-10-24', '20:10');
    expect(reading).toMatchObject({ due: '2026-10-25', dueAt: at('2026-10-25', '00:30'), minutesLeft: 260, binding: 'office' });
    expect(readAt(fiveHours, [found('2026-10-24', '19:30')], '2026-10-25', '00:31')).toMatchObject({ urgency: 'overdue', minutesLeft: -1 });
  });

  it('G-36 · what ends at midnight ends with the day, not on the next', () => {
    const reading = readAt(fiveHours, [found('2026-10-24', '19:00')], '2026-10-24', '23:59');
    expect(reading).toMatchObject({ due: '2026-10-24', urgency: 'today', minutesLeft: 1 });
  });

  it('R-OPN-23, N-34, X-03 · the same day and 5 and 24 hours: in the morning five hours bind, in the evening the day does', () => {
    expect(readAt(respond, [found('2026-10-24', '10:00')], '2026-10-24', '10:00')).toMatchObject({
      due: '2026-10-24',
      dueAt: at('2026-10-24', '15:00'),
      binding: 'ceiling',
      rule: 0,
      basis: ['N-34'],
    });
    expect(readAt(respond, [found('2026-10-24', '19:30')], '2026-10-24', '19:30')).toMatchObject({
      due: '2026-10-24',
      dueAt: null,
      binding: 'office',
      rule: null,
      basis: ['R-OPN-23'],
    });
  });

  it('N-34 · a stop is judged by its hour; one whose hour nobody knows, by the day', () => {
    const events = [found('2026-10-24', '10:00')];
    expect(read(fiveHours, [...events, { ...stop('2026-10-24'), at: at('2026-10-24', '15:00') } as ClockEvent]).met).toBe(true);
    expect(read(fiveHours, [...events, { ...stop('2026-10-24'), at: at('2026-10-24', '15:01') } as ClockEvent]).met).toBe(false);
    expect(read(fiveHours, [...events, stop('2026-10-24')]).met).toBe(true);
  });

  it('where only the day of the start is known, hours count from its beginning', () => {
    expect(read(fiveHours, [start('2026-10-24')]).dueAt).toBe(at('2026-10-24', '05:00'));
  });

  it('an instant on another day than its event is no event', () => {
    expect(() => read(fiveHours, [{ type: 'START', on: day('2026-10-24'), at: at('2026-10-25', '00:00') }])).toThrow(
      /not an instant of 2026-10-24/,
    );
  });

  it('G-17 · within a day the hour binds a card before the day does', () => {
    const byDay = { ...readAt(sameDay, [found('2026-10-24', '08:00')], '2026-10-24', '09:00'), key: 'a' };
    const byHour = { ...readAt(fiveHours, [found('2026-10-24', '08:00')], '2026-10-24', '09:00'), key: 'b' };
    expect(bindingClock([byDay, byHour])?.key).toBe('b');
  });

  it('properties: the instant is the start plus the hours, whatever the day and the zone of the machine', () => {
    const instants = fc.integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse('2027-12-31T00:00:00Z') });
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 200 }), (milliseconds, hours) => {
        const instant = new Date(Math.floor(milliseconds / 60_000) * 60_000).toISOString();
        const on = dayOfInstant(instant);
        const reading = deriveClock({ ...fiveHours, limit: { hours } }, [{ type: 'START', on, at: instant }], calendar, on, instant);
        const due = addHours(instant, hours);
        expect(reading).toMatchObject({ dueAt: due, due: dayOfDeadline(due), minutesLeft: hours * 60 });
        expect(due <= endOfDay(reading.due ?? on)).toBe(true);
      }),
      { numRuns: 2000, seed: 20261124 },
    );
  });
});

describe('several rules over one obligation', () => {
  const kind = (value: string) => `subject.kind == '${value}'`;
  const defence = clock({
    key: 'defence',
    clauses: ['R-DSP-03'],
    limit: { workdays: 10 },
    pausable: false,
    ceilings: [
      ceiling({ days: 15 }, ['N-22'], kind('litigation')),
      ceiling({ workdays: 5 }, ['N-21'], kind('simplified')),
      ceiling({ workdays: 10 }, ['N-20'], kind('ordinary')),
    ],
  });
  const received = (subject: object): ClockEvent => ({
    type: 'START',
    on: day('2026-02-10'),
    rules: ceilingsThatBind(defence, { ...subject }) ?? [],
  });

  it.each([
    ['litigation', '2026-02-25', 'N-22'],
    ['simplified', '2026-02-24', 'N-21'],
    ['ordinary', '2026-03-02', 'R-DSP-03'],
  ])('N-20, N-21, N-22, G-17 · a copy received on 2026-02-10, %s: due %s by %s, against the office’s 2 March', (procedure, due, clause) => {
    expect(read(defence, [received({ kind: procedure })], '2026-02-10')).toMatchObject({ officeDue: '2026-03-02', due, basis: [clause] });
  });

  it('G-17 · a change of procedure derives the day anew from the same start', () => {
    const changed: ClockEvent = { type: 'RULES', on: day('2026-02-12'), rules: ceilingsThatBind(defence, { kind: 'simplified' }) ?? [] };
    const reading = read(defence, [received({ kind: 'ordinary' }), changed], '2026-02-12');
    expect(reading.due).toBe('2026-02-24');
    // The way says when it was: the rules below it stand as they apply since.
    expect(reading.steps.slice(-2)).toMatchObject([
      { kind: 'rules', day: '2026-02-12' },
      { kind: 'ceiling', clauses: ['N-21'], binds: true },
    ]);
    expect(read(defence, [received({ kind: 'ordinary' })], '2026-02-12').steps.some(({ kind }) => kind === 'rules')).toBe(false);
  });

  it('without a subject a rule with a condition is shown, and binds nothing', () => {
    const reading = read(defence, [start('2026-02-10')], '2026-02-10');
    expect(reading.due).toBe('2026-03-02');
    expect(reading.steps.filter(({ kind: step }) => step === 'ceiling')).toMatchObject([
      { to: '2026-02-25', applies: null, binds: false },
      { to: '2026-02-24', applies: null },
      { to: '2026-03-02', applies: null },
    ]);
  });

  it('a condition that cannot be judged holds: the earlier day is the safe one', () => {
    expect(ceilingsThatBind(clock({ ceilings: [ceiling({ workdays: 5 }, ['N-21'], 'subject.kind > 3')] }), { kind: 'x' })).toEqual([0]);
  });

  it('DL-DSP-EVIDENCE · the day before another is due, and five workdays beside it: the earlier binds', () => {
    const evidence = clock({ limit: { workdays: 5 }, pausable: false, ceilings: [ceiling({ workdays: 5 }, ['R-DSP-04'])] });
    const until = (last: string): ClockEvent => ({ type: 'START', on: day('2026-03-02'), until: day(last) });
    expect(read(evidence, [until('2026-03-05')])).toMatchObject({ due: '2026-03-05', binding: 'office' });
    expect(read(evidence, [until('2026-03-20')])).toMatchObject({ due: '2026-03-09', binding: 'ceiling', basis: ['R-DSP-04'] });
  });
});
