import type { BackwardPlan, ForwardPlan, PlannerWorkflow } from '../../plugins/workboard/shared/contract';
import { createStaff, type Staff } from '../helpers/staff';
import { startApp, type TestApp } from '../helpers/strapi';

let app: TestApp;
let reader: Staff;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00' });
  reader = await createStaff(app, { name: 'reader', actions: ['plugin::workboard.board.read'] });
});
afterAll(() => app.stop());

const ask = (path: string) => app.request.get(`/workboard/planner${path}`).set('Authorization', reader.bearer);
const read = async <T>(path: string) => ((await ask(path)).body as { data: T }).data;
const told = ({ steps }: ForwardPlan) => steps.map(({ workflow, clock }) => [workflow, clock.key, clock.startedOn, clock.due]);

it('X-07 · lists the obligations that something starts', async () => {
  const list = await read<PlannerWorkflow[]>('');
  expect(list.find(({ key }) => key === 'official-document')?.clocks.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['intranet', 'portal', 'change']),
  );
  expect(list.find(({ key }) => key === 'interpretation')?.clocks.find(({ key }) => key === 'publish')?.starters).toContainEqual(
    expect.objectContaining({ workflow: 'official-document', event: 'publish' }),
  );
});

it('X-07, R-PUB-10, R-PUB-11 · issued on 30 September 2026: intranet 8 October, portal 15 October, each with its derivation', async () => {
  const plan = await read<ForwardPlan>('/forward?workflow=official-document&clock=portal&start=2026-09-30');
  expect(plan.event.key).toBe('issue');
  expect(told(plan)).toEqual(
    expect.arrayContaining([
      ['official-document', 'intranet', '2026-09-30', '2026-10-08'],
      ['official-document', 'portal', '2026-09-30', '2026-10-15'],
    ]),
  );
  expect(plan.steps[0]?.clock.steps.map(({ kind }) => kind)).toEqual(['start', 'limit', 'due']);
});

it('X-07, R-INT-06 · published on 30 September 2026: the interpretation by Saturday 10 October', async () => {
  const plan = await read<ForwardPlan>('/forward?workflow=interpretation&clock=publish&start=2026-09-30');
  expect(told(plan)).toContainEqual(['interpretation', 'publish', '2026-09-30', '2026-10-10']);
});

it('X-07 · backward: the latest start, and the workday before it', async () => {
  const plan = await read<BackwardPlan>('/backward?workflow=official-document&clock=portal&end=2026-10-15');
  expect(plan).toMatchObject({ start: '2026-10-07', startWorkday: '2026-09-30', clock: { due: '2026-10-15' } });
});

it.each([
  ['/forward?workflow=official-document&clock=nothing&start=2026-09-30', 404],
  ['/forward?workflow=official-document&clock=portal&start=2026-02-30', 400],
  ['/forward?workflow=official-document&clock=portal&start=2026-09-30&event=create', 404],
  ['/backward?workflow=official-document&clock=portal', 400],
])('X-07 · %s is %i, with a sentence', async (path, status) => {
  const answer = await ask(path);
  expect([answer.status, answer.text]).toEqual([status, expect.stringMatching(/[\u4e00-\u9fff]/)]);
});
