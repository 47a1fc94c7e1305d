/** Run as a process of its own under another TZ by midnight.test.ts: what the minutes around midnight in Beijing make of clocks and duties. */
import { duePeriods } from '../../../plugins/workboard/engine/duty';
import { dayOfInstant } from '../../../plugins/workboard/engine/day';
import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import { loadOfficePacks } from '../packs/load-office-packs';
import { at, holder, Walk } from '../packs/walk';

const packs = loadOfficePacks();

/** Same-day clocks of an important event found at an instant, read at another: due day and urgency. */
function sameDay(found: string, read: string): unknown {
  const walk = new Walk(packs['opinion-event']);
  const event = { title: '网传积水（测试）', source: 'monitoring', category: 'web', platformLevel: 'provincial', unit: 'business' };
  const steps = [
    walk.fire('discover', holder('monitor', 21), found, { ...event, excerpt: '报道积水（测试）', foundAt: found }),
    walk.fire('grade', holder('opinion_office', 20), found, { criteria: ['print_media'], emergency: false }),
  ];
  if (steps.some(({ ok }) => !ok)) throw new Error(JSON.stringify(steps));
  return Object.fromEntries(
    ['action', 'unitFeedback', 'leaderReport', 'respond'].map((key) => {
      const reading = walk.clock(key, read);
      return [key, `${reading?.due ?? ''} ${reading?.urgency ?? ''}`];
    }),
  );
}

/** First days of the periods of each duty that are made at an instant, when those of the day before were. */
function duties(last: Day, now: string): unknown {
  const made = packs['office-duty'].workflow.recurring ?? [];
  return Object.fromEntries(made.map((duty) => [duty.key, duePeriods(duty, last, dayOfInstant(now)).map(({ from }) => from)]));
}

process.stdout.write(
  JSON.stringify({
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    lastMinute: sameDay(at('2026-10-24', '23:59'), at('2026-10-24', '23:59')),
    midnight: sameDay(at('2026-10-24', '23:59'), at('2026-10-25', '00:00')),
    nextDay: sameDay(at('2026-10-25', '00:00'), at('2026-10-25', '23:59')),
    before: duties('2026-12-30' as Day, '2026-12-30T23:59:59.999+08:00'),
    after: duties('2026-12-30' as Day, '2026-12-31T00:00:00+08:00'),
    // Down from the thirtieth on, for a day and some minutes.
    newYear: duties('2026-12-30' as Day, '2027-01-01T00:05:00+08:00'),
  }),
);
