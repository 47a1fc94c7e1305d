import type { BulkEvent, BulkPreview, BulkReport, EventPreview } from '../../plugins/workboard/shared/contract';
import { insertCards } from '../helpers/cards';
import { ANSWERS, draftDocument, documentAfter, SECTION, setUpOffice, type Office } from '../helpers/office';
import { createStaff, type Staff } from '../helpers/staff';
import { startApp, type TestApp } from '../helpers/strapi';
import { makeTinyPack, type TinyPack } from '../helpers/tiny-pack';

const ACTIONS = ['board.read', 'board.move', 'card.assign'].map((action) => `plugin::workboard.${action}`);

let app: TestApp;
let office: Office;
let tiny: TinyPack;
let clerk: Staff;
let secretary: Staff;
let outsider: Staff;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00' });
  office = await setUpOffice(app);
  tiny = await makeTinyPack(app);
  await tiny.write();
  await tiny.load();
  clerk = await createStaff(app, { name: 'bulkclerk', actions: ACTIONS });
  secretary = await createStaff(app, { name: 'bulksecretary', actions: ACTIONS });
  outsider = await createStaff(app, { name: 'bulkoutsider', actions: ACTIONS });
  await app.workboard.grantMembership({ user: clerk.id, role: 'handling_clerk', unit: SECTION });
  await app.workboard.grantMembership({ user: clerk.id, role: 'clerk', unit: 'office' });
  await app.workboard.grantMembership({ user: secretary.id, role: 'secretariat', unit: 'test-secretariat' });
  await app.workboard.grantMembership({ user: outsider.id, role: 'handling_clerk', unit: 'test-other' });
});

afterAll(async () => {
  await tiny.remove();
  await app.stop();
});

type Answer<T> = { status: number; data: T; error: { message: string; details: unknown } };

async function call<T>(who: Staff, method: 'post' | 'put', path: string, body: object): Promise<Answer<T>> {
  const response = await app.request[method](`/workboard${path}`).set('Authorization', who.bearer).send(body);
  return { status: response.status, ...(response.body as Omit<Answer<T>, 'status'>) };
}

const seen = ({ id, revision }: { id: number; revision: number }) => ({ id, expectedRevision: revision });
const stageOf = async (id: number) =>
  ((await app.strapi.db.connection('workboard_cards').where({ id }).first('stage')) as { stage: string }).stage;

describe('many cards at once', () => {
  it('D.3-32 · each card is fired by itself and has its line: done, refused with the clauses, conflict, not for this person', async () => {
    const fit = await draftDocument(app, office);
    const other = await draftDocument(app, office);
    const empty = await draftDocument(app, office, { kind: 'normative' });
    const moved = await draftDocument(app, office);
    const [id = 0] = await insertCards(app, [{ stage: 'drafting', title: '他单位的公文', units: ['test-other'] }]);
    const foreign = { id, revision: 1 };
    const cards = [fit, empty, { ...moved, revision: moved.revision + 5 }, foreign, other].map(seen);
    const { data, status } = await call<BulkReport>(clerk, 'post', '/bulk/events/submit_draft', { cards, form: ANSWERS.submit_draft });
    expect(status).toBe(200);
    expect(data.items.map(({ card, outcome }) => [card, outcome])).toEqual([
      [fit.id, 'done'],
      [empty.id, 'refused'],
      [moved.id, 'conflict'],
      [foreign.id, 'failed'],
      [other.id, 'done'],
    ]);
    const refused = data.items[1];
    if (refused?.outcome !== 'refused') throw new Error('the second card was not refused');
    expect(refused).toMatchObject({ title: ANSWERS.create?.title, number: null });
    expect(refused.unmet.flatMap(({ clauses }) => clauses.map(({ id }) => id))).toContain('R-INT-03');
    expect(await Promise.all([fit, empty, moved, other].map(({ id }) => stageOf(id)))).toEqual([
      'secrecy_opinion',
      'drafting',
      'drafting',
      'secrecy_opinion',
    ]);
  });

  it('D.3-32 · what may be done with a selection is told with the cards that permit it; foreign cards count for nothing', async () => {
    const draft = await draftDocument(app, office);
    const sent = await documentAfter(app, office, 'submit_draft');
    const { data } = await call<BulkEvent[]>(clerk, 'post', '/bulk/permitted', { cards: [draft.id, sent.id] });
    expect(data.find(({ event }) => event === 'submit_draft')).toMatchObject({
      cards: [draft.id],
      form: 'attribute-initial',
      extends: false,
      clocks: false,
    });
    expect((await call<BulkEvent[]>(outsider, 'post', '/bulk/permitted', { cards: [draft.id, sent.id] })).data).toEqual([]);
  });

  it('D.3-32 · assigns each card by itself', async () => {
    const first = await draftDocument(app, office);
    const second = await draftDocument(app, office);
    const { data } = await call<BulkReport>(clerk, 'put', '/bulk/assignee', { cards: [first, second].map(seen), assignee: clerk.id });
    expect(data.items).toMatchObject([
      { outcome: 'done', summary: { assignee: { id: clerk.id } } },
      { outcome: 'done', summary: { assignee: { id: clerk.id } } },
    ]);
    const again = await call<BulkReport>(clerk, 'put', '/bulk/assignee', { cards: [seen(first)], assignee: clerk.id });
    expect(again.data.items).toMatchObject([{ card: first.id, outcome: 'conflict', summary: { revision: first.revision + 1 } }]);
  });

  it('D.3-32 · more than a hundred cards, or none, are sent back with the cure', async () => {
    const cards = Array.from({ length: 101 }, (_, index) => ({ id: index + 1, expectedRevision: 1 }));
    const refused = await call(clerk, 'post', '/bulk/events/submit_draft', { cards });
    expect(refused).toMatchObject({ status: 400 });
    expect(refused.error.message).toContain('分批');
    expect((await call(clerk, 'post', '/bulk/events/submit_draft', { cards: [] })).status).toBe(400);
  });
});

describe('the preview of a step', () => {
  const preview = (who: Staff, card: number, event: string, form: object = {}) =>
    call<EventPreview>(who, 'post', `/cards/${card}/events/${event}/preview`, { form });

  it('D.3-35 · an extension shows the day before and after, its clauses, and how the day comes about; nothing is written', async () => {
    const { id } = await tiny.open('2026-09-30T02:00:00Z');
    const count = async () =>
      Number(((await app.strapi.db.connection('workboard_log').count('* as n').first()) as { n: number | string }).n);
    const before = await count();
    const { data } = await preview(clerk, id, 'extend', { workdays: 5 });
    // 20 workdays after the 30th of September; the holiday ends on the 7th, the 10th is made up.
    expect(data).toMatchObject({
      open: [],
      clocks: [{ key: 'reply', change: 'extend', from: '2026-11-03', to: '2026-11-10', clauses: ['R-FOI-26'] }],
    });
    expect(data.clocks[0]?.after.steps.some((step) => step.kind === 'extension' && step.workdays === 5)).toBe(true);
    expect(await count()).toBe(before);
    // What is not filled yet is said, not guessed.
    expect((await preview(clerk, id, 'extend')).data).toMatchObject({ clocks: [], open: [{ key: 'reply' }] });
  });

  it('D.3-35 · suspending keeps the clock, stopping ends it', async () => {
    const { id } = await tiny.open('2026-09-30T02:00:00Z');
    expect((await preview(clerk, id, 'consult')).data.clocks).toMatchObject([{ change: 'suspend', after: { state: 'suspended' } }]);
    expect((await preview(clerk, id, 'close')).data.clocks).toMatchObject([{ change: 'stop', from: '2026-11-03', to: null }]);
    expect((await preview(clerk, id, 'note')).data).toEqual({ clocks: [], open: [], earliest: {}, hints: [], shown: [] });
  });

  it('D.3-35 · of many cards tells each by itself; foreign ones are left out, and nothing is written', async () => {
    const cards = [await tiny.open('2026-09-30T02:00:00Z'), await tiny.open('2026-09-29T02:00:00Z')].map(({ id }) => id);
    const many = (who: Staff, form: object) => call<BulkPreview[]>(who, 'post', '/bulk/events/extend/preview', { cards, form });
    expect((await many(clerk, { workdays: 5 })).data).toMatchObject([
      { card: cards[0], clocks: [{ key: 'reply', change: 'extend', from: '2026-11-03', to: '2026-11-10' }] },
      { card: cards[1], clocks: [{ key: 'reply', change: 'extend', from: '2026-11-02', to: '2026-11-09' }] },
    ]);
    expect((await many(outsider, { workdays: 5 })).data).toEqual([]);
    expect((await call(clerk, 'post', '/bulk/events/extend/preview', { cards: [] })).status).toBe(400);
    const { revision } = (await app.strapi.db.connection('workboard_cards').where({ id: cards[0] }).first('revision')) as {
      revision: number;
    };
    expect(revision).toBe(1);
  });

  it('D.3-35 · is 404 for who may not see the card', async () => {
    const { id } = await draftDocument(app, office);
    expect((await preview(outsider, id, 'submit_draft')).status).toBe(404);
  });
});
