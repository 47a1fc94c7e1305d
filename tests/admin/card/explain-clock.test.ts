import { holidayKey } from '../../../plugins/workboard/engine/calendar/holiday-keys';
import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import zh from '../../../plugins/workboard/admin/src/translations/zh-Hans';
import { explainClock, type Wording } from '../../../plugins/workboard/engine/clock/explain-in-words';
import { formatDue, formatInstant, formatLong } from '../../../plugins/workboard/admin/src/shared/use-day';
import type { ClockView } from '../../../plugins/workboard/shared/contract';
import { text } from '../helpers/board-data';
import { clockView, start } from '../helpers/clock-data';

/** Chinese texts without plurals need no more than their values put in. */
function say(message: string, values: Record<string, string | number> = {}): string {
  const words = zh[`card.explain.${message}`];
  if (!words) throw new Error(`no text for ${message}`);
  return words.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}

const as = (name: string) => name;
/** Everything in the words of the page, in Chinese. */
const words: Wording = {
  say,
  day: (day) => formatLong(day, true),
  due: (day, at) => formatDue(day, at, true),
  instant: (at) => formatInstant(at, true),
  text: (one) => one['zh-Hans'],
  holiday: as,
};
const sentences = (clock: ClockView) => explainClock(clock, words).map((line) => line.text);

test('R-PUB-11, X-03 · issued before the National Day: start not counted, holidays by name and notice, the make-up Saturday counted', () => {
  expect(sentences(clockView([start('2026-09-30')], '2026-09-30'))).toEqual([
    '2026年9月30日 周三 起算，当日不计入',
    '＋ 7 个工作日 → 2026年10月15日 周四',
    '跳过周末 1 天',
    '跳过国庆节假期 2026年10月1日 周四 至 2026年10月7日 周三，共 7 天（依据：国办发明电〔2025〕7号）',
    '2026年10月10日 周六 因国庆节调休上班，计入工作日（依据：国办发明电〔2025〕7号）',
    '本单位期限：2026年10月15日 周四',
    '日历：第 4 版',
  ]);
});

test('the clauses of the limit stand with its sentence', () => {
  const lines = explainClock(clockView([start('2026-09-30')], '2026-09-30'), { ...words, day: (day) => day });
  expect(lines.find((line) => line.text.startsWith('＋'))?.clauses).toEqual(['R-PUB-11']);
});

test('a suspension that is still open is told with what it has added so far', () => {
  const clock = clockView([start('2026-11-02'), { type: 'SUSPEND', on: '2026-11-05' as Day, cause: '征求第三方意见' }], '2026-11-10');
  expect(sentences(clock)).toContain('征求第三方意见：2026年11月5日 周四 起暂停计时，尚未恢复，已有 3 个工作日不计入');
});

test('extension, reset and what the reset voids are told', () => {
  const clock = clockView(
    [start('2026-11-02'), { type: 'EXTEND', workdays: 5 }, { type: 'RESET', on: '2026-11-09' as Day }, { type: 'EXTEND', workdays: 2 }],
    '2026-11-10',
  );
  expect(sentences(clock)).toEqual(
    expect.arrayContaining([
      '曾延长 5 个工作日，因重新起算不再计入',
      '2026年11月9日 周一 重新起算，当日不计入',
      '经批准延长 2 个工作日',
      '期间无节假日和调休',
    ]),
  );
});

test('X-03 · of two rules the one that binds says so', () => {
  const ceiling = (workdays: number) => ({ limit: { workdays }, clauses: ['N-07'], pausable: true });
  const earlier = sentences(clockView([start('2026-11-02')], '2026-11-02', { ceilings: [ceiling(5)] })).join('\n');
  expect(earlier).toContain('早于本单位期限，以此为准');
  const later = sentences(clockView([start('2026-11-02')], '2026-11-02', { ceilings: [ceiling(40)] })).join('\n');
  expect(later).toContain('晚于或等于本单位期限，不以此为准');
});

test('a due day in a year without an arrangement is 暂定 and says why', () => {
  const lines = sentences(clockView([start('2026-12-28')], '2026-12-28'));
  expect(lines.some((line) => line.startsWith('暂定：2027 年放假安排尚未公布'))).toBe(true);
  expect(sentences(clockView([start('2026-11-02')], '2026-11-02')).some((line) => line.startsWith('暂定'))).toBe(false);
});

test('a limit of the same day counts its start day', () => {
  const lines = sentences(clockView([start('2026-11-07')], '2026-11-07', { limit: { sameDay: true } }));
  expect(lines[0]).toBe('2026年11月7日 周六 起算，当日计入');
});

test('D.3-43 · a reader of English is told of National Day, not of 国庆节', () => {
  const holiday = (name: string) => (holidayKey(name) === 'national' ? 'National Day' : name);
  const lines = explainClock(clockView([start('2026-09-30')], '2026-09-30'), { ...words, holiday }).map(({ text }) => text);
  expect(lines.filter((line) => line.includes('National Day'))).toHaveLength(2);
  expect(lines.join()).not.toContain('国庆节');
});

test('R-OPN-23, N-34, X-03 · of several rules the one that binds and those it beat are told, with the hour and its clause', () => {
  const hours = (n: number, title: string) => ({ title: text(title), limit: { hours: n }, clauses: ['N-34'], pausable: false });
  const found = { type: 'START', on: '2026-10-10' as Day, at: '2026-10-10T02:00:00.000Z' } as const;
  const clock = clockView([found], '2026-10-10', { limit: { sameDay: true }, ceilings: [hours(5, '五小时'), hours(24, '二十四小时')] });
  expect(sentences(clock)).toEqual([
    '2026年10月10日 周六 起算，当日计入',
    '＋ 当日 24:00 前 → 2026年10月10日 周六',
    '本单位期限：2026年10月10日 周六',
    '五小时：2026年10月10日 周六 起 5 小时 → 2026年10月10日 周六 15:00，早于本单位期限，以此为准',
    '二十四小时：2026年10月10日 周六 起 24 小时 → 2026年10月11日 周日 10:00，晚于或等于本单位期限，不以此为准',
    '日历：第 4 版',
  ]);
  expect(explainClock(clock, words).find(({ tone }) => tone === 'strong')?.clauses).toEqual(['N-34']);
});
