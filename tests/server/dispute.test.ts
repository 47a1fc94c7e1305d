import type { Actor, Value } from '../../plugins/workboard/engine/workflow/types';
import type { Answers } from '../../plugins/workboard/engine/form/types';
import type { FiredCard } from '../../plugins/workboard/server/src/api';
import { linkedCards } from '../../plugins/workboard/server/src/features/link/service';
import { containerOf } from '../../plugins/workboard/server/src/platform/container';
import { Refusal } from '../../plugins/workboard/server/src/platform/errors';
import { readZip } from '../../plugins/workboard/server/src/platform/zip';
import type { BundleOverview, CardClauses, CardDetail } from '../../plugins/workboard/shared/contract';
import { hire } from '../helpers/office';
import { docx, pdf } from '../helpers/office-files';
import { docxText } from '../helpers/read-docx';
import { APPLICATION } from '../helpers/request-form';
import { createStaff, type Staff } from '../helpers/staff';
import { startApp, type TestApp } from '../helpers/strapi';

const SECTION = 'dispute-section';
const CASE = 'api::case.case';

let app: TestApp;
let disclosure: Actor;
let deputy: Actor;
let business: Actor;
let clerk: Staff;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T09:00:00+08:00' });
  await app.strapi.documents('api::organisation.organisation').create({ data: { code: SECTION, name: '业务科（测试）' } as never });
  [disclosure, deputy, business] = (await Promise.all([
    hire(app, 'disclosure', [{ role: 'disclosure', unit: 'office-disclosure' }]),
    hire(app, 'deputy_director', [{ role: 'deputy_director', unit: 'office' }]),
    hire(app, 'business', [{ role: 'business', unit: SECTION }]),
  ])) as [Actor, Actor, Actor];
  clerk = await createStaff(app, { name: 'dispute-clerk', roles: ['strapi-super-admin'] });
  await app.workboard.grantMembership({ user: clerk.id, role: 'disclosure', unit: 'office-disclosure' });
});

afterAll(() => app.stop());

/** 09:00 in Shanghai. */
const at = (day: string) => `${day}T01:00:00.000Z`;
const fire = (card: FiredCard, day: string, event: string, form: Answers = {}, actor = disclosure) =>
  app.workboard.fire(card.id, { event, form, actor, at: at(day) });

/** A request that was replied to on the spot on 12 January 2026. */
async function repliedRequest(): Promise<FiredCard> {
  const form = { ...APPLICATION, arrivedOn: '2026-01-12' };
  const card = await app.workboard.open('foi', { event: 'receive', form, actor: disclosure, at: at('2026-01-12') });
  await fire(card, '2026-01-12', 'register', { channel: 'on_site', applicantType: 'naturalPerson' });
  return fire(card, '2026-01-12', 'reply_on_spot', {
    replyText: '已提供部分内容',
    publicAt: '区政府门户网站',
    consentBy: '周副主任',
    servedOn: '2026-01-12',
    proof: '签收单',
  });
}

const FILING: Answers = {
  procedure: 'review_simplified',
  copyReceivedOn: '2026-02-10',
  authority: '黄岩区人民政府',
  externalNumber: '测试复〔2026〕1号',
  claims: '撤销答复，责令重新答复',
};

/** The newest card of a workflow that hangs on another. */
async function partner(card: FiredCard, workflow: string): Promise<FiredCard> {
  const found = (await linkedCards(app.strapi, { uid: CASE, documentId: card.documentId }))[workflow] ?? [];
  const last = found.at(-1);
  const own = last && (await app.workboard.cardOf(CASE, last.documentId));
  if (!own) throw new Error(`no ${workflow} hangs on card ${card.id}`);
  return own;
}

async function dispute(answers: Answers = {}): Promise<FiredCard> {
  const request = await repliedRequest();
  await fire(request, '2026-02-10', 'challenge', { ...FILING, ...answers });
  return partner(request, 'dispute');
}

const due = async (card: FiredCard, key: string) =>
  ((await app.strapi.db.connection('workboard_clocks').where({ card_id: card.id, key }).first('due_on')) as { due_on: string } | undefined)
    ?.due_on;

/** Clauses that refuse a step, and the fields where it can be cured. */
async function refused(step: Promise<unknown>): Promise<{ clauses: string[]; fields: string[] }> {
  const error: unknown = await step.then(() => null).catch((caught: unknown) => caught);
  if (!(error instanceof Refusal)) throw new Error(`expected a refusal, got ${String(error)}`);
  const { unmet, fields } = error.details;
  return {
    clauses: [...new Set(unmet.flatMap(({ clauses }) => clauses.map(({ id }) => id)))],
    fields: fields.map(({ field }) => field),
  };
}

test('R-DSP-01 R-DSP-03 N-21 N-20 · the dispute hangs on its request; the simplified procedure’s five workdays bind, and a change derives the day anew', async () => {
  const card = await dispute();
  expect(await due(card, 'defense')).toBe('2026-02-24');
  await fire(card, '2026-02-11', 'change_procedure', {
    changedOn: '2026-02-11',
    document: '测试复转1号',
    reason: '案情复杂，不适用简易程序',
  });
  expect(await due(card, 'defense')).toBe('2026-03-02');
  // The card says since when other rules apply; the court's rule is none of a review's, and nothing is proven by it.
  const get = async (path: string): Promise<unknown> =>
    ((await app.request.get(`/workboard/cards/${card.id}${path}`).set('Authorization', clerk.bearer)).body as { data: unknown }).data;
  const { clocks } = (await get('')) as CardDetail;
  const steps = clocks.find(({ key }) => key === 'defense')?.steps ?? [];
  expect(steps.filter(({ kind }) => kind === 'rules')).toEqual([{ kind: 'rules', day: '2026-02-11' }]);
  const { clauses } = (await get('/clauses')) as CardClauses;
  const stateOf = (id: string) => clauses.find((one) => one.id === id);
  expect([stateOf('R-DSP-03')?.state, stateOf('N-20')?.state]).toEqual(['overdue', 'overdue']);
  expect(stateOf('N-22')).toMatchObject({ state: 'unused', proofs: [] });
});

test('R-DSP-04 R-DSP-06 R-DSP-10 R-DSP-11 R-DSP-13 · from the copy to a new request, whose clock starts with the decision', async () => {
  const card = await dispute({ procedure: 'litigation_first', authority: '测试区人民法院' });
  expect(await due(card, 'defense')).toBe('2026-02-25');
  // X-07, G-19: the card itself says by when the copy is best forwarded, until it is.
  const forwardBy = async () => {
    const { body } = await app.request.get(`/workboard/cards/${card.id}`).set('Authorization', clerk.bearer);
    return (body as { data: CardDetail }).data.events.flatMap(({ hints }) => hints.map(({ day }) => day));
  };
  expect(await forwardBy()).toEqual(['2026-02-10']);
  await fire(card, '2026-02-10', 'forward', { section: SECTION, sentOn: '2026-02-10', question: '全部证据材料' });
  const evidence = await partner(card, 'dispute-evidence');
  expect(await forwardBy()).toEqual([]);
  expect(await due(evidence, 'evidence')).toBe('2026-02-24');

  expect(
    (await refused(fire(card, '2026-02-11', 'draft_defense', { text: '答辩正文，超过十个字', coAuthor: '法律顾问' }))).clauses,
  ).toEqual(expect.arrayContaining(['R-DSP-04', 'R-DSP-06']));
  const items: Value[] = [
    { kind: 'evidence', name: '检索记录', source: '档案室', proves: '已检索', file: '检索记录.pdf', original: true },
    {
      kind: 'other',
      name: '某涉密文件',
      source: '机要室',
      proves: '不予公开的依据',
      classified: true,
      explanation: '属于国家秘密',
      custody: '机要室保险柜',
    },
  ];
  await fire(evidence, '2026-02-11', 'submit', { items }, business);

  await fire(card, '2026-02-11', 'hold_meeting', { plannedOn: '2026-02-12', invited: ['section'], issues: '答辩要点' });
  const meeting = { heldOn: '2026-02-12', minutes: '会议记录', proposal: '维持原答复' };
  const counsel = { name: '某律师', category: 'counsel' };
  expect((await refused(fire(card, '2026-02-12', 'record_meeting', { ...meeting, participants: [counsel] }))).clauses).toEqual([
    'R-DSP-10',
  ]);
  const there = { name: '某', category: 'section', section: SECTION };
  await fire(card, '2026-02-12', 'record_meeting', { ...meeting, participants: [counsel, there] });

  await fire(card, '2026-02-13', 'draft_defense', { text: '答辩正文，超过十个字', coAuthor: '法律顾问' });
  await fire(card, '2026-02-13', 'approve_defense', {}, deputy);
  await fire(card, '2026-02-24', 'file', { filedOn: '2026-02-24', method: 'direct', proof: '收件回执' });

  const hearing = { heldOn: '2026-03-10', time: '09:30', place: '第三法庭' };
  const agent = (person: number) => [{ person, post: '科员', scope: 'general' }];
  const stranger = await refused(fire(card, '2026-03-01', 'schedule_hearing', { ...hearing, agents: agent(business.id) }));
  expect(stranger).toEqual({ clauses: ['R-DSP-11'], fields: ['agents.0.person'] });
  await fire(card, '2026-03-01', 'schedule_hearing', { ...hearing, agents: agent(disclosure.id) });
  // The history says who and which section, and no number or key of theirs.
  const told = async () => {
    const { body } = await app.request.get(`/workboard/cards/${card.id}`).set('Authorization', clerk.bearer);
    const { history } = (body as { data: CardDetail }).data;
    return history.flatMap(({ event, form }) => (form?.answers ?? []).map(({ value }) => `${event} ${value}`));
  };
  expect(await told()).toEqual(expect.arrayContaining([`schedule_hearing ${disclosure.name}`, 'forward 业务科（测试）']));
  await fire(card, '2026-03-10', 'hearing_held', { attended: '双方到庭', summary: '法庭调查、辩论' });

  await fire(card, '2026-03-20', 'record_decision', {
    decidedOn: '2026-03-20',
    document: '测试行初1号',
    result: 'correct',
    newReply: true,
    orders: '责令重新答复',
  });
  expect(await due(card, 'appeal')).toBe('2026-04-07');
  await fire(card, '2026-04-08', 'take_effect', { effectiveOn: '2026-04-08' });
  await fire(card, '2026-04-08', 'enforce', { enforceBy: '2026-04-20', work: [{ what: '重新答复', section: SECTION }] });
  expect(await due(card, 'enforce')).toBe('2026-04-20');

  const anew = await partner(card, 'foi');
  expect(anew.stage).toBe('registered');
  // Whoever asked is the applicant of the new request too; what is known of them went with the cards, encrypted.
  expect((await containerOf(app.strapi).vault.shownOf(anew.id)).map(({ person }) => person)).toEqual(['applicant']);
  expect(await due(anew, 'reply')).toBe('2026-04-20');
  expect((await refused(fire(card, '2026-04-15', 'carried_out', { doneOn: '2026-04-15', how: '已重新答复' }))).clauses).toEqual([
    'R-DSP-13',
  ]);
});

test('X-15 R-DSP-04 R-DSP-06 R-DSP-07 · one click makes the evidence file: the request’s own file in it, numbered, with the index of T-21, and no classified file', async () => {
  const card = await dispute();
  const as = (method: 'get' | 'post', path: string) => app.request[method](`/workboard${path}`).set('Authorization', clerk.bearer);
  const order = () => as('post', `/cards/${card.id}/bundles`).send({});
  const lacks = await order();
  expect([lacks.status, lacks.text]).toEqual([422, expect.stringContaining('R-DSP-06')]);

  await fire(card, '2026-02-10', 'forward', { section: SECTION, sentOn: '2026-02-10', question: '全部证据材料' });
  const evidence = await partner(card, 'dispute-evidence');
  const attach = (name: string, bytes: Buffer) => as('post', `/cards/${evidence.id}/attachments`).attach('file', bytes, name);
  expect((await attach('检索记录.pdf', pdf('检索记录'))).status).toBe(200);
  const marked = await attach('某涉密文件.docx', docx(['机密★10年', '某事不可告人']));
  expect([marked.status, marked.text]).toEqual([422, expect.stringContaining('R-SEC-05a')]);
  const plain = { kind: 'evidence', name: '检索记录', source: '档案室', proves: '已检索', file: '检索记录.pdf', original: true };
  const classified = {
    kind: 'other',
    name: '某涉密文件',
    source: '机要室',
    proves: '不予公开的依据',
    classified: true,
    file: '某涉密文件.docx',
  };
  expect(await refused(fire(evidence, '2026-02-11', 'submit', { items: [plain, classified] }, business))).toEqual({
    clauses: ['R-DSP-07'],
    fields: ['items.1.explanation', 'items.1.custody'],
  });
  const told = { explanation: '属于国家秘密', custody: '机要室保险柜' };
  await fire(evidence, '2026-02-11', 'submit', { items: [plain, { ...classified, ...told }] }, business);
  await fire(card, '2026-02-13', 'draft_defense', { text: '答辩正文，超过十个字', coAuthor: '区复议局' });
  await fire(card, '2026-02-13', 'approve_defense', {}, deputy);

  expect((await order()).status).toBe(200);
  await containerOf(app.strapi).jobs.runDue();
  const { data } = (await as('get', `/cards/${card.id}/bundles`)).body as { data: BundleOverview };
  expect(data.versions).toEqual([expect.objectContaining({ version: 1, incomplete: false })]);
  const saved = await as('get', `/cards/${card.id}/bundles/1`)
    .buffer(true)
    .parse((stream, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => done(null, Buffer.concat(chunks)));
    });
  const entries = readZip(saved.body as Buffer, { entries: 500, bytes: 100_000_000 });
  const textOf = (part: string) => docxText(entries.find(({ name }) => name.includes(part))?.content ?? Buffer.alloc(0));
  const [contents, ...documents] = entries.map(({ name }) => name);
  expect(contents).toBe('000-卷内目录.docx');
  expect(documents.map((name) => Number(name.split('/').at(-1)?.slice(0, 3)))).toEqual(documents.map((_, index) => index + 1));
  for (const part of [
    '依申请公开1/',
    '登记回执',
    '行政争议举证1/',
    '检索记录.pdf',
    '证据清单',
    '行政复议答复书',
    '期限计算说明',
    '办理经过',
  ])
    expect([part, documents.some((name) => name.includes(part))]).toEqual([part, true]);
  expect(textOf('证据清单')).toMatch(/检索记录[^]*原件[^]*涉密，属于国家秘密；机要室保险柜/);
  expect(documents.filter((name) => name.includes('某涉密文件'))).toEqual([]);
});

test('R-DSP-11 · people for a field are those who hold the role', async () => {
  const { body } = await app.request.get('/workboard/people?q=&role=disclosure').set('Authorization', clerk.bearer);
  const ids = (body as { data: { id: number }[] }).data.map(({ id }) => id);
  expect(ids).toContain(disclosure.id);
  expect(ids).not.toContain(business.id);
});
