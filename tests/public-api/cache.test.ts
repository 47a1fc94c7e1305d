import { setTimeout as wait } from 'node:timers/promises';
import { createAnswerStore, type KeptAnswer } from '../../src/public/cache/answer-store';
import { cacheKey } from '../../src/public/cache/cache-key';
import { createChangeWatch, PROMISE_MS } from '../../src/public/cache/change-watch';
import { interpret, issuedPair } from '../helpers/interpretation';
import { documentAfter, setUpOffice, take, type Office } from '../helpers/office';
import { concludeReview } from '../helpers/review';
import { publishRow } from '../helpers/publish-rows';
import { createStaff } from '../helpers/staff';
import { startPublicProcess, type PublicProcess } from '../helpers/start-public-process';
import { countStatements } from '../helpers/statements';
import { startApp, type TestApp } from '../helpers/strapi';

const PORTAL = 'https://portal.example';

let app: TestApp;
let other: PublicProcess;
let office: Office;

beforeAll(async () => {
  app = await startApp({ now: '2026-10-08T09:00:00+08:00', env: { PUBLIC_CACHE: 'true', PUBLIC_LIMITS: 'true', CORS_ORIGINS: PORTAL } });
  office = await setUpOffice(app);
  other = await startPublicProcess();
});

afterAll(async () => {
  await other.stop();
  await app.stop();
});

const withdraw = (card: number, answers: object = {}) =>
  app.workboard.fire(card, {
    event: 'emergency_unpublish',
    form: { reason: '附件含有不应公开的内容，立即撤下。', ...answers },
    actor: office.disclosure,
  });

/** Headers that say something of the answer, not of the moment. */
function lasting(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name)));
}

test('P1 P2 · what was answered is answered again without a statement, with the same headers, as 200, 304 and HEAD', async () => {
  const target = '/api/documents?pagination[pageSize]=5&filters[kind]=plan&sort=title:desc,documentDate';
  const { result: first, statements: uncached } = await countStatements(app.strapi, () => app.request.get(target).expect(200));
  // Proof that statements are counted at all.
  expect(uncached.length).toBeGreaterThan(0);
  const etag = String(first.headers.etag);
  const { result: again, statements } = await countStatements(app.strapi, () => app.request.get(target).expect(200));
  expect(statements).toEqual([]);
  expect(again.text).toBe(first.text);
  expect(lasting(again.headers as never)).toEqual(lasting(first.headers as never));
  for (const header of ['content-security-policy', 'x-content-type-options', 'strict-transport-security', 'referrer-policy']) {
    expect(again.headers).toHaveProperty(header);
  }
  // The same question, written otherwise.
  const otherwise = '/api/documents/?filters[kind]=plan&sort=title:desc,documentDate&pagination%5BpageSize%5D=5';
  const asked = await countStatements(app.strapi, () => app.request.get(otherwise).set('If-None-Match', `"x", W/${etag}`).expect(304));
  expect(asked.statements).toEqual([]);
  expect(asked.result.text).toBe('');
  expect(asked.result.headers).toMatchObject({ etag, 'cache-control': 'public, max-age=0, must-revalidate', vary: 'Origin' });
  const head = await app.request.head(target).expect(200);
  expect(head.headers['content-length']).toBe(first.headers['content-length']);
});

test('fact 12 · a kept answer is no listed portal’s but its own, and a foreign origin gets no header from it', async () => {
  await app.request.get('/api/documents?sort=title').set('Origin', PORTAL).expect(200);
  await app.request.get('/api/documents?sort=title').expect(200);
  const portal = await app.request.get('/api/documents?sort=title').set('Origin', PORTAL).expect(200);
  expect(portal.headers['access-control-allow-origin']).toBe(PORTAL);
  const foreign = await app.request.get('/api/documents?sort=title').set('Origin', 'https://evil.example').expect(200);
  expect(foreign.headers).not.toHaveProperty('access-control-allow-origin');
});

test('R-SEC-14 · a publication, its change and its withdrawal are seen at once here and within the promised time on the other instance, also with an old ETag', async () => {
  const card = await documentAfter(app, office, 'issue', { title: '缓存内外的文件' });
  const lists = ['/api/documents?pagination[withCount]=false', '/api/documents?filters[title][$contains]=缓存内外'];
  const item = `/api/documents/${card.documentId}`;
  /** Asks both instances: this one at once, the other when it has had the time it is promised. */
  const ask = async (targets: readonly string[], etag = '') => {
    const here = await Promise.all(targets.map((target) => app.request.get(target).set('If-None-Match', etag)));
    await wait(PROMISE_MS);
    const there = await Promise.all(targets.map((target) => other.get(target, { 'If-None-Match': etag })));
    return [...here, ...there];
  };
  for (const { text } of await ask(lists)) expect(text).not.toContain(card.documentId);
  for (const { status } of await ask([item])) expect(status).toBe(404);

  await take(app, office, card.id, 'publish');
  for (const { text } of await ask([...lists, item])) expect(text).toContain(card.documentId);
  const old = String((await app.request.get(item)).headers.etag);

  await app.strapi.documents('api::document.document').update({ documentId: card.documentId, data: { summary: '改过的概述。' } as never });
  for (const { status } of await ask([item], old)) expect(status).toBe(304);
  await concludeReview(app, office, card.id);
  await app.workboard.fire(card.id, { event: 'reseal', form: { reason: '概述改写得更清楚' }, actor: office.leader });
  await app.workboard.fire(card.id, { event: 'republish', form: { portalPublishedAt: '2026-10-08' }, actor: office.secretariat });
  for (const { status, text } of await ask([item], old)) expect([status, text]).toEqual([200, expect.stringContaining('改过的概述。')]);
  const changed = String((await app.request.get(item)).headers.etag);

  // The content stays; that it holds no longer shows.
  await app.workboard.fire(card.id, { event: 'repeal', form: { changedOn: '2026-10-08', note: '由后文废止' }, actor: office.secretariat });
  for (const { status, text } of await ask([item], changed))
    expect([status, text]).toEqual([200, expect.stringContaining('"repealedOn":"2026-10-08"')]);

  await withdraw(card.id);
  for (const { status, text } of await ask([item], `${old}, ${changed}`)) {
    expect(status).toBe(410);
    expect(JSON.parse(text)).toMatchObject({ data: null, error: { status: 410, name: 'GoneError' } });
    for (const content of ['缓存内外', '改过的概述', '不应公开']) expect(text).not.toContain(content);
  }
  for (const { text } of await ask(lists)) expect(text).not.toContain(card.documentId);
  const numbers = await app.strapi.db.connection('documents').where({ document_id: card.documentId }).first('index_number as number');
  const { number } = numbers as { number: string };
  await app.request.get(`/api/verify?indexNumber=${encodeURIComponent(number)}`).expect(404);
});

test('R-SEC-14 R-INT-09 · a withdrawn document is gone from every door on both instances, also for whoever shows an old ETag, and its interpretation no longer names it', async () => {
  const clerk = await createStaff(app, { name: 'doorsclerk', roles: ['strapi-super-admin'] });
  const inside = '只有附件里写着的话';
  const { document, interpretation } = await issuedPair(app, office, async ({ documentId }) => {
    const uploaded = await app.request
      .post('/upload')
      .set('Authorization', clerk.bearer)
      .attach('files', Buffer.from(inside), '附件.txt')
      .expect(201);
    const [file] = uploaded.body as { id: number }[];
    await app.strapi.documents('api::document.document').update({ documentId, data: { attachments: [file?.id] } as never });
  });
  await take(app, office, document.id, 'publish');
  await interpret(app, office, interpretation.id, 'publish');
  const item = `/api/documents/${document.documentId}`;
  const { data } = (await app.request.get(item)).body as { data: { indexNumber: string; title: string; attachments: { url: string }[] } };
  const doors = [
    item,
    '/api/documents?pagination[pageSize]=100',
    `/api/documents?filters[title][$contains]=${data.title}`,
    `/api/documents?q=${data.title}`,
    `/api/interpretations/${interpretation.documentId}`,
    '/api/interpretations?pagination[pageSize]=100',
    '/api/catalogue?pagination[pageSize]=100',
    '/api/feed.atom',
    '/api/sitemap.xml?part=1',
    `/api/verify?indexNumber=${data.indexNumber}`,
    data.attachments[0]?.url ?? '',
  ];
  const signs = [document.documentId, data.indexNumber, inside];
  const shows = (text: string) => signs.some((sign) => text.includes(sign) || text.includes(encodeURIComponent(sign)));
  const etags = new Map<string, string>();
  await wait(PROMISE_MS);
  for (const door of doors) {
    const here = await app.request.get(encodeURI(door));
    etags.set(door, String(here.headers.etag ?? '"none"'));
    // An interpretation says which document it explains; the file says what is in it. Nothing of this is a test unless it is there before.
    expect([door, here.status, shows(here.text), shows((await other.get(door)).text)]).toEqual([door, 200, true, true]);
  }
  await withdraw(document.id);
  const after = async (ask: (door: string, headers: Record<string, string>) => PromiseLike<{ status: number; text: string }>) => {
    for (const door of doors) {
      for (const etag of ['"none"', etags.get(door) ?? '']) {
        const { status, text } = await ask(door, { 'If-None-Match': etag });
        expect([door, status === 304, shows(text)]).toEqual([door, false, false]);
      }
    }
  };
  await after((door, headers) => app.request.get(encodeURI(door)).set(headers));
  await wait(PROMISE_MS);
  await after((door, headers) => other.get(door, headers));
  expect((await app.request.get(`/api/interpretations/${interpretation.documentId}`).expect(200)).body).toMatchObject({
    data: { document: null },
  });
});

test('R-SEC-14 N-31 · at the old address people read what the office says of it and what takes its place, while that is public; a successor that is none is refused', async () => {
  const numberOf = async ({ documentId }: { documentId: string }) =>
    ((await app.request.get(`/api/documents/${documentId}`).expect(200)).body as { data: { indexNumber: string } }).data.indexNumber;
  const next = await documentAfter(app, office, 'publish', { title: '新的停车通知' });
  const old = await documentAfter(app, office, 'publish', { title: '旧的停车通知' });
  const repealed = await documentAfter(app, office, 'publish', { title: '更旧的停车通知' });
  const [successor, own] = [await numberOf(next), await numberOf(old)];
  for (const wrong of [{ successor: '没有的号' }, { successor: own }, { publicNote: '电话 13800138000' }])
    await expect(withdraw(old.id, wrong)).rejects.toMatchObject({ status: 422 });

  const change = { changedOn: '2026-10-08', note: '由新的通知代替', successor };
  await app.workboard.fire(repealed.id, { event: 'repeal', form: change, actor: office.secretariat });
  expect((await app.request.get(`/api/documents/${repealed.documentId}`).expect(200)).body).toMatchObject({ data: { successor } });

  await withdraw(old.id, { publicNote: '文件已由新的通知代替。', successor });
  const gone = () => app.request.get(`/api/documents/${old.documentId}`).expect(410);
  const address = `/api/documents/${next.documentId}`;
  const url = `${app.strapi.config.get('server.absoluteUrl') as string}${address}`;
  const told = await gone();
  expect(told.headers.link).toBe(`<${url}>; rel="successor-version"`);
  expect(told.body).toMatchObject({
    error: {
      message: '该信息已撤下，不再公开。文件已由新的通知代替。 / This information was withdrawn and is no longer public.',
      details: {
        note: '文件已由新的通知代替。',
        successor: { documentId: next.documentId, indexNumber: successor, title: '新的停车通知', url },
      },
    },
  });
  await app.request.get(address).expect(200);
  await withdraw(next.id);
  const alone = await gone();
  expect(alone.headers).not.toHaveProperty('link');
  expect(alone.body).toMatchObject({ error: { details: { successor: null } } });
});

test('R-META-06 fact 3 · what was never public is not there, whatever it is: a draft, one for a limited audience, and nothing answer alike', async () => {
  const draft = await documentAfter(app, office, 'issue', { title: '从未公开的文件' });
  const limited = await documentAfter(app, office, 'check', { title: '限定范围的文件' });
  await app.strapi.documents('api::document.document').update({ documentId: limited.documentId, data: { audience: 'limited' } as never });
  await concludeReview(app, office, limited.id);
  for (const step of ['approve', 'issue', 'publish']) await take(app, office, limited.id, step);
  await withdraw(limited.id);
  const answers = await Promise.all(
    [draft.documentId, limited.documentId, 'nothingofthisnameaaaaaaa'].map((id) => app.request.get(`/api/documents/${id}`)),
  );
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(new Set(answers.map(({ headers }) => JSON.stringify(lasting(headers as never)))).size).toBe(1);
});

test('work of the office that changes nothing public leaves kept answers as they are', async () => {
  await app.request.get('/api/documents?sort=docNumber').expect(200);
  await documentAfter(app, office, 'submit_draft', { title: '内部办理中的文件' });
  // This one asks what has happened.
  await app.request.get('/api/documents?sort=docNumber').expect(200);
  const { statements } = await countStatements(app.strapi, () => app.request.get('/api/documents?sort=docNumber').expect(200));
  expect(statements).toEqual([]);
});

test('what a unit is called, and the calendar, are asked anew after a change', async () => {
  const uid = 'api::document.document' as const;
  const unit = await app.strapi
    .documents('api::organisation.organisation')
    .create({ data: { code: 'renamed-unit', name: '改名前的单位' } as never });
  await publishRow(
    app,
    uid,
    { documentId: 'renamedunitdocument', published: true },
    { title: '单位改名', publisher: 'renamed-unit', audience: 'society' },
  );
  await wait(PROMISE_MS);
  expect((await app.request.get('/api/documents/renamedunitdocument')).text).toContain('改名前的单位');
  await app.strapi
    .documents('api::organisation.organisation')
    .update({ documentId: unit.documentId, data: { name: '改名后的单位' } as never });
  await wait(PROMISE_MS);
  for (const { text } of [
    await app.request.get('/api/documents/renamedunitdocument'),
    await other.get('/api/documents/renamedunitdocument'),
  ]) {
    expect(text).toContain('改名后的单位');
  }
});

test('only whole public answers are kept: no refusal, no missing entry, no proof, nothing of the staff', async () => {
  for (const target of [
    '/api/documents?status=draft',
    '/api/documents/nosuchentry',
    '/api/verify?indexNumber=0',
    '/api/documents/x/y',
    '/workboard/me',
  ]) {
    const first = await app.request.get(target);
    const { statements } = await countStatements(app.strapi, () => app.request.get(target));
    const key = cacheKey({ path: target.split('?')[0] ?? '', querystring: target.split('?')[1] ?? '', origin: '' });
    expect([target, first.status >= 400]).toEqual([target, true]);
    expect([target, statements.length > 0 || key === null || first.status === 400]).toEqual([target, true]);
  }
});

test('§3.4 · who asks too much is told when to come back, on every instance and however the path is written; what is kept is answered all the same', async () => {
  const kept = '/api/documents?sort=issuedAt';
  await app.request.get(kept).expect(200);
  // As if this network had just asked for everything it may.
  const bucket = { key: 'read 127.0.0.0/24', tokens: 0, at: Date.now() + 3_600_000 };
  await app.strapi.db.connection('gongkai_buckets').insert(bucket).onConflict('key').merge();
  const paths = ['/api/documents', '/API/Documents/', '/api/catalogue', '/api/verify'];
  const ask = async (path: string, n: number) => (await app.request.get(`${path}?pagination[pageSize]=${(n % 99) + 1}`)).status;
  // What the instances have in hand they still give out.
  for (let n = 0; n < 25; n += 1) await Promise.all([ask('/api/catalogue', n), other.get(`/api/catalogue?pagination[pageSize]=${n + 50}`)]);
  for (const path of paths) expect([path, await ask(path, 77)]).toEqual([path, 429]);
  const refused = await app.request.get('/api/documents?q=停车').set('X-Forwarded-For', '8.8.8.8').expect(429);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(refused.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  expect(refused.body).toMatchObject({ data: null, error: { status: 429, name: 'RateLimitError' } });
  expect((await other.get('/api/documents?q=停车')).status).toBe(429);
  await app.request.get(kept).expect(200);
  await app.strapi.db.connection('gongkai_buckets').where({ key: bucket.key }).delete();
});

describe('what is certain', () => {
  test('nobody is asked twice at once, and a change that is committed meanwhile is asked for again', async () => {
    const answers: ((changed: boolean) => void)[] = [];
    const watch = createChangeWatch(
      () => new Promise((resolve) => answers.push(resolve)),
      () => 0,
    );
    const first = [watch.confirm(), watch.confirm()];
    expect(answers).toHaveLength(1);
    watch.doubt();
    const later = watch.confirm();
    answers[0]?.(true);
    await Promise.all(first);
    expect(watch.isCertain()).toBe(false);
    await wait(0);
    expect(answers).toHaveLength(2);
    answers[1]?.(true);
    await later;
    expect([watch.isCertain(), watch.generation]).toEqual([true, 2]);
  });

  test('what the database does not answer is not certain, and certainty lasts as long as promised from when the question was put', async () => {
    let time = 0;
    let fails = true;
    const watch = createChangeWatch(
      () => {
        time += 400;
        return fails ? Promise.reject(new Error('no database')) : Promise.resolve(false);
      },
      () => time,
    );
    await expect(watch.confirm()).rejects.toThrow('no database');
    expect(watch.isCertain()).toBe(false);
    fails = false;
    await watch.confirm();
    time += PROMISE_MS - 401;
    expect(watch.isCertain()).toBe(true);
    time += 1;
    expect(watch.isCertain()).toBe(false);
  });

  test('answers in memory are bounded in number and bytes; the one not asked for longest goes first, an answer of before a change is never kept', () => {
    const store = createAnswerStore({ entries: 2, bytes: 100_000 }, () => 0);
    const answer = (size: number): KeptAnswer => ({ etag: '"x"', body: Buffer.alloc(size), headers: [], shortHeaders: [] });
    store.keep('a', 1, answer(10));
    store.keep('b', 1, answer(10));
    store.get('a', 1);
    store.keep('c', 1, answer(10));
    expect(['a', 'b', 'c'].map((key) => store.get(key, 1) !== undefined)).toEqual([true, false, true]);
    store.keep('d', 1, answer(90_000));
    expect(store.get('d', 1)).toBeUndefined();
    expect(store.get('a', 2)).toBeUndefined();
    store.keep('a', 1, answer(10));
    expect(store.get('a', 2)).toBeUndefined();
    expect([store.size, store.bytes]).toEqual([0, 0]);
  });

  test('one key for one question, however it is written; order counts where it is read', () => {
    const key = (querystring: string) => cacheKey({ path: '/api/documents', querystring, origin: '' });
    expect(key('filters[a]=1&filters[b]=2&sort=x')).toBe(key('sort=x&filters[b]=2&filters[a]=1'));
    expect(key('sort[0]=a&sort[1]=b')).not.toBe(key('sort[1]=b&sort[0]=a'));
    expect(key('filters[a]=1')).not.toBe(key('filters[a]=2'));
    for (const path of ['/api/verify', '/api/upload/files', '/admin/init', '/workboard/boards', '/api/documents/a/b', '/uploads/x.pdf']) {
      expect(cacheKey({ path, querystring: '', origin: '' })).toBeNull();
    }
  });
});
