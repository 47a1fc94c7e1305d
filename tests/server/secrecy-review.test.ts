import type { Answers } from '../../plugins/workboard/engine/form/types';
import type { Actor } from '../../plugins/workboard/engine/workflow/types';
import type { FiredCard } from '../../plugins/workboard/server/src/api';
import { linkedCards } from '../../plugins/workboard/server/src/features/link/service';
import { runAudits } from '../../plugins/workboard/server/src/features/audit/run-audits';
import { containerOf } from '../../plugins/workboard/server/src/platform/container';
import { tableOf } from '../../plugins/workboard/server/src/platform/schema/ensure-schema';
import { consultationDraft, consultationReady, proposeConsultation } from '../helpers/consultation';
import { failure } from '../helpers/failure';
import { INTERPRETATION_ANSWERS, issuedPair } from '../helpers/interpretation';
import { moveTime } from '../helpers/move-time';
import { ANSWERS, BASIS, documentAfter, hire, SECTION, setUpOffice, take, type Office } from '../helpers/office';
import { concludeReview, REVIEW_ANSWERS, reviewOf, reviewStep } from '../helpers/review';
import { createStaff, type Staff } from '../helpers/staff';
import { startApp, type TestApp } from '../helpers/strapi';

const DOCUMENT = 'api::document.document';
const INTERPRETATION = 'api::interpretation.interpretation';
const CONSULTATION = 'api::consultation.consultation';
const STATEMENT = 'api::statement.statement';
const LOG_ENTRY = 'api::disclosure-entry.disclosure-entry';
const REPORT = 'api::annual-report.annual-report';
const CASE = 'api::case.case';
type Uid =
  typeof DOCUMENT | typeof INTERPRETATION | typeof CONSULTATION | typeof STATEMENT | typeof LOG_ENTRY | typeof REPORT | typeof CASE;

let app: TestApp;
let office: Office;
/** Publishes in the content manager, with the office's right to publish. */
let publisher: Staff;
/** Those whose cases are no documents. */
const staff = {} as Record<'monitor' | 'opinion' | 'director' | 'foi', Actor>;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00' });
  office = await setUpOffice(app);
  publisher = await createStaff(app, { name: 'publisher', roles: ['strapi-super-admin'] });
  await app.workboard.grantMembership({ user: publisher.id, role: 'secretariat', unit: 'test-secretariat' });
  await app.workboard.grantMembership({ user: publisher.id, role: 'drafting_unit', unit: SECTION });
  await app.workboard.grantMembership({ user: publisher.id, role: 'opinion_office', unit: 'office-disclosure' });
  staff.monitor = await hire(app, 'monitor', [{ role: 'monitor', unit: 'office-info' }]);
  staff.opinion = await hire(app, 'opinion', [{ role: 'opinion_office', unit: 'office-disclosure' }]);
  staff.director = await hire(app, 'director', [{ role: 'director', unit: 'test-office' }]);
  staff.foi = await hire(app, 'foi', [{ role: 'disclosure', unit: 'office-disclosure' }]);
});

afterAll(() => app.stop());

const cards = () => app.strapi.db.connection('workboard_cards');
const review = async (card: number) => {
  const found = await reviewOf(app, card);
  if (!found) throw new Error(`card ${card} has no review`);
  return found;
};
const publicRows = async (uid: Uid, documentId: string) =>
  (
    await app.strapi.db
      .connection(tableOf(app.strapi, uid).table)
      .where({ document_id: documentId })
      .whereNotNull('published_at')
      .select('id')
  ).length;
const edit = (uid: Uid, documentId: string, data: object) => app.strapi.documents(uid).update({ documentId, data: data as never });

/** The error that it ends with. */
const caught = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error as { status: number; details: unknown },
  );

/** What goes out to the public or to an applicant, done but for its last step, and how that is taken. */
interface Ready {
  card: FiredCard;
  last: { event: string; form: Answers; actor: Actor };
}

/** Every type that a secrecy review is of. */
const TYPES: Record<string, { uid: Uid; ready: () => Promise<Ready>; changed: string }> = {
  document: {
    uid: DOCUMENT,
    changed: 'summary',
    async ready() {
      return { card: await documentAfter(app, office, 'issue'), last: publishing(ANSWERS.publish) };
    },
  },
  interpretation: {
    uid: INTERPRETATION,
    changed: 'summary',
    async ready() {
      const { document, interpretation } = await issuedPair(app, office);
      await take(app, office, document.id, 'publish');
      return { card: interpretation, last: publishing(INTERPRETATION_ANSWERS.publish) };
    },
  },
  consultation: { uid: CONSULTATION, changed: 'summary', ready: readyConsultation },
  statement: { uid: STATEMENT, changed: 'body', ready: readyStatement },
  'entry of the disclosure log': { uid: LOG_ENTRY, changed: 'summary', ready: readyLogEntry },
  'annual report': { uid: REPORT, changed: 'overview', ready: readyReport },
  reply: { uid: CASE, changed: 'reply_text', ready: () => readyReply() },
};

const publishing = (form: Answers = {}) => ({ event: 'publish', form, actor: office.secretariat });

const proposeReview = (card: Pick<FiredCard, 'id'>) => proposeConsultation(app, office, card);

/** One that opens today. */
async function readyConsultation(): Promise<Ready> {
  const card = await consultationReady(app, office);
  const channels = [{ kind: 'portal', name: '区政府门户网站', url: 'https://portal.example/consultation/1' }];
  const form = { opensOn: '2026-09-30', closesOn: '2026-10-30', channels, principles: true };
  return { card, last: { event: 'open', form, actor: office.clerk } };
}

/** A statement that the director has agreed to. */
async function readyStatement(): Promise<Ready> {
  const found = {
    title: '网传积水（测试）',
    source: 'monitoring',
    category: 'web',
    platformLevel: 'provincial',
    unit: SECTION,
    excerpt: '媒体报道积水',
  };
  const { documentId } = await app.workboard.open('opinion-event', {
    event: 'discover',
    actor: staff.monitor,
    form: { ...found, foundAt: '2026-09-30T09:00:00+08:00' },
  });
  const card = await app.workboard.open('statement', {
    event: 'open_statement',
    actor: staff.opinion,
    values: { title: '积水', unit: SECTION },
    under: { uid: CASE, documentId },
  });
  const facts = [{ fact: '已疏通', source: '现场核实', verified: true }];
  const text = { title: '关于积水的说明（测试）', body: '排水管堵塞，现已疏通。', facts, review: true, ...BASIS };
  await app.workboard.fire(card.id, { event: 'write', form: text, actor: staff.opinion });
  await concludeReview(app, office, card.id);
  await app.workboard.fire(card.id, { event: 'submit', actor: staff.opinion });
  const approved = await app.workboard.fire(card.id, { event: 'approve', actor: staff.director });
  return { card: approved, last: { event: 'release', form: { outlets: '区政府门户网站' }, actor: staff.opinion } };
}

/** An entry about a request that was answered. */
async function readyLogEntry(): Promise<Ready> {
  const { documentId } = await receivedRequest();
  const card = await app.workboard.open('disclosure-entry', {
    event: 'open_entry',
    actor: staff.foi,
    values: { title: '公路养护', unit: 'office-disclosure' },
    under: { uid: CASE, documentId },
  });
  const text = { title: '公路养护资金', summary: '养护资金安排已经予以公开。', review: true, ...BASIS };
  await app.workboard.fire(card.id, { event: 'write', form: text, actor: staff.foi });
  await concludeReview(app, office, card.id);
  return {
    card: await app.workboard.fire(card.id, { event: 'submit', actor: staff.foi }),
    last: { ...publishing(), actor: office.deputy },
  };
}

/** The report of a year that is over. */
async function readyReport(): Promise<Ready> {
  const duty = await app.workboard.open('office-duty', {
    event: 'open_duty',
    actor: app.workboard.system('测试'),
    form: { dutyKind: 'annual_report', title: '2025年度报告', from: '2026-01-01', until: '2026-01-31' },
  });
  const card = await app.workboard.open('annual-report', {
    event: 'begin',
    actor: staff.foi,
    values: { title: '2025年年度报告（测试）', reportYear: '2025', unit: 'office-disclosure' },
    under: { uid: CASE, documentId: duty.documentId },
  });
  const words = { overview: '总体平稳。', problems: '没有。', others: '没有。', permits: 0, penalties: 0, enforcements: 0, fees: '0' };
  await app.workboard.fire(card.id, { event: 'write', form: { ...words, review: true, ...BASIS }, actor: staff.foi });
  await concludeReview(app, office, card.id);
  return {
    card: await app.workboard.fire(card.id, { event: 'submit', actor: staff.foi }),
    last: { ...publishing(), actor: staff.director },
  };
}

function receivedRequest(): Promise<FiredCard> {
  return app.workboard.open('foi', {
    event: 'receive',
    actor: staff.foi,
    form: {
      ...{ matter: 'disclosure', respondent: 'district_government_office', applicantKind: 'naturalPerson', applicantName: '某人（测试）' },
      ...{ identityKind: 'other', identityNumber: 'T-1', phone: '0576-00000000', summary: '公路养护', request: '公路养护文件' },
      ...{ provision: 'electronic', delivery: 'portal', channel: 'on_site', arrivedOn: '2026-09-30' },
    },
  });
}

/** A reply that gives what was asked for, signed. */
async function readyReply(enclose: (card: number) => Promise<string[] | null> = () => Promise.resolve(null)): Promise<Ready> {
  const day = '2026-09-30';
  const fire = (event: string, form: Answers = {}, actor = staff.foi) => app.workboard.fire(card.id, { event, form, actor });
  const card = await receivedRequest();
  const passed = { result: 'pass' };
  const checks = { identity: passed, contact: passed, content: passed, form: passed };
  const search = { searchedBy: '甲', places: ['archives'], keywords: '养护', searchedOn: day, result: 'found', note: '找到原件' };
  await fire('register', { channel: 'on_site', applicantType: 'naturalPerson' });
  await fire('start_examination');
  await fire('pass', { checks, identityMethod: '核对原件' });
  await fire('record_search', search);
  await fire('coordinate', { participants: '甲、乙', heldOn: day, opinions: '同意', agreed: '予以公开' });
  await fire('secrecy_opinion', { classification: 'not_secret', outcome: 'public', opinion: '可以公开' }, office.secretariat);
  const enclosures = await enclose(card.id);
  await fire('settle_opinion', { outcome: 'granted', replyText: '予以公开，见附件。', enclosures, ...BASIS });
  await concludeReview(app, office, card.id);
  await fire('submit_sign', { replyText: '予以公开，见附件。' });
  const form = { method: 'direct', servedOn: day, proof: '签收单' };
  return { card: await fire('sign', {}, office.deputy), last: { event: 'dispatch', form, actor: staff.foi } };
}

const press = (path: string, body: object) =>
  app.request.post(`/content-manager/collection-types${path}`).set('Authorization', publisher.bearer).send(body);

/** Ways for somebody who may let it out, with what they are told. */
const DOORS: Record<string, (uid: Uid, ready: Ready) => Promise<string>> = {
  board: async (_uid, { card, last }) => String(await failure(app.workboard.fire(card.id, last))),
  'content manager': async (uid, { card }) => (await press(`/${uid}/${card.documentId}/actions/publish`, {})).text,
  'bulk publish': async (uid, { card }) => (await press(`/${uid}/actions/bulkPublish`, { documentIds: [card.documentId] })).text,
  'document service': async (uid, { card }) => String(await failure(app.strapi.documents(uid).publish({ documentId: card.documentId }))),
};

const STATES: Record<string, object> = {
  'first opinion': { stage: 'initial_opinion' },
  'with the unit': { stage: 'unit_review' },
  'co-producers asked': { stage: 'consent_pending' },
  'reported upwards': { stage: 'escalated' },
  'with the leader': { stage: 'leader_approval' },
  returned: { stage: 'returned' },
  reopened: { stage: 'reopened' },
  ended: { stage: 'ended' },
  'concluded: not public': { stage: 'concluded', mark: 'not_public' },
  'concluded, of another version': { stage: 'concluded', mark: 'public', seal: '0'.repeat(64) },
};

/** Types whose drafts are edited beside their steps; the text of the others is written by steps alone. */
const EDITED: readonly Uid[] = [DOCUMENT, INTERPRETATION, CONSULTATION];

const draftRow = (uid: Uid, documentId: string) =>
  app.strapi.db.connection(tableOf(app.strapi, uid).table).where({ document_id: documentId }).whereNull('published_at');

/** Changes the content: as its author would, or in the database where no door does. */
async function change(uid: Uid, { documentId }: FiredCard, column: string, value: string | null): Promise<void> {
  if (EDITED.includes(uid)) await edit(uid, documentId, { [column]: value });
  else {
    const attribute = uid === CASE ? 'replyText' : column;
    expect(await failure(edit(uid, documentId, { [attribute]: value }))).not.toBeNull();
    await draftRow(uid, documentId).update({ [column]: value });
  }
}

/** Whether it is out: published, or for a reply served. */
async function isOut(uid: Uid, { card }: Ready): Promise<boolean> {
  const stage = (await app.workboard.cardOf(uid, card.documentId))?.stage;
  return uid === CASE ? stage === 'replied' : (await publicRows(uid, card.documentId)) > 0;
}

/** What is written by steps alone has no place in the content manager, and a reply is served, never published: there the door is a wall. */
function told(uid: Uid, door: string): unknown {
  if (EDITED.includes(uid) || door === 'board') return expect.stringContaining('R-SEC-02');
  if (door !== 'document service') return expect.stringMatching(/只由流程步骤写入.*请在工作台打开对应卡片.*（[RN]-/);
  return expect.stringContaining(uid === CASE ? '不公开发布' : 'R-SEC-02');
}

it('R-SEC-01, B-01 · nothing that a step publishes or that asks for a review is left out of these', () => {
  const goesOut = containerOf(app.strapi)
    .workflows.all()
    .filter(({ events }) =>
      Object.values(events).some(({ effects }) =>
        effects.some((effect) => effect.do === 'publish' || (effect.do === 'openCard' && effect.workflow === 'secrecy-review')),
      ),
    );
  expect([...new Set(goesOut.map(({ subject }) => subject.type))].sort()).toEqual(
    [...new Set(Object.values(TYPES).map(({ uid }) => uid))].sort(),
  );
});

describe.each(Object.entries(TYPES))('B-01 · %s', (_name, { uid, ready, changed }) => {
  it('R-SEC-02, R-SEC-01, N-33, B-01, B-22 · every door is shut in every state of its review, says which clause, and opens when it is concluded', async () => {
    const entry = await ready();
    const { id } = await review(entry.card.id);
    const concluded = (await cards().where({ id }).first('stage', 'mark', 'seal')) as object;
    expect(concluded).toMatchObject({ stage: 'concluded', mark: 'public' });
    for (const [state, columns] of Object.entries(STATES)) {
      await cards()
        .where({ id })
        .update({ ...concluded, ...columns });
      for (const [name, door] of Object.entries(DOORS))
        expect([state, name, await door(uid, entry)]).toEqual([state, name, told(uid, name)]);
    }
    expect(await isOut(uid, entry)).toBe(false);
    await cards().where({ id }).update(concluded);
    await app.workboard.fire(entry.card.id, entry.last);
    expect(await isOut(uid, entry)).toBe(true);
  });

  it('R-SEC-02, R-INT-07, B-01, B-06 · one character changed after the approval: every door refuses and says which clause; restored, it goes out', async () => {
    const entry = await ready();
    const { id } = await review(entry.card.id);
    const before = (await draftRow(uid, entry.card.documentId).first(changed)) as Record<string, string>;
    await change(uid, entry.card, changed, `${before[changed] ?? ''}。`);
    for (const [name, door] of Object.entries(DOORS)) expect([name, await door(uid, entry)]).toEqual([name, told(uid, name)]);
    expect(await isOut(uid, entry)).toBe(false);
    if (EDITED.includes(uid)) {
      expect(await review(entry.card.id)).toMatchObject({ stage: 'reopened', mark: null });
      const log = (await app.strapi.db.connection('workboard_log').where({ card_id: id }).orderBy('seq', 'desc').first()) as object;
      expect(log).toMatchObject({ event: 'invalidate', actor_id: 0 });
    }
    await change(uid, entry.card, changed, before[changed] ?? null);
    expect(await review(entry.card.id)).toMatchObject({ stage: 'concluded', mark: 'public' });
    await app.workboard.fire(entry.card.id, entry.last);
    expect(await isOut(uid, entry)).toBe(true);
  });
});

describe('02 · one version', () => {
  it('R-SEC-02, R-META-04 · the document date that the decision writes voids no review; the log keeps the hash that each step was of', async () => {
    const card = await documentAfter(app, office, 'approve', {});
    const found = await review(card.id);
    expect(found).toMatchObject({ stage: 'concluded', mark: 'public' });
    const hashes = (await app.strapi.db
      .connection('workboard_log')
      .where({ card_id: found.id })
      .orderBy('seq')
      .select('event', 'content_hash')) as { event: string; content_hash: string | null }[];
    expect(hashes.map(({ event }) => event)).toEqual(['propose', 'endorse', 'review', 'approve']);
    expect(new Set(hashes.map(({ content_hash: hash }) => hash)).size).toBe(1);
    const { seal } = (await cards().where({ id: card.id }).first('seal')) as { seal: string };
    expect(hashes[0]?.content_hash).not.toBe(seal);
  });

  it('R-SEC-02, R-SEC-06b · changed while it waits for the leader, it goes back to the unit, which reviews what stands there now', async () => {
    const card = await documentAfter(app, office, 'check');
    expect(await review(card.id)).toMatchObject({ stage: 'leader_approval' });
    await edit(DOCUMENT, card.documentId, { body: '第一条 改过的正文。' });
    const { id } = await review(card.id);
    expect(await review(card.id)).toMatchObject({ stage: 'unit_review' });
    const refused = await failure(reviewStep(app, office, id, 'forward'));
    expect(refused).toContain('R-SEC-02');
    await reviewStep(app, office, id, 'review');
    await take(app, office, card.id, 'approve');
    expect(await review(card.id)).toMatchObject({ stage: 'concluded', mark: 'public' });
  });

  it('R-SEC-02 · returned, changed and handed in again, the same review begins anew; the lead drafting unit is not held by it', async () => {
    const card = await documentAfter(app, office, 'check');
    await concludeReview(app, office, card.id);
    await app.workboard.fire(card.id, {
      event: 'return_from_leader',
      form: { ground: 'text', reason: '请补充依据和说明' },
      actor: office.leader,
    });
    await edit(DOCUMENT, card.documentId, { body: '第一条 补充后的正文。', leadDraftingUnit: 'test-other' });
    expect(await review(card.id)).toMatchObject({ stage: 'reopened' });
    await take(app, office, card.id, 'submit_draft');
    const linked = await linkedCards(app.strapi, { uid: DOCUMENT, documentId: card.documentId });
    expect(linked['secrecy-review']).toMatchObject([{ stage: 'initial_opinion', sealBroken: false }]);
  });
});

describe('07b · joint information', () => {
  it('R-SEC-07b, B-03 · handed in again with a co-producer that nobody had named, the concluded review begins anew and goes no further without the written consent', async () => {
    const card = await documentAfter(app, office, 'check');
    await concludeReview(app, office, card.id);
    const form = { ground: 'text', reason: '请补充依据和说明' };
    await app.workboard.fire(card.id, { event: 'return_from_leader', form, actor: office.leader });
    await take(app, office, card.id, 'submit_draft', { coProducers: [{ name: '区财政局' }] });
    const { id, stage, mark } = await review(card.id);
    expect([stage, mark]).toEqual(['initial_opinion', null]);
    await reviewStep(app, office, id, 'review');
    expect(await failure(reviewStep(app, office, id, 'forward'))).toContain('R-SEC-07b');
  });
});

describe('06c · three persons', () => {
  it('R-SEC-06c, R-SEC-04b, B-17 · whoever reviewed it cannot approve it with the leader’s signature, nor in anybody’s stead; the document is not signed either', async () => {
    const both: Actor = await hire(app, 'double', [
      { role: 'leader', unit: 'test-office' },
      { role: 'secrecy_leader', unit: 'test-office' },
      { role: 'secrecy_unit', unit: 'test-secretariat' },
    ]);
    const card = await documentAfter(app, office, 'opine');
    const { id } = await review(card.id);
    await app.workboard.fire(id, { event: 'review', form: REVIEW_ANSWERS.review ?? {}, actor: both });
    await take(app, office, card.id, 'check', { questions: null });
    const refused = await caught(app.workboard.fire(card.id, { event: 'approve', form: ANSWERS.approve ?? {}, actor: both }));
    expect(JSON.stringify(refused?.details)).toContain('R-SEC-06c');
    expect(JSON.stringify(refused?.details)).toContain(`boards/secrecy-review?card=${id}`);
    expect(await app.workboard.cardOf(DOCUMENT, card.documentId)).toMatchObject({ stage: 'leader_review' });
    await take(app, office, card.id, 'approve');
    expect(await review(card.id)).toMatchObject({ stage: 'concluded' });
  });

  it('R-SEC-06c, B-17 · whoever drafted the entry reviews it not, though a colleague gave the first opinion', async () => {
    const drafter = await hire(app, 'drafter', [
      { role: 'drafting_unit', unit: SECTION },
      { role: 'secrecy_unit', unit: 'test-secretariat' },
    ]);
    const card = await consultationDraft(app, drafter);
    await proposeReview(card);
    const { id } = await review(card.id);
    const refused = await caught(app.workboard.fire(id, { event: 'review', form: REVIEW_ANSWERS.review ?? {}, actor: drafter }));
    expect(JSON.stringify(refused?.details)).toContain('R-SEC-06c');
    await concludeReview(app, office, card.id);
    expect(await review(card.id)).toMatchObject({ stage: 'concluded' });
  });

  it('R-SEC-06c, B-17 · who edited the text in the content manager is an author of it, and reviews, checks and approves it neither on its own card nor on the review’s', async () => {
    const text = (body: string) => (actor: Staff) =>
      app.request
        .put(`/content-manager/collection-types/${DOCUMENT}/${card.documentId}`)
        .set('Authorization', actor.bearer)
        .send({ body })
        .expect(200);
    const editor = await createStaff(app, { name: 'editor', roles: ['strapi-super-admin'] });
    const offices = [
      { role: 'secretariat', unit: 'test-secretariat' },
      { role: 'secrecy_unit', unit: 'test-secretariat' },
      { role: 'leader', unit: 'test-office' },
      { role: 'secrecy_leader', unit: 'test-office' },
    ];
    for (const { role, unit } of offices) await app.workboard.grantMembership({ user: editor.id, role, unit });
    const actor = await app.workboard.actor(editor.id);
    const card = await documentAfter(app, office, 'opine');
    // Saved without a change it is nobody's work.
    await text(ANSWERS.create?.body as string)(editor);
    expect(await cards().where({ id: card.id }).first('editors')).toEqual({ editors: '[]' });
    await text('第一条 我改过的正文。')(editor);
    const { id } = await review(card.id);
    const asked = async (on: number, event: string, form: Answers = {}) =>
      JSON.stringify((await caught(app.workboard.fire(on, { event, form, actor })))?.details);
    expect(await asked(id, 'review', REVIEW_ANSWERS.review)).toContain('"code":"separation"');
    expect(await asked(card.id, 'check', ANSWERS.check)).toContain('"code":"separation"');
    await reviewStep(app, office, id, 'review');
    expect(await asked(id, 'approve', REVIEW_ANSWERS.approve)).toContain('"code":"separation"');
    await take(app, office, card.id, 'check');
    expect(await asked(card.id, 'approve', ANSWERS.approve)).toContain('R-SEC-06c');
    // Somebody else's signature settles the words; what is written after it is new work again.
    await take(app, office, card.id, 'approve');
    expect(await cards().where({ id: card.id }).first('editors')).toEqual({ editors: '[]' });
    await text('第一条 签发后又改。')(editor);
    expect(await asked(card.id, 'reseal', { reason: '改正笔误' })).toContain('"code":"separation"');
    const words = JSON.stringify(
      (await caught(app.workboard.fire(card.id, { event: 'reseal', form: { reason: '改正笔误' }, actor: office.leader })))?.details ?? null,
    );
    expect(words).not.toContain('separation');
  });

  it('R-SEC-12 · the inspector sees every review and moves none', async () => {
    const inspector = await hire(app, 'inspector', [{ role: 'inspector', unit: 'test-other' }]);
    const card = await documentAfter(app, office, 'opine');
    const { id } = await review(card.id);
    const error = await caught(app.workboard.fire(id, { event: 'review', form: REVIEW_ANSWERS.review ?? {}, actor: inspector }));
    expect(error).toMatchObject({ status: 422 });
    const outsider = await caught(app.workboard.fire(id, { event: 'review', form: REVIEW_ANSWERS.review ?? {}, actor: office.outsider }));
    expect(outsider).toMatchObject({ status: 404 });
  });
});

describe('04d, 07b, 08a · paper', () => {
  it('T-14, T-15, T-16, R-SEC-04d, R-SEC-07b, R-SEC-08a · the form, the letter upwards and the letter to co-producers are made with their steps, and say what they rest on', async () => {
    const card = await documentAfter(app, office, 'create');
    await take(app, office, card.id, 'submit_draft', { coProducers: [{ name: '区财政局' }] });
    const { id } = await review(card.id);
    const today = '2026-09-30';
    await reviewStep(app, office, id, 'review', { stateSecret: 'unclear', found: '附表二的数量', forwardNow: null });
    await reviewStep(app, office, id, 'need_consent', { content: '请书面回复是否同意公开。', sentOn: today });
    await reviewStep(app, office, id, 'record_consent', { agency: '区财政局', answer: 'agree', answeredOn: today, reference: '黄财函1号' });
    await reviewStep(app, office, id, 'escalate', {
      chain: 'other',
      intended: 'proactive',
      unclear: '附表二的数量',
      opinion: '倾向公开',
      bodyKind: 'city_secrecy',
      body: '市保密局',
      sentOn: today,
    });
    await reviewStep(app, office, id, 'record_determination', {
      result: 'not_secret',
      competent: true,
      answeredOn: today,
      reference: '保函1号',
      answer: '不属于国家秘密。',
    });
    await reviewStep(app, office, id, 'forward');
    await reviewStep(app, office, id, 'approve');
    const made = (await app.strapi.db.connection('workboard_notices').where({ card_id: id }).orderBy('id').select('key', 'data')) as {
      key: string;
      data: string;
    }[];
    expect(made.map(({ key }) => key)).toEqual(['consent-letter', 'review-form', 'escalation-letter', 'review-form']);
    // Who agreed and in which letter, who determined it: the signed form proves it (R-SEC-04d).
    for (const words of ['区财政局', '同意公开', '黄财函1号', '市保密局', '不属于国家秘密。']) expect(made.at(-1)?.data).toContain(words);
    expect(await review(card.id)).toMatchObject({ stage: 'concluded', mark: 'public' });
  });
});

describe('02 · the files that go out', () => {
  const lay = async (card: number, name: string, text: string, supersedes?: number, personal: 'yes' | 'no' = 'no') => {
    const request = app.request
      .post(`/workboard/cards/${card}/attachments`)
      .set('Authorization', publisher.bearer)
      .field('personal', personal)
      .attach('file', Buffer.from(text), name);
    const response = await (supersedes === undefined ? request : request.field('supersedes', String(supersedes)));
    expect(response.text).not.toContain('error');
    return (response.body as { data: { id: number } }).data.id;
  };

  it('R-SEC-02, B-01, B-06 · one byte of a file changed after the approval: review and signature are of another version, and no reply goes out until both are had anew', async () => {
    let laid = 0;
    const { card, last } = await readyReply(async (id) => {
      laid = await lay(id, '养护预算.txt', '预算一百万元。');
      await lay(id, '内部便笺.txt', '不随答复提供。');
      return ['养护预算.txt'];
    });
    const notice = (await app.strapi.db
      .connection('workboard_notices')
      .where({ card_id: card.id, key: 'reply-granted' })
      .first('data')) as {
      data: string;
    };
    expect(notice.data).toContain('养护预算.txt');
    expect(notice.data).not.toContain('便笺');
    // What stays inside changes nothing.
    await lay(card.id, '送达回执.txt', '另一份工作材料。');
    expect(await review(card.id)).toMatchObject({ stage: 'concluded', mark: 'public' });
    const second = await lay(card.id, '养护预算（新）.txt', '预算一百万元！', laid);
    expect(await review(card.id)).toMatchObject({ stage: 'reopened', mark: null });
    const { seal_broken: broken } = (await cards().where({ id: card.id }).first('seal_broken')) as { seal_broken: unknown };
    expect(Boolean(broken)).toBe(true);
    const refused = String(await failure(app.workboard.fire(card.id, last)));
    expect(refused).toContain('R-SEC-02');
    expect(refused).toContain('R-FOI-25');
    for (const [name, door] of Object.entries(DOORS)) expect([name, await door(CASE, { card, last })]).toEqual([name, told(CASE, name)]);
    await lay(card.id, '养护预算.txt', '预算一百万元。', second);
    expect(await review(card.id)).toMatchObject({ stage: 'concluded', mark: 'public' });
    await app.workboard.fire(card.id, last);
    expect(await isOut(CASE, { card, last })).toBe(true);
  });

  it('R-SEC-02, G-44 · a file that says whose it is goes out under its label: no letter, no review and no log bears its name', async () => {
    const name = '某某的宅基地证.txt';
    const labels = async (card: number) =>
      (
        (await app.strapi.db.connection('workboard_attachments').where({ card_id: card }).orderBy('id').select('name')) as {
          name: string;
        }[]
      ).map((row) => row.name);
    const { card, last } = await readyReply(async (id) => {
      await lay(id, name, '证书内容。', undefined, 'yes');
      return labels(id);
    });
    const [label] = await labels(card.id);
    expect(label).toMatch(/^附件\d+\.txt$/);
    const notices = (await app.strapi.db.connection('workboard_notices').where({ card_id: card.id }).select('key', 'data')) as {
      key: string;
      data: string;
    }[];
    expect(notices.find(({ key }) => key === 'reply-granted')?.data).toContain(label);
    const { id } = await review(card.id);
    const beside = await Promise.all(
      ['workboard_log', 'workboard_notices', 'workboard_attachments'].map((table) =>
        app.strapi.db.connection(table).whereIn('card_id', [card.id, id]).select(),
      ),
    );
    expect(JSON.stringify(beside)).not.toContain('宅基地证');
    expect(await review(card.id)).toMatchObject({ stage: 'concluded' });
    await app.workboard.fire(card.id, last);
    expect(await isOut(CASE, { card, last })).toBe(true);
  });

  it('R-SEC-02, R-FOI-25 · a supplement with a file is reviewed, signed and served in exactly the version that was reviewed', async () => {
    const { card, last } = await readyReply();
    await app.workboard.fire(card.id, last);
    const laid = await lay(card.id, '补充材料.txt', '第一版');
    const fire = (event: string, form: Answers = {}, actor = staff.foi) => app.workboard.fire(card.id, { event, form, actor });
    const text = { text: '补充说明如下。', reason: '遗漏', enclosures: ['补充材料.txt'], ...BASIS };
    expect(String(await failure(fire('supplement', { ...text, enclosures: ['没有这个文件.txt'] })))).toContain('R-SEC-02');
    await fire('supplement', text);
    expect(await review(card.id)).toMatchObject({ stage: 'initial_opinion' });
    expect(String(await failure(fire('sign_supplement', {}, office.deputy)))).toContain('R-SEC-02');
    await concludeReview(app, office, card.id);
    await fire('sign_supplement', {}, office.deputy);
    const service = { method: 'direct', servedOn: '2026-09-30', proof: '签收单' };
    const second = await lay(card.id, '补充材料.txt', '第二版', laid);
    expect(String(await failure(fire('dispatch_supplement', service)))).toContain('R-SEC-02');
    await lay(card.id, '补充材料.txt', '第一版', second);
    await fire('dispatch_supplement', service);
  });
});

describe('14 · a leak', () => {
  it('R-SEC-14 · the withdrawal opens the incident; its report names who reviewed the content, from the log; until it is closed nothing comes back', async () => {
    const card = await documentAfter(app, office, 'publish');
    const found = { reason: '附件误含内部数据', leakSuspected: true, discovered: '巡查发现' };
    await app.workboard.fire(card.id, { event: 'emergency_unpublish', form: found, actor: office.disclosure });
    expect(await publicRows(DOCUMENT, card.documentId)).toBe(0);
    const linked = await linkedCards(app.strapi, { uid: DOCUMENT, documentId: card.documentId });
    const [incident] = linked['secrecy-incident'] ?? [];
    expect(incident).toMatchObject({ stage: 'contained' });
    const report = { recipient: '区保密行政管理部门', scope: '门户网站，约十分钟', measures: '已从全部渠道撤下', reportedOn: '2026-09-30' };
    await app.workboard.fire(incident?.id ?? 0, { event: 'report', form: report, actor: office.secretariat });
    const notice = (await app.strapi.db.connection('workboard_notices').where({ card_id: incident?.id }).first('key', 'data')) as {
      key: string;
      data: string;
    };
    expect(notice.key).toBe('incident-report');
    for (const person of ['clerk', 'head', 'secretariat', 'leader']) expect(notice.data).toContain(person);
    await app.workboard.fire(card.id, { event: 'confirm_withdrawal', form: { opinion: '同意撤下' }, actor: office.leader });
    // Content and versions stay as they are, whatever the door; the log is append-only anyway.
    const { documentId } = card;
    const table = tableOf(app.strapi, DOCUMENT).table;
    const rows = () => app.strapi.db.connection(table).where({ document_id: documentId }).orderBy('id').select('id', 'summary');
    const before = (await rows()) as object[];
    const documents = app.strapi.documents(DOCUMENT);
    const inManager = (method: 'put' | 'delete', path = '') =>
      app.request[method](`/content-manager/collection-types/${DOCUMENT}/${documentId}${path}`)
        .set('Authorization', publisher.bearer)
        .send({ summary: '改' });
    const frozen: Record<string, () => Promise<string | null>> = {
      'documents API': () => failure(edit(DOCUMENT, documentId, { summary: '改' })),
      'discard of the draft': () => failure(documents.discardDraft({ documentId })),
      deletion: () => failure(documents.delete({ documentId })),
      publication: () => failure(documents.publish({ documentId })),
      'content manager': async () => (await inManager('put')).text,
      'deletion in the content manager': async () => (await inManager('delete')).text,
      'publication in the content manager': async () => (await press(`/${DOCUMENT}/${documentId}/actions/publish`, {})).text,
      step: () => failure(app.workboard.fire(card.id, { event: 'publish', form: ANSWERS.publish ?? {}, actor: office.secretariat })),
    };
    for (const [name, door] of Object.entries(frozen))
      expect([name, await door()]).toEqual([name, expect.stringMatching(/泄密事件尚未办结[^]*R-SEC-14/)]);
    const beside: Record<string, () => Promise<unknown>> = {
      'query engine': () => app.strapi.db.query(DOCUMENT).updateMany({ where: { documentId }, data: { summary: '改' } }),
      SQL: () => app.strapi.db.connection(table).where({ document_id: documentId }).update({ summary: '改' }),
      'SQL deletion': () => app.strapi.db.connection(table).where({ document_id: documentId }).delete(),
    };
    for (const [name, way] of Object.entries(beside))
      expect([name, await failure(way())]).toEqual([name, expect.stringContaining('frozen')]);
    expect(await rows()).toEqual(before);
    const reopen = () =>
      failure(app.workboard.fire(card.id, { event: 'reopen', form: { ground: 'text', reason: '整改后重新办理' }, actor: office.clerk }));
    expect(await reopen()).toContain('R-SEC-14');
    await app.workboard.fire(incident?.id ?? 0, { event: 'close', form: { result: 'risk', opinion: '已整改' }, actor: office.leader });
    expect(await reopen()).toBeNull();
    await edit(DOCUMENT, documentId, { summary: '整改后的概述。' });
  });
});

describe('05a · a mark of classification', () => {
  it('R-SEC-05a, B-02, X-13, G-23 · is refused in an answer of a step and in a text of the content manager alike, by the name of its field in both languages, and kept nowhere', async () => {
    const card = await documentAfter(app, office, 'opine');
    const { id } = await review(card.id);
    const form = { ...REVIEW_ANSWERS.review, opinion: '经审查，机密★10年 某事。', forwardNow: null };
    const answer = await failure(reviewStep(app, office, id, 'review', form));
    expect(answer).toMatch(/发现密级标志：审查意见（机密★）.*（?R-SEC-05a.*A classification mark was found: Opinion \(机密★\)/);
    expect(await review(card.id)).toMatchObject({ stage: 'initial_opinion' });
    const saved = await app.request
      .put(`/content-manager/collection-types/${DOCUMENT}/${card.documentId}`)
      .set('Authorization', publisher.bearer)
      .send({ summary: '机密★10年 某事。' });
    expect([saved.status, saved.text]).toEqual([422, expect.stringMatching(/内容概述（机密★）.*Summary \(机密★\)/)]);
    const parts = { blocks: [{ __component: 'interpretation.block', kind: 'clause', heading: '一', text: '秘密★' }] };
    const inner = await failure(app.strapi.documents(INTERPRETATION).create({ data: parts as never }));
    expect(inner).toMatch(/解读内容块 第 1 项 说明或回答（秘密★）.*item 1, Explanation or answer \(秘密★\)/);
    const log = await app.strapi.db.connection('workboard_log').select();
    expect(JSON.stringify(log)).not.toContain('某事');
  });
});

describe('X-18 · the link guardian', () => {
  const findings = async (card: number) =>
    (await app.strapi.db
      .connection('workboard_tasks')
      .where({ card_id: card })
      .andWhere('key', 'like', 'audit.%')
      .orderBy('id')
      .select('key', 'state')) as {
      key: string;
      state: string;
    }[];
  const run = () => runAudits(containerOf(app.strapi));

  it('X-18, R-SEC-02, N-33 · what is public and was changed since its review is found once, told to its role, and cleared when it is whole again', async () => {
    const card = await documentAfter(app, office, 'publish');
    await run();
    expect(await findings(card.id)).toEqual([]);
    await edit(DOCUMENT, card.documentId, { summary: '公开后改过的概述。' });
    await run();
    await run();
    expect(await findings(card.id)).toEqual([{ key: 'audit.no_review', state: 'open' }]);
    await concludeReview(app, office, card.id);
    await run();
    expect(await findings(card.id)).toEqual([{ key: 'audit.no_review', state: 'done' }]);
    const events = (await app.strapi.db
      .connection('workboard_log')
      .where({ card_id: card.id })
      .andWhere('event', 'like', 'audit.%')
      .orderBy('seq')
      .select('event')) as object[];
    expect(events).toEqual([{ event: 'audit.find' }, { event: 'audit.clear' }]);
  });

  it('X-18, R-INT-06, R-EXP-01, R-SEC-02 · a normative document that is public without an interpretation, after its three workdays; an interpretation that was changed since its review', async () => {
    const { document, interpretation } = await issuedPair(app, office);
    await take(app, office, document.id, 'publish');
    await run();
    expect(await findings(document.id)).toEqual([]);
    moveTime(containerOf(app.strapi), '2026-10-14T03:00:00+08:00');
    await run();
    expect(await findings(document.id)).toEqual([{ key: 'audit.no_interpretation', state: 'open' }]);
    await app.workboard.fire(interpretation.id, {
      event: 'publish',
      form: INTERPRETATION_ANSWERS.publish ?? {},
      actor: office.secretariat,
    });
    await run();
    expect(await findings(document.id)).toEqual([{ key: 'audit.no_interpretation', state: 'done' }]);
    // R-SEC-02: its own draft is another version now than the one that was reviewed and is public.
    expect(await findings(interpretation.id)).toEqual([]);
    await edit(INTERPRETATION, interpretation.documentId, { summary: '公开后改过的概述。' });
    await run();
    expect(await findings(interpretation.id)).toEqual([{ key: 'audit.no_review', state: 'open' }]);
    await concludeReview(app, office, interpretation.id);
    await run();
    expect(await findings(interpretation.id)).toEqual([{ key: 'audit.no_review', state: 'done' }]);
  });

  it('X-18 · a link that leads nowhere', async () => {
    const card = await documentAfter(app, office, 'create');
    await app.strapi.db.connection('workboard_links').insert({
      from_uid: INTERPRETATION,
      from_document: 'gone',
      to_uid: DOCUMENT,
      to_document: card.documentId,
      created_at: '2026-09-30T00:00:00.000Z',
    });
    await run();
    expect(await findings(card.id)).toEqual([{ key: 'audit.dangling', state: 'open' }]);
  });
});
