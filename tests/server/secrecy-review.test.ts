import type { Actor } from '../../plugins/workboard/engine/workflow/types';
import type { FiredCard } from '../../plugins/workboard/server/src/api';
import { linkedCards } from '../../plugins/workboard/server/src/features/link/service';
import { runAudits } from '../../plugins/workboard/server/src/features/audit/run-audits';
import { containerOf } from '../../plugins/workboard/server/src/platform/container';
import { tableOf } from '../../plugins/workboard/server/src/platform/schema/ensure-schema';
import { failure } from '../helpers/failure';
import { INTERPRETATION_ANSWERS, issuedPair } from '../helpers/interpretation';
import { moveTime } from '../helpers/move-time';
import { ANSWERS, documentAfter, hire, setUpOffice, take, type Office } from '../helpers/office';
import { concludeReview, REVIEW_ANSWERS, reviewOf, reviewStep } from '../helpers/review';
import { createStaff, type Staff } from '../helpers/staff';
import { startApp, type TestApp } from '../helpers/strapi';

const DOCUMENT = 'api::document.document';
const INTERPRETATION = 'api::interpretation.interpretation';
type Uid = typeof DOCUMENT | typeof INTERPRETATION;

let app: TestApp;
let office: Office;
/** Publishes in the content manager, with the office's right to publish. */
let publisher: Staff;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00' });
  office = await setUpOffice(app);
  publisher = await createStaff(app, { name: 'publisher', roles: ['strapi-super-admin'] });
  await app.workboard.grantMembership({ user: publisher.id, role: 'secretariat', unit: 'test-secretariat' });
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

/** Everything about a card is done but its publication. */
const READY: Record<Uid, () => Promise<FiredCard>> = {
  [DOCUMENT]: () => documentAfter(app, office, 'issue'),
  async [INTERPRETATION]() {
    const { document, interpretation } = await issuedPair(app, office);
    await take(app, office, document.id, 'publish');
    return interpretation;
  },
};

const FORMS = { [DOCUMENT]: ANSWERS.publish, [INTERPRETATION]: INTERPRETATION_ANSWERS.publish };
const press = (path: string, body: object) =>
  app.request.post(`/content-manager/collection-types${path}`).set('Authorization', publisher.bearer).send(body);

/** Ways for somebody who may publish, with what they are told. */
const DOORS: Record<string, (uid: Uid, card: FiredCard) => Promise<string>> = {
  board: async (uid, { id }) =>
    String(await failure(app.workboard.fire(id, { event: 'publish', form: FORMS[uid] ?? {}, actor: office.secretariat }))),
  'content manager': async (uid, { documentId }) => (await press(`/${uid}/${documentId}/actions/publish`, {})).text,
  'bulk publish': async (uid, { documentId }) => (await press(`/${uid}/actions/bulkPublish`, { documentIds: [documentId] })).text,
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

describe.each([DOCUMENT, INTERPRETATION] as const)('B-01 · %s', (uid) => {
  it('R-SEC-02, R-SEC-01, N-33, B-01, B-22 · every door is shut in every state of its review, says which clause, and opens when it is concluded', async () => {
    const card = await READY[uid]();
    const { id } = await review(card.id);
    const concluded = (await cards().where({ id }).first('stage', 'mark', 'seal')) as object;
    expect(concluded).toMatchObject({ stage: 'concluded', mark: 'public' });
    for (const [state, columns] of Object.entries(STATES)) {
      await cards()
        .where({ id })
        .update({ ...concluded, ...columns });
      for (const [name, door] of Object.entries(DOORS))
        expect([state, name, await door(uid, card)]).toEqual([state, name, expect.stringContaining('R-SEC-02')]);
    }
    expect(await publicRows(uid, card.documentId)).toBe(0);
    await cards().where({ id }).update(concluded);
    await app.workboard.fire(card.id, { event: 'publish', form: FORMS[uid] ?? {}, actor: office.secretariat });
    expect(await publicRows(uid, card.documentId)).toBe(1);
  });

  it('R-SEC-02, R-INT-07, B-01, B-06 · one character changed after the approval: the review lapses and every door refuses; restored, it holds again', async () => {
    const card = await READY[uid]();
    const { id } = await review(card.id);
    const before = await app.strapi.documents(uid).findOne({ documentId: card.documentId });
    await edit(uid, card.documentId, { summary: `${before?.summary ?? ''}。` });
    expect(await review(card.id)).toMatchObject({ stage: 'reopened', mark: null });
    for (const door of Object.values(DOORS)) expect(await door(uid, card)).toContain('R-SEC-02');
    const log = (await app.strapi.db.connection('workboard_log').where({ card_id: id }).orderBy('seq', 'desc').first()) as object;
    expect(log).toMatchObject({ event: 'invalidate', actor_id: 0 });

    await edit(uid, card.documentId, { summary: before?.summary ?? null });
    expect(await review(card.id)).toMatchObject({ stage: 'concluded', mark: 'public' });
    await app.workboard.fire(card.id, { event: 'publish', form: FORMS[uid] ?? {}, actor: office.secretariat });
    expect(await publicRows(uid, card.documentId)).toBe(1);
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
  it('R-SEC-04d, R-SEC-07b, R-SEC-08a · the form, the letter upwards and the letter to co-producers are made with their steps', async () => {
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
    const made = (await app.strapi.db.connection('workboard_notices').where({ card_id: id }).orderBy('id').select('key')) as {
      key: string;
    }[];
    expect(made.map(({ key }) => key)).toEqual(['consent-letter', 'review-form', 'escalation-letter', 'review-form']);
    expect(await review(card.id)).toMatchObject({ stage: 'concluded', mark: 'public' });
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
    const reopen = () =>
      failure(app.workboard.fire(card.id, { event: 'reopen', form: { ground: 'text', reason: '整改后重新办理' }, actor: office.clerk }));
    expect(await reopen()).toContain('R-SEC-14');
    await app.workboard.fire(incident?.id ?? 0, { event: 'close', form: { result: 'risk', opinion: '已整改' }, actor: office.leader });
    expect(await reopen()).toBeNull();
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

  it('X-18, R-INT-06, R-EXP-01 · a normative document that is public without an interpretation, after its three workdays', async () => {
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
