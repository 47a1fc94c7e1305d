import { containerOf } from '../../plugins/workboard/server/src/platform/container';
import { createCursorSeal } from '../../src/public/cursor';
import { createLimiter, type LimitContext } from '../../src/public/limit/limiter';
import { networkOf } from '../../src/public/limit/network-of';
import { rebuildIfStale } from '../../src/public/search/catch-up';
import { plain, termsOf, wordsOf } from '../../src/public/search/words';
import { documentAfter, setUpOffice, type Office } from '../helpers/office';
import { concludeReview } from '../helpers/review';
import { publishRow, unpublishRow } from '../helpers/publish-rows';
import { countStatements } from '../helpers/statements';
import { startApp, type TestApp } from '../helpers/strapi';

const uid = 'api::document.document' as const;

let app: TestApp;
let office: Office;

beforeAll(async () => {
  app = await startApp({ now: '2026-10-08T09:00:00+08:00', env: { PUBLIC_URL: 'https://open.example' } });
  // Days that repeat and days that are missing, so that every way past a position is taken.
  for (let n = 0; n < 23; n += 1) await page(`paged${String(n).padStart(2, '0')}`, n);
  await publishRow(
    app,
    'api::interpretation.interpretation',
    { documentId: 'pagedinterpretation', published: true },
    {
      ...{ title: '关于 <b>解读</b> & 其他 ]]>', summary: '解读概述', documentDate: '2026-09-03', audience: 'society' },
      ...{ portalPublishedAt: '2026-09-05', portalUrl: 'https://portal.example/a?b=1&c=2', indexNumber: 'X/2026-900001' },
    },
  );
  const db = app.strapi.db.connection;
  const { id } = (await db('interpretations').where({ document_id: 'pagedinterpretation' }).whereNotNull('published_at').first('id')) as {
    id: number;
  };
  const parts = [
    ['blocks', 'interpretation.block', { kind: 'qa', heading: '泊位是否收费', text: '首小时**免费**', transcript: '口播文字稿' }],
    ['terms', 'interpretation.term', { term: '潮汐车位', definition: '分时段开放的泊位' }],
  ] as const;
  for (const [field, component_type, values] of parts) {
    const { tableName } = app.strapi.db.metadata.get(component_type);
    const [row] = (await db(tableName).insert(values).returning('id')) as { id: number }[];
    await db('interpretations_cmps').insert({ entity_id: id, cmp_id: row?.id, component_type, field, order: 1 });
  }
  // The index is made at a start; these rows came past every door.
  app = await app.restart();
  office = await setUpOffice(app);
});

afterAll(() => app.stop());

function page(documentId: string, n: number): Promise<void> {
  return publishRow(
    app,
    uid,
    { documentId, published: true },
    {
      title: `分页文件 ${n}`,
      publisher: 'paged-unit',
      kind: n % 2 === 0 ? 'plan' : 'general',
      documentDate: n % 5 === 0 ? null : `2026-09-0${(n % 4) + 1}`,
      portalPublishedAt: '2026-09-05',
      audience: 'society',
      summary: n === 7 ? '规范停车管理，方便居民出行。' : '一般事项。',
      body: n === 8 ? '车辆停放须遵守规定；城管部门管理 <a href="https://x.example/隐藏链接">道路</a>。停车、车管和管理。' : '正文。',
    },
  );
}

interface List {
  data: { documentId: string; title: string }[];
  meta: { pagination: { next?: string | null; total?: number; page?: number; pageSize: number } };
}
const list = async (query: string) => (await app.request.get(`/api/documents?${query}`).expect(200)).body as List;
const ids = ({ data }: List) => data.map(({ documentId }) => documentId);
const message = async (query: string) =>
  ((await app.request.get(`/api/documents?${query}`).expect(400)).body as { error: { message: string } }).error.message;

/** All pages by cursor, and how often it was asked. */
async function all(query: string, between?: (asked: number) => Promise<void>): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | null | undefined = '';
  for (let asked = 1; typeof cursor === 'string'; asked += 1) {
    const answer = await list(`${query}&pagination[pageSize]=4&pagination[cursor]=${cursor}`);
    found.push(...ids(answer));
    cursor = answer.meta.pagination.next;
    await between?.(asked);
  }
  return found;
}

const UNIT = 'filters[publisher]=paged-unit';

test.each([
  '',
  '&sort=documentDate',
  '&sort=documentDate:desc,title',
  '&sort=title:desc,documentDate',
  '&filters[kind]=plan',
  '&sort=indexNumber:desc',
])('P5 · by cursor come the same entries in the same order as by pages, each once: %s', async (query) => {
  const byPage = ids(await list(`${UNIT}${query}&pagination[pageSize]=100`));
  expect(await all(`${UNIT}${query}`)).toEqual(byPage);
});

test('P5 P7 · by cursor nothing is counted unless asked for, nothing is passed over while entries come and go, and each page is two statements', async () => {
  const before = await all(UNIT);
  const during = await all(UNIT, async (asked) => {
    if (asked === 2)
      await publishRow(
        app,
        uid,
        { documentId: 'pagedzz', published: true },
        { title: '新', publisher: 'paged-unit', documentDate: '2026-12-01', audience: 'society' },
      );
    if (asked === 3) await unpublishRow(app, uid, 'pagedzz');
  });
  expect(during).toEqual(before);
  const { result, statements } = await countStatements(app.strapi, () => list(`${UNIT}&pagination[cursor]=&pagination[pageSize]=2`));
  expect(statements).toHaveLength(2);
  expect(Object.keys(result.meta.pagination).sort()).toEqual(['next', 'pageSize']);
  expect((await list(`${UNIT}&pagination[cursor]=&pagination[withCount]=true`)).meta.pagination).toMatchObject({
    next: expect.any(String),
    total: 23,
  });
  expect((await list(`${UNIT}&pagination[cursor]=&pagination[pageSize]=100`)).meta.pagination.next).toBeNull();
});

test('a cursor that is made up, changed, or belongs to another question is refused with the way out', async () => {
  const next = (await list(`${UNIT}&pagination[cursor]=&pagination[pageSize]=2`)).meta.pagination.next ?? '';
  expect(next).not.toBe('');
  const sentence = /meta\.pagination\.next.*begins anew/;
  for (const query of [
    `${UNIT}&pagination[cursor]=${next.slice(0, -2)}AA`,
    `${UNIT}&pagination[cursor]=A${next.slice(1)}`,
    `${UNIT}&pagination[cursor]=${next}%3D`,
    `${UNIT}&pagination[cursor]=x`,
    `${UNIT}&pagination[cursor]=${Buffer.from('["a",1]').toString('base64url')}`,
    `filters[publisher]=other&pagination[cursor]=${next}`,
    `${UNIT}&sort=title&pagination[cursor]=${next}`,
    `${UNIT}&q=通知&pagination[cursor]=${next}`,
  ]) {
    expect([query, await message(query)]).toEqual([query, expect.stringMatching(sentence)]);
  }
  await app.request.get(`/api/catalogue?pagination[cursor]=${next}`).expect(400);
  expect(await message('pagination[page]=2&pagination[cursor]=')).toContain('either');
  const old = createCursorSeal(['old key']).seal('question', { documentId: 'a', values: [null] });
  expect(createCursorSeal(['new key', 'old key']).open('question', old)).toEqual({ documentId: 'a', values: [null] });
  expect(createCursorSeal(['new key']).open('question', old)).toBeNull();
});

test('P6 · nobody leafs deeper by pages than is cheap; the sentence names the cursor', async () => {
  for (const query of ['pagination[page]=1001', 'pagination[page]=201&pagination[pageSize]=100', 'pagination[page]=20001']) {
    expect([query, await message(query)]).toEqual([query, expect.stringMatching(/pagination\[cursor\]|whole number/)]);
  }
  await list('pagination[page]=1000');
});

describe('search', () => {
  const found = async (q: string, more = '') => ids(await list(`q=${encodeURIComponent(q)}${more}`));

  test('two characters are a word, all words must be there, and words of more characters stand together', async () => {
    expect(await found('停车')).toEqual(expect.arrayContaining(['paged07', 'paged08']));
    expect(await found('停车管理')).toEqual(['paged07']);
    expect(await found('停车　城管')).toEqual(['paged08']);
    expect(await found('停车 没有这个词')).toEqual([]);
    expect(await found('停')).toEqual(expect.arrayContaining(['paged07', 'paged08']));
    expect(await found('隐藏链接')).toEqual([]);
    expect(await found('分页文件 7')).toEqual(['paged07']);
    expect(await found('停车', '&filters[kind]=plan')).toEqual(['paged08']);
    const first = await list('q=分页&pagination[cursor]=&pagination[pageSize]=20');
    expect([first.data.length, typeof first.meta.pagination.next]).toEqual([20, 'string']);
    const interpretations = (await app.request.get('/api/interpretations?q=解读概述').expect(200)).body as List;
    expect(ids(interpretations)).toEqual(['pagedinterpretation']);
  });

  test('R-EXP-06, R-EXP-09 · the questions, answers and terms of an interpretation are searched too', async () => {
    const interpretations = async (q: string) =>
      ids((await app.request.get(`/api/interpretations?q=${encodeURIComponent(q)}`).expect(200)).body as List);
    for (const q of ['泊位是否收费', '免费', '文字稿', '潮汐车位', '分时段开放'])
      expect([q, await interpretations(q)]).toEqual([q, ['pagedinterpretation']]);
    expect(await interpretations('qa')).toEqual([]);
  });

  test('R13 · an index that is not of this data is made anew by a job; until then a search says so, lists are read, and nothing is found half', async () => {
    await app.strapi.db.connection('gongkai_search_documents').where({ document_id: 'paged07' }).delete();
    await rebuildIfStale(app.strapi, { atOnce: 0 });
    const meanwhile = await app.request.get(`/api/documents?q=${encodeURIComponent('停车')}`).expect(503);
    expect(meanwhile.headers).toMatchObject({ 'retry-after': '30', 'cache-control': 'no-store' });
    expect((meanwhile.body as { error: { message: string } }).error.message).toContain('正在重建检索');
    await list('pagination[pageSize]=1');
    // Published while it is made.
    const late = await documentAfter(app, office, 'publish', { title: '重建期间发布的文件', body: '暗号春江花月。' });
    await containerOf(app.strapi).jobs.runDue();
    expect(await found('停车')).toEqual(expect.arrayContaining(['paged07', 'paged08']));
    expect(await found('春江花月')).toEqual([late.documentId]);
    const job = (await app.strapi.db.connection('workboard_jobs').where({ kind: 'office.search-index' }).first()) as { state: string };
    expect(job.state).toBe('done');
  });

  test('what cannot be searched for is refused, and nothing in it is a command', async () => {
    for (const q of ['', '，。', 'a'.repeat(101), '一 二 三 四 五 六 七 八 九'])
      expect(await message(`q=${encodeURIComponent(q)}`)).toContain('q');
    for (const q of [`" OR "1`, `停车') --`, `'停车' | '管理'`, 'NEAR(停车)', '停车*', ':*', '!停车', `\\'`]) {
      const { status } = await app.request.get(`/api/documents?q=${encodeURIComponent(q)}`);
      expect([q, [200, 400].includes(status)]).toEqual([q, true]);
    }
    await app.request.get('/api/policy-clauses?q=停车').expect(400);
  });

  test('R-SEC-14 · only what is published is found: not a draft, not its later text before it is published, and nothing from the withdrawal on', async () => {
    const draft = await documentAfter(app, office, 'issue', { title: '检索中的文件', body: '暗号明月清风。' });
    expect(await found('明月清风')).toEqual([]);
    await app.workboard.fire(draft.id, { event: 'publish', form: { portalPublishedAt: '2026-10-08' }, actor: office.secretariat });
    expect(await found('明月清风')).toEqual([draft.documentId]);
    await app.strapi.documents(uid).update({ documentId: draft.documentId, data: { body: '暗号高山流水。' } as never });
    expect(await found('高山流水')).toEqual([]);
    await concludeReview(app, office, draft.id);
    await app.workboard.fire(draft.id, { event: 'reseal', form: { reason: '正文改写得更清楚' }, actor: office.leader });
    await app.workboard.fire(draft.id, { event: 'republish', form: { portalPublishedAt: '2026-10-08' }, actor: office.secretariat });
    expect([await found('高山流水'), await found('明月清风')]).toEqual([[draft.documentId], []]);
    // Taken away without the index knowing of it: what it finds is asked of the public rows.
    await unpublishRow(app, uid, draft.documentId);
    expect(await found('高山流水')).toEqual([]);
  });

  test('terms are pairs of characters, last characters, and whole words and numbers', () => {
    expect(termsOf(plain('黄政办发〔２０２６〕3号 APP'))).toEqual(['黄政', '政办', '办发', '发', '2026', '3', '号', 'app']);
    expect(wordsOf(' 停车\u3000管理  停车 ')).toEqual(['停车', '管理']);
  });
});

test('N-30 · the catalogue lists index number, title, summary and date of all that is public, by cursor, each once', async () => {
  const seen: { type: string; documentId: string; url: string; documentDate: string | null }[] = [];
  let next: string | null = '';
  while (next !== null) {
    const { body } = await app.request.get(`/api/catalogue?pagination[pageSize]=7&pagination[cursor]=${next}`).expect(200);
    const answer = body as { data: typeof seen; meta: { pagination: { next: string | null } } };
    seen.push(...answer.data);
    next = answer.meta.pagination.next;
  }
  const own = seen.filter(({ documentId }) => documentId.startsWith('paged'));
  expect(new Set(own.map(({ documentId }) => documentId)).size).toBe(24);
  expect(own).toHaveLength(24);
  const days = seen.map(({ documentDate }) => documentDate ?? '');
  expect(days).toEqual([...days].sort().reverse());
  expect(own.find(({ type }) => type === 'interpretation')).toEqual({
    type: 'interpretation',
    documentId: 'pagedinterpretation',
    indexNumber: 'X/2026-900001',
    title: '关于 <b>解读</b> & 其他 ]]>',
    summary: '解读概述',
    documentDate: '2026-09-03',
    docNumber: null,
    publisherName: null,
    url: 'https://portal.example/a?b=1&c=2',
  });
  expect(own.find(({ documentId }) => documentId === 'paged01')?.url).toBe('https://open.example/api/documents/paged01');
  await app.request.get('/api/catalogue?pagination[page]=1').expect(400);
});

test('the feed and the sitemap name public entries by their portal address, stay the same while nothing changes, and hold nothing of a text as a mark', async () => {
  const feed = await app.request.get('/api/feed.atom').expect(200);
  expect(feed.headers['content-type']).toMatch(/^application\/atom\+xml/);
  expect(feed.text).toContain('https://portal.example/a?b=1&amp;c=2');
  expect(feed.text).not.toContain('<b>');
  expect(feed.text.match(/<entry>/g)?.length).toBeGreaterThanOrEqual(24);
  await app.request.get('/api/feed.atom').set('If-None-Match', String(feed.headers.etag)).expect(304);
  const index = await app.request.get('/api/sitemap.xml').expect(200);
  expect(index.headers['content-type']).toMatch(/^application\/xml/);
  const parts = [...index.text.matchAll(/<loc>https:\/\/open\.example(\/api\/sitemap\.xml\?part=\d)<\/loc>/g)].map(([, path]) =>
    String(path),
  );
  expect(parts).toHaveLength(2);
  const texts = await Promise.all(parts.map(async (path) => (await app.request.get(path).expect(200)).text));
  expect(texts.join('')).toContain('<loc>https://open.example/api/documents/paged01</loc>');
  expect(texts.join('')).toContain('<loc>https://portal.example/a?b=1&amp;c=2</loc>');
  await app.request.get('/api/sitemap.xml?part=9').expect(404);
  await app.request.get('/api/sitemap.xml?part=0').expect(400);
  for (const path of ['/api/feed.atom?x=1', '/api/sitemap.xml?x=1', '/api/guide?x=1']) await app.request.get(path).expect(400);
});

test('条例第十二条 · the guide names the office, the units and the ways to ask', async () => {
  const { body } = await app.request.get('/api/guide').expect(200);
  const { data } = body as { data: { units: { name: string }[]; sections: { title: string }[]; office: { hours: string } } };
  expect(data.units.map(({ name }) => name)).toContain('单位 test-office');
  expect(data.sections.map(({ title }) => title)).toEqual(['主动公开', '依申请公开', '监督和救济']);
  expect(data.office.hours).toContain('工作日');
});

describe('limits', () => {
  const rate = { network: { capacity: 30, perSecond: 0.001 }, everybody: { capacity: 1000, perSecond: 0.001 } };
  function context(address: string, forwarded = ''): LimitContext & { headers: Record<string, string> } {
    const headers: Record<string, string> = {};
    return {
      ...{ headers, status: 200, body: null, request: { socket: { remoteAddress: address } } },
      get: (name) => (name === 'X-Forwarded-For' ? forwarded : ''),
      set: (name, value) => void (headers[name] = value),
    };
  }

  test('two instances count together, to the last token: 200 requests at once, 30 go on, the others are told when to come back', async () => {
    const instance = () => createLimiter(app.strapi, { name: 'test', share: 8, ...rate }, 0);
    const [here, there] = [instance(), instance()];
    const contexts = Array.from({ length: 200 }, (_, n) => context(`203.0.113.${n % 200}`, `198.51.${n}.1`));
    const admitted = await Promise.all(contexts.map((one, n) => (n % 2 === 0 ? here : there).admit(one)));
    const left = admitted.filter(Boolean).length;
    // What one instance has in hand and was not asked for is not given out twice.
    expect(left).toBeLessThanOrEqual(30);
    expect(left).toBeGreaterThan(30 - 8);
    const refused = contexts[admitted.indexOf(false)];
    expect(refused?.status).toBe(429);
    expect(Number(refused?.headers['Retry-After'])).toBeGreaterThan(0);
    expect(await here.admit(context('203.0.114.1'))).toBe(true);
  });

  test('the cap for everybody holds whatever the networks, and a bucket fills again', async () => {
    const limit = { name: 'cap', network: { capacity: 100, perSecond: 1 }, everybody: { capacity: 5, perSecond: 1000 } };
    const limiter = createLimiter(app.strapi, { ...limit, everybody: { capacity: 5, perSecond: 0.001 } }, 0);
    const admitted = [];
    for (let n = 0; n < 8; n += 1) admitted.push(await limiter.admit(context(`198.51.${n}.1`)));
    expect(admitted).toEqual([true, true, true, true, true, false, false, false]);
    expect(await createLimiter(app.strapi, limit, 0).admit(context('198.51.100.1'))).toBe(true);
  });

  test('a network is a /24 or a /64, and a forwarded address is believed only from our own proxies', () => {
    const of = (address: string, forwarded = '', proxies = 0) => networkOf({ address, forwarded, proxies });
    expect([of('203.0.113.7'), of('::ffff:203.0.113.9')]).toEqual(['203.0.113.0/24', '203.0.113.0/24']);
    expect(of('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(of('203.0.113.7', '198.51.100.1')).toBe('203.0.113.0/24');
    expect(of('10.0.0.1', '6.6.6.6, 198.51.100.1', 1)).toBe('198.51.100.0/24');
    expect(of('10.0.0.1', '6.6.6.6, 198.51.100.1, 10.0.0.2', 2)).toBe('198.51.100.0/24');
    expect(of('10.0.0.1', 'nonsense', 1)).toBe('10.0.0.0/24');
    expect(of('10.0.0.1', '', 1)).toBe('10.0.0.0/24');
  });
});
