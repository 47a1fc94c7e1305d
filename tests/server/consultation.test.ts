import type { Actor } from '../../plugins/workboard/engine/workflow/types';
import type { Answers } from '../../plugins/workboard/engine/form/types';
import type { FiredCard } from '../../plugins/workboard/server/src/api';
import { expireClocks } from '../../plugins/workboard/server/src/features/card/expire-clocks';
import { containerOf } from '../../plugins/workboard/server/src/platform/container';
import { linkedCards } from '../../plugins/workboard/server/src/features/link/service';
import { Refusal } from '../../plugins/workboard/server/src/platform/errors';
import { failure } from '../helpers/failure';
import { letterText } from '../helpers/letters';
import { insertComments } from '../helpers/many-comments';
import { moveTime } from '../helpers/move-time';
import { BASIS, hire } from '../helpers/office';
import { REVIEW_ANSWERS } from '../helpers/review';
import { createStaff, type Staff } from '../helpers/staff';
import { startApp, type TestApp } from '../helpers/strapi';

const UNIT = 'con-transport';
const CONSULTATION = 'api::consultation.consultation';
const URL = 'https://portal.example/consultation/1';

let app: TestApp;
let drafter: Actor;
let secrecy: Actor;
let secrecyLeader: Actor;
let deputy: Actor;
let disclosure: Actor;
let reader: Staff;

beforeAll(async () => {
  app = await startApp();
  await app.strapi
    .documents('api::organisation.organisation')
    .create({ data: { code: UNIT, name: '交通局（测试）', consultationWorkdays: 7 } as never });
  [drafter, secrecy, secrecyLeader, deputy, disclosure] = (await Promise.all([
    hire(app, 'con-drafter', [{ role: 'drafting_unit', unit: UNIT }]),
    hire(app, 'con-secrecy', [{ role: 'secrecy_unit', unit: 'office-secrecy' }]),
    hire(app, 'con-secrecy-leader', [{ role: 'secrecy_leader', unit: 'office' }]),
    hire(app, 'con-deputy', [{ role: 'deputy_director', unit: 'office' }]),
    hire(app, 'con-disclosure', [{ role: 'disclosure', unit: 'office-disclosure' }]),
  ])) as [Actor, Actor, Actor, Actor, Actor];
  reader = await createStaff(app, { name: 'con-reader', roles: ['strapi-super-admin'] });
  await app.workboard.grantMembership({ user: reader.id, role: 'drafting_unit', unit: UNIT });
  await app.workboard.grantMembership({ user: reader.id, role: 'secretariat', unit: 'office-secretariat' });
});

afterAll(() => app.stop());

/** 09:00 in Shanghai. */
const at = (day: string) => `${day}T01:00:00.000Z`;
const fire = (card: number, event: string, day: string, form: Answers = {}, actor = drafter) =>
  app.workboard.fire(card, { event, form, actor, at: at(day) });

const TRIGGERS: Answers = Object.fromEntries(
  ['majorMatter', 'professional', 'rewardRules', 'fiscalImpact', 'majorPublicInterest', 'specificGroupInterest', 'majorDecision'].map(
    (key) => [key, 'no'],
  ),
);
const EXPLANATION: Answers = {
  necessity: '现有办法已不适应农村公路养护的需要。',
  problems: '养护责任不清，资金来源不稳定等问题。',
  measures: '明确养护主体，建立资金保障的长效制度。',
  process: '依据公路法等法律法规，经调研起草形成本稿。',
};
const CHANNELS = [{ kind: 'portal', name: '区政府门户网站', url: URL }];
const SUBMISSION = { documentTitle: '农村公路养护办法', issuedInNameOf: 'district_government', handlingSection: UNIT };

/** A draft that is ready to be opened. */
async function ready(title: string, triggers: Answers = {}): Promise<FiredCard> {
  const form = {
    title,
    unit: UNIT,
    summary: '规范养护',
    contact: '法规科',
    body: '第一条 为规范养护，制定本办法。\n\n第二条 本办法适用于本区。',
  };
  const card = await app.workboard.open('consultation', { event: 'create', form, actor: drafter, at: at('2026-09-14') });
  await fire(card.id, 'explain', '2026-09-14', EXPLANATION);
  await fire(card.id, 'answer_triggers', '2026-09-14', { ...TRIGGERS, ...triggers });
  await fire(card.id, 'propose_review', '2026-09-15', { comment: '拟公开征求意见。', ...BASIS });
  const [review = 0] = await partners(card, 'secrecy-review');
  await fire(review, 'review', '2026-09-15', REVIEW_ANSWERS.review, secrecy);
  await fire(review, 'approve', '2026-09-15', REVIEW_ANSWERS.approve, secrecyLeader);
  return fire(card.id, 'ready', '2026-09-16');
}

const open = (card: number, day = '2026-09-18', answers: Answers = {}) =>
  fire(card, 'open', day, { opensOn: '2026-09-18', closesOn: '2026-09-29', channels: CHANNELS, principles: true, ...answers });

async function refusedBy(step: Promise<unknown>): Promise<string[]> {
  const error: unknown = await step.then(() => null).catch((caught: unknown) => caught);
  if (!(error instanceof Refusal)) throw new Error(`expected a refusal, got ${String(error)}`);
  return [...new Set(error.details.unmet.flatMap(({ clauses }) => clauses.map(({ id }) => id)))];
}

const stageOf = async (card: number) =>
  ((await app.strapi.db.connection('workboard_cards').where({ id: card }).first('stage')) as { stage: string }).stage;

const published = async (documentId: string) => {
  const { status, body } = (await app.request.get(`/api/consultations/${documentId}`)) as {
    status: number;
    body: { data: Record<string, unknown> };
  };
  return status === 200 ? body.data : null;
};

const partners = async (card: FiredCard, workflow: string) =>
  ((await linkedCards(app.strapi, { uid: CONSULTATION, documentId: card.documentId }))[workflow] ?? [])
    .map(({ id }) => id)
    .sort((a, b) => a - b);

/** What was said of a draft, oldest first, with the card of each. */
const comments = async (documentId: string) =>
  (await app.strapi.db
    .connection('workboard_links as l')
    .join('comments as s', 's.document_id', 'l.from_document')
    .join('workboard_cards as c', 'c.subject_document', 'l.from_document')
    .where({ 'l.to_document': documentId, 'c.workflow': 'comment' })
    .orderBy('c.id')
    .select('c.id as card', 's.source', 's.channel', 's.text', 's.unit', 's.submitter_name as submitterName')) as {
    card: number;
    source: string;
    channel: string;
    text: string;
    unit: string;
    submitterName: string;
  }[];

/** Lets time go on to an instant, and whatever happens by itself happen. */
async function wake(instant: string): Promise<void> {
  const house = containerOf(app.strapi);
  moveTime(house, instant);
  await expireClocks(house);
}

test('R-CON-05c B-08 R-CON-03a · opened on Friday 2026-09-18 no day before Tuesday 2026-09-29 is taken, and the preview says so while it is picked', async () => {
  const card = await ready('农村公路养护办法（征求意见稿）甲');
  expect(await refusedBy(open(card.id, '2026-09-18', { closesOn: '2026-09-28' }))).toEqual(['R-CON-05c', 'R-CON-14', 'N-32']);
  const form = { opensOn: '2026-09-18', channels: CHANNELS };
  const { body } = (await app.request
    .post(`/workboard/cards/${card.id}/events/open/preview`)
    .set('Authorization', reader.bearer)
    .send({ form })) as { body: { data: { earliest: Record<string, { due: string; clauses: string[] }> } } };
  expect(body.data.earliest.closesOn).toMatchObject({ due: '2026-09-29', clauses: ['R-CON-05c', 'R-CON-14'] });
  expect(await published(card.documentId)).toBeNull();
  expect((await open(card.id)).stage).toBe('open');
});

test('R-CON-05a R-SEC-02 · the public reads what was published: later edits of the draft never appear, and its articles are anchors', async () => {
  const card = await ready('农村公路养护办法（征求意见稿）乙');
  await open(card.id);
  const before = await published(card.documentId);
  expect(before).toMatchObject({
    phase: 'open',
    opensOn: '2026-09-18',
    closesOn: '2026-09-29',
    closesAt: '2026-09-29T24:00:00+08:00',
    necessity: EXPLANATION.necessity,
    channels: CHANNELS,
    clauseAnchors: [
      { anchor: '第一条', heading: '为规范养护，制定本办法。' },
      { anchor: '第二条', heading: '本办法适用于本区。' },
    ],
  });
  const canary = `修改稿${Math.random().toString(36).slice(2)}`;
  await app.strapi
    .documents(CONSULTATION)
    .update({ documentId: card.documentId, data: { body: canary, summary: canary, title: canary } as never });
  await fire(card.id, 'extend_period', '2026-09-21', { closesOn: '2026-10-09', reason: '应群众要求延长' });
  const list = await app.request.get('/api/consultations?fields=title,body,summary,changeNote');
  const after = await published(card.documentId);
  expect(JSON.stringify([list.body, after])).not.toContain(canary);
  expect(after).toMatchObject({
    closesOn: '2026-10-09',
    closesAt: '2026-10-09T24:00:00+08:00',
    changeNote: '应群众要求延长',
    body: before?.body,
  });
  expect(JSON.stringify(after)).not.toContain('details');
  expect(await failure(app.strapi.documents(CONSULTATION).publish({ documentId: card.documentId }))).not.toBeNull();
});

test('R-CON-03a R-CON-05c · it opens and closes by itself, also where the server was down, and is dated by its days', async () => {
  const card = await ready('农村公路养护办法（征求意见稿）丙');
  expect((await open(card.id, '2026-09-17')).stage).toBe('scheduled');
  await wake('2026-09-17T23:59:59+08:00');
  expect([await stageOf(card.id), await published(card.documentId)]).toEqual(['scheduled', null]);
  await wake('2026-09-18T00:00:00+08:00');
  expect(await stageOf(card.id)).toBe('open');
  expect(await published(card.documentId)).toMatchObject({ phase: 'open', documentDate: '2026-09-18' });
  await wake('2026-09-29T23:59:59+08:00');
  expect(await stageOf(card.id)).toBe('open');

  app = await app.restart();
  await wake('2026-10-12T08:00:00+08:00');
  expect(await stageOf(card.id)).toBe('closed');
  expect(await published(card.documentId)).toMatchObject({ phase: 'closed', closesOn: '2026-09-29' });
  const clock: unknown = await app.strapi.db
    .connection('workboard_clocks')
    .where({ card_id: card.id, key: 'period' })
    .first('state', 'stopped_on as stopped');
  expect(clock).toEqual({ state: 'stopped', stopped: '2026-09-29' });
  const close = (await app.strapi.db.connection('workboard_log').where({ card_id: card.id, event: 'close' })) as { form_data: string }[];
  expect(close).toHaveLength(1);
  expect(close[0]?.form_data).toContain('2026-09-29');
});

test('B-07 R-CON-13 R-CON-06 R-CON-11a R-CON-12a R-CON-12b R-CON-03b · the gate says what is missing until nothing is; then the explanation is made and the document goes its way', async () => {
  const card = await ready('农村公路养护办法（征求意见稿）');
  await open(card.id);
  for (const [kind, body] of [
    ['unit', '区财政局'],
    ['association', '区公路协会'],
  ])
    await fire(card.id, 'send_letter', '2026-09-18', {
      kind: kind ?? '',
      body: body ?? '',
      question: '请提意见。',
      days: 7,
      sentOn: '2026-09-18',
    });
  const [first, second] = await partners(card, 'consultation-letter');
  expect(await letterText(app, reader, first ?? 0, 'consultation-letter')).toContain('请于2026年9月29日前以书面形式反馈');
  const submit = (day: string) => fire(card.id, 'submit_to_government', day, SUBMISSION);
  expect((await refusedBy(submit('2026-09-21'))).sort()).toEqual(['R-CON-05c', 'R-CON-06', 'R-CON-07b', 'R-CON-11c', 'R-CON-13']);

  await wake('2026-10-08T08:00:00+08:00');
  // What a letter proposes is a comment in the one table, and keeps the draft back like any other.
  const letter = { answer: 'partly', answeredOn: '2026-09-28', signedBy: '区财政局', letter: '黄财函1号', text: '第二条建议写明经费来源' };
  await fire(first ?? 0, 'answer', '2026-09-28', letter);
  await fire(second ?? 0, 'chase', '2026-10-08', { way: 'phone', chasedOn: '2026-10-08' });
  await fire(second ?? 0, 'close_unanswered', '2026-10-08', { reason: '电话催办后仍未书面答复' });
  // what disagreement is judged by stands beside the questions, and costs nothing where the step is only judged.
  const { body } = (await app.request
    .post(`/workboard/cards/${card.id}/events/answer_triggers/preview`)
    .set('Authorization', reader.bearer)
    .send({ form: TRIGGERS })) as { body: { data: { shown: object[] } } };
  expect(body.data.shown).toMatchObject([{ text: '1条，集中在：全文（1条）', clauses: ['R-CON-07b'], ofAnswers: false }]);
  await fire(card.id, 'answer_triggers', '2026-10-08', TRIGGERS);
  expect((await refusedBy(submit('2026-10-08'))).sort()).toEqual(['R-CON-11a', 'R-CON-11b', 'R-CON-11c', 'R-CON-13']);
  await fire(card.id, 'dispose', '2026-10-08');
  const [comment] = await comments(card.documentId);
  expect(comment).toMatchObject({ source: 'letter', channel: 'post', submitterName: '区财政局', text: letter.text, unit: UNIT });
  const adopted = { disposition: 'adopted', lawful: true, changedClause: '第二条增加第二款' };
  await fire(comment?.card ?? 0, 'dispose', '2026-10-08', adopted);
  expect((await refusedBy(submit('2026-10-08'))).sort()).toEqual(['R-CON-11c', 'R-CON-13']);
  await fire(card.id, 'publish_feedback', '2026-10-09', { summary: '收到意见三条，采纳两条，一条不采纳并说明理由。' });
  // T-19 and T-20 are made from the table.
  expect(await letterText(app, reader, card.id, 'feedback')).toContain('第二条增加第二款');
  expect(await published(card.documentId)).toMatchObject({ phase: 'feedback', feedback: '收到意见三条，采纳两条，一条不采纳并说明理由。' });

  expect((await submit('2026-10-09')).stage).toBe('submitted');
  const explanation = await letterText(app, reader, card.id, 'drafting-explanation');
  for (const part of [
    '五、公开征求意见及意见采纳情况',
    '2026年9月18日至2026年9月29日24时',
    URL,
    '书面征求意见2份，收到书面反馈1份',
    '收到意见三条',
  ])
    expect(explanation).toContain(part);
  expect(explanation).toContain('共收到意见1条，其中采纳1条，部分采纳0条');
  const [document] = await partners(card, 'official-document');
  const subject = await app.strapi.db.query('api::document.document').findOne({ where: { title: SUBMISSION.documentTitle } });
  expect([document === undefined, subject]).toMatchObject([false, { kind: 'normative', leadDraftingUnit: UNIT }]);
});

test('R-CON-05c N-32 · a shorter period is asked for with its reason, granted by the deputy director, and printed', async () => {
  const card = await ready('农村公路养护办法（征求意见稿）丁');
  await fire(card.id, 'request_shortening', '2026-09-17', { workdays: 3, reason: '汛期将至，需要尽快施行。' });
  expect(await refusedBy(open(card.id, '2026-09-18', { closesOn: '2026-09-22' }))).toContain('R-CON-05c');
  await fire(card.id, 'grant_shortening', '2026-09-17', { opinion: '同意。' }, deputy);
  await open(card.id, '2026-09-18', { closesOn: '2026-09-22' });
  expect(await published(card.documentId)).toMatchObject({ closesOn: '2026-09-22', shorteningReason: '汛期将至，需要尽快施行。' });
  expect(await letterText(app, reader, card.id, 'announcement')).toContain('汛期将至，需要尽快施行。');
});

test('R-CON-08 R-CON-08d R-CON-08e R-CON-11a · the opinions of experts are kept one by one, and disposed of in the one table', async () => {
  const card = await app.workboard.open('consultation', {
    event: 'create',
    form: { title: '论证稿（征求意见稿）', unit: UNIT, body: '第一条 某。' },
    actor: drafter,
    at: at('2026-09-14'),
  });
  await fire(card.id, 'state_matters', '2026-09-14', { matters: '补助标准是否合理' });
  const experts = ['甲', '乙'].map((name) => ({ name, interest: 'none', declaredOn: '2026-09-14' }));
  await fire(card.id, 'choose_experts', '2026-09-14', { experts });
  await fire(card.id, 'send_materials', '2026-09-15', { sentOn: '2026-09-15', list: '草案' });
  for (const expert of ['甲', '乙'])
    await fire(card.id, 'hear_expert', '2026-09-16', { expert, heardOn: '2026-09-16', way: 'written', opinion: `${expert}的意见` });
  const row = await app.strapi.db.query(CONSULTATION).findOne({ where: { documentId: card.documentId } });
  expect(row).toMatchObject({
    expertStep: 'opinions_heard',
    details: { expertOpinions: [{ opinion: '甲的意见' }, { opinion: '乙的意见' }] },
  });
  // R-CON-08e: the draft is revised once each of them is disposed of, in the table of all comments.
  const opinions = await comments(card.documentId);
  expect(opinions.map(({ source, submitterName, text }) => [source, submitterName, text])).toEqual([
    ['expert', '甲', '甲的意见'],
    ['expert', '乙', '乙的意见'],
  ]);
  const revise = () => fire(card.id, 'revise_draft', '2026-09-17', { note: '补助标准改为分档' });
  expect(await refusedBy(revise())).toEqual(['R-CON-08e', 'R-CON-11b']);
  for (const { card: one } of opinions)
    await fire(one, 'dispose', '2026-09-17', { disposition: 'adopted', lawful: true, changedClause: '第一条' });
  await revise();
});

test('R-SEC-14 · taken off, it is gone, and nothing of it is told', async () => {
  const card = await ready('农村公路养护办法（征求意见稿）戊');
  await open(card.id);
  await fire(card.id, 'emergency_unpublish', '2026-09-21', { reason: '附件有误，需要更正。' }, disclosure);
  expect((await app.request.get(`/api/consultations/${card.documentId}`)).status).toBe(410);
});

test('R-CON-11a R-CON-13 X-12 · comments nobody has disposed of are worked on in their table: the refusal leads there', async () => {
  const card = await ready('农村公路养护办法（征求意见稿）总表');
  await open(card.id);
  await insertComments(app.strapi.db.connection, { documentId: card.documentId, unit: UNIT, many: 2 });
  const error: unknown = await fire(card.id, 'submit_to_government', '2026-09-21', SUBMISSION).catch((caught: unknown) => caught);
  const unmet = error instanceof Refusal ? error.details.unmet : [];
  const undisposed = unmet.find(({ clauses }) => clauses.some(({ id }) => id === 'R-CON-11a'));
  expect(undisposed?.cure?.href).toBe(`/plugins/workboard/matrices/${card.id}/comment`);
});
