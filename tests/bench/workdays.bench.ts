/**
 * P13: what one `addWorkdays(ISO day, n)` costs. Start it with `npm run bench -- workdays`.
 *
 * Three ways side by side, on the same days, in interleaved rounds of one process, so that a busy machine burdens all alike:
 * - ours: `calendar.add(day, n).day`, which parses and writes the ISO day and says whether the answer is projected
 * - chinese-days: `findWorkday(n, day)`, which walks
 * - table + ISO: the least that any such function must do, reading a day with Date, two reads of a table, writing it with toISOString
 *
 * Goals are ratios of medians: at least 30 times chinese-days, at most 3 times table + ISO, and n = 200 at most 1.2 times n = 5.
 */
import chineseDays from 'chinese-days';
import type { Day } from '../../plugins/workboard/engine/day';
import { seedCalendar } from '../engine/calendar/seed-calendar';

const ROUNDS = 15;
const MS = 86_400_000;

const calendar = seedCalendar();
const days = Array.from({ length: 1000 }, (_, index) => new Date(Date.UTC(2015, 0, 5) + index * 3 * MS).toISOString().slice(0, 10) as Day);

/** The bare table: rank of every day from 2014 to 2027, and the workdays in order. */
const tableStart = Date.UTC(2014, 0, 1) / MS;
const ranks: number[] = [];
const workdays: number[] = [];
for (let at = tableStart; at < Date.UTC(2028, 0, 1) / MS; at++) {
  if (calendar.isWorkday(new Date(at * MS).toISOString().slice(0, 10) as Day)) workdays.push(at);
  ranks.push(workdays.length);
}

const ways = {
  ours: (day: Day, n: number): string => calendar.add(day, n).day,
  chineseDays: (day: Day, n: number): string => chineseDays.findWorkday(n, day),
  tableIso: (day: Day, n: number): string => {
    const rank = ranks[Date.parse(day) / MS - tableStart] ?? 0;
    return new Date((workdays[rank + n - 1] ?? 0) * MS).toISOString().slice(0, 10);
  },
};

const cases = [
  { key: 'ours, n=5', way: ways.ours, n: 5, calls: 20_000 },
  { key: 'ours, n=200', way: ways.ours, n: 200, calls: 20_000 },
  { key: 'table + ISO, n=5', way: ways.tableIso, n: 5, calls: 20_000 },
  { key: 'chinese-days, n=5', way: ways.chineseDays, n: 5, calls: 500 },
  { key: 'chinese-days, n=20', way: ways.chineseDays, n: 20, calls: 200 },
];
const nanoseconds: Record<string, number[]> = Object.fromEntries(cases.map(({ key }) => [key, []]));

assertAgreement();
for (let round = -3; round < ROUNDS; round++) {
  // Another order each round, so that no case always follows the same one.
  for (const { key, way, n, calls } of rotate(cases, round)) {
    const spent = measure(way, n, calls);
    if (round >= 0) nanoseconds[key]?.push(spent);
  }
}
report();

/** Nanoseconds per call. The answers are summed, so that nothing can be left out as unused. */
function measure(way: (day: Day, n: number) => string, n: number, calls: number): number {
  let characters = 0;
  const begin = process.hrtime.bigint();
  for (let call = 0; call < calls; call++) characters += way(days[call % days.length] as Day, n).length;
  const spent = Number(process.hrtime.bigint() - begin) / calls;
  if (characters !== calls * 10) throw new Error('An answer was not a day');
  return spent;
}

/** All three must give the same days, or their times mean nothing. */
function assertAgreement(): void {
  for (const day of days) {
    for (const n of [1, 5, 20]) {
      const [ours, theirs, bare] = [ways.ours(day, n), ways.chineseDays(day, n), ways.tableIso(day, n)];
      if (ours !== theirs || ours !== bare) throw new Error(`${day} + ${n}: ours ${ours}, chinese-days ${theirs}, table ${bare}`);
    }
  }
}

function report(): void {
  console.log(`P13 addWorkdays, ${ROUNDS} interleaved rounds, ns per call`);
  for (const { key } of cases) {
    const sorted = [...(nanoseconds[key] ?? [])].sort((a, b) => a - b);
    const [least, middle, most] = [sorted[0], median(key), sorted.at(-1)].map((value) => Math.round(value ?? NaN));
    console.log(`  ${key.padEnd(20)} median ${String(middle).padStart(7)}   spread ${least} to ${most}`);
  }
  goal('chinese-days / ours, n=5', median('chinese-days, n=5') / median('ours, n=5'), 'at least', 30);
  goal('ours / table + ISO', median('ours, n=5') / median('table + ISO, n=5'), 'at most', 3);
  goal('ours n=200 / n=5', median('ours, n=200') / median('ours, n=5'), 'at most', 1.2);
}

function goal(name: string, ratio: number, bound: 'at least' | 'at most', limit: number): void {
  const met = bound === 'at least' ? ratio >= limit : ratio <= limit;
  console.log(`  ${name.padEnd(26)} ${ratio.toFixed(2)}× (${bound} ${limit}×) ${met ? 'met' : 'MISSED'}`);
  if (!met) process.exitCode = 1;
}

function median(key: string): number {
  const sorted = [...(nanoseconds[key] ?? [])].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}

function rotate<T>(list: readonly T[], by: number): T[] {
  const at = ((by % list.length) + list.length) % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}
