import type {
  CardDetail,
  CardSummary,
  ClauseText,
  ClockReportRow,
  ConflictDetails,
  FireAnswer,
  FormAnswer,
  Me,
  Permitted,
  Person,
  RefusalDetails,
} from '../../plugins/workboard/shared/contract';
import { insertCards } from '../helpers/cards';
import { ANSWERS, documentAfter, draftDocument, SECTION, setUpOffice, take, type Office } from '../helpers/office';
import { createStaff, type Staff } from '../helpers/staff';
import { countStatements } from '../helpers/statements';
import { startApp, type TestApp } from '../helpers/strapi';

const ACTIONS = ['board.read', 'board.move', 'card.assign', 'report.read'].map((action) => `plugin::workboard.${action}`);

let app: TestApp;
let office: Office;
/** Drafts and submits in the section of the test documents. */
let clerk: Staff;
let secretary: Staff;
/** The same role as the clerk in another unit. */
let outsider: Staff;
let keeper: Staff;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00' });
  office = await setUpOffice(app);
  clerk = await createStaff(app, { name: 'webclerk', actions: ACTIONS });
  secretary = await createStaff(app, { name: 'websecretary', actions: ACTIONS });
  outsider = await createStaff(app, { name: 'weboutsider', actions: ACTIONS });
  keeper = await createStaff(app, { name: 'keeper', roles: ['strapi-super-admin'] });
  await app.workboard.grantMembership({ user: clerk.id, role: 'handling_clerk', unit: SECTION });
  await app.workboard.grantMembership({ user: secretary.id, role: 'secretariat', unit: 'test-secretariat' });
  await app.workboard.grantMembership({ user: outsider.id, role: 'handling_clerk', unit: 'test-other' });
});

afterAll(() => app.stop());

async function call<T>(
  who: Staff,
  method: 'get' | 'post' | 'put',
  path: string,
  body?: object,
): Promise<{ status: number; data: T; error: { message: string; details: unknown } }> {
  const request = app.request[method](`/workboard${path}`).set('Authorization', who.bearer);
  const response = await (body === undefined ? request : request.send(body));
  return { status: response.status, ...(response.body as { data: T; error: { message: string; details: unknown } }) };
}

const get = <T>(who: Staff, path: string) => call<T>(who, 'get', path);

describe('a card', () => {
  it('shows its clocks with every step, its history with labelled answers, its facts in words, and what may be done', async () => {
    const { id, documentId } = await documentAfter(app, office, 'issue');
    const { data } = await get<CardDetail>(secretary, `/cards/${id}`);
    expect(data).toMatchObject({
      stage: 'issued',
      stageTitle: { 'zh-Hans': '已印发' },
      number: '黄政办发〔2026〕1号',
      subject: { uid: 'api::document.document', documentId },
    });
    const portal = data.clocks.find(({ key }) => key === 'portal');
    // 8, 9, 10 (made up), 12, 13, 14 and 15 October are the seven workdays after the 30th of September.
    expect(portal).toMatchObject({ state: 'running', owner: 'secretariat', due: '2026-10-15' });
    expect(portal?.steps.length).toBeGreaterThan(1);
    expect(data.due).toMatchObject({ clock: 'paper', on: '2026-09-30', urgency: 'today', workdaysLeft: 0 });
    expect(data.history.map(({ event }) => event)).toEqual(['issue', 'approve', 'check', 'opine', 'submit_draft', 'create']);
    expect(data.history[0]).toMatchObject({
      fromTitle: { 'zh-Hans': '已审签' },
      toTitle: { 'zh-Hans': '已印发' },
      actor: { name: 'secretariat' },
    });
    expect(data.history[0]?.form?.answers.length).toBeGreaterThan(0);
    expect(data.facts.map(({ value }) => value)).toContain(`单位 ${SECTION}`);
    // Attributes that no form field is named after are read in the words of the form that chooses among the same values.
    expect(data.facts.map(({ value }) => value)).toEqual(expect.arrayContaining(['主动公开', '不涉密']));
    expect(data.facts.map(({ value }) => value)).not.toContain('proactive');
    expect(data.events.map(({ event }) => event)).toContain('publish');
    expect((await get<CardDetail>(secretary, `/subjects/api::document.document/${documentId}`)).data.id).toBe(id);
  });

  it('D.3-14 · is marked with how far it may be known as soon as somebody has said so, and no more once it is to be public', async () => {
    const card = await documentAfter(app, office, 'create');
    const markOf = async () => (await get<CardDetail>(secretary, `/cards/${card.id}`)).data.mark?.['zh-Hans'] ?? null;
    expect(await markOf()).toBeNull();
    const answers = { attribute: 'not_public', ground: 'art16_internal', reason: '仅涉及内部管理（测试）' };
    await take(app, office, card.id, 'submit_draft', answers);
    expect(await markOf()).toBe('不公开');
    await take(app, office, card.id, 'opine');
    await take(app, office, card.id, 'check', { reason: '内容与群众有关，应当公开' });
    expect(await markOf()).toBeNull();
  });

  it('is 404 for who may not see it, by card, by entry, by form and by what may be done; nothing governs means null', async () => {
    const { id, documentId } = await draftDocument(app, office);
    expect((await get(clerk, `/cards/${id}`)).status).toBe(200);
    for (const path of [
      `/cards/${id}`,
      `/cards/${id}/permitted`,
      `/subjects/api::document.document/${documentId}`,
      `/forms/return-document?card=${id}`,
    ]) {
      expect([path, (await get(outsider, path)).status]).toEqual([path, 404]);
    }
    expect(await get(clerk, '/subjects/api::document.document/nothing')).toMatchObject({ status: 200, data: null });
  });

  it('shows of linked cards only those that the person may see', async () => {
    const document = await draftDocument(app, office, { kind: 'normative' });
    const partner = { workflow: 'interpretation', stage: 'draft', title: '他单位解读' };
    await insertCards(app, [{ ...partner, units: ['test-elsewhere'] }]);
    const card = (await app.strapi.db
      .connection('workboard_cards')
      .where({ title: '他单位解读' })
      .first('subject_uid', 'subject_document')) as Record<string, string>;
    await app.strapi.db.connection('workboard_links').insert({
      from_uid: 'api::document.document',
      from_document: document.documentId,
      to_uid: card.subject_uid,
      to_document: card.subject_document,
      created_at: '2026-09-30T02:00:00.000Z',
    });
    expect((await get<CardDetail>(keeper, `/cards/${document.id}`)).data.links).toMatchObject([
      { title: '他单位解读', workflow: 'interpretation' },
    ]);
    expect((await get<CardDetail>(clerk, `/cards/${document.id}`)).data.links).toEqual([]);
  });
});

describe('moving a card', () => {
  it('B-21 · what the board does not permit is refused by the server too, with the reasons the board gave', async () => {
    const { id, revision } = await draftDocument(app, office);
    const { data } = await get<Permitted>(secretary, `/cards/${id}/permitted`);
    const submit = data.events.find(({ event }) => event === 'submit_draft');
    expect(submit).toMatchObject({ allowed: false, to: 'secrecy_opinion', toTitle: { 'zh-Hans': '保密审查' } });
    expect(submit?.unmet.length).toBeGreaterThan(0);
    const refused = await call<null>(secretary, 'post', `/cards/${id}/events/submit_draft`, {
      expectedRevision: revision,
      form: { attribute: 'proactive' },
    });
    expect(refused.status).toBe(422);
    const codes = (refused.error.details as RefusalDetails).unmet.map(({ code }) => code);
    expect(codes).toContain(submit?.unmet[0]?.code);
    expect((await call(secretary, 'post', `/cards/${id}/events/publish`, {})).status).toBe(422);
    expect((await get<CardDetail>(secretary, `/cards/${id}`)).data).toMatchObject({ stage: 'drafting', revision });
  });

  it('is answered with the card as it stands then; whoever comes second gets 409 with what happened meanwhile', async () => {
    const { id, revision } = await draftDocument(app, office);
    const body = { expectedRevision: revision, form: ANSWERS.submit_draft };
    const { status, data } = await call<FireAnswer>(clerk, 'post', `/cards/${id}/events/submit_draft`, body);
    expect(status).toBe(200);
    expect(data).toMatchObject({ from: 'drafting', to: 'secrecy_opinion', card: { id, stage: 'secrecy_opinion', revision: revision + 1 } });
    const second = await call<null>(clerk, 'post', `/cards/${id}/events/submit_draft`, body);
    expect(second.status).toBe(409);
    expect(second.error.details as ConflictDetails).toMatchObject({
      conflict: true,
      card: { revision: revision + 1 },
      changes: [{ event: 'submit_draft' }],
    });
  });

  it('opens a card through the form of the board', async () => {
    const form = {
      title: '网页新建的公文',
      kind: 'general',
      issuedInNameOf: 'district_government_office',
      leadDraftingUnit: SECTION,
      handlingSection: SECTION,
    };
    const { status, data, error } = await call<FireAnswer>(clerk, 'post', '/boards/official-document/cards', {
      event: 'create',
      form: { ...form, summary: '摘要', body: '正文' },
    });
    expect([status, error]).toEqual([200, undefined]);
    expect(data).toMatchObject({ from: null, to: 'drafting', card: { title: '网页新建的公文', unit: SECTION } });
    const initial = await get<FormAnswer>(clerk, '/forms/new-document');
    expect(initial.data).toMatchObject({
      definition: { key: 'new-document' },
      context: { today: '2026-09-30', actor: { id: clerk.id, roles: ['handling_clerk'] } },
    });
  });

  it('a super admin without an office role reads every card and acts on none', async () => {
    const { id, revision } = await draftDocument(app, office);
    expect((await get(keeper, `/cards/${id}`)).status).toBe(200);
    const { data } = await get<Permitted>(keeper, `/cards/${id}/permitted`);
    expect(data.events.some(({ allowed }) => allowed)).toBe(false);
    expect((await call(keeper, 'post', `/cards/${id}/events/submit_draft`, { form: { attribute: 'proactive' } })).status).toBe(403);
    expect((await call(keeper, 'put', `/cards/${id}/assignee`, { expectedRevision: revision, assignee: null })).status).toBe(403);
  });
});

describe('the assignee', () => {
  it('is compared, set and logged like a step', async () => {
    const { id, revision } = await draftDocument(app, office);
    const assigned = await call<CardSummary>(clerk, 'put', `/cards/${id}/assignee`, { expectedRevision: revision, assignee: clerk.id });
    expect(assigned.data).toMatchObject({ revision: revision + 1, assignee: { id: clerk.id, name: 'webclerk' } });
    const stale = await call(clerk, 'put', `/cards/${id}/assignee`, { expectedRevision: revision, assignee: null });
    expect(stale).toMatchObject({
      status: 409,
      error: { details: { conflict: true, card: { assignee: { id: clerk.id } }, changes: [{ event: 'assign', comment: 'webclerk' }] } },
    });
    const { history } = (await get<CardDetail>(clerk, `/cards/${id}`)).data;
    expect(history[0]).toMatchObject({ event: 'assign', title: { 'zh-Hans': '指定承办人' }, actor: { id: clerk.id, unit: SECTION } });
    expect(await app.workboard.verifyLog()).toMatchObject({ ok: true });
  });

  it('must be somebody who may see the card', async () => {
    const { id, revision } = await draftDocument(app, office);
    for (const assignee of [outsider.id, 999_999]) {
      expect(await call(clerk, 'put', `/cards/${id}/assignee`, { expectedRevision: revision, assignee })).toMatchObject({
        status: 400,
        error: { details: { field: 'assignee' } },
      });
    }
    expect((await call(outsider, 'put', `/cards/${id}/assignee`, { expectedRevision: revision, assignee: outsider.id })).status).toBe(404);
  });
});

describe('the office', () => {
  it('tells who I am, what day it is and from which year days are provisional', async () => {
    const { data } = await get<Me>(clerk, '/me');
    expect(data).toMatchObject({ id: clerk.id, name: 'webclerk', today: '2026-09-30', projectedFrom: 2027, calendarVersion: 1 });
    expect(data.memberships).toEqual([
      {
        role: 'handling_clerk',
        roleTitle: { 'zh-Hans': '办文科室经办人', en: 'Handling clerk' },
        unit: SECTION,
        unitTitle: `单位 ${SECTION}`,
        standingInFor: null,
      },
    ]);
  });

  it('finds staff by a part of their name, with their units, and leaves out who has no office role', async () => {
    const { data } = await get<Person[]>(clerk, '/people?q=WEB');
    expect(data.map(({ name }) => name)).toEqual(['webclerk', 'weboutsider', 'websecretary']);
    expect(data[0]?.units).toEqual([`单位 ${SECTION}`]);
    expect((await get<Person[]>(clerk, '/people?q=keeper')).data).toEqual([]);
    expect((await get<Person[]>(clerk, '/people?q=%25')).data).toEqual([]);
  });

  it('gives the words of clauses and leaves out what nobody knows', async () => {
    const { data } = await get<{ id: string; text: string }[]>(clerk, '/clauses?ids=R-PUB-08,R-NOT-99');
    expect(data.map(({ id }) => id)).toEqual(['R-PUB-08']);
    expect(data[0]?.text.length).toBeGreaterThan(5);
  });

  it('G-05 · a clause keeps its own words, with what the office reads for them beside it', async () => {
    const { data } = await get<ClauseText[]>(clerk, '/clauses?ids=R-DSP-06,R-PUB-08');
    expect(data[0]?.text).toContain('提供给信息公开办');
    expect(data.map(({ readAs }) => readAs)).toEqual([[{ words: '信息公开办', name: '政务公开科' }], []]);
  });
});

describe('statistics', () => {
  it('R-EXP-13 · of each unit: interpretations due, on time, late, open, overdue and waived, each obligation once', async () => {
    const clock = Object.keys((await definition('interpretation')).clocks)[0] ?? '';
    const kinds = [
      ['stopped', true, '2026-09-10'],
      ['stopped', false, '2026-09-10'],
      ['running', null, '2026-09-29'],
      ['running', null, '2026-09-30'],
      ['suspended', null, '2026-09-01'],
      ['cancelled', null, '2026-09-10'],
      ['stopped', true, '2026-08-31'],
    ] as const;
    const cards = await insertCards(
      app,
      kinds.map((_kind, index) => ({ workflow: 'interpretation', stage: 'draft', title: `统计 ${index}`, units: [SECTION] })),
    );
    const rows = kinds.map(([state, met, due_on], index) => ({ card_id: cards[index], key: clock, state, met, due_on, projected: false }));
    const [elsewhere] = await insertCards(app, [{ workflow: 'interpretation', stage: 'draft', title: '统计 他', units: ['test-other'] }]);
    await app.strapi.db
      .connection('workboard_clocks')
      .insert([...rows, { card_id: elsewhere, key: clock, state: 'running', met: null, due_on: '2026-09-20', projected: false }]);

    const path = `/reports/clocks?workflow=interpretation&clock=${clock}&from=2026-09-01&to=2026-09-30`;
    const own = { unit: SECTION, unitTitle: `单位 ${SECTION}`, due: 5, onTime: 1, late: 1, open: 2, overdue: 1, cancelled: 1 };
    expect((await get<ClockReportRow[]>(clerk, path)).data).toEqual([own]);
    const all = (await get<ClockReportRow[]>(keeper, path)).data;
    expect(all.find(({ unit }) => unit === SECTION)).toEqual(own);
    expect(all.find(({ unit }) => unit === 'test-other')).toMatchObject({ due: 1, overdue: 1 });
    const year = await get<ClockReportRow[]>(clerk, `/reports/clocks?workflow=interpretation&clock=${clock}`);
    expect(year.data[0]).toMatchObject({ due: 6, onTime: 2 });
  });

  it('X-23 · everybody is told how the obligations towards the public were kept, by the year of their due day, in sums of all units', async () => {
    const kinds = [
      ['portal', 'stopped', true, '2025-01-01'],
      ['portal', 'stopped', true, '2025-12-31'],
      ['portal', 'stopped', false, '2025-09-10'],
      ['portal', 'suspended', null, '2025-09-01'],
      ['portal', 'running', null, '2025-09-29'],
      ['portal', 'cancelled', null, '2025-09-10'],
      ['portal', 'stopped', false, '2024-12-31'],
      // The office's own matter.
      ['intranet', 'stopped', false, '2025-09-10'],
    ] as const;
    const cards = await insertCards(
      app,
      kinds.map((_kind, index) => ({
        workflow: 'official-document',
        stage: 'issued',
        title: `时限 ${index}`,
        units: [index % 2 === 0 ? SECTION : 'test-other'],
      })),
    );
    await app.strapi.db
      .connection('workboard_clocks')
      .insert(kinds.map(([key, state, met, due_on], index) => ({ card_id: cards[index], key, state, met, due_on, projected: false })));

    const { body } = await app.request.get('/api/performance?year=2025').expect(200);
    const { data, meta } = body as { data: { obligation: string; due: number }[]; meta: object };
    expect(meta).toEqual({ year: 2025, asOf: '2026-09-30' });
    expect(data.find(({ obligation }) => obligation === 'official-document.portal')).toEqual({
      ...{
        obligation: 'official-document.portal',
        title: { 'zh-Hans': '门户网站发布', en: 'Publish on the portal' },
        clauses: ['R-PUB-11'],
      },
      ...{ due: 5, onTime: 2, late: 1, open: 1, overdue: 1, onTimeRate: 0.5 },
    });
    expect(data.map(({ obligation }) => obligation)).toEqual([
      ...['official-document.portal', 'official-document.change', 'interpretation.publish'],
      ...['foi.register', 'foi.reply'],
    ]);
    expect(data.find(({ obligation }) => obligation === 'foi.reply')).toMatchObject({ due: 0, onTimeRate: null });
    expect(JSON.stringify(body)).not.toMatch(/时限 \d|test-other/);
    for (const query of ['year=2027', 'year=25', 'year=2025&unit=x']) await app.request.get(`/api/performance?${query}`).expect(400);
    const { statements } = await countStatements(app.strapi, async () => app.request.get('/api/performance?year=2024').expect(200));
    expect(statements.filter((sql) => sql.includes('workboard_clocks'))).toHaveLength(1);
  });
});

async function definition(key: string): Promise<{ clocks: Record<string, unknown> }> {
  const row = (await app.strapi.db.connection('workboard_workflows').where({ key }).orderBy('version', 'desc').first('definition')) as {
    definition: string;
  };
  return JSON.parse(row.definition) as { clocks: Record<string, unknown> };
}

it('the steps of the office helper still lead to a published document that everybody of the section sees', async () => {
  const { id } = await documentAfter(app, office, 'issue');
  await take(app, office, id, 'publish');
  expect((await get<CardDetail>(clerk, `/cards/${id}`)).data).toMatchObject({
    stage: 'published',
    history: expect.arrayContaining([expect.objectContaining({ event: 'publish' })]) as unknown,
  });
});
