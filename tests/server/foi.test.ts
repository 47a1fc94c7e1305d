import type { Actor } from '../../plugins/workboard/engine/workflow/types';
import type { Answers } from '../../plugins/workboard/engine/form/types';
import type { FiredCard } from '../../plugins/workboard/server/src/api';
import { expireClocks } from '../../plugins/workboard/server/src/features/card/expire-clocks';
import { containerOf, type Container } from '../../plugins/workboard/server/src/platform/container';
import { linkedCards } from '../../plugins/workboard/server/src/features/link/service';
import { Refusal } from '../../plugins/workboard/server/src/platform/errors';
import { moveTime } from '../helpers/move-time';
import { BASIS, hire } from '../helpers/office';
import { letterText } from '../helpers/letters';
import { REVIEW_ANSWERS } from '../helpers/review';
import { APPLICATION } from '../helpers/request-form';
import { createStaff, type Staff } from '../helpers/staff';
import { startApp, type TestApp } from '../helpers/strapi';

const SECTION = 'foi-section';

let app: TestApp;
let house: Container;
let disclosure: Actor;
let deputy: Actor;
let business: Actor;
let secrecy: Actor;
let secrecyLeader: Actor;
let secretary: Actor;
let clerk: Staff;

beforeAll(async () => {
  app = await startApp();
  house = containerOf(app.strapi);
  await app.strapi.documents('api::organisation.organisation').create({ data: { code: SECTION, name: '业务科（测试）' } as never });
  [disclosure, deputy, business, secrecy, secrecyLeader, secretary] = (await Promise.all([
    hire(app, 'disclosure', [{ role: 'disclosure', unit: 'office-disclosure' }]),
    hire(app, 'deputy_director', [{ role: 'deputy_director', unit: 'office' }]),
    hire(app, 'business', [{ role: 'business', unit: SECTION }]),
    hire(app, 'secrecy_unit', [{ role: 'secrecy_unit', unit: 'office-secrecy' }]),
    hire(app, 'secrecy_leader', [{ role: 'secrecy_leader', unit: 'office' }]),
    hire(app, 'secretariat', [{ role: 'secretariat', unit: 'office-secretariat' }]),
  ])) as [Actor, Actor, Actor, Actor, Actor, Actor];
  clerk = await createStaff(app, { name: 'foi-clerk', roles: ['strapi-super-admin'] });
  await app.workboard.grantMembership({ user: clerk.id, role: 'disclosure', unit: 'office-disclosure' });
});

afterAll(() => app.stop());

const textOf = (card: number, key: string) => letterText(app, clerk, card, key);

/** 09:00 in Shanghai. */
const at = (day: string) => `${day}T01:00:00.000Z`;

const intake = (day: string, answers: Answers = {}) =>
  app.workboard.open('foi', { event: 'receive', form: { ...APPLICATION, arrivedOn: day, ...answers }, actor: disclosure, at: at(day) });

const fire = (card: number, event: string, day: string, form: Answers = {}, actor = disclosure) =>
  app.workboard.fire(card, { event, form, actor, at: at(day) });

const checks = { identity: { result: 'pass' }, contact: { result: 'pass' }, content: { result: 'pass' }, form: { result: 'pass' } };

/** A request that came in on a day and is being handled since. */
async function handled(day: string): Promise<FiredCard> {
  const card = await intake(day);
  await fire(card.id, 'register', day, { channel: 'on_site', applicantType: 'naturalPerson' });
  await fire(card.id, 'start_examination', day);
  return fire(card.id, 'pass', day, { checks, identityMethod: '核对原件' });
}

/** The search and the coordination, without which there is no opinion. */
async function worked(card: number, searchedOn: string, coordinatedOn: string): Promise<void> {
  await fire(card, 'record_search', searchedOn, {
    searchedBy: '甲',
    places: ['archives'],
    keywords: '养护',
    searchedOn,
    result: 'found',
    note: '找到原件',
  });
  await fire(card, 'coordinate', coordinatedOn, { participants: '甲、乙', heldOn: coordinatedOn, opinions: '同意', agreed: '按此办理' });
}

const due = async (card: number, clock = 'reply') =>
  (await app.strapi.db.connection('workboard_clocks').where({ card_id: card, key: clock }).first('due_on as due', 'state', 'met')) as {
    due: string;
    state: string;
    met: unknown;
  };

async function subjectOf({ id }: FiredCard): Promise<{ uid: string; documentId: string }> {
  return (await app.strapi.db
    .connection('workboard_cards')
    .where({ id })
    .first('subject_uid as uid', 'subject_document as documentId')) as { uid: string; documentId: string };
}

/** Cards of a workflow that hang on a case, oldest first. */
async function partners(card: FiredCard, workflow: string): Promise<number[]> {
  const linked = (await linkedCards(app.strapi, await subjectOf(card)))[workflow] ?? [];
  return linked.map(({ id }) => id).sort((a, b) => a - b);
}

/** Clauses that refuse a step. */
async function refusedBy(step: Promise<unknown>): Promise<string[]> {
  const error: unknown = await step.then(() => null).catch((caught: unknown) => caught);
  if (!(error instanceof Refusal)) throw new Error(`expected a refusal, got ${String(error)}`);
  return error.details.unmet.flatMap(({ clauses }) => clauses.map(({ id }) => id));
}

test('R-FOI-26 N-07 · two letters at once suspend the reply for their union, and the ceiling with it', async () => {
  const card = await handled('2026-03-02');
  expect(await due(card.id)).toMatchObject({ due: '2026-03-30', state: 'running' });
  const letter = (day: string, body: string) =>
    fire(card.id, 'open_consultation', day, { kind: 'third_party', body, question: '是否同意公开', sentOn: day });
  await letter('2026-03-10', '第三方甲');
  await letter('2026-03-12', '第三方乙');
  const [first = 0, second = 0] = await partners(card, 'foi-consultation');
  await fire(first, 'answer', '2026-03-18', { answer: 'agree', answeredOn: '2026-03-18' });
  expect(await due(card.id)).toMatchObject({ state: 'suspended' });
  await fire(second, 'answer', '2026-03-25', { answer: 'no_opinion', answeredOn: '2026-03-25' });
  expect(await due(card.id)).toMatchObject({ due: '2026-04-15', state: 'running' });
  expect(await due(card.id, 'handle')).toMatchObject({ state: 'running' });
});

test('N-05 N-06 · silence: the letter ends by itself, dated by its last day, also after a long downtime, and once', async () => {
  const card = await handled('2026-05-11');
  await fire(card.id, 'open_consultation', '2026-05-12', { kind: 'co_producer', body: '某局', question: '是否同意', sentOn: '2026-05-12' });
  const [letter = 0] = await partners(card, 'foi-consultation');
  expect(await due(letter, 'answer')).toMatchObject({ due: '2026-06-02' });
  moveTime(house, '2026-06-02T23:59:00+08:00');
  expect(await expireClocks(house)).toBe(0);
  moveTime(house, '2026-06-20T08:00:00+08:00');
  expect(await expireClocks(house)).toBe(1);
  expect(await expireClocks(house)).toBe(0);
  expect(await due(letter, 'answer')).toMatchObject({ state: 'stopped' });
  const entry = await app.strapi.db.query('api::case.case').findOne({ where: { kind: 'foi_consultation', answer: 'no_answer' } });
  expect(entry).toMatchObject({ answeredOn: '2026-06-02' });
  // 20 workdays from 2026-05-11, and 15 from (05-12, 06-02]; the dragon boat holiday of 2026-06-19 lies between.
  expect(await due(card.id)).toMatchObject({ due: '2026-06-30', state: 'running' });
  moveTime(house, '2026-09-30T09:00:00+08:00');
});

test('N-04 R-FOI-23 · an extension before the correction is void; the clock starts anew on the day the corrected request came in', async () => {
  const card = await intake('2026-03-02');
  await fire(card.id, 'register', '2026-03-02', { channel: 'on_site', applicantType: 'naturalPerson' });
  await fire(card.id, 'start_examination', '2026-03-02');
  await fire(card.id, 'require_correction', '2026-03-05', { points: [{ item: 'content', what: '请写明年份' }], period: 10 });
  await fire(card.id, 'approve_correction', '2026-03-05', {}, deputy);
  await fire(card.id, 'dispatch_correction', '2026-03-06', { method: 'post', servedOn: '2026-03-06', proof: 'EA1' });
  expect(await due(card.id)).toMatchObject({ state: 'suspended' });
  expect(await due(card.id, 'correction')).toMatchObject({ due: '2026-03-20', state: 'running' });
  expect(await due(card.id, 'examine')).toMatchObject({ state: 'stopped' });
  // Nobody corrected in time: it becomes a task, once (DL-FOI-CORRECTION).
  const lapsed = () => app.strapi.db.connection('workboard_tasks').where({ card_id: card.id, key: 'propose_abandon', state: 'open' });
  moveTime(house, '2026-03-20T23:00:00+08:00');
  expect([await expireClocks(house), await lapsed()]).toEqual([0, []]);
  moveTime(house, '2026-03-23T08:00:00+08:00');
  expect([await expireClocks(house), await expireClocks(house), (await lapsed()).length]).toEqual([1, 0, 1]);
  moveTime(house, '2026-09-30T09:00:00+08:00');
  await fire(card.id, 'correction_received', '2026-03-20', { receivedOn: '2026-03-20', request: '2025年的文件' });
  expect(await lapsed()).toEqual([]);
  expect(await due(card.id)).toMatchObject({ due: '2026-04-20', state: 'running' });
  expect(await due(card.id, 'examine')).toMatchObject({ due: '2026-03-27', state: 'running' });
});

test('R-FOI-09 R-FOI-14 R-SEC-02 · a section answers on a card of its own, that bears nothing of the applicant; B-01 B-14 the reply goes out reviewed and signed', async () => {
  const card = await handled('2026-03-02');
  await fire(card.id, 'refer', '2026-03-03', { section: SECTION, question: '请提出拟答复意见', sentOn: '2026-03-03' });
  const [referral = 0] = await partners(card, 'foi-referral');
  expect(await due(referral, 'section')).toMatchObject({ due: '2026-03-12' });
  expect(await due(card.id)).toMatchObject({ due: '2026-03-30', state: 'running' });
  const seen = await app.strapi.db.query('api::case.case').findOne({ where: { kind: 'foi_referral', parentNumber: { $notNull: true } } });
  expect(JSON.stringify(seen)).not.toContain('测试申请人');

  const settled = { outcome: 'granted', replyText: '同意公开，见附件。', ...BASIS };
  await worked(card.id, '2026-03-04', '2026-03-09');
  expect(await refusedBy(fire(card.id, 'settle_opinion', '2026-03-09', settled))).toEqual(expect.arrayContaining(['R-FOI-09', 'R-FOI-14']));
  await fire(referral, 'answer', '2026-03-10', { kind: 'reply', opinion: '建议公开' }, business);
  await fire(card.id, 'secrecy_opinion', '2026-03-10', { classification: 'not_secret', outcome: 'public', opinion: '可以公开' }, secrecy);
  await fire(card.id, 'settle_opinion', '2026-03-11', settled);
  const [review = 0] = await partners(card, 'secrecy-review');
  expect(await due(review, 'unit')).toMatchObject({ due: '2026-03-13' });
  const submit = (replyText: string) => fire(card.id, 'submit_sign', '2026-03-12', { replyText });
  expect(await refusedBy(submit('同意公开，见附件。'))).toEqual(['R-SEC-02', 'R-FOI-14']);
  await fire(review, 'review', '2026-03-12', REVIEW_ANSWERS.review, secrecy);
  await fire(review, 'approve', '2026-03-12', REVIEW_ANSWERS.approve, secrecyLeader);
  // Another text is another reply: settled anew, and reviewed anew.
  expect(await refusedBy(submit('同意公开，见附件一。'))).toEqual(['R-SEC-02', 'R-FOI-14']);
  await fire(card.id, 'reopen', '2026-03-12', { reason: '补充附件名称' });
  await fire(card.id, 'settle_opinion', '2026-03-12', { ...settled, replyText: '同意公开，见附件一。' });
  expect(await refusedBy(submit('同意公开，见附件一。'))).toEqual(['R-SEC-02', 'R-FOI-14']);
  await fire(review, 'review', '2026-03-12', REVIEW_ANSWERS.review, secrecy);
  await fire(review, 'approve', '2026-03-12', REVIEW_ANSWERS.approve, secrecyLeader);
  await submit('同意公开，见附件一。');
  await fire(card.id, 'sign', '2026-03-13', {}, deputy);
  const served = await fire(card.id, 'dispatch', '2026-03-16', { method: 'post', servedOn: '2026-03-16', proof: 'EA2' });
  expect(served.stage).toBe('replied');
  expect(await due(card.id)).toMatchObject({ state: 'stopped' });
  expect(await due(card.id, 'archive')).toMatchObject({ due: '2027-01-29', state: 'running' });

  const complete = Object.fromEntries(['application', 'notices', 'opinions', 'reply', 'service'].map((key) => [key, { result: 'pass' }]));
  await fire(card.id, 'hand_over_archive', '2026-03-17', { checks: complete, handedOverOn: '2026-03-17' });
  const archived = await fire(card.id, 'receive_archive', '2026-03-18', { receivedOn: '2026-03-18', volume: '1' }, secretary);
  expect(archived.stage).toBe('archived');
  // B-19: nothing changes in it any more, through no door.
  await expect(fire(card.id, 'withdraw', '2026-03-19', { reason: '不再需要', letter: '函' })).rejects.toThrow('只能在“已收到”');
});

test('N-07 N-27 · withdrawn: nobody is chased for it any more, and an answer that still comes in is recorded and moves no clock', async () => {
  const card = await handled('2026-03-02');
  await fire(card.id, 'refer', '2026-03-03', { section: SECTION, question: '请提出拟答复意见', sentOn: '2026-03-03' });
  await fire(card.id, 'open_consultation', '2026-03-04', {
    kind: 'department',
    body: '某局',
    question: '请提出意见',
    sentOn: '2026-03-04',
    days: 5,
  });
  await fire(card.id, 'withdraw', '2026-03-05', { reason: '不再需要', letter: '来函' });
  const [letter = 0] = await partners(card, 'foi-consultation');
  const [referral = 0] = await partners(card, 'foi-referral');
  expect(await due(letter, 'answer')).toMatchObject({ state: 'cancelled' });
  expect(await due(referral, 'section')).toMatchObject({ state: 'cancelled' });
  await fire(letter, 'answer', '2026-03-06', { answer: 'agree', answeredOn: '2026-03-06' });
  expect(await due(card.id)).toMatchObject({ state: 'cancelled' });
});

test('B-22 · a case is made and changed by its steps only', async () => {
  const documents = app.strapi.documents('api::case.case');
  await expect(documents.create({ data: { title: '直接新建', number: '1' } as never })).rejects.toThrow('不能在此新建');
  const { documentId } = await subjectOf(await intake('2026-03-02'));
  await expect(documents.update({ documentId, data: { outcome: 'granted' } as never })).rejects.toThrow('由流程写入');
});

test('T-01 T-02 T-03 R-FOI-05 R-FOI-22 · receipt, correction and extension are letters with numbers of their own, of one series', async () => {
  const card = await intake('2026-04-01');
  await fire(card.id, 'register', '2026-04-01', { channel: 'on_site', applicantType: 'naturalPerson' });
  const receipt = await textOf(card.id, 'receipt');
  expect(receipt).toContain('收到申请之日：2026年4月1日');
  expect(receipt).toContain('答复期限：2026年4月30日');
  await fire(card.id, 'start_examination', '2026-04-01');
  const points = [
    { item: 'content', what: '请写明文件年份' },
    { item: 'form', what: '请写明提供形式' },
  ];
  await fire(card.id, 'require_correction', '2026-04-02', { points, period: 10 });
  await fire(card.id, 'approve_correction', '2026-04-02', {}, deputy);
  const correction = await textOf(card.id, 'correction-notice');
  expect(correction).toContain('1．请写明文件年份');
  expect(correction).toContain('2．请写明提供形式');
  expect(correction).toContain('自收到本告知书之日起10个工作日内补正');

  const other = await handled('2026-04-01');
  await fire(other.id, 'request_extension', '2026-04-10', { days: 15, reason: '需要向多个单位核实。' });
  await fire(other.id, 'grant_extension', '2026-04-10', {}, deputy);
  const extension = await textOf(other.id, 'extension-notice');
  expect(extension).toContain('延长15个工作日答复');
  expect(extension).toContain('需要向多个单位核实。');
  // R-FOI-22: the day as the clock will say it.
  expect(extension).toContain('延长后的答复期限为2026年5月25日');
  await fire(other.id, 'dispatch_extension', '2026-04-13', { method: 'post', servedOn: '2026-04-13', proof: 'EA3' });
  expect(await due(other.id)).toMatchObject({ due: '2026-05-25' });
});

test('T-08 T-10 X-09 N-24 · a refusal says to go to review first; a letter to a third party never says who asks', async () => {
  const card = await handled('2026-03-02');
  await fire(card.id, 'open_consultation', '2026-03-03', {
    kind: 'third_party',
    body: '某公司',
    question: '报价单是否涉及商业秘密？',
    sentOn: '2026-03-03',
  });
  const [letter = 0] = await partners(card, 'foi-consultation');
  const asked = await textOf(letter, 'third-party-letter');
  expect(asked).toContain('报价单是否涉及商业秘密？');
  expect(asked).not.toContain('测试申请人');
  expect(await textOf(card.id, 'consultation-told')).toContain('依法征求第三方意见');
  await fire(letter, 'answer', '2026-03-09', { answer: 'object', answeredOn: '2026-03-09', reason: '涉及报价，属于商业秘密' });
  await fire(letter, 'accept', '2026-03-10', { reason: '理由成立，不公开。' });
  await worked(card.id, '2026-03-10', '2026-03-10');
  const opinion = { classification: 'not_secret', outcome: 'not_public', opinion: '不宜公开', reason: '涉及第三方商业秘密' };
  await fire(card.id, 'secrecy_opinion', '2026-03-10', opinion, secrecy);
  // What was accepted is not passed over (B-03).
  const granted = { outcome: 'granted', replyText: '同意公开。', ...BASIS };
  expect(await refusedBy(fire(card.id, 'settle_opinion', '2026-03-11', granted))).toContain('N-05');
  await fire(card.id, 'settle_opinion', '2026-03-11', {
    outcome: 'denied.thirdPartyRights',
    legalGround: '《政府信息公开条例》第十五条',
    reason: '涉及第三方商业秘密，第三方不同意公开。',
    replyText: '决定不予公开。',
  });
  await fire(card.id, 'submit_sign', '2026-03-11', { replyText: '决定不予公开。' });
  await fire(card.id, 'sign', '2026-03-12', {}, deputy);
  const reply = await textOf(card.id, 'reply-denied');
  expect(reply).toContain('依据：《政府信息公开条例》第十五条');
  expect(reply).toContain('涉及第三方商业秘密，第三方不同意公开。');
  expect(reply).toContain('应当自收到本答复之日起六十日内先向黄岩区人民政府申请行政复议');
});
