import fc from 'fast-check';
import { addDays } from '../../../plugins/workboard/engine/day';
import type { ClockEvent, Limit } from '../../../plugins/workboard/engine/clock/types';
import { day, seedCalendar } from '../calendar/seed-calendar';
import { clock, extend, read, resume, start, suspend } from './clock-definitions';

const SEED = 20_261_124;
const RUNS = { seed: SEED, numRuns: 2000 };
const calendar = seedCalendar();

const startDay = fc.integer({ min: 0, max: 1000 }).map((offset) => addDays(day('2024-01-01'), offset));
const limits = fc.oneof(
  fc.record({ workdays: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ days: fc.integer({ min: 1, max: 60 }) }),
  fc.constant({ sameDay: true as const }),
  fc.record({ lastWorkdayOf: fc.constantFrom('week' as const, 'half_month' as const, 'month' as const) }),
);
/** Suspensions as [days after the start, length in days]; they may overlap, contain each other and straddle anything. */
const suspensions = fc.array(fc.tuple(fc.nat(40), fc.nat(30)), { maxLength: 5 });

function withSuspensions(from: string, pairs: readonly (readonly [number, number])[]): ClockEvent[] {
  return pairs.flatMap(([offset, length], index) => {
    const sent = addDays(day(from), offset);
    return [suspend(sent, `letter ${index}`), resume(addDays(sent, length), `letter ${index}`)];
  });
}

beforeAll(() => process.stdout.write(`clock properties: seed ${SEED}, ${RUNS.numRuns} cases each\n`));

it('N-07 · one more suspension or extension never makes the due day earlier, whatever the limit', () => {
  fc.assert(
    fc.property(
      startDay,
      limits,
      suspensions,
      fc.tuple(fc.nat(60), fc.nat(30)),
      fc.integer({ min: 1, max: 20 }),
      (from, limit: Limit, pairs, more, workdays) => {
        const definition = clock({ limit });
        const due = (events: ClockEvent[]) => read(definition, events).due as string;
        const before = due([start(from), ...withSuspensions(from, pairs)]);
        expect(due([start(from), ...withSuspensions(from, [...pairs, more])]) >= before).toBe(true);
        expect(due([start(from), ...withSuspensions(from, pairs), extend(workdays)]) >= before).toBe(true);
      },
    ),
    RUNS,
  );
});

it('N-07, X-01 · the due day is the workday on which the unsuspended workdays reach the limit, and the lines add up', () => {
  fc.assert(
    fc.property(startDay, fc.integer({ min: 1, max: 40 }), suspensions, (from, workdays, pairs) => {
      const reading = read(clock({ limit: { workdays } }), [start(from), ...withSuspensions(from, pairs)]);
      // The oracle lets the clock tick day by day; a suspended day does not tick.
      let ticks = 0;
      let at = from;
      while (ticks < workdays) {
        at = addDays(at, 1);
        const stopped = pairs.some(([offset, length]) => at > addDays(from, offset) && at <= addDays(from, offset + length));
        if (calendar.isWorkday(at) && !stopped) ticks++;
      }
      const lastTick = at;
      const sum = reading.steps.reduce((total, step) => total + (step.kind === 'suspension' ? step.workdays : 0), workdays);
      expect(reading.steps.find((step) => step.kind === 'due')).toMatchObject({ explanation: { workdays: sum } });
      // A letter sent on the very last day still stops the clock; without one the two agree exactly.
      const sentOnLastDay = pairs.some(([offset]) => addDays(from, offset) >= lastTick && addDays(from, offset) <= (reading.due as string));
      if (sentOnLastDay) expect((reading.due as string) >= lastTick).toBe(true);
      else expect(reading.due).toBe(lastTick);
    }),
    RUNS,
  );
});

it('N-07 · the order in which overlapping letters are recorded does not matter', () => {
  fc.assert(
    fc.property(startDay, suspensions, fc.infiniteStream(fc.nat()), (from, pairs, dice) => {
      const shuffled = [...pairs].map((pair) => ({ pair, key: dice.next().value as number })).sort((a, b) => a.key - b.key);
      const due = (list: typeof pairs) => read(clock(), [start(from), ...withSuspensions(from, list)]).due;
      expect(due(shuffled.map(({ pair }) => pair))).toBe(due(pairs));
    }),
    RUNS,
  );
});

it('N-07 · while a letter is out, what is left never changes as days go by', () => {
  fc.assert(
    fc.property(startDay, fc.integer({ min: 1, max: 30 }), fc.nat(10), fc.nat(60), (from, workdays, offset, later) => {
      const definition = clock({ limit: { workdays: workdays + 10 } });
      const sent = addDays(from, offset);
      const left = (today: string) => read(definition, [start(from), suspend(sent)], today).workdaysLeft;
      expect(left(addDays(sent, later))).toBe(left(sent));
    }),
    RUNS,
  );
});
