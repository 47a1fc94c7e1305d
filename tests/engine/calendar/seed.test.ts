import chineseDays from 'chinese-days';
import { addDays, weekday } from '../../../plugins/workboard/engine/day';
import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import { day, seedCalendar, seedData } from './seed-calendar';

const calendar = seedCalendar();

function range(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = day(from); at <= to; at = addDays(at, 1)) days.push(at);
  return days;
}

/** The notices of 2023-10-25, 2024-11-12 and 2025-11-04, as published. */
const NOTICES = [
  {
    year: 2024,
    off: [
      ['01-01', '01-01'],
      ['02-10', '02-17'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-10', '06-10'],
      ['09-15', '09-17'],
      ['10-01', '10-07'],
    ],
    work: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
    source: '国办发明电〔2023〕7号',
  },
  {
    year: 2025,
    off: [
      ['01-01', '01-01'],
      ['01-28', '02-04'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['05-31', '06-02'],
      ['10-01', '10-08'],
    ],
    work: ['01-26', '02-08', '04-27', '09-28', '10-11'],
    source: '国办发明电〔2024〕12号',
  },
  {
    year: 2026,
    off: [
      ['01-01', '01-03'],
      ['02-15', '02-23'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-19', '06-21'],
      ['09-25', '09-27'],
      ['10-01', '10-07'],
    ],
    work: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
    source: '国办发明电〔2025〕7号',
  },
] as const;

describe('the seeded calendar', () => {
  it('N-35, X-01, R9 · equals the package chinese-days on every day of 2004 to 2026', () => {
    const differences = range('2004-01-01', '2026-12-31').filter((at) => calendar.isWorkday(day(at)) !== chineseDays.isWorkday(at));
    expect(differences).toEqual([]);
  });

  it.each(NOTICES)('N-35, R9 · equals the State Council’s notice for $year, and names it', ({ year, off, work, source }) => {
    const holidays = off.flatMap(([from, to]) => range(`${year}-${from}`, `${year}-${to}`));
    const ofYear = seedData.exceptions.filter((exception) => exception.day.startsWith(String(year)));
    expect(ofYear.filter(({ kind }) => kind === 'holiday').map((exception) => exception.day)).toEqual(holidays);
    expect(ofYear.filter(({ kind }) => kind === 'makeup').map((exception) => exception.day)).toEqual(work.map((at) => `${year}-${at}`));
    expect(new Set(ofYear.map((exception) => exception.source))).toEqual(new Set([source]));
    for (const at of range(`${year}-01-01`, `${year}-12-31`) as Day[]) {
      const expected = (weekday(at) <= 5 && !holidays.includes(at)) || work.some((made) => at === `${year}-${made}`);
      expect([at, calendar.isWorkday(at)]).toEqual([at, expected]);
    }
  });

  it('N-35, X-01 · names the notice that set a day, also where it was another year’s or a later one', () => {
    const sourceOf = (at: string) => seedData.exceptions.find((exception) => exception.day === at)?.source;
    expect(sourceOf('2018-12-29')).toBe('国办发明电〔2018〕15号');
    expect(sourceOf('2022-12-31')).toBe('国办发明电〔2022〕16号');
    expect(sourceOf('2019-05-05')).toBe('国办发明电〔2019〕3号');
    expect(sourceOf('2020-01-31')).toBe('国办发明电〔2020〕1号');
    expect(sourceOf('2015-09-03')).toBe('国发明电〔2015〕1号');
    expect(sourceOf('2006-10-02')).toBe('chinese-days 1.5.7');
  });

  it('G-45 · gives 2027 to 2050 the statutory days of the law of 2024, thirteen a year', () => {
    for (let year = 2027; year <= 2050; year++) {
      const days = seedData.statutoryDays.filter((statutory) => statutory.day.startsWith(String(year)));
      expect([year, days.length]).toEqual([year, 13]);
      expect(days.map(({ name }) => name).sort()).toEqual(
        ['元旦', '除夕', '春节', '春节', '春节', '清明节', '劳动节', '劳动节', '端午节', '中秋节', '国庆节', '国庆节', '国庆节'].sort(),
      );
    }
    const of2027 = seedData.statutoryDays.filter((statutory) => statutory.day.startsWith('2027')).map((statutory) => statutory.day);
    expect(of2027).toEqual([
      '2027-01-01',
      '2027-02-05',
      '2027-02-06',
      '2027-02-07',
      '2027-02-08',
      '2027-04-05',
      '2027-05-01',
      '2027-05-02',
      '2027-06-09',
      '2027-09-15',
      '2027-10-01',
      '2027-10-02',
      '2027-10-03',
    ]);
  });

  it('G-45 · has the Chinese calendar’s festivals right, by Node’s own lunar calendar', () => {
    const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });
    const expected: Record<string, string> = { 春节: '1/1', 端午节: '5/5', 中秋节: '8/15' };
    const firsts = seedData.statutoryDays.filter(({ day: at, name }) => name in expected && !(name === '春节' && isAfterFirst(at)));
    const wrong = firsts.filter(({ day: at, name }) => lunar.format(Date.parse(at)) !== expected[name]).map(({ day: at }) => at);
    // New moons within 20 minutes of midnight in Beijing (2027-02-06 23:56, 2030-02-03 00:07): ICU is a day off there, the official
    // almanac has these days.
    expect(wrong.filter((at) => at !== '2027-02-06' && at !== '2030-02-03')).toEqual([]);
    expect(firsts).toHaveLength(24 * 3);
  });
});

/** 初二 and 初三 carry the name 春节 too. */
function isAfterFirst(at: Day): boolean {
  const names = (offset: number) => seedData.statutoryDays.some((other) => other.day === addDays(at, offset) && other.name === '除夕');
  return !names(-1);
}
