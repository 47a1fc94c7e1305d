import fc from 'fast-check';
import { buildCalendar } from '../../../plugins/workboard/engine/calendar/build-calendar';
import type { CalendarData, CalendarException, Day } from '../../../plugins/workboard/engine/calendar/types';
import { seedCalendar, seedData } from './seed-calendar';

/** Printed by fast-check with any counterexample; change it to look elsewhere. */
const SEED = 20_261_124;
const MS = 86_400_000;
const ORIGIN = Date.parse('1990-01-01');
const NUMBER_OF_CASES = { walk: 120_000, count: 60_000, random: 20_000 };

/** The slow oracle: knows days one by one, from the data alone and with Date, and walks. Shares no code with the engine. */
class Walker {
  private readonly kinds = new Map<string, string>();
  private readonly statutory: Set<string>;
  private readonly cache: { worked: boolean; known: boolean }[] = [];

  constructor(private readonly data: CalendarData) {
    for (const { day, kind } of data.exceptions) this.kinds.set(day, kind);
    this.statutory = new Set(data.statutoryDays.map(({ day }) => day));
  }

  at(time: number) {
    const index = (time - ORIGIN) / MS;
    const cached = this.cache[index];
    if (cached) return cached;
    const text = new Date(time).toISOString().slice(0, 10);
    const year = Number(text.slice(0, 4));
    const covered = this.data.coveredYears.includes(year);
    const rest = this.statutory.has(text) || ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].includes(text.slice(5));
    const kind = this.kinds.get(text);
    const weekend = [0, 6].includes(new Date(time).getUTCDay());
    const answer = {
      worked: kind ? kind === 'makeup' : !weekend && !(rest && !covered),
      known: covered && (text.slice(5) < '12-29' || this.data.coveredYears.includes(year + 1)),
    };
    this.cache[index] = answer;
    return answer;
  }

  add(from: string, n: number): { day: string; projected: boolean } {
    let time = Date.parse(from);
    let projected = false;
    const step = n < 0 ? -MS : MS;
    let left = n < 0 ? -n : n;
    while (left > 0) {
      time += step;
      const { known, worked } = this.at(time);
      if (!known) projected = true;
      if (worked) left--;
    }
    return { day: new Date(time).toISOString().slice(0, 10), projected };
  }

  count(from: string, to: string): number {
    let count = 0;
    // Names of the sandbox's globals are slow to look up, so none stands in the loop.
    const last = Date.parse(from < to ? to : from);
    for (let time = Date.parse(from < to ? from : to) + MS; time <= last; time += MS) {
      if (this.at(time).worked) count++;
    }
    return from <= to ? count : -count;
  }
}

const dayIn = (from: string, to: string) =>
  fc.integer({ min: Date.parse(from) / MS, max: Date.parse(to) / MS }).map((at) => new Date(at * MS).toISOString().slice(0, 10) as Day);

describe('the calendar against a day-by-day walk', () => {
  const calendar = seedCalendar();
  const walker = new Walker(seedData);

  beforeAll(() => process.stdout.write(`calendar properties: seed ${SEED}, ${JSON.stringify(NUMBER_OF_CASES)} cases\n`));

  it('N-35, X-01, R9 · add gives the day and the certainty that walking gives, before, inside and after the table', () => {
    fc.assert(
      fc.property(dayIn('1998-01-01', '2066-12-31'), fc.integer({ min: -120, max: 120 }), (from, n) => {
        const ours = calendar.add(from, n);
        const walked = walker.add(from, n);
        if (ours.day !== walked.day || ours.projected !== walked.projected)
          throw new Error(`${JSON.stringify(ours)} ≠ ${JSON.stringify(walked)}`);
        // Never lands on a day of rest, and count undoes add.
        if (n !== 0 && !calendar.isWorkday(ours.day)) throw new Error(`${ours.day} is no workday`);
        const counted = calendar.count(from, ours.day);
        // Backwards the last day is counted and the first is not, so a workday at the start is one more.
        const expected = n < 0 ? n + 1 - (calendar.isWorkday(from) ? 1 : 0) : n;
        if (counted !== expected) throw new Error(`count ${counted} after add ${n}`);
      }),
      { seed: SEED, numRuns: NUMBER_OF_CASES.walk },
    );
  });

  it('N-35, X-01 · count is the number of workdays walked over, and adds up', () => {
    fc.assert(
      fc.property(dayIn('1998-01-01', '2066-12-31'), fc.integer({ min: -200, max: 200 }), (from, distance) => {
        const to = new Date(Date.parse(from) + distance * MS).toISOString().slice(0, 10) as Day;
        const counted = calendar.count(from, to);
        if (counted !== walker.count(from, to)) throw new Error(`${from} ${to}: ${counted}`);
        const middle = new Date(Date.parse(from) + Math.trunc(distance / 2) * MS).toISOString().slice(0, 10) as Day;
        if (calendar.count(from, middle) + calendar.count(middle, to) !== counted) throw new Error('parts do not add up');
        const explained = calendar.explain(from, to);
        const rest = explained.notable.filter(({ kind }) => kind !== 'makeup').length;
        if (Math.abs(explained.workdays) + explained.weekendDays + rest !== Math.abs(distance))
          throw new Error('explanation does not add up');
      }),
      { seed: SEED, numRuns: NUMBER_OF_CASES.count },
    );
  });

  it('X-01, G-45 · holds for any calendar, not only the seeded one', () => {
    const exceptions = fc.uniqueArray(
      fc.record({
        day: dayIn('2019-12-20', '2022-01-10'),
        kind: fc.constantFrom<CalendarException['kind']>('holiday', 'makeup', 'closure'),
        name: fc.constant('x'),
        source: fc.constant('y'),
      }),
      { selector: ({ day }) => day, maxLength: 60 },
    );
    const data = fc.record({
      version: fc.nat(),
      exceptions,
      coveredYears: fc.subarray([2019, 2020, 2021, 2022]),
      statutoryDays: fc.array(fc.record({ day: dayIn('2019-01-01', '2023-12-31'), name: fc.constant('z') }), { maxLength: 20 }),
    });
    const queries = fc.array(fc.tuple(dayIn('2019-11-01', '2022-03-01'), fc.integer({ min: -60, max: 60 })), {
      minLength: 100,
      maxLength: 100,
    });
    fc.assert(
      fc.property(data, queries, (any, asked) => {
        const built = buildCalendar(any);
        const slow = new Walker(any);
        for (const [from, n] of asked) expect(built.add(from, n)).toEqual(slow.add(from, n));
      }),
      { seed: SEED, numRuns: NUMBER_OF_CASES.random / 100 },
    );
  });
});

describe('P13 · the cost of add does not grow with n', () => {
  it('reads the same few entries of the table for 1 workday and for 5 000', () => {
    const reads = (n: number) => {
      const { calendar, count } = countingCalendar();
      calendar.add('2010-03-01' as Day, n);
      return count();
    };
    expect(reads(5)).toBeGreaterThan(0);
    expect(reads(5)).toBeLessThanOrEqual(6);
    for (const n of [1, 20, 200, 5000, -1, -200, -1500]) expect([n, reads(n)]).toEqual([n, reads(n < 0 ? -5 : 5)]);
  });
});

/** A calendar whose tables count how often they are read, by standing in for the typed arrays it is built from. */
function countingCalendar() {
  let reads = 0;
  const original = globalThis.Int32Array;
  const counted = (array: Int32Array) =>
    new Proxy(array, {
      get(target, key) {
        if (typeof key === 'string' && /^-?\d+$/.test(key)) reads++;
        return Reflect.get(target, key, target) as unknown;
      },
    });
  const standIn = Object.assign(
    function (length: number) {
      return counted(new original(length));
    },
    { from: (values: number[]) => counted(original.from(values)) },
  );
  try {
    globalThis.Int32Array = standIn as unknown as typeof Int32Array;
    const calendar = seedCalendar();
    reads = 0;
    return { calendar, count: () => reads };
  } finally {
    globalThis.Int32Array = original;
  }
}
