import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { rebuildIfStale } from '../../src/public/search/catch-up';
import { loadDoorPack, requestKey, solved } from '../helpers/door-pack';
import { nastyFiles } from '../helpers/nasty-files';
import { docx, pdf, picture } from '../helpers/office-files';
import { publishRow } from '../helpers/publish-rows';
import { countStatements } from '../helpers/statements';
import { startApp, type TestApp } from '../helpers/strapi';
import { containerOf } from '../../plugins/workboard/server/src/platform/container';
import type { Answers } from '../../plugins/workboard/engine/form/types';
import type { Actor } from '../../plugins/workboard/engine/workflow/types';
import { moveTime } from '../helpers/move-time';

const DOOR = '/api/foi-applications';

const ANSWERS = {
  applicantKind: 'naturalPerson',
  applicantName: '王测试',
  matter: 'disclosure',
  respondent: 'district_government_office',
  identityKind: 'resident_id',
  identityNumber: '33010019900101000X',
  phone: '0576-8400 4321',
  provision: 'electronic',
  summary: '停车管理办法的制定依据',
  request: '申请公开停车管理办法（测试）的制定依据。',
  delivery: 'portal',
};

interface Answer {
  status: number;
  body: { data: Record<string, unknown> | null; error?: { name: string; message: string; details: Record<string, unknown> } };
  text: string;
  headers: Record<string, string>;
}

let app: TestApp;
let serial = 0;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T09:00:00+08:00' });
});

afterAll(() => app.stop());

const db = () => app.strapi.db.connection;

async function post(body: object, key = requestKey(`request ${(serial += 1)}`)): Promise<Answer> {
  return (await app.request.post(DOOR).set('Idempotency-Key', key).send(body)) as Answer;
}

const body = async (change: object = {}) => ({ version: 1, answers: { ...ANSWERS, ...change }, proof: await solved(app) });
const file = async (change: object = {}) => post(await body(change));
const ask = async (path: string, sent: object) => (await app.request.post(`${DOOR}/${path}`).send(sent)) as Answer;

async function filed(change: object = {}): Promise<{ code: string; check: string; card: number }> {
  const answer = await file(change);
  expect([answer.status, answer.body.error]).toEqual([201, undefined]);
  const { card_id: card } = (await db()('workboard_door_receipts').orderBy('card_id', 'desc').first()) as { card_id: number };
  return { code: String(answer.body.data?.code), check: '4321', card };
}

const TODAY = '2026-09-30';

/** What the staff does until the applicant is asked to correct. */
const TO_CORRECTION: readonly [event: string, form: Answers, role?: 'deputy_director'][] = [
  ['register', { channel: 'portal', confirmedOn: TODAY, confirmedHow: '电话', applicantType: 'naturalPerson' }],
  ['start_examination', {}],
  ['require_correction', { points: [{ item: 'content', what: '请写明年份' }], period: 10 }],
  ['approve_correction', {}, 'deputy_director'],
  ['dispatch_correction', { method: 'direct', servedOn: TODAY, proof: '签收单' }],
];

async function handle(card: number, steps: typeof TO_CORRECTION): Promise<void> {
  for (const [event, form, role = 'disclosure'] of steps) {
    const actor: Actor = {
      kind: 'staff',
      id: role === 'disclosure' ? 9001 : 9002,
      name: role,
      memberships: [{ role, unit: 'office-disclosure' }],
    };
    await app.workboard.fire(card, { event, form, actor });
  }
}

const cards = async () => Number(((await db()('workboard_cards').where({ workflow: 'foi' }).count({ n: '*' }).first()) as { n: number }).n);

describe('the form', () => {
  test('N-01 · comes with its texts, rules and version, and with conditions that need no engine', async () => {
    const answer = (await app.request.get(`${DOOR}/form`).expect(200)) as Answer;
    expect(answer.headers['cache-control']).toBe('no-store');
    const form = answer.body.data as { version: number; fields: { key: string; visible: unknown; required: unknown }[] };
    const of = (key: string) => form.fields.find((field) => field.key === key);
    expect(form.version).toBe(1);
    expect(of('applicantName')).toMatchObject({
      visible: { fields: ['applicantKind'], when: [['naturalPerson']] },
      required: { fields: ['applicantKind'], when: [['naturalPerson']] },
      max: 80,
    });
    expect(of('email')).toMatchObject({ visible: true, required: { fields: ['delivery'], when: [['email']] } });
    // What only the staff fills in does not exist outside.
    for (const key of ['channel', 'arrivedOn', 'readBack', 'trackingNumber']) expect(of(key)).toBeUndefined();
  });

  test('A-30 · while somebody writes, published documents are suggested, drafts are not', async () => {
    const head = { audience: 'society', documentDate: '2026-09-28', portalPublishedAt: '2026-09-30', kind: 'general' };
    await publishRow(
      app,
      'api::document.document',
      { documentId: 'suggesteddocumentaaaaaaa', published: true },
      { ...head, title: '夜间停车收费办法' },
    );
    await publishRow(app, 'api::document.document', { documentId: 'draftedsuggestionaaaaaaa' }, { ...head, title: '夜间停车收费草稿' });
    await rebuildIfStale(app.strapi);
    const ask = (body: object) => app.request.post(`${DOOR}/suggestions`).send(body);
    const answer = await ask({ field: 'summary', text: '夜间停车收费' }).expect(200);
    expect(answer.body).toEqual({ data: [{ title: '夜间停车收费办法', about: '2026-09-28', href: null }] });
    expect(answer.headers['cache-control']).toBe('no-store');
    for (const text of ['夜间', '', '"', '完全没有的内容'])
      expect((await ask({ field: 'summary', text }).expect(200)).body).toEqual({ data: [] });
    await ask({ field: 'request', text: '夜间停车' }).expect(404);
    await ask({ field: 'summary' }).expect(400);
    await ask({ field: 'summary', text: '字'.repeat(4001) }).expect(400);
    // No address bears what somebody is about to ask for.
    await app.request.get(`${DOOR}/suggestions?q=${encodeURIComponent('夜间停车')}`).expect(404);
    await app.request.post(`${DOOR}/suggestions?text=a`).send({ field: 'summary', text: '夜间停车' }).expect(400);
  });
});

describe('filing', () => {
  test('N-01 N-02 · an application opens a card by the applicant as a role, and its receipt bears a code that is kept nowhere', async () => {
    const answer = await file();
    expect(answer.status).toBe(201);
    expect(answer.headers['cache-control']).toBe('no-store');
    const code = String(answer.body.data?.code);
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    const log = (await db()('workboard_log').where({ workflow: 'foi', event: 'receive' }).orderBy('seq', 'desc').first()) as {
      actor_id: number;
      actor_name: string;
    };
    expect(log).toMatchObject({ actor_id: -1, actor_name: '申请人' });
    for (const table of [
      'workboard_door_receipts',
      'workboard_door_requests',
      'workboard_door_proofs',
      'workboard_log',
      'workboard_cards',
      'gongkai_buckets',
    ])
      expect([table, JSON.stringify(await db()(table).select('*')).includes(code.slice(0, 9))]).toEqual([table, false]);
  });

  test('§3.4 · the answers are checked by the same form: each fault is named, nothing is stored', async () => {
    const before = await cards();
    const answer = await file({ summary: '短', phone: 'x', email: undefined, delivery: 'email' });
    expect(answer.status).toBe(422);
    const { fields } = answer.body.error?.details as { fields: { field: string }[] };
    expect(fields.map(({ field }) => field).sort()).toEqual(['email', 'phone', 'summary']);
    expect(JSON.stringify(answer.body)).not.toContain('content-manager');
    expect(await cards()).toBe(before);
  });

  test.each([
    ['an unknown answer', { role: 'admin' }],
    ['a key of objects', JSON.parse('{"__proto__":{"admin":true}}') as object],
    ['another key of objects', { constructor: { prototype: { admin: true } } }],
    ['a structure for a text', { summary: { $ne: '' } }],
    ['a NUL', { summary: '停车\u0000管理' }],
    ['half a character', { summary: '停车管理\ud800' }],
    ['a text turned around', { summary: '停车\u202E管理' }],
  ])('15.3.3 15.3.6 · %s is refused', async (_what, change) => {
    const before = await cards();
    const answers: object = { ...ANSWERS };
    for (const [key, value] of Object.entries(change))
      Object.defineProperty(answers, key, { value, enumerable: true, configurable: true, writable: true });
    const answer = await post({ version: 1, answers, proof: await solved(app) });
    expect(answer.status).toBe(400);
    expect(await cards()).toBe(before);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  test('15.3.3 · nothing beside the answers is taken, nor an old form', async () => {
    expect((await post({ ...(await body()), status: 'published' })).status).toBe(400);
    expect((await post({ ...(await body()), version: 9 })).status).toBe(409);
    expect((await app.request.post(DOOR).send(await body())).status).toBe(400);
  });

  test('1.3.1 · markup stays the text it was typed as', async () => {
    const request = '<script>alert(1)</script> <img src=x onerror=alert(1)> {{7*7}} =1+1';
    const { card } = await filed({ request });
    const row = (await db()('workboard_log').where({ card_id: card, event: 'receive' }).first()) as { form_data: string };
    expect((JSON.parse(row.form_data) as { request: string }).request).toBe(request);
  });

  test('R-SEC-05a · a text with a mark of classification is refused and not stored', async () => {
    const before = await cards();
    const answer = await file({ request: '机密★10年 关于某事的请示全文' });
    expect(answer.status).toBe(422);
    expect(await cards()).toBe(before);
    expect(JSON.stringify(await db()('workboard_log').select('*'))).not.toContain('关于某事的请示全文');
  });

  test('§3.4 · a field that the staff fills in is dropped where somebody outside sends it', async () => {
    const { card } = await filed({ channel: 'on_site' });
    const row = (await db()('workboard_log').where({ card_id: card, event: 'receive' }).first()) as { form_data: string };
    expect(JSON.parse(row.form_data)).not.toHaveProperty('channel');
  });

  test('§3.4 · a body of more than 64 KB is refused before it is read (413), one of unknown length as well (411)', async () => {
    const answer = await post(await body({ request: 'x'.repeat(66_000) }));
    expect([answer.status, answer.body.error?.name]).toEqual([413, 'PayloadTooLargeError']);
    const chunked = app.request.post(DOOR).set('Transfer-Encoding', 'chunked').set('Content-Type', 'application/json');
    chunked.write('{}');
    expect((await chunked).status).toBe(411);
  });
});

describe('proof of work', () => {
  const refused = async (proof: unknown) => {
    const answer = await post({ version: 1, answers: ANSWERS, proof });
    return [answer.status, answer.body.error?.name];
  };

  test('2.4.1 · none, a made-up one, a wrong signature, other parameters, an unsolved one: each is refused', async () => {
    const proof = await solved(app);
    const { challenge, solution } = proof;
    const wrong = [422, 'ProofRefusedError'];
    expect(await refused(null)).toEqual(wrong);
    expect(await refused({ challenge: {}, solution: {} })).toEqual(wrong);
    expect(await refused({ challenge: { ...challenge, signature: '0'.repeat(64) }, solution })).toEqual(wrong);
    expect(await refused({ challenge: { ...challenge, parameters: { ...challenge.parameters, cost: 1 } }, solution })).toEqual(wrong);
    const data = { ...challenge.parameters.data, until: '2099-01-01T00:00:00.000Z' };
    expect(await refused({ challenge: { ...challenge, parameters: { ...challenge.parameters, data } }, solution })).toEqual(wrong);
    expect(await refused({ challenge, solution: { ...solution, counter: (solution?.counter ?? 0) + 1 } })).toEqual(wrong);
  });

  test('2.4.1 · one that was used is refused, also after a refusal of the form', async () => {
    const proof = await solved(app);
    expect((await post({ version: 1, answers: { ...ANSWERS, summary: '短' }, proof })).status).toBe(422);
    expect(await refused(proof)).toEqual([422, 'ProofRefusedError']);
  });

  test('2.4.1 · fifty at once with one solution: one is filed', async () => {
    const before = await cards();
    const proof = await solved(app);
    const answers = await Promise.all([...Array(50).keys()].map(() => post({ version: 1, answers: ANSWERS, proof })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await cards()).toBe(before + 1);
  });

  test('2.4.1 · after ten minutes it is too old', async () => {
    const proof = await solved(app);
    moveTime(containerOf(app.strapi), '2026-09-30T09:20:01+08:00');
    expect(await refused(proof)).toEqual([422, 'ProofRefusedError']);
  });
});

describe('idempotency', () => {
  test('R11 A-29 · the same request under the same key is filed once and answered alike; another one is refused', async () => {
    const before = await cards();
    const key = requestKey('twice');
    const first = await post(await body(), key);
    const again = await post(await body(), key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    const other = await post(await body({ request: '另外一份申请的内容' }), key);
    expect([other.status, other.body.error?.name]).toEqual([422, 'IdempotencyError']);
    expect(await cards()).toBe(before + 1);
  });

  test('R11 A-29 · fifty at once: one card, one code', async () => {
    const before = await cards();
    const key = requestKey('at once');
    const sent = await body();
    const answers = await Promise.all([...Array(50).keys()].map(() => post(sent, key)));
    expect([...new Set(answers.map(({ status }) => status))]).toEqual([201]);
    expect(new Set(answers.map(({ body: one }) => JSON.stringify(one))).size).toBe(1);
    expect(await cards()).toBe(before + 1);
  });
});

describe('files', () => {
  const send = async (files: readonly { name: string; bytes: Buffer; declared?: string }[], part = 'files') => {
    let request = app.request
      .post(DOOR)
      .set('Idempotency-Key', requestKey(`files ${(serial += 1)}`))
      .field('application', JSON.stringify(await body()));
    for (const { name, bytes, declared } of files)
      request = request.attach(part, bytes, { filename: name, ...(declared === undefined ? {} : { contentType: declared }) });
    return (await request) as Answer;
  };

  test('§3.4 · come along up to the limits, lie beside the card, and are at no address', async () => {
    const answer = await send([
      // What is long, and what never closes, is read in one pass.
      { name: '身份证明.pdf', bytes: pdf('身份证明（测试）', ['0 '.repeat(3 * 1024 * 1024), `(${'\\('.repeat(1024 * 1024)}`]) },
      { name: '说明.docx', bytes: docx(['说明（测试）']) },
    ]);
    expect(answer.status).toBe(201);
    const rows = (await db()('workboard_attachments')
      .orderBy('id', 'desc')
      .limit(2)
      .select('name', 'author_id', 'author_name')) as object[];
    expect(rows).toEqual([
      // Names of such files say whose they are.
      { name: '附件2.docx', author_id: -1, author_name: '申请人' },
      { name: '附件1.pdf', author_id: -1, author_name: '申请人' },
    ]);
    const three = await send(['1', '2', '3', '4', '5', '6'].map((name) => ({ name: `${name}.pdf`, bytes: pdf('正文') })));
    expect(three.status).toBe(400);
    expect((await send([{ name: '大.pdf', bytes: Buffer.concat([pdf('正文'), Buffer.alloc(10 * 1024 * 1024)]) }])).status).toBe(400);
    expect((await send([{ name: '说明.docx', bytes: docx(['x']) }], 'evil')).status).toBe(400);
  });

  test('§3.4 · stand in the order in which they were sent, whichever the disk is done with first', async () => {
    const names = ['1.pdf', '2.pdf', '3.pdf', '4.pdf', '5.pdf'];
    for (let round = 0; round < 5; round += 1) {
      const { body: receipt } = await send(names.map((name) => ({ name, bytes: pdf('正文') })));
      expect((receipt.data?.files as { name: string }[]).map(({ name }) => name)).toEqual(names);
    }
  });

  test('R-SEC-05a §3.4 · none of the nasty files comes in, nothing is filed with it, nothing is left in the temp folder', async () => {
    const before = await cards();
    const bad: unknown[] = [];
    for (const { what, name, bytes, declared, status } of nastyFiles(await picture('png'))) {
      const answer = await send([{ name, bytes, ...(declared === undefined ? {} : { declared }) }]);
      if (answer.status !== status) bad.push([what, answer.status, status, answer.text.slice(0, 200)]);
    }
    expect(bad).toEqual([]);
    expect(await cards()).toBe(before);
    // A size that no other file has, at a door that takes it and at one that refuses it at once.
    const odd = Buffer.alloc(48_613, 1);
    await send([{ name: '异.pdf', bytes: odd }]);
    await send([{ name: '异.pdf', bytes: odd }], 'evil');
    const sizes = (await fs.readdir(os.tmpdir())).map(
      async (name) => (await fs.stat(path.join(os.tmpdir(), name)).catch(() => null))?.size,
    );
    expect((await Promise.all(sizes)).filter((size) => size === odd.length)).toEqual([]);
  });
});

describe('following', () => {
  test('G-44 · who shows code and check reads the stage in plain words, the dates, and what may be done', async () => {
    const { code, check, card } = await filed();
    const answer = await ask('status', { code, check });
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(answer.body.data).toMatchObject({
      number: null,
      stage: { 'zh-Hans': '申请已提交，工作人员将与您确认收到之日' },
      arrivedOn: TODAY,
      closed: false,
      // N-02: what comes over the internet counts from the day that both sides confirm.
      due: null,
      asks: [{ event: 'withdraw' }],
      notices: [],
    });
    // Typed without groups, in small letters, with an O for a 0.
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    expect((await ask('status', { code: typed, check: '0576-84004321' })).status).toBe(200);
    expect(JSON.stringify(answer.body)).not.toContain('王测试');
    await handle(card, TO_CORRECTION.slice(0, 2));
    const later = (await ask('status', { code, check })).body.data as {
      number: string;
      facts: { label: { en: string }; value: { en: string } }[];
    };
    expect(later).toMatchObject({
      stage: { en: 'We are looking whether the request is complete and clear' },
      due: { on: '2026-11-03', suspended: false },
    });
    expect(later.number).toMatch(/2026/);
    expect(later.facts.map(({ label, value }) => [label.en, value.en])).toEqual([
      ['Addressed to', 'Office of the district government'],
      ['Received on, as the law counts', TODAY],
    ]);
  });

  test('§3.4 · unknown, tampered, malformed, and a wrong check: one answer and one work', async () => {
    const { code, check } = await filed();
    const flip = code.startsWith('Z') ? 'Y' : 'Z';
    const wrong = [
      { code, check: '0000' },
      { code, check: '' },
      { code: `${flip}${code.slice(1)}`, check },
      { code: 'ABCD-EFGH', check },
      { code: '', check },
      { code: "' OR 1=1 --", check },
      { code: '💣'.repeat(40), check },
      { code: 'x'.repeat(200), check },
    ];
    const seen = new Set<string>();
    for (const shown of wrong) {
      const { result, statements } = await countStatements(app.strapi, () => ask('status', shown));
      const headers = Object.entries(result.headers).filter(([name]) => !['date', 'x-response-time', 'x-request-id'].includes(name));
      seen.add(JSON.stringify([result.status, result.text, headers, statements.length]));
    }
    expect([...seen].map((one) => (JSON.parse(one) as unknown[])[0])).toEqual([404]);
  });

  test('11.5.1 · a thousand guesses open nothing', async () => {
    await filed();
    const { doors } = app.workboard;
    let hits = 0;
    for (let n = 0; n < 1000; n += 1) {
      const code = requestKey(`guess ${n}`).slice(0, 28);
      await doors.status('foi-applications', { code, check: '4321' }).then(
        () => (hits += 1),
        () => undefined,
      );
    }
    expect(hits).toBe(0);
  });

  test('N-03 N-04 · asked to correct, the holder of the code does, once; the clock begins anew', async () => {
    const { code, check, card } = await filed();
    const sent = { code, check, version: 1, answers: { summary: '改正后的概述', request: '改正后的内容（测试）' } };
    const correct = async (key: string) =>
      (await app.request
        .post(`${DOOR}/correction`)
        .set('Idempotency-Key', requestKey(`${key} ${card}`))
        .send(sent)) as Answer;
    const early = await correct('too early');
    expect([early.status, early.body.error?.name]).toEqual([422, 'RefusalError']);
    await handle(card, TO_CORRECTION.slice(0, 4));
    const told = async () =>
      ((await ask('status', { code, check })).body.data as { notices: { title: { en: string } }[] }).notices.map(({ title }) => title.en);
    // Approved, not handed out.
    expect(await told()).toEqual(['Receipt']);
    await handle(card, TO_CORRECTION.slice(4));
    expect((await told()).sort()).toEqual(['Correction notice', 'Receipt']);
    const status = (await ask('status', { code, check })).body.data as {
      stage: { 'zh-Hans': string };
      asks: { event: string; form: { fields: { key: string; initial: string }[] } }[];
    };
    expect(status.stage['zh-Hans']).toContain('补正');
    expect(status.asks.map(({ event }) => event).sort()).toEqual(['correction_received', 'withdraw']);
    const form = status.asks.find(({ event }) => event === 'correction_received')?.form;
    expect(form?.fields.map(({ key, initial }) => [key, initial])).toEqual([
      ['summary', ANSWERS.summary],
      ['request', ANSWERS.request],
    ]);
    expect([(await correct('correct')).status, (await correct('correct')).status]).toEqual([200, 200]);
    expect((await correct('once more')).status).toBe(422);
    const steps = (await db()('workboard_log').where({ card_id: card, event: 'correction_received' })) as { actor_name: string }[];
    expect(steps.map(({ actor_name }) => actor_name)).toEqual(['申请人']);
    expect((await ask('status', { code, check })).body.data).toMatchObject({ title: '改正后的概述' });
  });

  test('N-27 · the holder withdraws; a stranger with another code does not', async () => {
    const mine = await filed();
    const other = await filed();
    const withdraw = (shown: { code: string; check: string }, key: string) =>
      app.request
        .post(`${DOOR}/withdrawal`)
        .set('Idempotency-Key', requestKey(key))
        .send({ ...shown, version: 1, answers: { reason: '不再需要' } });
    expect((await withdraw({ code: mine.code, check: '9999' }, 'stranger')).status).toBe(404);
    expect((await withdraw({ code: mine.code, check: mine.check }, 'holder')).status).toBe(200);
    const stageOf = async ({ code, check }: { code: string; check: string }) => (await ask('status', { code, check })).body.data?.closed;
    expect([await stageOf(mine), await stageOf(other)]).toEqual([true, false]);
  });

  test('R-FOI-25 · a notice can be saved once it is handed out, as it was then, by the holder of its code only', async () => {
    const remove = await loadDoorPack(app);
    const { doors } = app.workboard;
    const door = 'outside-door';
    const open = async () => {
      const answers = { phone: '84004321', summary: '一件事' };
      const step = { version: 1, answers, files: [], requestKey: requestKey(`outside ${(serial += 1)}`) };
      const { code } = await doors.open(door, { ...step, proof: await solved(app, door) });
      const { card_id: card } = (await db()('workboard_door_receipts').orderBy('card_id', 'desc').first()) as { card_id: number };
      return { card, shown: { code, check: '4321' } };
    };
    const fire = (card: number, event: string) =>
      app.workboard.fire(card, { event, form: {}, actor: app.workboard.system('系统（测试）') });
    const mine = await open();
    const other = await open();
    await fire(mine.card, 'draft');
    // What is only being drafted is not told, nor handed out.
    expect(await doors.status(door, mine.shown)).toMatchObject({ notices: [], facts: [] });
    await fire(mine.card, 'answer');
    const { notices, facts } = await doors.status(door, mine.shown);
    expect(facts).toMatchObject([{ value: { en: 'office' } }]);
    expect(notices).toMatchObject([{ title: { 'zh-Hans': '答复书' }, releasedOn: '2026-09-30', formats: ['docx'] }]);
    const asked = { id: notices[0]?.id ?? 0, format: 'docx' as const };
    expect((await doors.notice(door, mine.shown, asked)).bytes.subarray(0, 2).toString()).toBe('PK');
    await expect(doors.notice(door, other.shown, asked)).rejects.toMatchObject({ status: 404 });
    await expect(doors.notice(door, mine.shown, { ...asked, format: 'pdf' })).rejects.toMatchObject({ status: 404 });
    // A receipt of one door opens no other.
    expect((await ask('status', mine.shown)).status).toBe(404);
    await remove();
  });

  test('14.2.1 · a code in the address is refused, and reads nothing', async () => {
    const { code, check } = await filed();
    expect((await app.request.get(`${DOOR}/status?code=${code}&check=${check}`)).status).toBe(404);
    expect((await app.request.post(`${DOOR}/status?code=${code}`).send({ code, check })).status).toBe(400);
  });
});

test('R-INT-09 · the log still proves itself after all of this', async () => {
  expect((await app.workboard.verifyLog()).ok).toBe(true);
});
