import { planChain, startersOf } from '../../../plugins/workboard/engine/workflow/plan-chain';
import { day, seedCalendar } from '../calendar/seed-calendar';
import { loadOfficePacks } from './load-office-packs';

const workflows = Object.values(loadOfficePacks()).map(({ workflow }) => workflow);
const calendar = seedCalendar();

const plan = (workflow: string, event: string, on: string) =>
  planChain(workflows, { workflow, event, on: day(on) }, calendar).map(({ clock, on: from, reading }) => [clock, from, reading.due]);

it('X-07, R-PUB-10, R-PUB-11, R-PUB-12, R-INT-06 · issued on 30 September 2026: intranet 8 October, portal 15 October, paper at once, and then the interpretation', () => {
  expect(plan('official-document', 'issue', '2026-09-30')).toEqual([
    ['intranet', '2026-09-30', '2026-10-08'],
    ['portal', '2026-09-30', '2026-10-15'],
    ['paper', '2026-09-30', '2026-09-30'],
    ['publish', '2026-10-15', '2026-10-20'],
  ]);
});

it('X-07, R-INT-06 · published on 30 September 2026: the interpretation by Saturday 10 October, a workday', () => {
  expect(plan('official-document', 'publish', '2026-09-30')).toEqual([['publish', '2026-09-30', '2026-10-10']]);
});

it('X-07 · knows what starts a clock, also from another workflow', () => {
  expect(startersOf(workflows, 'official-document', 'portal')).toEqual([{ workflow: 'official-document', event: 'issue' }]);
  expect(startersOf(workflows, 'interpretation', 'publish')).toContainEqual({ workflow: 'official-document', event: 'publish' });
  expect(startersOf(workflows, 'official-document', 'nothing')).toEqual([]);
});

it('X-07 · a plan that reaches into a year without an arrangement says so', () => {
  const [intranet, portal] = planChain(workflows, { workflow: 'official-document', event: 'issue', on: day('2026-12-25') }, calendar);
  expect(intranet?.reading.projected).toBe(false);
  expect(portal?.reading.projected).toBe(true);
});
