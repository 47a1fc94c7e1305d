import type { BulkReport, CardDetail, MatrixOrder, MatrixRow, MatrixTab, MatrixView } from '../../plugins/workboard/shared/contract';
import { containerOf } from '../../plugins/workboard/server/src/platform/container';
import { requestKey, solvedUnder } from '../helpers/door-pack';
import { draftAfter, DRAFT, loadDraftPack, UNIT } from '../helpers/draft-pack';
import { moveTime } from '../helpers/move-time';
import { createStaff, type Staff } from '../helpers/staff';
import { countStatements } from '../helpers/statements';
import { startApp, type TestApp } from '../helpers/strapi';
import { insertComments } from '../helpers/many-comments';

const ACTIONS = ['board.read', 'board.move', 'card.assign'].map((action) => `plugin::workboard.${action}`);
const OPEN = ['open'];
const CLOSED = ['open', 'close'];

let app: TestApp;
let drafter: Staff;
let outsider: Staff;
let remove: () => Promise<void>;
let serial = 0;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-28T09:00:00+08:00' });
  remove = await loadDraftPack(app);
  drafter = await createStaff(app, { name: 'drafter', actions: ACTIONS });
  outsider = await createStaff(app, { name: 'otherdrafter', actions: ACTIONS });
  await app.workboard.grantMembership({ user: drafter.id, role: 'drafting_unit', unit: UNIT });
  await app.workboard.grantMembership({ user: outsider.id, role: 'drafting_unit', unit: 'test-other' });
});

afterAll(async () => {
  await remove();
  await app.stop();
});

interface Answer<T = Record<string, unknown>> {
  status: number;
  body: { data: T; error?: { name: string; message: string; details: { unmet?: { clauses: { id: string }[]; field: string | null }[] } } };
  text: string;
}

const comments = (documentId: string) => `/api/consultations/${documentId}/comments`;

async function send(documentId: string, answers: object, key = requestKey(`comment ${(serial += 1)}`)): Promise<Answer> {
  const proof = await solvedUnder(app, 'comments', { uid: DRAFT, documentId });
  const body = { version: 1, answers, proof };
  return (await app.request.post(comments(documentId)).set('Idempotency-Key', key).send(body)) as Answer;
}

const read = async <T>(path: string): Promise<Answer<T>> => (await app.request.get(path)) as Answer<T>;
const status = async (code: unknown) => (await app.request.post('/api/comments/status').send({ code })) as Answer<{ facts: unknown[] }>;

async function staff<T>(who: Staff, method: 'get' | 'post' | 'delete', path: string, body?: object): Promise<Answer<T>> {
  return (await app.request[method](`/workboard${path}`).set('Authorization', who.bearer).send(body)) as Answer<T>;
}

const db = () => app.strapi.db.connection;
const rowOf = async (number: unknown) => (await db()('comments').where({ number }).first()) as Record<string, unknown>;
const clausesOf = ({ body }: Answer<unknown>) => (body.error?.details.unmet ?? []).flatMap(({ clauses }) => clauses.map(({ id }) => id));

const SETTLED = {
  lawful: true,
  scientific: false,
  operable: true,
  disposition: 'not_adopted',
  reason: '与上位法不符',
  feedback: '感谢，未予采纳',
};

async function dispose(card: number, form: object = SETTLED): Promise<Answer<unknown>> {
  return staff(drafter, 'post', `/cards/${card}/events/dispose`, { form });
}

async function cardOf(receipt: Answer): Promise<number> {
  const row = (await db()('workboard_cards').where({ workflow: 'comment', number: receipt.body.data.number }).first('id')) as {
    id: number;
  };
  return row.id;
}

describe('commenting', () => {
  test('R-CON-11a §3.15 · a comment on a clause opens a card under the draft; the receipt bears a code, and the name stands in the vault alone', async () => {
    const { documentId, card } = await draftAfter(app, OPEN);
    const answer = await send(documentId, {
      clause: '第二条',
      text: '泊位太少，应当允许夜间停放',
      submitterName: '王测试',
      phone: '0576-84001234',
    });
    expect([answer.status, answer.body.error]).toEqual([201, undefined]);
    expect(answer.body.data.code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    const row = await rowOf(answer.body.data.number);
    expect(row).toMatchObject({ clause: '第二条', text: '泊位太少，应当允许夜间停放', source: 'public', unit: UNIT });
    for (const table of ['comments', 'workboard_log', 'workboard_cards', 'workboard_door_requests'])
      expect([table, JSON.stringify(await db()(table).select('*')).includes('王测试')]).toEqual([table, false]);
    const detail = await staff<CardDetail>(drafter, 'get', `/cards/${await cardOf(answer)}`);
    expect(detail.body.data.links.map(({ card: id }) => id)).toEqual([card.id]);
    expect((await status(answer.body.data.code)).body.data).toMatchObject({ number: answer.body.data.number });
    expect((await status('AAAA-AAAA')).status).toBe(404);
  });

  test('R-CON-11a A-41 · only clauses that the published draft has; a later edit of the draft changes nothing outside', async () => {
    const { documentId } = await draftAfter(app, OPEN);
    const refused = await send(documentId, { clause: '第九条', text: '没有这一条' });
    expect([refused.status, clausesOf(refused)]).toEqual([422, ['R-CON-11a']]);
    expect(refused.body.error?.details.unmet?.[0]?.field).toBe('clause');
    await db()('consultations')
      .where({ document_id: documentId })
      .whereNull('published_at')
      .update({ body: '第九条 后改的内容 zk7canary' });
    expect((await send(documentId, { clause: '第九条', text: '没有这一条' })).status).toBe(422);
    const clauses = await read<{ clause: string | null; text: string }[]>(`/api/consultations/${documentId}/clauses`);
    // The draft in full: what stands before the first clause belongs to none.
    expect(clauses.body.data.map(({ clause }) => clause)).toEqual([null, '第一条', '第二条', '第三条']);
    expect(clauses.body.data[0]?.text).toBe('为规范停车管理，制定本办法（测试）。');
    expect(clauses.text).not.toContain('zk7canary');
  });

  test('R-CON-05c · it closes at 24:00 of the last day, before any timer runs', async () => {
    const { documentId } = await draftAfter(app, OPEN);
    moveTime(containerOf(app.strapi), '2026-09-29T23:59:59+08:00');
    expect((await send(documentId, { text: '最后一秒' })).status).toBe(201);
    moveTime(containerOf(app.strapi), '2026-09-30T00:00:00+08:00');
    const late = await send(documentId, { text: '过了时间' });
    expect([late.status, clausesOf(late)]).toEqual([422, ['R-CON-05c']]);
    moveTime(containerOf(app.strapi), '2026-09-28T09:00:00+08:00');
  });

  test('R-CON-03a · nothing is commented on that is not open and not public: drafts do not exist outside', async () => {
    const { documentId: draft } = await draftAfter(app, []);
    for (const id of [draft, 'nothing-of-this-name']) {
      expect(
        (
          await app.request
            .post(comments(id))
            .set('Idempotency-Key', requestKey(id))
            .send({ version: 1, answers: { text: '意见' }, proof: {} })
        ).status,
      ).toBe(404);
      for (const part of ['comments', 'comments/form', 'comments/challenge', 'clauses', 'feedback'])
        expect([part, (await read(`/api/consultations/${id}/${part}`)).status]).toEqual([part, 404]);
    }
    const { documentId: closed } = await draftAfter(app, CLOSED);
    const refused = await send(closed, { text: '意见' });
    expect([refused.status, clausesOf(refused)]).toEqual([422, ['R-CON-03a']]);
  });

  test('§3.4 · one proof for one draft, once; the same request again is answered alike; markup stays text', async () => {
    const { documentId } = await draftAfter(app, OPEN);
    const { documentId: other } = await draftAfter(app, OPEN);
    const proof = await solvedUnder(app, 'comments', { uid: DRAFT, documentId });
    const text = '<script>alert(1)</script> {{7*7}} =1+1';
    const post = (id: string, key: string) =>
      app.request.post(comments(id)).set('Idempotency-Key', requestKey(key)).send({ version: 1, answers: { text }, proof });
    expect((await post(other, 'elsewhere')).status).toBe(422);
    const [first, again] = [await post(documentId, 'same'), await post(documentId, 'same')];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect((await post(documentId, 'another')).status).toBe(422);
    expect((await rowOf((first.body as Answer['body']).data.number)).text).toBe(text);
  });

  test('§3.4 X-13 · a flood of 200 in a second: what was accepted is there once, whatever the others are told', async () => {
    const { documentId, card } = await draftAfter(app, OPEN);
    const under = { uid: DRAFT, documentId };
    const ready: { n: number; proof: Awaited<ReturnType<typeof solvedUnder>> }[] = [];
    for (let n = 0; n < 200; n += 1) ready.push({ n, proof: await solvedUnder(app, 'comments', under) });
    const post = ({ n, proof }: (typeof ready)[number]) =>
      app.request
        .post(comments(documentId))
        .set('Idempotency-Key', requestKey(`flood ${n}`))
        .send({ version: 1, answers: { text: `洪峰中的第${n}条意见` }, proof })
        .then(({ status: given }) => ({ n, given }))
        .catch(() => ({ n, given: 0 }));
    const answers = await Promise.all(ready.map(post));
    const accepted = answers.filter(({ given }) => given === 201).map(({ n }) => `洪峰中的第${n}条意见`);
    const texts = ((await db()('comments').where('text', 'like', '洪峰中的第%').select('text')) as { text: string }[]).map(
      ({ text }) => text,
    );
    expect(new Set(texts).size).toBe(texts.length);
    expect(accepted.filter((text) => !texts.includes(text))).toEqual([]);
    expect(accepted.length).toBeGreaterThan(0);
    expect(answers.filter(({ given }) => ![201, 429, 503].includes(given))).toEqual([]);
    // Whoever was told to wait, or nothing at all, sends the same again: each comment is there once.
    for (const one of ready.filter(({ n }) => !accepted.includes(`洪峰中的第${n}条意见`))) expect((await post(one)).given).toBe(201);
    const { body } = await staff<MatrixTab[]>(drafter, 'get', `/cards/${card.id}/matrices`);
    expect(body.data[0]?.figures.find(({ key }) => key === 'total')?.value).toBe(200);
  }, 120_000);
});

describe('what is shown', () => {
  test('R-CON-11a B-20 · only what was released, without a name; what is withheld stays on record, and nothing deletes it', async () => {
    const { documentId } = await draftAfter(app, OPEN);
    const [shown, withheld, unseen] = [
      await send(documentId, { text: '公开的意见', submitterName: '李测试' }),
      await send(documentId, { text: '不展示的意见' }),
      await send(documentId, { text: '未审核的意见' }),
    ];
    await staff(drafter, 'post', `/cards/${await cardOf(shown)}/events/release`, {});
    await staff(drafter, 'post', `/cards/${await cardOf(withheld)}/events/withhold`, { form: { ground: 'advertising' } });
    const answer = await read<object[]>(comments(documentId));
    expect(answer.body.data).toEqual([{ number: shown.body.data.number, clause: null, text: '公开的意见' }]);
    expect(answer.text).not.toMatch(/测试|不展示|未审核/);
    expect(await rowOf(withheld.body.data.number)).toMatchObject({ text: '不展示的意见' });
    const documents = app.strapi.documents('api::comment.comment' as never) as unknown as {
      delete(input: object): Promise<unknown>;
      update(input: object): Promise<unknown>;
    };
    const row = await rowOf(unseen.body.data.number);
    await expect(documents.delete({ documentId: String(row.document_id) })).rejects.toThrow();
    await expect(documents.update({ documentId: String(row.document_id), data: { text: '改过' } })).rejects.toThrow();
    await expect(db()('comments').where({ document_id: row.document_id }).delete()).rejects.toThrow('never deleted');
    // Nor does any other door: the query engine, the content manager one by one and many at once, or the draft it is under.
    const where = { documentId: String(row.document_id) };
    await expect(app.strapi.db.query('api::comment.comment').delete({ where })).rejects.toThrow();
    await expect(app.strapi.db.query('api::comment.comment').deleteMany({ where })).rejects.toThrow();
    await expect(app.strapi.documents(DRAFT).delete({ documentId })).rejects.toThrow();
    const admin = await createStaff(app, { name: 'commentsadmin', roles: ['strapi-super-admin'] });
    const manager = '/content-manager/collection-types/api::comment.comment';
    const one = await app.request.delete(`${manager}/${where.documentId}`).set('Authorization', admin.bearer);
    const many = await app.request
      .post(`${manager}/actions/bulkDelete`)
      .set('Authorization', admin.bearer)
      .send({ documentIds: [where.documentId] });
    expect([one.status, many.status].every((status) => status >= 400)).toBe(true);
    expect(await rowOf(unseen.body.data.number)).toMatchObject({ text: '未审核的意见' });
    expect((await read(`${comments(documentId)}?filters[shown][$eq]=false`)).status).toBe(400);
  });
});

describe('disposition', () => {
  test('R-CON-11b · all three ticks and not adopted: a warning, and one reason more; adopted names the changed clause', async () => {
    const { documentId } = await draftAfter(app, OPEN);
    const card = await cardOf(await send(documentId, { text: '应当增加夜间泊位' }));
    await close(documentId);
    const all = { ...SETTLED, scientific: true };
    const refused = await dispose(card, all);
    expect([refused.status, clausesOf(refused)]).toEqual([422, expect.arrayContaining(['R-CON-11b'])]);
    const bare = await dispose(card, { disposition: 'adopted', lawful: true, scientific: true, operable: true });
    expect([bare.status, clausesOf(bare)]).toEqual([422, expect.arrayContaining(['R-CON-11b'])]);
    const done = await dispose(card, { ...all, whyStill: '本轮规划未安排，留待下一轮一并研究' });
    expect(done.status).toBe(200);
    expect(
      (done.body.data as { warnings: { clauses: { id: string }[] }[] }).warnings.flatMap(({ clauses }) => clauses.map(({ id }) => id)),
    ).toEqual(['R-CON-11b']);
  });

  test('R-CON-11c B-09 · not adopted needs a reason and a feedback; the draft publishes none while one is missing, and all together then', async () => {
    const { documentId, card } = await draftAfter(app, OPEN);
    const receipt = await send(documentId, { clause: '第三条', text: '收费太高' });
    const own = await cardOf(receipt);
    const early = await dispose(own);
    expect([early.status, clausesOf(early)]).toEqual([422, ['R-CON-11a']]);
    await close(documentId);
    for (const missing of ['reason', 'feedback']) {
      const refused = await dispose(own, { ...SETTLED, [missing]: undefined });
      expect([missing, refused.status, clausesOf(refused)]).toEqual([missing, 422, expect.arrayContaining(['R-CON-11c'])]);
    }
    const system = app.workboard.system('系统（测试）');
    await expect(app.workboard.fire(card.id, { event: 'publish_feedback', actor: system })).rejects.toThrow();
    expect((await dispose(own)).status).toBe(200);
    expect((await read(`/api/consultations/${documentId}/feedback`)).status).toBe(404);
    expect((await status(receipt.body.data.code)).text).not.toContain(SETTLED.feedback);
    await app.workboard.fire(card.id, { event: 'publish_feedback', actor: system });
    const feedback = await read(`/api/consultations/${documentId}/feedback`);
    expect(feedback.body.data).toEqual({
      publishedOn: '2026-09-28',
      text: null,
      comments: { total: 1, adopted: 0, partlyAdopted: 0, notAdopted: 1 },
      results: [{ clause: '第三条', disposition: 'not_adopted', changedClause: null, feedback: SETTLED.feedback, count: 1 }],
    });
    expect(feedback.text).not.toContain(SETTLED.reason);
    expect((await status(receipt.body.data.code)).text).toContain(SETTLED.feedback);
    const late = await staff(drafter, 'post', `/cards/${own}/events/reopen`, { form: {} });
    expect([late.status, clausesOf(late)]).toEqual([422, ['R-CON-11c']]);
  });

  test('R-CON-11a · letters, meetings and experts are recorded under the draft, and one disposition is taken back', async () => {
    const { card } = await draftAfter(app, []);
    const form = {
      source: 'expert',
      channel: 'meeting',
      receivedOn: '2026-09-27',
      clause: '第一条',
      text: '建议明确适用范围',
      submitterName: '赵测试',
    };
    const opened = await staff<{ card: { id: number; revision: number } }>(drafter, 'post', '/boards/comment/cards', {
      event: 'record',
      form,
      under: card.id,
    });
    expect([opened.status, opened.body.error]).toEqual([200, undefined]);
    const own = opened.body.data.card;
    expect((await staff(outsider, 'post', '/boards/comment/cards', { event: 'record', form, under: card.id })).status).toBe(404);
    expect((await staff(drafter, 'post', '/boards/comment/cards', { event: 'record', form })).status).toBe(422);
    // An expert is answered before the draft goes out (R-CON-08e).
    const done = await staff<{ card: { revision: number }; undo: object }>(drafter, 'post', `/cards/${own.id}/events/dispose`, {
      form: { disposition: 'adopted', lawful: true, changedClause: '第一条增加第二款' },
    });
    expect(done.body.data.undo).toMatchObject({ event: 'reopen' });
    const undone = await staff(drafter, 'post', `/cards/${own.id}/events/reopen`, {
      form: {},
      undo: true,
      expectedRevision: done.body.data.card.revision,
    });
    expect(undone.status).toBe(200);
    const row = (await db()('comments').where({ title: '第一条：建议明确适用范围' }).first()) as Record<string, unknown>;
    expect(row).toMatchObject({ disposition: null, changed_clause: null });
  });
});

describe('the matrix', () => {
  test('X-12 · 10 000 comments take the same few statements as ten: order, rows, figures, the draft’s own card and its steps', async () => {
    const few = await draftAfter(app, CLOSED);
    const many = await draftAfter(app, CLOSED);
    await insertComments(app.strapi.db.connection, { documentId: few.documentId, unit: UNIT, many: 10 });
    await insertComments(app.strapi.db.connection, { documentId: many.documentId, unit: UNIT, many: 10_000 });
    const count = async (path: (card: number) => string) => {
      const small = await countStatements(app.strapi, () => staff(drafter, 'get', path(few.card.id)));
      const large = await countStatements(app.strapi, () => staff(drafter, 'get', path(many.card.id)));
      expect(large.result.status).toBe(200);
      expect([path(0), large.statements.length]).toEqual([path(0), small.statements.length]);
      return large;
    };
    await count((card) => `/cards/${card}`);
    await count((card) => `/cards/${card}/matrices`);
    await count((card) => `/cards/${card}/matrices/comment`);
    await count((card) => `/cards/${card}/matrices/comment/order?alike=1`);
    const { result, statements } = await count((card) => `/cards/${card}/matrices/comment/order`);
    expect(statements.length).toBeLessThanOrEqual(14);
    const order = (result as Answer<MatrixOrder>).body.data;
    expect([order.cards.length, order.revisions.length, order.groups]).toEqual([10_000, 10_000, null]);
    const rows = await countStatements(app.strapi, () =>
      staff<MatrixRow[]>(drafter, 'post', `/cards/${many.card.id}/matrices/comment/rows`, { cards: order.cards.slice(5000, 5100) }),
    );
    expect(rows.result.body.data.map(({ card }) => card)).toEqual(order.cards.slice(5000, 5100));
    expect(rows.statements.length).toBeLessThanOrEqual(16);
    // What waits for the whole of them is refused by their figures, not by loading them.
    const system = app.workboard.system('系统（测试）');
    const fired = await countStatements(app.strapi, () =>
      app.workboard.fire(many.card.id, { event: 'publish_feedback', actor: system }).catch((error: unknown) => error),
    );
    expect(fired.result).toMatchObject({ name: 'RefusalError' });
    expect(fired.statements.length).toBeLessThanOrEqual(20);
    expect(await app.workboard.figures(DRAFT, many.documentId)).toMatchObject({ comment: { total: 10_000, undisposed: 10_000 } });
  }, 180_000);

  test('X-12 · it is narrowed by clause, source, disposition and words; like comments stand together; of a foreign draft nothing is told', async () => {
    const { documentId, card } = await draftAfter(app, OPEN);
    for (const [clause, text] of [
      ['第一条', '请写明本办法的目的'],
      ['第二条', '建议增加夜间停车泊位，方便居民停放'],
      ['第三条', '收费标准太高，请降低'],
      ['第二条', '建议增加夜间停车泊位，方便居民停放！'],
      ['第二条', '强烈建议增加夜间停车泊位，方便居民停放。'],
    ])
      await send(documentId, { clause, text });
    const path = `/cards/${card.id}/matrices/comment`;
    const view = (await staff<MatrixView>(drafter, 'get', path)).body.data;
    const clauses = view.columns.find(({ key }) => key === 'attribute.clause');
    expect(clauses).toMatchObject({ filter: 'choice' });
    expect(clauses?.options.map(({ value }) => value)).toEqual(['第一条', '第二条', '第三条']);
    expect(view.opens.map(({ event }) => event)).toEqual(['record']);
    const size = async (query: string) => (await staff<MatrixOrder>(drafter, 'get', `${path}/order?${query}`)).body.data.cards.length;
    expect(await size('is.attribute.clause=第二条')).toBe(3);
    expect(await size('is.attribute.source=public')).toBe(5);
    expect(await size('is.attribute.disposition=adopted')).toBe(0);
    expect(await size(`q=${encodeURIComponent('收费标准')}`)).toBe(1);
    expect(await size('stage=received')).toBe(5);
    const { groups, cards } = (await staff<MatrixOrder>(drafter, 'get', `${path}/order?alike=1`)).body.data;
    expect(groups).toEqual([cards[0], cards[0], cards[0], cards[3], cards[4]]);
    // 第一条, 第二条, 第三条: neither the code of the characters nor their sound gives it.
    const sorted = (await staff<MatrixOrder>(drafter, 'get', `${path}/order?sort=attribute.clause`)).body.data.cards;
    const read = (await staff<MatrixRow[]>(drafter, 'post', `${path}/rows`, { cards: sorted })).body.data;
    const place = view.columns.findIndex(({ key }) => key === 'attribute.clause');
    expect(read.map(({ cells }) => cells[place])).toEqual(['第一条', '第二条', '第二条', '第二条', '第三条']);
    for (const part of ['', '/order']) expect((await staff(outsider, 'get', path + part)).status).toBe(404);
    expect((await staff(outsider, 'post', `${path}/rows`, { cards })).status).toBe(404);
    expect((await staff(drafter, 'get', `${path}/order?is.attribute.reason=x`)).status).toBe(400);
    // What the public and T-19 are told goes by clause, however often each was written of.
    await close(documentId);
    await staff(drafter, 'post', '/bulk/events/dispose', {
      cards: read.map(({ card: id, revision }) => ({ id, expectedRevision: revision })),
      form: SETTLED,
    });
    const figures = await app.workboard.figures(DRAFT, documentId);
    expect(figures?.comment?.feedback).toMatchObject([
      { clause: '第一条', count: 1 },
      { clause: '第二条', count: 3 },
      { clause: '第三条', count: 1 },
    ]);
  });

  test('X-12 D.3-32 · like comments are disposed of at once, each with its line; notes beside them never leave the house', async () => {
    const { documentId, card } = await draftAfter(app, OPEN);
    for (let n = 0; n < 5; n += 1) await send(documentId, { clause: '第三条', text: `收费标准太高，请降低${'！'.repeat(n)}` });
    await close(documentId);
    const path = `/cards/${card.id}/matrices/comment`;
    const { cards, revisions } = (await staff<MatrixOrder>(drafter, 'get', `${path}/order`)).body.data;
    const chosen = cards.map((id, index) => ({ id, expectedRevision: revisions[index] }));
    await staff(drafter, 'post', `/cards/${cards[0]}/comments`, { body: '私下说明zk7note' });
    const { result: report, statements } = await countStatements(app.strapi, () =>
      staff<BulkReport>(drafter, 'post', '/bulk/events/dispose', { cards: chosen, form: SETTLED }),
    );
    // Who asks, once; then the six of a plain step and what it writes of the comment.
    expect(statements.length).toBeLessThanOrEqual(5 + 7 * chosen.length);
    expect(report.body.data.items.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 5 }, () => 'done'));
    const rows = (await staff<MatrixRow[]>(drafter, 'post', `${path}/rows`, { cards })).body.data;
    expect(rows.map(({ notes }) => notes)).toEqual([1, 0, 0, 0, 0]);
    await app.workboard.fire(card.id, { event: 'publish_feedback', actor: app.workboard.system('系统（测试）') });
    const outside = [
      await read(`/api/consultations/${documentId}/feedback`),
      await read(comments(documentId)),
      await read(`/api/consultations/${documentId}/clauses`),
    ];
    for (const { text } of outside) expect(text).not.toContain('zk7note');
    expect(outside[0]?.body.data).toMatchObject({ comments: { total: 5, notAdopted: 5 }, results: [{ count: 5, clause: '第三条' }] });
  });
});

async function close(documentId: string): Promise<void> {
  const card = await containerOf(app.strapi).cards.find(DRAFT, documentId);
  await app.workboard.fire(card?.id ?? 0, { event: 'close', actor: app.workboard.system('系统（测试）') });
}
