import { linkRows, publishRow, unpublishRow } from '../helpers/publish-rows';
import { cacheKey } from '../../src/public/cache/cache-key';
import { askKept } from '../../src/public/kept-statement';
import { PUBLIC_COLLECTIONS } from '../../src/public/public-collections';
import { serveEarly } from '../../src/public/serve-early';
import { routesOf } from '../helpers/routes';
import { countStatements } from '../helpers/statements';
import { startApp, type TestApp } from '../helpers/strapi';

const DOCUMENT = 'api::document.document';
const INTERPRETATION = 'api::interpretation.interpretation';
const CLAUSE = 'api::policy-clause.policy-clause';

const document = { uid: DOCUMENT, documentId: 'measuresdocumentaaaaaaaa' } as const;
const interpretation = { uid: INTERPRETATION, documentId: 'measuresinterpretation01' } as const;

let app: TestApp;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T09:00:00+08:00' });
  await publishRow(app, 'api::organisation.organisation', { documentId: 'unitoftests' }, { code: 'testing-unit', name: '测试单位' });
  await publishRow(
    app,
    DOCUMENT,
    { documentId: document.documentId, published: true },
    {
      title: '黄岩区示范办法',
      kind: 'normative',
      issuedInNameOf: 'district_government',
      publisher: 'testing-unit',
      indexNumber: 'TEST/2026-000001',
      docNumber: '黄政发〔2026〕801号',
      documentDate: '2026-09-28',
      issuedAt: '2026-09-29',
      portalPublishedAt: '2026-09-30',
      disclosureMode: 'proactive',
      audience: 'society',
      summary: '规定示范事项。',
      body: '# 第一条\n\n> 引用\n\n正文<script>alert(1)</script><img src=x onerror="alert(2)"> [链接](javascript:alert(3)) [可用](https://example.org/a)',
    },
  );
  await publishRow(
    app,
    INTERPRETATION,
    { documentId: interpretation.documentId, published: true },
    {
      title: '《黄岩区示范办法》政策解读',
      publisher: 'testing-unit',
      indexNumber: 'TEST/2026-000002',
      documentDate: '2026-09-28',
      portalPublishedAt: '2026-09-30',
      serviceNetworkPublishedAt: '2026-09-30',
      disclosureMode: 'proactive',
      audience: 'society',
      mainContent: '主要内容',
      forms: JSON.stringify(['text', 'diagram']),
    },
  );
  await linkRows(app, interpretation, document);
  await publishRow(
    app,
    INTERPRETATION,
    { documentId: 'portalonly', published: true },
    {
      title: '只在门户公开的解读',
      publisher: 'testing-unit',
      indexNumber: 'TEST/2026-000003',
      portalPublishedAt: '2026-09-29',
      audience: 'society',
    },
  );
  for (const [documentId, audience, published, serial] of [
    ['limiteddocument', 'limited', true, '000004'],
    ['draftdocument', 'society', false, '000005'],
  ] as const) {
    await publishRow(
      app,
      DOCUMENT,
      { documentId, published },
      { title: documentId, publisher: 'testing-unit', indexNumber: `TEST/2026-${serial}`, audience },
    );
  }
  for (let serial = 1; serial <= 5; serial += 1) {
    await publishRow(
      app,
      DOCUMENT,
      { documentId: `paged${serial}`, published: true },
      {
        title: `分页 ${serial}`,
        publisher: 'paged-unit',
        audience: 'society',
        documentDate: serial === 5 ? null : `2026-08-0${serial}`,
        indexNumber: `PAGED/2026-00000${serial}`,
      },
    );
  }
  await publishRow(
    app,
    'api::disclosure-entry.disclosure-entry',
    { documentId: 'loggedentry', published: true },
    { title: '示范事项', outcome: 'granted', repliedOn: '2026-09-02', audience: 'society' },
  );
  await publishRow(
    app,
    CLAUSE,
    { documentId: 'clauseoftests' },
    { clauseId: 'R-TEST-01', policy: '测试制度', text: '应当测试。', origin: 'office', ordinal: 9001, kinds: '["F"]' },
  );
});

afterAll(() => app.stop());

interface Body {
  data: Record<string, unknown>[];
  meta: { pagination: Record<string, number> };
}

const list = async (path: string) => (await app.request.get(path).expect(200)).body as Body;
const item = async (path: string) => ((await app.request.get(path).expect(200)).body as { data: Record<string, unknown> }).data;
const ofTests = '/api/documents?filters[publisher][$eq]=testing-unit';
const titles = (body: Body) => body.data.map((entry) => entry.title);

test('N-30 · the list of documents shows index, name, summary and date', async () => {
  const { data } = await list(ofTests);
  expect(data).toEqual([
    expect.objectContaining({
      indexNumber: 'TEST/2026-000001',
      title: '黄岩区示范办法',
      summary: '规定示范事项。',
      documentDate: '2026-09-28',
    }),
  ]);
});

test('R-META-01 R-META-02 R-META-03 R-META-04 R-META-05 R-META-06 · a document shows the six lines of its head', async () => {
  expect(await item(`/api/documents/${document.documentId}`)).toMatchObject({
    indexNumber: 'TEST/2026-000001',
    docNumber: '黄政发〔2026〕801号',
    publisher: 'testing-unit',
    publisherName: '测试单位',
    documentDate: '2026-09-28',
    issuedAt: '2026-09-29',
    portalPublishedAt: '2026-09-30',
    disclosureMode: 'proactive',
    audience: 'society',
  });
});

test('R-META-06 · an item for a limited audience is served neither in a list nor by its id', async () => {
  expect(titles(await list(ofTests))).toEqual(['黄岩区示范办法']);
  await app.request.get('/api/documents/limiteddocument').expect(404);
});

test('fact 3 · a draft is served neither in a list nor by its id', async () => {
  await app.request.get('/api/documents/draftdocument').expect(404);
  expect((await list('/api/documents?filters[title]=draftdocument')).meta.pagination.total).toBe(0);
});

test('R-META-07 · clauses are served with their id and their text', async () => {
  const { data } = await list('/api/policy-clauses?filters[clauseId][$eq]=R-TEST-01');
  expect(data).toEqual([expect.objectContaining({ documentId: 'clauseoftests', clauseId: 'R-TEST-01', text: '应当测试。', kinds: ['F'] })]);
  expect(await item('/api/policy-clauses/clauseoftests')).toMatchObject({ clauseId: 'R-TEST-01', policy: '测试制度' });
});

test('R-META-01 R-META-03 R-META-04 R-META-05 R-META-06 R-META-07 · the rule set itself, published at the first start, is served with its own head and its clauses', async () => {
  const { data } = await list('/api/documents?filters[indexNumber]=12331003E96936103G/2024-154420');
  expect(data).toEqual([
    expect.objectContaining({
      title: '黄岩区人民政府办公室信息公开工作制度',
      publisher: 'office',
      publisherName: '区政府办公室',
      documentDate: '2024-05-16',
      disclosureMode: 'proactive',
      audience: 'society',
      docNumber: null,
    }),
  ]);
  expect((await item(`/api/documents/${String(data[0]?.documentId)}`)).body).toContain('主动公开');
  expect((await list('/api/policy-clauses?filters[origin]=office')).meta.pagination.total).toBeGreaterThanOrEqual(193);
});

test('entries carry documentId and times, and no row id, because that changes with every publication', async () => {
  const entry = await item(`/api/documents/${document.documentId}`);
  expect(entry).toMatchObject({
    documentId: document.documentId,
    createdAt: '2026-09-01T01:00:00.000Z',
    publishedAt: '2026-09-30T02:00:00.000Z',
  });
  expect(entry).not.toHaveProperty('id');
});

test('R-INT-09 · document and interpretation show each other, in lists and alone', async () => {
  const there: unknown = expect.objectContaining({
    documentId: interpretation.documentId,
    indexNumber: 'TEST/2026-000002',
    portalPublishedAt: '2026-09-30',
  });
  const back: unknown = expect.objectContaining({
    documentId: document.documentId,
    indexNumber: 'TEST/2026-000001',
    title: '黄岩区示范办法',
  });
  expect((await list(ofTests)).data[0]?.interpretations).toEqual([there]);
  expect((await item(`/api/documents/${document.documentId}`)).interpretations).toEqual([there]);
  expect((await list('/api/interpretations?filters[indexNumber]=TEST/2026-000002')).data[0]?.document).toEqual(back);
  expect((await item(`/api/interpretations/${interpretation.documentId}`)).document).toEqual(back);
  expect((await item('/api/interpretations/portalonly')).document).toBeNull();
});

test('R14 R-INT-09 R-META-06 · a partner that is a draft, withdrawn or for a limited audience is left out', async () => {
  const withdrawn = { uid: INTERPRETATION, documentId: 'withdrawnpartner' } as const;
  await publishRow(
    app,
    INTERPRETATION,
    { ...withdrawn, published: true },
    { title: '将撤回', indexNumber: 'TEST/2026-000006', audience: 'society' },
  );
  await publishRow(
    app,
    INTERPRETATION,
    { documentId: 'limitedpartner', published: true },
    { title: '限定', indexNumber: 'TEST/2026-000007', audience: 'limited' },
  );
  await publishRow(
    app,
    INTERPRETATION,
    { documentId: 'draftpartner' },
    { title: '草稿', indexNumber: 'TEST/2026-000008', audience: 'society' },
  );
  const owner = { uid: DOCUMENT, documentId: 'paged1' } as const;
  for (const documentId of [withdrawn.documentId, 'limitedpartner', 'draftpartner'])
    await linkRows(app, { uid: INTERPRETATION, documentId }, owner);
  const partners = async () => ((await item('/api/documents/paged1')).interpretations as { title: string }[]).map(({ title }) => title);
  expect(await partners()).toEqual(['将撤回']);
  await unpublishRow(app, INTERPRETATION, withdrawn.documentId);
  expect(await partners()).toEqual([]);
});

test('R-EXP-07 · the interpretation column of each channel is a filtered list', async () => {
  const column = (channel: string) => list(`/api/interpretations?filters[publisher]=testing-unit&filters[channel][$eq]=${channel}`);
  expect(titles(await column('service_network'))).toEqual(['《黄岩区示范办法》政策解读']);
  expect(titles(await column('portal')).sort()).toEqual(['《黄岩区示范办法》政策解读', '只在门户公开的解读'].sort());
});

test('rich text leaves the house without scripts, handlers and script links; Markdown stays Markdown', async () => {
  const { body } = await item(`/api/documents/${document.documentId}?fields=body`);
  expect(body).toContain('# 第一条\n\n> 引用');
  expect(body).toContain('[可用](https://example.org/a)');
  expect(body).not.toMatch(/script|onerror|alert\(1\)|alert\(2\)/);
});

test('R-EXP-04 R-EXP-09 · terms, blocks with their media, and attachments come with the entry, in their order and without internals', async () => {
  const [row] = (await app.strapi.db
    .connection('interpretations')
    .where({ document_id: interpretation.documentId })
    .whereNotNull('published_at')
    .select('id')) as { id: number }[];
  const own = Number(row?.id);
  const file = await insert('files', {
    name: '图解.png',
    url: '/uploads/a.png',
    mime: 'image/png',
    size: 12.5,
    hash: 'internal-hash',
    provider: 'local',
  });
  const term = await insert('components_interpretation_terms', { term: '示范', definition: '先行' });
  const second = await insert('components_interpretation_blocks', { kind: 'diagram', heading: '二', alt: '替代文字' });
  const first = await insert('components_interpretation_blocks', { kind: 'qa', heading: '一', text: '答<script>x()</script>' });
  await insert('interpretations_cmps', { entity_id: own, cmp_id: term, component_type: 'interpretation.term', field: 'terms', order: 1 });
  await insert('interpretations_cmps', {
    entity_id: own,
    cmp_id: second,
    component_type: 'interpretation.block',
    field: 'blocks',
    order: 2,
  });
  await insert('interpretations_cmps', {
    entity_id: own,
    cmp_id: first,
    component_type: 'interpretation.block',
    field: 'blocks',
    order: 1,
  });
  await insert('files_related_mph', { file_id: file, related_id: second, related_type: 'interpretation.block', field: 'media', order: 1 });
  await insert('files_related_mph', { file_id: file, related_id: own, related_type: INTERPRETATION, field: 'attachments', order: 1 });
  const image = { name: '图解.png', url: '/uploads/a.png', mime: 'image/png', size: 12.5, alternativeText: null, caption: null };
  const { result, statements } = await countStatements(app.strapi, () => item(`/api/interpretations/${interpretation.documentId}`));
  expect(result).toMatchObject({
    terms: [{ term: '示范', definition: '先行' }],
    blocks: [
      { kind: 'qa', heading: '一', text: '答', alt: null, transcript: null, media: [] },
      { kind: 'diagram', heading: '二', text: null, alt: '替代文字', transcript: null, media: [image] },
    ],
    attachments: [image],
  });
  expect(statements).toHaveLength(2);
  expect(await item('/api/interpretations/portalonly')).toMatchObject({ terms: [], blocks: [], attachments: [] });
});

test('structures are structures on both databases', async () => {
  expect((await item(`/api/interpretations/${interpretation.documentId}`)).forms).toEqual(['text', 'diagram']);
});

test.each([
  ['filters[kind][$eq]=normative', ['黄岩区示范办法']],
  ['filters[kind]=plan', []],
  ['filters[title][$contains]=示范', ['黄岩区示范办法']],
  ['filters[title][$contains]=%', []],
  ['filters[docNumber][$eq]=黄政发〔2026〕801号', ['黄岩区示范办法']],
  ['filters[indexNumber][$eq]=TEST/2026-000001', ['黄岩区示范办法']],
  ['filters[documentDate][$gte]=2026-09-28&filters[documentDate][$lte]=2026-09-28', ['黄岩区示范办法']],
  ['filters[documentDate][$lte]=2026-09-27', []],
  ['filters[portalPublishedAt][$gte]=2026-10-01', []],
])('a list is filtered by %s', async (filter, expected) => {
  expect(titles(await list(encodeURI(`${ofTests}&${filter}`)))).toEqual(expected);
});

test('pages do not overlap, count all, and may do without the count; a page past the end is empty', async () => {
  const page = (query: string) => list(`/api/documents?filters[publisher]=paged-unit&${query}`);
  const first = await page('pagination[page]=1&pagination[pageSize]=2');
  expect(first.meta).toEqual({ pagination: { page: 1, pageSize: 2, pageCount: 3, total: 5 } });
  expect([
    ...titles(first),
    ...titles(await page('pagination[page]=2&pagination[pageSize]=2')),
    ...titles(await page('pagination[page]=3&pagination[pageSize]=2')),
  ]).toEqual(['分页 4', '分页 3', '分页 2', '分页 1', '分页 5']);
  expect(await page('pagination[page]=9&pagination[pageSize]=2')).toEqual({
    data: [],
    meta: { pagination: { page: 9, pageSize: 2, pageCount: 3, total: 5 } },
  });
  expect((await page('pagination[withCount]=false')).meta).toEqual({ pagination: { page: 1, pageSize: 20 } });
});

test('a list is sorted as asked, empty values at the far end of the newest', async () => {
  const sorted = async (sort: string) => titles(await list(`/api/documents?filters[publisher]=paged-unit&${sort}`));
  expect(await sorted('sort=documentDate:asc')).toEqual(['分页 5', '分页 1', '分页 2', '分页 3', '分页 4']);
  expect(await sorted('sort[0]=documentDate:desc&sort[1]=title')).toEqual(['分页 4', '分页 3', '分页 2', '分页 1', '分页 5']);
});

test('fields narrows an entry to what was asked for', async () => {
  const entry = await item(`/api/documents/${document.documentId}?fields[0]=title&fields[1]=documentId`);
  expect(Object.keys(entry).sort()).toEqual(['createdAt', 'documentId', 'interpretations', 'publishedAt', 'title', 'updatedAt']);
});

test('an answer may be kept by a cache, but only after asking again', async () => {
  const { headers } = await app.request.get('/api/documents').expect(200);
  expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate');
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test('who has the answer already is not sent it again; a withdrawal is seen all the same', async () => {
  const going = { uid: DOCUMENT, documentId: 'askedforagainaaaaaaaaaaa' } as const;
  await publishRow(app, DOCUMENT, { documentId: going.documentId, published: true }, { title: '将撤下的通知', audience: 'society' });
  const paths = [`/api/documents/${going.documentId}`, '/api/documents?filters[title]=将撤下的通知'].map(encodeURI);
  const tags: string[] = [];
  for (const path of paths) {
    const { headers } = await app.request.get(path).expect(200);
    tags.push(String(headers.etag));
    const again = await app.request
      .get(path)
      .set('If-None-Match', `"other", ${String(headers.etag)}`)
      .expect(304);
    expect([again.text, again.headers.etag]).toEqual(['', headers.etag]);
    await app.request.get(path).set('If-None-Match', '"other"').expect(200);
  }
  await unpublishRow(app, DOCUMENT, going.documentId);
  await app.request
    .get(paths[0] ?? '')
    .set('If-None-Match', tags[0] ?? '')
    .expect(404);
  const list = await app.request
    .get(paths[1] ?? '')
    .set('If-None-Match', tags[1] ?? '')
    .expect(200);
  expect((list.body as { data: unknown[] }).data).toEqual([]);
});

test.each([
  ['/api/documents', 2],
  ['/api/documents?filters[publisher]=paged-unit&pagination[pageSize]=100', 2],
  ['/api/documents?pagination[page]=900', 2],
  [`/api/documents/${document.documentId}`, 2],
  ['/api/interpretations', 2],
  [`/api/interpretations/${interpretation.documentId}`, 2],
  ['/api/statements', 2],
  ['/api/disclosure-log', 2],
  ['/api/disclosure-log?filters[outcome]=granted&sort=repliedOn:desc', 2],
  ['/api/disclosure-log/loggedentry', 1],
  ['/api/annual-reports', 2],
  ['/api/policy-clauses', 1],
  ['/api/policy-clauses/clauseoftests', 1],
])('P7 · %s costs no more than %i statements', async (path, most) => {
  const { statements } = await countStatements(app.strapi, () => app.request.get(path).expect(200));
  expect(statements.length).toBeLessThanOrEqual(most);
});

test('a question that is answered early gets the answer that the router’s way gives, headers and refusals included', async () => {
  const told = ({ status, headers, text }: { status: number; headers: Record<string, string>; text: string }) => {
    const { date: _date, ...lasting } = headers;
    return { status, headers: lasting, text };
  };
  const item = `/documents/${document.documentId}`;
  const paths = [
    ...['/documents', '/documents?filters[publisher]=paged-unit&sort=title:desc', '/documents?pagination[cursor]=', '/interpretations'],
    ...[
      '/statements',
      '/policy-clauses/clauseoftests',
      item,
      `${item}?fields=title,body`,
      '/documents/nosuchentry',
      `${item}?status=draft`,
    ],
    ...['/documents?populate=*', '/documents?a[b][c][d][e][f][g]=1', '/documents?q=停车'],
  ];
  for (const path of paths) {
    for (const method of ['get', 'head'] as const) {
      const ask = async (address: string) =>
        told((await app.request[method](address).set({ Origin: 'https://evil.example', Authorization: 'Bearer x' })) as never);
      // The router tells no capitals apart; only the address as it is documented is answered early.
      expect([path, await ask(`/api${path}`)]).toEqual([path, await ask(`/API${path}`)]);
    }
  }
});

test('every collection with public routes stands in the one list: it is answered early, and what was answered is kept in memory', async () => {
  const paths = new Set(routesOf(app).map(({ path }) => path));
  const routed = [...paths].flatMap((path) => (paths.has(`${path}/:documentId`) ? [path.replace('/api/', '')] : []));
  expect(routed.sort()).toEqual(Object.keys(PUBLIC_COLLECTIONS).sort());
  for (const path of routed.map((name) => `/api/${name}`)) {
    const ctx = { method: 'GET', path, request: { querystring: '' }, state: {}, set: () => undefined };
    const late = jest.fn();
    await serveEarly(app.strapi)(ctx as never, late);
    expect([path, late.mock.calls.length, cacheKey({ path, querystring: '', origin: '' })]).toEqual([path, 0, expect.any(String)]);
    expect(ctx).toMatchObject({ status: 200, state: { keptBody: {} } });
  }
});

test('a statement is written once for all questions of one shape, and each is asked with its own values', async () => {
  let written = 0;
  const titles = async (documentId: string | null) =>
    askKept<{ title: string }>(app.strapi, {
      shape: ['test', 'title'],
      values: [documentId],
      write: (mark) => {
        written += 1;
        return app.strapi.db
          .connection('documents')
          .where({ document_id: mark(0) })
          .whereNotNull('published_at')
          .select('title');
      },
    });
  expect(await titles(document.documentId)).toHaveLength(1);
  expect(await titles("x' or '1'='1")).toEqual([]);
  expect(await titles(null)).toEqual([]);
  expect(await titles(document.documentId)).toHaveLength(1);
  expect(written).toBe(1);
});

test('the indexes of the public lists stand after the start', async () => {
  const rows: unknown = await app.strapi.db.connection.raw(
    app.strapi.db.dialect.client === 'postgres'
      ? "select indexname as name from pg_indexes where tablename = 'documents' and schemaname = current_schema()"
      : "select name from pragma_index_list('documents')",
  );
  const names = (Array.isArray(rows) ? rows : (rows as { rows: unknown[] }).rows) as { name: string }[];
  expect(names.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['public_documents_document_date', 'public_documents_portal_published_at']),
  );
});

async function insert(table: string, values: Readonly<Record<string, unknown>>): Promise<number> {
  const [row] = (await app.strapi.db.connection(table).insert(values, ['id'])) as { id: number }[];
  return Number(row?.id);
}
