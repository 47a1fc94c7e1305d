import { buildCalendar } from '../../../plugins/workboard/engine/calendar/build-calendar';
import { CalendarError } from '../../../plugins/workboard/engine/calendar/check-calendar-data';
import type { CalendarData, CalendarException, Day } from '../../../plugins/workboard/engine/calendar/types';
import { day, seedCalendar, seedData } from './seed-calendar';

const calendar = seedCalendar();
const add = (from: string, n: number) => calendar.add(day(from), n);

const NEW_YEAR_2027: CalendarException[] = [
  { day: day('2026-12-31'), kind: 'holiday', name: '元旦', source: 'notice for 2027' },
  { day: day('2027-01-01'), kind: 'holiday', name: '元旦', source: 'notice for 2027' },
  { day: day('2026-12-27'), kind: 'makeup', name: '元旦', source: 'notice for 2027' },
];
const withException = (extra: readonly CalendarException[], change: Partial<CalendarData> = {}) =>
  buildCalendar({ ...seedData, ...change, exceptions: [...seedData.exceptions, ...extra] });

describe('the n-th workday after a day', () => {
  it.each([
    ['R-PUB-10', 'the intranet, one workday after issue on the eve of National Day', '2026-09-30', 1, '2026-10-08'],
    ['R-PUB-11, G-04', 'the portal, seven workdays after issue', '2026-09-30', 7, '2026-10-15'],
    ['R-INT-06, G-03', 'the interpretation, three workdays after publication: a make-up Saturday', '2026-09-30', 3, '2026-10-10'],
    ['R-INT-06, G-03', 'the worst case of the chain, ten workdays after issue', '2026-09-30', 10, '2026-10-20'],
    ['N-35, X-01', 'twenty workdays with two make-up days inside', '2026-09-18', 20, '2026-10-22'],
    ['R-CON-05c', 'a consultation of seven workdays over Mid-Autumn', '2026-09-18', 7, '2026-09-29'],
    ['R-FOI-26, N-35', 'receipt on a rest day: day 1 is the next workday', '2026-10-03', 20, '2026-11-03'],
    ['R-FOI-26, N-35, X-01', 'Spring Festival and its two make-up days', '2026-02-09', 20, '2026-03-13'],
    ['R-DSP-03', 'ten workdays over Spring Festival', '2026-02-10', 10, '2026-03-02'],
  ])('%s · %s', (_rules, _title, from, n, to) => {
    expect(add(from, n)).toEqual({ day: to, projected: false });
    expect(calendar.count(day(from), day(to))).toBe(n);
  });

  it('R-FOI-26 · does not count the day itself, and n = 0 is the day itself, rest day or not', () => {
    expect(add('2026-11-23', 1).day).toBe('2026-11-24');
    expect(add('2026-10-03', 0)).toEqual({ day: '2026-10-03', projected: false });
  });

  it('G-19 · counts backwards', () => {
    expect(add('2026-10-08', -1).day).toBe('2026-09-30');
    expect(add('2026-10-03', -1).day).toBe('2026-09-30');
    expect(add('2026-10-11', -1).day).toBe('2026-10-10');
    expect(calendar.count(day('2026-10-08'), day('2026-09-30'))).toBe(-1);
  });

  it('refuses half workdays and things that are not days', () => {
    expect(() => add('2026-10-08', 1.5)).toThrow('A number of workdays is whole, not 1.5');
    expect(() => add('soon', 1)).toThrow('not a day');
    expect(() => calendar.count(day('2026-10-08'), day(''))).toThrow('not a day');
  });
});

describe('the nearest workday', () => {
  it('G-06, G-16 · last workday on or before a day', () => {
    expect(calendar.lastWorkdayOnOrBefore(day('2026-10-31')).day).toBe('2026-10-30');
    expect(calendar.lastWorkdayOnOrBefore(day('2026-02-28')).day).toBe('2026-02-28');
    expect(calendar.lastWorkdayOnOrBefore(day('2026-10-07')).day).toBe('2026-09-30');
  });

  it('N-22, N-35 · first workday on or after a day', () => {
    expect(calendar.firstWorkdayOnOrAfter(day('2026-10-01')).day).toBe('2026-10-08');
    expect(calendar.firstWorkdayOnOrAfter(day('2026-10-10')).day).toBe('2026-10-10');
  });
});

describe('kinds of day', () => {
  it.each([
    ['2026-10-01', 'holiday'],
    ['2026-10-10', 'makeup'],
    ['2026-10-11', 'weekend'],
    ['2026-10-12', 'workday'],
    ['2027-02-05', 'statutory'],
    ['2027-02-09', 'workday'],
    ['2031-10-01', 'statutory'],
    ['1999-10-01', 'statutory'],
    ['2099-05-02', 'statutory'],
    ['2099-05-04', 'workday'],
  ])('%s is a %s', (at, kind) => {
    expect(calendar.kindOf(day(at))).toBe(kind);
    expect(calendar.isWorkday(day(at))).toBe(kind === 'workday' || kind === 'makeup');
  });

  it('N-35 · closes on a closure of the office, and counts around it', () => {
    const closed = withException([{ day: day('2026-11-25'), kind: 'closure', name: '台风停工', source: '区政府办通知' }]);
    expect(closed.kindOf(day('2026-11-25'))).toBe('closure');
    expect(closed.add(day('2026-11-24'), 1).day).toBe('2026-11-26');
  });
});

describe('R9, G-45 · years without an arrangement', () => {
  it('keeps the fixed and lunar statutory days and says the answer is projected', () => {
    expect(add('2027-09-30', 1)).toEqual({ day: '2027-10-04', projected: true });
    expect(add('2027-02-04', 1)).toEqual({ day: '2027-02-09', projected: true });
    expect(add('2026-12-20', 20)).toEqual({ day: '2027-01-18', projected: true });
  });

  it('says it as soon as one day passed over is unknown, and not before', () => {
    expect(add('2026-12-25', 1)).toEqual({ day: '2026-12-28', projected: false });
    expect(add('2026-12-31', 1)).toEqual({ day: '2027-01-04', projected: true });
    expect(add('2003-12-31', 3)).toEqual({ day: '2004-01-06', projected: false });
    expect(add('2003-12-30', 3)).toEqual({ day: '2004-01-05', projected: true });
    expect(add('2027-01-06', -5).projected).toBe(true);
    expect(calendar.firstWorkdayOnOrAfter(day('2027-01-01')).projected).toBe(true);
    expect(calendar.lastWorkdayOnOrBefore(day('2027-01-03')).projected).toBe(true);
    expect(calendar.lastWorkdayOnOrBefore(day('2026-12-27')).projected).toBe(false);
  });

  it('says it of the last three days of December until the next notice is in, because that notice may move them', () => {
    expect(['2026-12-28', '2026-12-29', '2026-12-31'].map((at) => calendar.isProjected(day(at)))).toEqual([false, true, true]);
    const next = buildCalendar({ ...seedData, coveredYears: [...seedData.coveredYears, 2027] });
    expect(next.isProjected(day('2026-12-31'))).toBe(false);
    expect(next.isProjected(day('2027-12-28'))).toBe(false);
  });

  it('does not pretend that a known year between two unknown ones is unknown', () => {
    const gap = buildCalendar({ ...seedData, coveredYears: [2024, 2026] });
    expect(gap.add(day('2024-12-28'), 1).projected).toBe(true);
    expect(gap.isProjected(day('2025-06-01'))).toBe(true);
    expect(gap.add(day('2026-06-01'), 5).projected).toBe(false);
  });

  it('counts an exception stored for a year that is not covered yet, merged by day and not by year', () => {
    const early = withException(NEW_YEAR_2027);
    expect(early.kindOf(day('2026-12-31'))).toBe('holiday');
    expect(early.isWorkday(day('2026-12-27'))).toBe(true);
    expect(early.add(day('2026-12-30'), 1)).toEqual({ day: '2027-01-04', projected: true });
    expect(early.kindOf(day('2026-10-01'))).toBe('holiday');
  });

  it('lets an arrangement beat a statutory day, and drops statutory days once the year is covered', () => {
    const worked = withException([{ day: day('2027-02-08'), kind: 'makeup', name: '春节', source: 'notice' }]);
    expect(worked.kindOf(day('2027-02-08'))).toBe('makeup');
    const covered = withException([], { coveredYears: [...seedData.coveredYears, 2027] });
    expect(covered.isWorkday(day('2027-10-01'))).toBe(true);
  });
});

describe('days far from the table', () => {
  it('still knows weekends and fixed days, and says projected', () => {
    expect(calendar.add(day('2150-09-30'), 1)).toEqual({ day: '2150-10-05', projected: true });
    expect(calendar.add(day('1950-04-30'), 1)).toEqual({ day: '1950-05-03', projected: true });
    expect(calendar.count(day('1800-01-01'), day('2300-01-01'))).toBe(naiveCount('1800-01-01', '2300-01-01'));
  });

  it('crosses the table in both directions', () => {
    expect(calendar.add(calendar.add(day('1990-03-05'), 25_000).day, -25_000).day).toBe('1990-03-05');
    expect(calendar.count(day('2060-12-30'), day('2061-01-04'))).toBe(3);
    expect(calendar.count(day('2003-12-30'), day('2004-01-02'))).toBe(2);
  });

  it('refuses to answer beyond the year 9999 instead of being wrong', () => {
    expect(() => calendar.add(day('9999-12-01'), 40)).toThrow('outside the years 0001 to 9999');
    expect(() => calendar.add(day('0001-01-05'), -40)).toThrow('outside the years 0001 to 9999');
  });

  function naiveCount(from: string, to: string): number {
    const exceptions = new Map(seedData.exceptions.map((exception) => [exception.day as string, exception.kind]));
    const statutory = new Set(seedData.statutoryDays.map((rest) => rest.day as string));
    let count = 0;
    for (let at = Date.parse(from) + 86_400_000; at <= Date.parse(to); at += 86_400_000) {
      const text = new Date(at).toISOString().slice(0, 10);
      const covered = text >= '2004' && text < '2027';
      const kind = exceptions.get(text);
      const weekdayNumber = new Date(at).getUTCDay();
      const fixed = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].includes(text.slice(5));
      if (kind ? kind === 'makeup' : weekdayNumber % 6 !== 0 && (covered || (!fixed && !statutory.has(text)))) count++;
    }
    return count;
  }
});

describe('X-01 · an answer explains itself', () => {
  it('lists days skipped and days counted, with name and notice', () => {
    const explanation = calendar.explain(day('2026-09-18'), day('2026-10-22'));
    expect(explanation).toMatchObject({ workdays: 20, projected: false, calendarVersion: 1, from: '2026-09-18', to: '2026-10-22' });
    expect(explanation.notable.map(({ day: at, kind }) => `${at} ${kind}`)).toEqual([
      '2026-09-20 makeup',
      '2026-09-25 holiday',
      '2026-09-26 holiday',
      '2026-09-27 holiday',
      '2026-10-01 holiday',
      '2026-10-02 holiday',
      '2026-10-03 holiday',
      '2026-10-04 holiday',
      '2026-10-05 holiday',
      '2026-10-06 holiday',
      '2026-10-07 holiday',
      '2026-10-10 makeup',
    ]);
    expect(explanation.notable[0]).toEqual({
      day: '2026-09-20',
      kind: 'makeup',
      name: '国庆节',
      source: '国办发明电〔2025〕7号',
      projected: false,
    });
    // Of ten weekend days two were worked and four lay in a holiday; 19 September, 11, 17 and 18 October are left.
    expect(explanation.weekendDays).toBe(4);
  });

  it('adds up: every day is a workday, an unnamed weekend day or a named day of rest', () => {
    const explanation = calendar.explain(day('2026-01-01'), day('2027-12-31'));
    const rest = explanation.notable.filter(({ kind }) => kind !== 'makeup').length;
    expect(explanation.workdays + explanation.weekendDays + rest).toBe(729);
    expect(explanation.projected).toBe(true);
    expect(explanation.notable.filter(({ projected }) => projected).every(({ day: at, kind }) => at > '2027' && kind === 'statutory')).toBe(
      true,
    );
  });

  it('explains backwards and far from the table, and names two festivals on one day', () => {
    expect(calendar.explain(day('2026-10-08'), day('2026-09-30'))).toMatchObject({ workdays: -1, weekendDays: 0 });
    expect(calendar.explain(day('2098-12-31'), day('2099-01-05')).notable).toMatchObject([
      { day: '2099-01-01', name: '元旦', projected: true },
    ]);
    expect(calendar.explain(day('1949-12-31'), day('1950-01-05')).notable).toMatchObject([
      { day: '1950-01-01', name: '元旦', projected: true },
    ]);
    expect(calendar.explain(day('2031-09-30'), day('2031-10-01')).notable).toMatchObject([{ name: '国庆节、中秋节' }]);
  });
});

describe('data that cannot be right are refused with the day', () => {
  const twice = (kind: CalendarException['kind']) => withException([{ day: day('2026-10-01'), kind, name: '国庆节', source: 'typed in' }]);

  it('two kinds for one day', () => {
    expect(() => twice('makeup')).toThrow(CalendarError);
    expect(() => twice('makeup')).toThrow('2026-10-01 is both holiday (国庆节, 国办发明电〔2025〕7号) and makeup (国庆节, typed in)');
  });

  it('the same kind twice is the same day', () => {
    expect(twice('holiday').add(day('2026-09-30'), 1).day).toBe('2026-10-08');
  });

  it.each<[string, Partial<CalendarData>]>([
    ['"2026-02-30" is not a calendar day', { exceptions: [{ day: '2026-02-30' as Day, kind: 'holiday', name: '', source: '' }] }],
    ['unknown kind "rest"', { exceptions: [{ day: day('2026-02-02'), kind: 'rest' as 'holiday', name: '', source: '' }] }],
    ['"27-01-01" is not a calendar day', { statutoryDays: [{ day: '27-01-01' as Day, name: '元旦' }] }],
    ['The year 20226 lies outside 1900 to 2199', { coveredYears: [20226] }],
    ['The year 2300 lies outside 1900 to 2199', { statutoryDays: [{ day: day('2300-01-01'), name: '元旦' }] }],
    ['version is a whole number', { version: -1 }],
  ])('%s', (message, data) => {
    expect(() => buildCalendar({ ...seedData, ...data })).toThrow(message);
  });

  it('the calendar is a value: nothing can be written to it, and later changes of the data do not reach it', () => {
    expect(Object.isFrozen(calendar)).toBe(true);
    expect(Object.isFrozen(calendar.coveredYears)).toBe(true);
    const exceptions = [...seedData.exceptions];
    const built = buildCalendar({ ...seedData, exceptions });
    exceptions.length = 0;
    expect(built.add(day('2026-09-30'), 1).day).toBe('2026-10-08');
  });
});
