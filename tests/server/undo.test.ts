import type { CardDetail, ConflictDetails, FireAnswer } from '../../plugins/workboard/shared/contract';
import { ANSWERS, documentAfter, draftDocument, SECTION, setUpOffice, type Office } from '../helpers/office';
import { createStaff, type Staff } from '../helpers/staff';
import { startApp, type TestApp } from '../helpers/strapi';
import { makeTinyPack } from '../helpers/tiny-pack';

const ACTIONS = ['board.read', 'board.move'].map((action) => `plugin::workboard.${action}`);

let app: TestApp;
let office: Office;
let clerk: Staff;
let colleague: Staff;
let secretary: Staff;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00' });
  office = await setUpOffice(app);
  clerk = await createStaff(app, { name: 'undoclerk', actions: ACTIONS });
  colleague = await createStaff(app, { name: 'undocolleague', actions: ACTIONS });
  secretary = await createStaff(app, { name: 'undosecretary', actions: ACTIONS });
  for (const { id } of [clerk, colleague]) await app.workboard.grantMembership({ user: id, role: 'handling_clerk', unit: SECTION });
  await app.workboard.grantMembership({ user: secretary.id, role: 'secretariat', unit: 'test-secretariat' });
});

afterAll(() => app.stop());

type Answer<T> = { status: number; data: T; error: { message: string; details: unknown } };

async function fire<T = FireAnswer>(who: Staff, card: number, event: string, body: object): Promise<Answer<T>> {
  const response = await app.request.post(`/workboard/cards/${card}/events/${event}`).set('Authorization', who.bearer).send(body);
  return { status: response.status, ...(response.body as Omit<Answer<T>, 'status'>) };
}

const submit = (card: { id: number; revision: number }) =>
  fire(clerk, card.id, 'submit_draft', { expectedRevision: card.revision, form: ANSWERS.submit_draft });

test('D.3-7 · a step is taken back by the event its workflow names, at the revision it left, and the log says which row', async () => {
  const card = await draftDocument(app, office);
  const { data: sent } = await submit(card);
  expect(sent.undo).toEqual({ event: 'withdraw_submission', title: expect.objectContaining({ 'zh-Hans': '撤回报送' }), form: null });
  const undone = await fire(clerk, card.id, 'withdraw_submission', { expectedRevision: sent.card.revision, undo: true });
  expect(undone).toMatchObject({
    status: 200,
    data: { from: 'secrecy_opinion', to: 'drafting', card: { revision: sent.card.revision + 1 } },
  });
  const rows = (await app.strapi.db.connection('workboard_log').where({ card_id: card.id }).orderBy('seq')) as {
    seq: number;
    event: string;
    form_data: string | null;
  }[];
  const [, taken, back] = rows;
  expect(rows.map(({ event }) => event)).toEqual(['create', 'submit_draft', 'withdraw_submission']);
  expect(JSON.parse(back?.form_data ?? '{}')).toEqual({ takesBack: taken?.seq });
  const { body } = await app.request.get(`/workboard/cards/${card.id}`).set('Authorization', clerk.bearer).expect(200);
  const { history } = (body as { data: CardDetail }).data;
  expect(history.map(({ event, takesBack }) => [event, takesBack?.title['zh-Hans']])).toEqual([
    ['withdraw_submission', '报送保密审查'],
    ['submit_draft', undefined],
    ['create', undefined],
  ]);
  expect(await app.workboard.verifyLog()).toMatchObject({ ok: true });
});

test('D.3-7 · whoever was faster is told of: the undo is a 409 and moves nothing', async () => {
  const card = await draftDocument(app, office);
  const { data: sent } = await submit(card);
  await app.workboard.fire(card.id, { event: 'opine', form: ANSWERS.opine ?? {}, actor: office.head });
  const late = await fire(clerk, card.id, 'withdraw_submission', { expectedRevision: sent.card.revision, undo: true });
  expect(late.status).toBe(409);
  expect((late.error.details as ConflictDetails).changes).toMatchObject([{ event: 'opine' }]);
});

test('D.3-7 · nobody undoes another’s step, and no event undoes a step that does not name it', async () => {
  const card = await draftDocument(app, office);
  const { data: sent } = await submit(card);
  const expectedRevision = sent.card.revision;
  // The guard of the pack speaks first: only who submitted takes it back.
  expect((await fire(colleague, card.id, 'withdraw_submission', { expectedRevision, undo: true })).status).toBe(422);
  const approved = await documentAfter(app, office, 'approve');
  const other = await fire(secretary, approved.id, 'recall', {
    expectedRevision: approved.revision,
    undo: true,
    form: { ground: 'text', reason: '文字还要再改一遍' },
  });
  expect(other).toMatchObject({ status: 400, error: { details: { field: 'undo' } } });
  expect((await fire(clerk, card.id, 'withdraw_submission', { undo: true })).status).toBe(400);
});

test('D.3-7 · nor does anybody where the workflow itself would let them: a step is its own person’s to take back', async () => {
  const pack = await makeTinyPack(app);
  try {
    await pack.write({
      'note: { title: 备注, from: open, by: system, form: note }':
        'note: { title: 备注, from: open, by: clerk, undo: erase }\n  erase: { title: 撤回备注, from: open, by: clerk }',
    });
    await pack.load();
    for (const { id } of [clerk, colleague]) await app.workboard.grantMembership({ user: id, role: 'clerk', unit: 'office' });
    const { id } = await pack.open();
    const { data: noted } = await fire(clerk, id, 'note', { expectedRevision: 1 });
    expect(noted.undo).toMatchObject({ event: 'erase' });
    const expectedRevision = noted.card.revision;
    expect((await fire(colleague, id, 'erase', { expectedRevision, undo: true })).status).toBe(400);
    expect((await fire(clerk, id, 'erase', { expectedRevision, undo: true })).status).toBe(200);
  } finally {
    await pack.remove();
  }
});

test('D.3-7 · where the workflow allows no undo, the answer says why in one sentence', async () => {
  const { id, revision } = await documentAfter(app, office, 'issue');
  const { data } = await fire(secretary, id, 'publish', { expectedRevision: revision, form: ANSWERS.publish });
  expect(data.undo).toMatchObject({ why: { 'zh-Hans': '已公开的内容只能撤下公开，须说明理由' } });
  const loaded = await fire(secretary, id, 'load_intranet', { expectedRevision: revision + 1, form: ANSWERS.load_intranet });
  expect(loaded.data.undo).toMatchObject({ why: { 'zh-Hans': expect.stringContaining('不能直接撤销') as string } });
});
