import type { Answers } from '../../plugins/workboard/engine/form/types';
import { Refusal } from '../../plugins/workboard/server/src/platform/errors';
import { tableOf } from '../../plugins/workboard/server/src/platform/schema/ensure-schema';
import { failure } from '../helpers/failure';
import { draftPair, INTERPRETATION_ANSWERS, interpret, interpretationOf, issuedPair, normativeDraft } from '../helpers/interpretation';
import { documentAfter, setUpOffice, take, type Office } from '../helpers/office';
import { createStaff } from '../helpers/staff';
import { startApp, type TestApp } from '../helpers/strapi';

const DOCUMENT = 'api::document.document';
const INTERPRETATION = 'api::interpretation.interpretation';

let app: TestApp;
let office: Office;

beforeAll(async () => {
  // A Wednesday; 1–7 October are a holiday, Saturday the 10th is made up.
  app = await startApp({ now: '2026-09-30T10:00:00+08:00' });
  office = await setUpOffice(app);
});

afterAll(() => app.stop());

interface ClockRow {
  key: string;
  state: string;
  due_on: string;
  met: boolean | number | null;
}

const clocksOf = (card: number) =>
  app.strapi.db.connection('workboard_clocks').where({ card_id: card }).orderBy('key').select<ClockRow[]>('key', 'state', 'due_on', 'met');
const publishedRows = (uid: string, documentId: string) =>
  app.strapi.db.connection(tableOf(app.strapi, uid).table).where({ document_id: documentId }).whereNotNull('published_at');

/** Clauses of the unmet guards of a refused step. @throws what it threw if that is no refusal */
async function clausesRefusing(step: Promise<unknown>): Promise<string[]> {
  const error: unknown = await step.then(
    () => new Error('nothing was refused'),
    (refusal: unknown) => refusal,
  );
  if (!(error instanceof Refusal)) throw error;
  return error.details.unmet.flatMap(({ clauses }) => clauses.map(({ id }) => id));
}

describe('example dates through the server', () => {
  it('R-PUB-10, R-PUB-11, R-PUB-12, N-31 · issued on Wednesday 2026-09-30: intranet by 10-08, portal by 10-15, paper at once', async () => {
    const { id } = await documentAfter(app, office, 'issue');
    expect(await clocksOf(id)).toEqual([
      expect.objectContaining({ key: 'intranet', state: 'running', due_on: '2026-10-08' }),
      expect.objectContaining({ key: 'paper', state: 'running', due_on: '2026-09-30' }),
      expect.objectContaining({ key: 'portal', state: 'running', due_on: '2026-10-15' }),
    ]);
    for (const step of ['load_intranet', 'publish', 'hand_over_paper', 'receive_paper']) await take(app, office, id, step);
    expect((await clocksOf(id)).map(({ key, state, met }) => [key, state, Boolean(met)])).toEqual([
      ['intranet', 'stopped', true],
      ['paper', 'stopped', true],
      ['portal', 'stopped', true],
    ]);
  });

  it('R-INT-06 · the document public on 09-30: its interpretation is due on Saturday 10-10, a workday that was made up', async () => {
    const { document, interpretation } = await issuedPair(app, office);
    expect(await clocksOf(interpretation.id)).toEqual([]);
    await take(app, office, document.id, 'publish');
    expect(await clocksOf(interpretation.id)).toEqual([
      expect.objectContaining({ key: 'publish', state: 'running', due_on: '2026-10-10' }),
    ]);
    await interpret(app, office, interpretation.id, 'publish');
    expect(await clocksOf(interpretation.id)).toEqual([
      expect.objectContaining({ key: 'publish', state: 'stopped', due_on: '2026-10-10' }),
    ]);
  });
});

describe('no text, no publication', () => {
  it('B-04, R-INT-03, R-EXP-01 · a normative document without interpretation or waiver does not even reach the secrecy review', async () => {
    const document = await normativeDraft(app, office);
    expect(await clausesRefusing(take(app, office, document.id, 'submit_draft'))).toEqual(expect.arrayContaining(['R-INT-03', 'R-EXP-01']));
  });

  it('R-EXP-02, R-INT-05, B-04 · a waiver may be asked for instead; the leader signs once it is granted, and no clock starts', async () => {
    const document = await normativeDraft(app, office);
    await app.workboard.fire(document.id, { event: 'request_waiver', form: { reason: '仅对个别文字作程序性调整。' }, actor: office.clerk });
    const waiver = await interpretationOf(app, document.documentId);
    for (const step of ['submit_draft', 'opine', 'check']) await take(app, office, document.id, step);
    expect(await clausesRefusing(take(app, office, document.id, 'approve'))).toContain('R-EXP-02');
    expect(await interpret(app, office, waiver.id, 'grant_waiver', { opinion: '同意不解读。' })).toMatchObject({ stage: 'waived' });
    for (const step of ['approve', 'issue', 'publish']) await take(app, office, document.id, step);
    expect(await clocksOf(waiver.id)).toEqual([]);
  });

  it('R-EXP-02, R-INT-06 · a waiver granted while the clock runs cancels it; whoever asked cannot grant it', async () => {
    const { document, interpretation } = await issuedPair(app, office);
    await interpret(app, office, interpretation.id, 'reopen_after_issue', { reason: '文件已作实质调整。' });
    await take(app, office, document.id, 'publish');
    expect(await clocksOf(interpretation.id)).toEqual([expect.objectContaining({ key: 'publish', state: 'running' })]);
    await interpret(app, office, interpretation.id, 'request_waiver', { reason: '调整后仅余程序性规定。' });
    const grant = { event: 'grant_waiver', form: { opinion: '同意不解读。' } };
    const self = { ...office.clerk, memberships: office.deputy.memberships };
    expect(await clausesRefusing(app.workboard.fire(interpretation.id, { ...grant, actor: self }))).toEqual(['R-EXP-02', 'R-SEC-06c']);
    await app.workboard.fire(interpretation.id, { ...grant, actor: office.deputy });
    expect(await clocksOf(interpretation.id)).toEqual([expect.objectContaining({ key: 'publish', state: 'cancelled' })]);
  });
});

describe('the order of publication', () => {
  it('B-05, R-INT-09, R14 · an interpretation is not public before its document', async () => {
    const { document, interpretation } = await issuedPair(app, office);
    expect(await clausesRefusing(interpret(app, office, interpretation.id, 'publish'))).toEqual(['R-INT-09']);
    expect(await publishedRows(INTERPRETATION, interpretation.documentId)).toHaveLength(0);
    await take(app, office, document.id, 'publish');
    expect(await interpret(app, office, interpretation.id, 'publish')).toMatchObject({ stage: 'published' });
    expect(await publishedRows(INTERPRETATION, interpretation.documentId)).toHaveLength(1);
  });

  it.each<[string, Answers]>([
    ['the portal alone', { serviceNetworkUrl: null, serviceNetworkPublishedAt: null }],
    ['the service network alone', { portalUrl: null, portalPublishedAt: null }],
  ])('R-INT-08 · %s does not meet the obligation: both channels or none', async (_which, form) => {
    const { document, interpretation } = await issuedPair(app, office);
    await take(app, office, document.id, 'publish');
    expect(await clausesRefusing(interpret(app, office, interpretation.id, 'publish', form))).toContain('R-INT-08');
    expect(await clocksOf(interpretation.id)).toEqual([expect.objectContaining({ state: 'running' })]);
    expect(await publishedRows(INTERPRETATION, interpretation.documentId)).toHaveLength(0);
  });
});

describe('withdrawal', () => {
  it('R-SEC-14 · a withdrawn document is out of the public table at once, by whom and why stands in the log, another confirms', async () => {
    const { id, documentId } = await documentAfter(app, office, 'publish');
    await app.request.get(`/api/documents/${documentId}`).expect(200);
    const withdrawn = { event: 'emergency_unpublish', form: { reason: '发现涉及个人隐私内容' }, actor: office.disclosure };
    expect(await app.workboard.fire(id, withdrawn)).toMatchObject({ stage: 'withdrawn' });
    expect(await publishedRows(DOCUMENT, documentId)).toHaveLength(0);
    await app.request.get(`/api/documents/${documentId}`).expect(410);
    const log = (await app.strapi.db.connection('workboard_log').where({ card_id: id }).orderBy('seq', 'desc').first()) as Record<
      string,
      unknown
    >;
    expect(log).toMatchObject({
      event: 'emergency_unpublish',
      from_stage: 'published',
      to_stage: 'withdrawn',
      actor_id: office.disclosure.id,
    });
    expect(JSON.parse(String(log.form_data))).toMatchObject({ reason: '发现涉及个人隐私内容' });
    expect(JSON.parse(String(log.clauses))).toContain('R-SEC-14');
    expect(
      await app.workboard.fire(id, { event: 'confirm_withdrawal', form: { opinion: '确认撤下。' }, actor: office.leader }),
    ).toMatchObject({ stage: 'withdrawn' });
  });
});

describe('R-INT-02 · an interpretation belongs to the lead drafting unit of its document', () => {
  const OTHER = 'test-other';
  type Documents = Record<'update' | 'delete' | 'discardDraft', (params: object) => Promise<unknown>>;
  const documents = (uid: string) => app.strapi.documents(uid as never) as unknown as Documents;
  const draftOf = (uid: string, documentId: string) =>
    app.strapi.db.connection(tableOf(app.strapi, uid).table).where({ document_id: documentId }).whereNull('published_at');

  it('R-INT-02 · the unit is copied, and no door changes either side while the two are linked', async () => {
    const { document, interpretation } = await draftPair(app, office);
    const { documentId } = document;
    const doors = [
      () => documents(DOCUMENT).update({ documentId, data: { leadDraftingUnit: OTHER } }),
      () => app.strapi.db.query(DOCUMENT).update({ where: { documentId, publishedAt: null }, data: { leadDraftingUnit: OTHER } }),
      () => draftOf(DOCUMENT, documentId).update({ lead_drafting_unit: OTHER }),
      () => documents(INTERPRETATION).update({ documentId: interpretation.documentId, data: { unit: OTHER } }),
      () => draftOf(INTERPRETATION, interpretation.documentId).update({ unit: OTHER }),
    ];
    for (const door of doors) expect(await failure(door())).not.toBeNull();
    const [written] = (await draftOf(DOCUMENT, documentId)) as { lead_drafting_unit: string }[];
    const [copied] = (await draftOf(INTERPRETATION, interpretation.documentId)) as { unit: string; agency: string }[];
    expect([copied?.unit, copied?.agency]).toEqual([written?.lead_drafting_unit, written?.lead_drafting_unit]);
    await expect(documents(DOCUMENT).update({ documentId, data: { leadDraftingUnit: OTHER } })).rejects.toMatchObject({
      status: 400,
      details: { field: 'leadDraftingUnit' },
      message: expect.stringMatching(/“牵头起草单位”已写入关联的内容.*（R-INT-02） \/ “.*” was copied.*\(R-INT-02\)/) as unknown,
    });
  });

  it('R-INT-02 · everything else may still be edited, and the unit again once the linked draft is deleted', async () => {
    // Without a consultation, which has a copy of the unit as well.
    const document = await documentAfter(app, office, 'create', { kind: 'normative' });
    await app.workboard.fire(document.id, {
      event: 'draft_interpretation',
      form: INTERPRETATION_ANSWERS.draft_interpretation ?? {},
      actor: office.clerk,
    });
    const { documentId } = document;
    const interpretation = await interpretationOf(app, documentId);
    await documents(DOCUMENT).update({ documentId, data: { summary: '改写概述。', leadDraftingUnit: 'test-section' } });
    await documents(INTERPRETATION).delete({ documentId: interpretation.documentId });
    await documents(DOCUMENT).update({ documentId, data: { leadDraftingUnit: OTHER } });
    expect(await draftOf(DOCUMENT, documentId)).toMatchObject([{ summary: '改写概述。', lead_drafting_unit: OTHER }]);
  });

  it('R-INT-02 · a draft thrown away does not bring the old unit back under an interpretation that has the new one', async () => {
    const { id, documentId } = await documentAfter(app, office, 'publish');
    await documents(DOCUMENT).update({ documentId, data: { kind: 'normative', leadDraftingUnit: OTHER } });
    const drafter = { ...office.clerk, memberships: [...office.clerk.memberships, { role: 'drafting_unit', unit: OTHER }] };
    await app.workboard.fire(id, {
      event: 'draft_interpretation',
      form: INTERPRETATION_ANSWERS.draft_interpretation ?? {},
      actor: drafter,
    });
    await expect(documents(DOCUMENT).discardDraft({ documentId })).rejects.toMatchObject({ status: 400 });
    expect(await draftOf(DOCUMENT, documentId)).toMatchObject([{ lead_drafting_unit: OTHER }]);
  });
});

describe('R-EXP-14 · the pool of experts', () => {
  beforeAll(async () => {
    for (const [name, field, active] of [
      ['周明', '城市规划', true],
      ['已离库', '财政', false],
    ] as const) {
      await app.strapi.documents('api::expert.expert').create({ data: { name, field, active } as never });
    }
  });

  it('R-EXP-14 · its active members are suggested to whoever reads boards; the caller names a field of a form, never a type', async () => {
    const reader = await createStaff(app, { name: 'reader', actions: ['plugin::workboard.board.read'] });
    const nobody = await createStaff(app, { name: 'nobody', actions: [] });
    const get = (who: { bearer: string }, query: string) => app.request.get(`/workboard/entries?${query}`).set('Authorization', who.bearer);
    const { body } = await get(reader, 'form=submit-deputy&field=reviewers.name').expect(200);
    expect(body).toMatchObject({ data: [{ key: '周明', title: '城市规划' }] });
    expect((await get(reader, 'form=draft-interpretation&field=interpreter').expect(200)).body).toEqual(body);
    await get(nobody, 'form=submit-deputy&field=reviewers.name').expect(403);
    await app.request.get('/workboard/entries?form=submit-deputy&field=reviewers.name').expect(401);
    for (const query of ['form=submit-deputy&field=comment', 'form=submit-deputy&field=reviewers', 'form=none&field=name'])
      await get(reader, query).expect(404);
    for (const query of ['form=submit-deputy', 'form=submit-deputy&field=reviewers.name&type=admin::user', 'form=a&field=a.b.c']) {
      await get(reader, query).expect(400);
    }
  });

  it('R-EXP-14 · an expert of the pool and one who is not in it stand in the log as reviewers', async () => {
    const { document, interpretation } = await draftPair(app, office);
    for (const step of ['submit_draft', 'opine']) await take(app, office, document.id, step);
    for (const step of ['start_revision', 'confirm_revision']) await interpret(app, office, interpretation.id, step);
    const reviewers = [{ name: '周明' }, { name: '外聘专家' }];
    await interpret(app, office, interpretation.id, 'submit_deputy', { reviewers });
    const log = (await app.strapi.db.connection('workboard_log').where({ card_id: interpretation.id }).orderBy('seq', 'desc').first()) as {
      form_data: string;
    };
    expect(JSON.parse(log.form_data)).toMatchObject({ reviewers });
  });
});
