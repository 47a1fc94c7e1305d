import { ClockError } from '../../../plugins/workboard/engine/clock/clock-error';
import type { ClockEvent } from '../../../plugins/workboard/engine/clock/types';
import { cancel, clock, extend, read, reply, reset, resume, start, stop, suspend } from './clock-definitions';

describe('events that make no sense are refused with a sentence that names the clock', () => {
  it.each<[string, ClockEvent[]]>([
    ['Clock reply: it has not been started, so STOP makes no sense', [stop('2026-03-02')]],
    ['it has not been started, so RESET makes no sense', [reset('2026-03-02')]],
    ['it has not been started, so EXTEND makes no sense', [extend(5)]],
    [
      'it has been running since 2026-03-02; a second START on 2026-03-03 makes no sense, RESET starts it anew',
      [start('2026-03-02'), start('2026-03-03')],
    ],
    ['RESUME on 2026-03-25 for “third party” ends no open suspension of that cause', [start('2026-03-02'), resume('2026-03-25')]],
    ['RESUME on 2026-03-25 for “B” ends no open suspension', [start('2026-03-02'), suspend('2026-03-10', 'A'), resume('2026-03-25', 'B')]],
    ['RESUME on 2026-03-09 lies before the suspension of 2026-03-10', [start('2026-03-02'), suspend('2026-03-10'), resume('2026-03-09')]],
    ['ends no open suspension', [start('2026-03-02'), suspend('2026-03-10'), resume('2026-03-11'), resume('2026-03-12')]],
    ['STOP on 2026-03-01 lies before its start on 2026-03-02', [start('2026-03-02'), stop('2026-03-01')]],
    ['STOP on 2026-03-19 lies before its reset on 2026-03-20', [start('2026-03-02'), reset('2026-03-20'), stop('2026-03-19')]],
    ['SUSPEND on 2026-03-01 lies before its start', [start('2026-03-02'), suspend('2026-03-01')]],
    ['RESET on 2026-03-19 lies before the reset of 2026-03-20', [start('2026-03-02'), reset('2026-03-20'), reset('2026-03-19')]],
    ['it was stopped on 2026-03-10; after that only START makes sense, not EXTEND', [start('2026-03-02'), stop('2026-03-10'), extend(5)]],
    [
      'it was stopped on 2026-03-10; after that only START makes sense, not STOP',
      [start('2026-03-02'), stop('2026-03-10'), stop('2026-03-11')],
    ],
    ['it was cancelled on 2026-03-10; after that only START', [start('2026-03-02'), cancel('2026-03-10'), resume('2026-03-11')]],
    ['an extension is a whole number of workdays from 1, not 0', [start('2026-03-02'), extend(0)]],
    ['an extension is a whole number of workdays from 1, not 2.5', [start('2026-03-02'), extend(2.5)]],
    ['"2026-02-30" is not a calendar day', [start('2026-02-30')]],
    ['"soon" is not a calendar day', [start('2026-03-02', 'soon')]],
    ['"PAUSE" is not an event of a clock', [start('2026-03-02'), { type: 'PAUSE', on: '2026-03-03' } as unknown as ClockEvent]],
  ])('%s', (sentence, events) => {
    expect(() => read(reply, events)).toThrow(ClockError);
    expect(() => read(reply, events)).toThrow(sentence);
  });

  it('hands out the clock and the event at fault', () => {
    const event = stop('2026-03-01');
    try {
      read(reply, [start('2026-03-02'), event]);
      throw new Error('not refused');
    } catch (error) {
      expect(error).toMatchObject({ name: 'ClockError', clock: 'reply', event });
    }
  });

  it('a clock that may not pause refuses to', () => {
    expect(() => read(clock({ pausable: false }), [start('2026-03-02'), suspend('2026-03-10')])).toThrow(
      'cannot be suspended (pausable: false)',
    );
  });

  it.each([{ workdays: -1 }, { workdays: 1.5 }, { days: -3 }])('a limit of %j is refused', (limit) => {
    expect(() => read(clock({ limit }), [start('2026-03-02')])).toThrow(/^Clock reply: a limit is a whole number from 0/);
  });
});
