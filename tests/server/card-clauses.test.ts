import type { CardClauses } from '../../plugins/workboard/shared/contract';
import { documentAfter, setUpOffice, take, type Office } from '../helpers/office';
import { createStaff, type Staff } from '../helpers/staff';
import { startApp, type TestApp } from '../helpers/strapi';

let app: TestApp;
let office: Office;
let secretary: Staff;
let outsider: Staff;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00' });
  office = await setUpOffice(app);
  secretary = await createStaff(app, { name: 'clausesecretary', actions: ['plugin::workboard.board.read'] });
  outsider = await createStaff(app, { name: 'clauseoutsider', actions: ['plugin::workboard.board.read'] });
  await app.workboard.grantMembership({ user: secretary.id, role: 'secretariat', unit: 'test-secretariat' });
  await app.workboard.grantMembership({ user: outsider.id, role: 'handling_clerk', unit: 'test-other' });
});

afterAll(() => app.stop());

async function read(who: Staff, card: number): Promise<{ status: number; data: CardClauses }> {
  const response = await app.request.get(`/workboard/cards/${card}/clauses`).set('Authorization', who.bearer);
  return { status: response.status, ...(response.body as { data: CardClauses }) };
}

test("X-04 · every clause of a case: which row or clock proves it, what runs, what is still ahead; in the law's own words", async () => {
  const { id } = await documentAfter(app, office, 'issue');
  const { data } = await read(secretary, id);
  const of = (clause: string) => data.clauses.find((one) => one.id === clause);
  expect(of('R-PUB-03')).toMatchObject({
    state: 'proven',
    proofs: [{ kind: 'log', title: { 'zh-Hans': '提出保密审查意见' }, actor: 'head' }],
  });
  expect(of('R-PUB-03')?.text).toContain('保密审查');
  expect(of('R-PUB-11')).toMatchObject({ state: 'running' });
  expect(of('R-PUB-11')?.proofs).toContainEqual(expect.objectContaining({ kind: 'clock', state: 'running', due: '2026-10-15' }));
  expect(of('R-META-03')?.state).toBe('here');
  // A document that is no normative one never comes to its interpretation again: said, not hidden.
  expect(of('R-PUB-05')?.state).toBe('unused');
  expect(data.clauses.every(({ text }) => text !== '')).toBe(true);

  await take(app, office, id, 'publish');
  const after = (await read(secretary, id)).data.clauses;
  expect(after.find((one) => one.id === 'R-PUB-11')).toMatchObject({ state: 'proven' });
  expect(after.find((one) => one.id === 'R-PUB-10')).toMatchObject({ state: 'running' });
});

test('A-64 · the law beside each step: the clauses of the present stage and of each of its steps, guards and separations included', async () => {
  const { id } = await documentAfter(app, office, 'check');
  const { data } = await read(secretary, id);
  expect(data.stageTitle['zh-Hans']).toBe('分管领导审定');
  const here = (event: string) =>
    data.clauses.filter(({ places }) => places.some((place) => place.here && place.event === event)).map((clause) => clause.id);
  expect(here('approve')).toEqual(expect.arrayContaining(['R-PUB-07', 'R-PUB-08', 'R-SEC-06c', 'R-META-04', 'R-INT-05']));
  expect(here('return_from_leader')).toEqual(expect.arrayContaining(['N-36']));
  expect(here('opine')).toEqual([]);
});

test('D.3-39 · the clauses of a card are for whoever may see the card', async () => {
  const { id } = await documentAfter(app, office, 'create');
  expect((await read(outsider, id)).status).toBe(404);
});
