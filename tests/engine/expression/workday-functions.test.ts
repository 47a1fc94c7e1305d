import { compileExpression } from '../../../plugins/workboard/engine/expression';
import { seedCalendar } from '../calendar/seed-calendar';

const calendar = seedCalendar();
const value = (source: string, subject = {}) =>
  compileExpression(source, { roots: ['subject', 'today'], returns: 'any' }).evaluate({ subject, today: '2026-09-30' }, calendar);

describe('workdays in expressions', () => {
  test('forwards over the National Day and its make-up Saturday, and backwards', () => {
    expect(value('addWorkdays(today, 7)')).toBe('2026-10-15');
    expect(value("addWorkdays('2026-10-15', -7)")).toBe('2026-09-30');
    expect(value('addWorkdays(subject.due, -1)', { due: '2026-10-08' })).toBe('2026-09-30');
  });

  test('between two days, and of an instant by its day in Shanghai', () => {
    expect(value("workdaysBetween(today, '2026-10-15') == 7")).toBe(true);
    expect(value('workdaysBetween(subject.at, today)', { at: '2026-09-28T16:30:00Z' })).toBe(1);
  });

  test('without a day or without a calendar they fail, and no guard passes on a guess', () => {
    expect(() => value('addWorkdays(subject.due, 1)')).toThrow(/a day is needed/);
    expect(() =>
      compileExpression('addWorkdays(today, 1)', { roots: ['today'], returns: 'any' }).evaluate({ today: '2026-09-30' }),
    ).toThrow(/no calendar/);
  });
});
