import fs from 'node:fs';
import path from 'node:path';
import { parseNotice } from '../../../plugins/workboard/engine/calendar/parse-notice';
import { readNotice } from '../../../plugins/workboard/engine/calendar/read-holiday-file';
import type { HolidayNotice } from '../../../plugins/workboard/engine/calendar/notice-types';
import type { CalendarException } from '../../../plugins/workboard/engine/calendar/types';
import chineseDays from 'chinese-days/dist/chinese-days.json';
import { seedData } from './seed-calendar';

const published = (year: number) => fs.readFileSync(path.join(__dirname, 'notices', `${year}.txt`), 'utf8');
const HERE = { year: null, source: '区政府办〔2026〕1号' };

/** Reads one line of a notice for 2026, or the year given. */
const read = (line: string, year: number | null = 2026): HolidayNotice => parseNotice(line, { year, source: '某号' });
const told = ({ days }: HolidayNotice) => days.map(({ day, kind }) => `${day} ${kind === 'holiday' ? '休' : '班'}`);
const codes = ({ problems }: HolidayNotice) => problems.map(({ line, code }) => [line, code]);

/** What the package and the seed say the notice of a year set, the December before it included. */
function setBy(source: string): { day: string; kind: CalendarException['kind'] }[] {
  return seedData.exceptions.filter((exception) => exception.source === source).map(({ day, kind }) => ({ day, kind }));
}

describe('the State Council’s notices, as published', () => {
  it.each([
    [2023, '国办发明电〔2022〕16号'],
    [2024, '国办发明电〔2023〕7号'],
    [2025, '国办发明电〔2024〕12号'],
    [2026, '国办发明电〔2025〕7号'],
  ])('R9, A-11, X-02 · the notice for %i gives exactly the days that the package chinese-days has', (year, number) => {
    const notice = parseNotice(published(year), { year: null, source: null });
    expect(notice.problems).toEqual([]);
    expect([notice.year, notice.source]).toEqual([year, number]);
    expect(notice.days.map(({ day, kind }) => ({ day, kind }))).toEqual(setBy(number));
    const { holidays, workdays } = chineseDays as unknown as Record<'holidays' | 'workdays', Record<string, string>>;
    for (const { day, kind } of notice.days) expect([day, day in (kind === 'holiday' ? holidays : workdays)]).toEqual([day, true]);
  });

  it('R9, A-11 · names each holiday, and leaves advice, duty rosters and the signature aside in the open', () => {
    const notice = parseNotice(published(2024), HERE);
    expect(notice.source).toBe('国办发明电〔2023〕7号');
    expect([...new Set(notice.days.map(({ name }) => name))]).toEqual(['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节']);
    expect(told(notice)).not.toContain('2024-02-09 休');
    expect(notice.skipped.map(({ line }) => line)).toEqual([8, 14, 15, 16]);
    expect(notice.skipped[0]?.text).toContain('除夕(2月9日)');
  });

  it('R9, A-11 · reasons with dates in them, before the first holiday, are no arrangement and are left aside in the open', () => {
    const notice = parseNotice(published(2025), HERE);
    expect(notice.skipped.slice(0, 2).map(({ line, text }) => [line, text.slice(0, 14)])).toEqual([
      [6, '经党中央、国务院批准,根据2'],
      [6, '据此对放假调休原则作进一步优'],
    ]);
    expect(told(notice)[0]).toBe('2025-01-01 休');
  });

  it.each([2023, 2024, 2025, 2026])('R9, A-11 · the notice for %i pasted as one line is the same notice', (year) => {
    const notice = parseNotice(published(year).replaceAll('\n', ''), HERE);
    expect(notice.problems).toEqual([]);
    expect(notice.days).toEqual(parseNotice(published(year), HERE).days);
  });
});

describe('older and other words', () => {
  it.each([
    ['元旦：2023年12月30日至2024年1月1日放假，共3天。', 2024, ['2023-12-30 休', '2023-12-31 休', '2024-01-01 休']],
    ['元旦：12月30日至1月1日放假，共3天。', 2024, ['2023-12-30 休', '2023-12-31 休', '2024-01-01 休']],
    ['元旦：2019年1月1日放假。2018年12月29日（星期六）上班。', 2019, ['2018-12-29 班', '2019-01-01 休']],
    ['清明节：4月4日放假，与周末连休。', 2025, ['2025-04-04 休']],
    ['元旦：1月1日（周三）放假1天，不调休。', 2025, ['2025-01-01 休']],
    [
      '劳动节：4月29日-5月1日放假，5月6日、7日上班。',
      2028,
      ['2028-04-29 休', '2028-04-30 休', '2028-05-01 休', '2028-05-06 班', '2028-05-07 班'],
    ],
    [
      '（四）劳动节:５月１日（周五）～５日（周二）放假调休，共５天',
      2026,
      ['2026-05-01 休', '2026-05-02 休', '2026-05-03 休', '2026-05-04 休', '2026-05-05 休'],
    ],
  ])('A-11 · %s', (line, year, days) => {
    const notice = read(line, year);
    expect(notice.problems).toEqual([]);
    expect(told(notice)).toEqual(days);
  });
});

describe('what is wrong is said, with its line', () => {
  it.each([
    ['元旦：1月1日（周五）放假。', 'weekday', { day: '2026-01-01', said: '周五', is: '周四' }],
    ['劳动节：5月1日至5日放假调休，共6天。', 'count', { said: 6, found: 5 }],
    ['清明节：4月4日至6日放价，共3天。', 'notUnderstood', {}],
    ['清明节：2月30日放假。', 'badDay', { date: '2月30日' }],
    ['清明节：4月6日至4日放假。', 'backwards', {}],
    ['清明节：4月6日放假。4月6日上班。', 'twice', { day: '2026-04-06' }],
    ['清明节：4月4日放假。4月7日上班。', 'makeupOnWeekday', { day: '2026-04-07', is: '周二' }],
    ['4月4日放假。', 'noHeading', {}],
  ])('A-11 · %s', (line, code, values) => {
    const { problems } = read(`第一行\n${line}`);
    expect(problems).toContainEqual(expect.objectContaining({ line: 2, code, values }));
  });

  it('A-11 · a notice without year, number or days says so, and one for another year', () => {
    expect(codes(parseNotice('元旦：1月1日放假。', { year: null, source: null }))).toEqual([
      [0, 'noYear'],
      [0, 'noSource'],
    ]);
    expect(codes(read('今天天气很好。'))).toEqual([[0, 'noDays']]);
    expect(codes(parseNotice(published(2025), { year: 2026, source: null }))).toContainEqual([0, 'yearMismatch']);
    expect(codes(read('元旦：2028年1月1日放假。'))).toEqual([[0, 'far']]);
  });
});

describe('files', () => {
  const json = JSON.stringify({
    year: 2019,
    papers: ['http://office.example/2018-12/06.htm'],
    days: [
      { name: '元旦', date: '2018-12-29', isOffDay: false },
      { name: '元旦', date: '2018-12-30', isOffDay: true },
      { name: '元旦', date: '2019-01-01', isOffDay: true },
    ],
  });
  const ics = [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'SUMMARY:国庆节（休）',
    'DTSTART;VALUE=DATE:20261001',
    'DTEND;VALUE=DATE:20261004',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'SUMMARY:国庆节',
    ' 补班',
    'DTSTART;VALUE=DATE:20261010',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'SUMMARY:寒露',
    'DTSTART;VALUE=DATE:20261008',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n');

  it('A-11 · JSON as holiday-cn has it: days of the December before, and where it was read', () => {
    const notice = readNotice('json', json, { year: null, source: null });
    expect(notice).toMatchObject({ year: 2019, source: 'http://office.example/2018-12/06.htm', problems: [] });
    expect(told(notice)).toEqual(['2018-12-29 班', '2018-12-30 休', '2019-01-01 休']);
  });

  it('A-11 · ICS: 休 is off, 班 is worked, anything else is left aside; the end is not included', () => {
    const notice = readNotice('ics', ics, { year: 2026, source: '某日历' });
    expect(notice.problems).toEqual([]);
    expect(told(notice)).toEqual(['2026-10-01 休', '2026-10-02 休', '2026-10-03 休', '2026-10-10 班']);
    expect(new Set(notice.days.map(({ name }) => name))).toEqual(new Set(['国庆节']));
    expect(notice.skipped.map(({ text }) => text)).toEqual(['寒露']);
  });

  it.each(['json', 'ics'] as const)('A-11 · a %s file that is none says so', (format) => {
    expect(codes(readNotice(format, '一、元旦：1月1日放假。', HERE))).toEqual([[0, 'format']]);
  });
});
