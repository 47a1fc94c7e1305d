import fc from 'fast-check';
import { dueAround, holidayAfter } from '../../../plugins/workboard/engine/calendar/holiday-eve';
import { addDays, daysBetween, fromEpochDay, toEpochDay } from '../../../plugins/workboard/engine/day';
import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import { seedCalendar } from './seed-calendar';

const calendar = seedCalendar();

describe('the last workday before a holiday', () => {
  test.each([
    // 国办发明电: 1 to 7 October 2026 off, 20 September and 10 October worked.
    ['2026-09-30', '2026-10-01', '2026-10-07', '2026-10-08', '国庆节'],
    // 元旦 1 to 3 January 2026 off, 4 January (Sunday) worked.
    ['2025-12-31', '2026-01-01', '2026-01-03', '2026-01-04', '元旦'],
    // 清明 4 to 6 April 2026.
    ['2026-04-03', '2026-04-04', '2026-04-06', '2026-04-07', '清明节'],
  ])('X-20 · %s: rest from %s to %s, work again on %s (%s)', (eve, from, until, backOn, name) => {
    const holiday = holidayAfter(eve as Day, calendar);
    expect(holiday).toMatchObject({ from, until, backOn, projected: false });
    expect(holiday?.names.join()).toContain(name);
  });

  test.each([
    ['an ordinary Friday', '2026-11-20'],
    ['the day before the eve', '2026-09-29'],
    ['a day of the holiday', '2026-10-03'],
    ['a Saturday', '2026-11-21'],
  ])('X-20 · %s is none', (_what, day) => expect(holidayAfter(day as Day, calendar)).toBeNull());

  test('X-20 · what falls due on the eve, within the rest and on the first day back is told apart; other days are none of it', () => {
    const holiday = holidayAfter('2026-09-30' as Day, calendar);
    if (!holiday) throw new Error('30 September is an eve');
    const of = (day: string) => dueAround(holiday, day as Day);
    expect(['2026-09-29', '2026-09-30', '2026-10-01', '2026-10-07', '2026-10-08', '2026-10-09'].map(of)).toEqual([
      null,
      'before',
      'during',
      'during',
      'back',
      null,
    ]);
  });

  test('X-20 · any day: its rest holds no workday, what follows is one, and every run of three days of rest has its eve', () => {
    const day = fc.integer({ min: toEpochDay('2024-01-02' as Day), max: toEpochDay('2028-12-20' as Day) }).map(fromEpochDay);
    fc.assert(
      fc.property(day, (one) => {
        const holiday = holidayAfter(one, calendar);
        if (holiday) {
          expect(calendar.isWorkday(one) && calendar.isWorkday(holiday.backOn)).toBe(true);
          for (let rest = holiday.from; rest <= holiday.until; rest = addDays(rest, 1)) expect(calendar.isWorkday(rest)).toBe(false);
          expect(daysBetween(one, holiday.from)).toBe(1);
          return;
        }
        const rest = [1, 2, 3].every((n) => !calendar.isWorkday(addDays(one, n)));
        expect(calendar.isWorkday(one) && rest).toBe(false);
      }),
      { seed: 20260930, numRuns: 2000 },
    );
  });
});
