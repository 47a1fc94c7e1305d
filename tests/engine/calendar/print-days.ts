/** Run as a process of its own under another TZ by day.test.ts. */
import { dayOfInstant, endOfDay } from '../../../plugins/workboard/engine/day';
import { day, seedCalendar } from './seed-calendar';

process.stdout.write(
  JSON.stringify({
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    beforeMidnight: dayOfInstant('2026-03-02T23:59:59.999+08:00'),
    midnight: dayOfInstant('2026-03-03T00:00:00.000+08:00'),
    endOfDay: endOfDay(day('2026-03-02')),
    due: seedCalendar().add(day('2026-09-30'), 1).day,
  }),
);
