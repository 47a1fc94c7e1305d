import fc from 'fast-check';
import { addDays } from '../../../plugins/workboard/engine/day';
import { latestStart, readingFrom } from '../../../plugins/workboard/engine/clock/latest-start';
import type { Limit } from '../../../plugins/workboard/engine/clock/types';
import { day, seedCalendar } from '../calendar/seed-calendar';
import { clock } from './clock-definitions';

const SEED = 20_261_124;
const calendar = seedCalendar();
const limits = fc.oneof(
  fc.record({ workdays: fc.nat(60) }),
  fc.record({ days: fc.nat(60) }),
  fc.constant({ sameDay: true as const }),
  fc.record({
    lastWorkdayOf: fc.constantFrom('week' as const, 'half_month' as const, 'month' as const, 'january' as const, 'next_january' as const),
  }),
);

beforeAll(() => process.stdout.write(`planner properties: seed ${SEED}, 2000 cases\n`));

it('X-07 · forward ∘ backward: from the latest start it is due in time, from the next day on it is not', () => {
  fc.assert(
    fc.property(
      limits,
      fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
      fc.integer({ min: 0, max: 1500 }).map((offset) => addDays(day('2024-01-01'), offset)),
      (limit: Limit, ceiling, end) => {
        const definition = clock({
          limit,
          ...(ceiling === undefined ? {} : { ceilings: [{ limit: { workdays: ceiling }, clauses: ['N-31'], pausable: false }] }),
        });
        const due = (start: typeof end) => readingFrom(definition, start, calendar).due as string;
        const start = latestStart(definition, end, calendar);
        expect(due(start) <= end).toBe(true);
        expect(due(addDays(start, 1)) > end).toBe(true);
        // Backward ∘ forward: the day found for a due day is never before the start it came from.
        expect(latestStart(definition, due(end) as typeof end, calendar) >= end).toBe(true);
      },
    ),
    { seed: SEED, numRuns: 2000 },
  );
});

it('X-07, R-PUB-11 · to be on the portal by 15 October 2026, a document is issued on 30 September at the latest, holidays being 7 October', () => {
  // 1 to 7 October are off, so the latest start is the holiday's last day: nothing is counted on the way to it.
  expect(latestStart(clock({ limit: { workdays: 7 } }), day('2026-10-15'), calendar)).toBe('2026-10-07');
  expect(latestStart(clock({ limit: { workdays: 7 } }), day('2026-10-14'), calendar)).toBe('2026-09-29');
});
