import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { requestKey, solved } from '../helpers/door-pack';
import { draftAfter, loadDraftPack } from '../helpers/draft-pack';
import { numbers } from '../helpers/numbers';
import { linkRows, publishRow } from '../helpers/publish-rows';
import { countStatements } from '../helpers/statements';
import { startApp, type TestApp } from '../helpers/strapi';

interface Parameter {
  name: string;
  in: 'query' | 'path';
  required?: boolean;
  example?: string | number;
  schema: { type?: string; enum?: string[]; format?: string; minimum?: number; maximum?: number };
}
interface Operation {
  operationId: string;
  parameters: Parameter[];
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}
type Writing = Operation & { requestBody: { content: Record<string, { schema: Shape }> } };
interface Description {
  openapi: string;
  servers: { url: string }[];
  paths: Record<string, { get?: Operation; post?: Operation }>;
  components: { schemas: Record<string, { properties: Record<string, unknown> }> };
}

const document = { uid: 'api::document.document', documentId: 'describeddocumentaaaaaaa' } as const;
const interpretation = { uid: 'api::interpretation.interpretation', documentId: 'describedinterpretation1' } as const;
const statement = { uid: 'api::statement.statement', documentId: 'describedstatement000001' } as const;
const entry = { uid: 'api::disclosure-entry.disclosure-entry', documentId: 'describeddisclosureentry' } as const;
const report = { uid: 'api::annual-report.annual-report', documentId: 'describedannualreport0001' } as const;
const consultation = { uid: 'api::consultation.consultation', documentId: 'describedconsultation001' } as const;

/** Stands in a draft; the second word is asked for, the first is looked for. */
const CANARY = 'zk7q1v9canary';
const CANARY_WORD = '金丝雀';
const CALLBACK = '/channels/{key}/deliveries';

let app: TestApp;
let api: Description;
/** A draft that is through, with its feedback. */
let heard: string;
let removePack: () => Promise<void>;
let operations: { path: string; operation: Operation }[];

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T09:00:00+08:00' });
  const head = { audience: 'society', documentDate: '2026-09-28', portalPublishedAt: '2026-09-30' };
  await publishRow(app, document.uid, { ...document, published: true }, { ...head, title: '示范通知', kind: 'general', body: '正文' });
  await publishRow(app, interpretation.uid, { ...interpretation, published: true }, { ...head, title: '示范通知解读', forms: '["text"]' });
  await publishRow(
    app,
    consultation.uid,
    { ...consultation, published: true },
    { ...head, title: '示范征求意见稿', phase: 'open', closesOn: '2026-10-15' },
  );
  await publishRow(
    app,
    statement.uid,
    { ...statement, published: true },
    { audience: 'society', title: '示范口径', body: '正文', releasedOn: '2026-09-30' },
  );
  await publishRow(
    app,
    entry.uid,
    { ...entry, published: true },
    {
      audience: 'society',
      title: '示范事项',
      summary: '已予公开。',
      outcome: 'denied.thirdPartyRights',
      documents: '["TEST/2026-1"]',
      documentDate: '2026-09-30',
    },
  );
  await publishRow(
    app,
    report.uid,
    { ...report, published: true },
    {
      audience: 'society',
      title: '示范年度报告',
      reportYear: '2025',
      overview: '总体平稳。',
      numbers: '{"holds":true}',
      documentDate: '2026-01-20',
    },
  );
  await linkRows(app, interpretation, document);
  await publishRow(
    app,
    document.uid,
    { documentId: 'canarydraftaaaaaaaaaaaaa' },
    { ...head, title: `${CANARY} ${CANARY_WORD}`, body: CANARY },
  );
  removePack = await loadDraftPack(app);
  heard = (await draftAfter(app, ['open', 'close', 'publish_feedback'])).documentId;
  api = (await app.request.get('/api/openapi.json').expect(200)).body as Description;
  operations = Object.entries(api.paths).flatMap(([path, { get }]) => (get ? [{ path, operation: get }] : []));
});

afterAll(async () => {
  await removePack();
  await app.stop();
});

const compiled = new Map<string, ReturnType<Ajv2020['compile']>>();

/** Faults of an answer against what is said of an operation: its media type and its body. */
function faults(
  operation: Operation,
  { status, type, body, text }: { status: number; type: string; body: unknown; text: string },
): unknown {
  const [media, content] = Object.entries(operation.responses[status]?.content ?? {})[0] ?? [];
  if (media !== type) return `${type} instead of ${media}`;
  const name = `${operation.operationId} ${status}`;
  let validate = compiled.get(name);
  if (!validate) {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(ajv);
    validate = ajv.compile({ ...content?.schema, components: api.components });
    compiled.set(name, validate);
  }
  return validate(media === 'application/json' ? body : text) ? null : validate.errors;
}

const address = (path: string, parameters: readonly Parameter[]) => {
  const query = parameters.filter(({ in: where }) => where === 'query').map(({ name, example }) => [name, String(example)]);
  return `/api${path}${query.length > 0 ? `?${new URLSearchParams(query).toString()}` : ''}`;
};
const place = (path: string, documentId: string) => path.replace('{documentId}', documentId);
/** An entry that is there, of the collection a path belongs to. */
async function anEntry(path: string): Promise<string> {
  if (path.startsWith('/documents')) return document.documentId;
  if (path.startsWith('/interpretations')) return interpretation.documentId;
  if (path.startsWith('/statements')) return statement.documentId;
  if (path.startsWith('/disclosure-log')) return entry.documentId;
  if (path.startsWith('/annual-reports')) return report.documentId;
  if (/^\/consultations\/\{documentId\}\/./.test(path)) return heard;
  if (path.startsWith('/consultations')) return consultation.documentId;
  const { data } = (await app.request.get('/api/policy-clauses?pagination[pageSize]=1').expect(200)).body as {
    data: { documentId: string }[];
  };
  return data[0]?.documentId ?? '';
}

test('the public API is described as OpenAPI 3.1: every public route, and nothing else', () => {
  expect(api.openapi).toBe('3.1.0');
  // The callback of channels is a route of the plugin.
  const own = Object.keys(api.paths).filter((path) => path !== CALLBACK);
  const described = own.map((path) => `/api${path.replace('{documentId}', ':documentId')}`);
  expect([...described, '/api/openapi.json'].sort()).toEqual([...new Set(publicRoutes())]);
});

test('R10 · the callback of channels is described: signed, with the answers that a channel meets', async () => {
  const post = api.paths[CALLBACK]?.post as Operation & { security: object[] };
  expect(post.security).toEqual([{ webhookSignature: [] }]);
  expect(post.parameters.filter(({ required }) => required).map(({ name }) => name)).toEqual([
    ...['key', 'webhook-id', 'webhook-timestamp', 'webhook-signature'],
  ]);
  const unsigned = await app.request.post('/api/channels/portal/deliveries').send({ type: 'delivery.confirmed', data: {} }).expect(401);
  expect(faults(post, unsigned)).toBeNull();
  const long = await app.request
    .post('/api/channels/portal/deliveries')
    .send({ data: 'x'.repeat(5000) })
    .expect(413);
  expect(faults(post, long)).toBeNull();
  expect(Object.keys(post.responses)).toEqual(['200', '400', '401', '404', '413']);
});

test('every answer is what its schema says, in lists, alone and with nothing asked', async () => {
  for (const { path, operation } of operations) {
    const required = operation.parameters.filter((parameter) => parameter.required && parameter.in === 'query');
    const chosen = path === '/workdays' ? operation.parameters.filter(({ name }) => name !== 'to') : required;
    const answer = await app.request.get(address(place(path, await anEntry(path)), chosen)).expect(200);
    expect([path, faults(operation, answer)]).toEqual([path, null]);
  }
});

test('every parameter that is described is taken, and the answer stays what the schema says', async () => {
  for (const { path, operation } of operations.filter(({ path: one }) => !['/workdays', '/verify'].includes(one))) {
    for (const parameter of operation.parameters.filter(({ in: where }) => where === 'query')) {
      if (parameter.example === undefined) continue;
      const answer = await app.request.get(address(place(path, await anEntry(path)), [parameter]));
      expect([path, parameter.name, answer.status, faults(operation, answer)]).toEqual([path, parameter.name, 200, null]);
    }
  }
});

test('what is not described is refused with the described error', async () => {
  for (const { path, operation } of operations) {
    const answer = await app.request.get(`/api${place(path, await anEntry(path))}?status=draft`).expect(400);
    expect([path, faults(operation, answer)]).toEqual([path, null]);
  }
  await app.request.get('/api/openapi.json?x=1').expect(400);
  for (const { path, operation } of operations.filter(({ operation: one }) => one.responses[404])) {
    const odd: Readonly<Record<string, string>> = { '/verify': '/verify?indexNumber=0', '/sitemap.xml': '/sitemap.xml?part=999' };
    const answer = await app.request.get(`/api${odd[path] ?? place(path, 'nothingofthisnameaaaaaaa')}`).expect(404);
    expect([path, faults(operation, answer)]).toEqual([path, null]);
  }
});

test('P7 ASVS 15.2.2 · no parameter makes an operation dearer than by what a search and a count take; what is not known, or lies in another, is refused before a statement', async () => {
  const statementsOf = async (target: string, status: number) => {
    const { result, statements } = await countStatements(app.strapi, () => app.request.get(target));
    expect([target, result.status]).toEqual([target, status]);
    return statements.length;
  };
  for (const { path, operation } of operations.filter(({ path: one }) => !['/workdays', '/verify'].includes(one))) {
    const here = place(path, await anEntry(path));
    const required = operation.parameters.filter((parameter) => parameter.required && parameter.in === 'query');
    const plain = await statementsOf(address(here, required), 200);
    for (const parameter of operation.parameters.filter(({ in: where, example }) => where === 'query' && example !== undefined)) {
      const dear = await statementsOf(address(here, [...required.filter(({ name }) => name !== parameter.name), parameter]), 200);
      expect([path, parameter.name, dear <= plain + 3]).toEqual([path, parameter.name, true]);
    }
    for (const query of ['status=draft', 'filters[tags][docs][id][$eq]=5', 'populate[a][populate][b]=*', `sort${'[a]'.repeat(50)}=x`])
      expect([path, query, await statementsOf(`/api${here}?${query}`, 400)]).toEqual([path, query, 0]);
  }
});

/** Values that have broken somebody's API, and a canary's own words. */
const NASTY = [
  ...[
    '',
    ' ',
    "'",
    '"',
    '--',
    '%',
    '%00',
    '\u0000',
    '\\',
    '../../etc/passwd',
    '__proto__',
    'constructor',
    '[object Object]',
    'null',
    'NaN',
    '1e309',
  ],
  ...[
    '-1',
    '0',
    '9'.repeat(40),
    '2026-13-45',
    '9999-12-31',
    '💣',
    '‮',
    '\ud800',
    'ａ',
    'A'.repeat(201),
    "' OR 1=1 --",
    '$ne',
    '{"$gt":""}',
    CANARY_WORD,
  ],
];

test('§3.5 · 400 questions made from the description, good and bad: each is answered as described, none breaks the server, none brings a draft to light', async () => {
  const random = numbers(20261008);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const value = ({ schema, example }: Parameter): string => {
    const good = [String(example ?? 1), ...(schema.enum ?? []), ...(schema.format === 'date' ? ['2026-10-01', '2024-02-29'] : [])];
    const edges = [schema.minimum, schema.maximum]
      .filter((edge) => edge !== undefined)
      .flatMap((edge) => [String(edge), String(edge + 1), String(edge - 1)]);
    return random() < 0.6 ? pick([...good, ...edges]) : pick(NASTY);
  };
  const statuses = new Map<number, number>();
  for (let n = 0; n < 400; n += 1) {
    const { path, operation } = operations[n % operations.length] as (typeof operations)[number];
    const asked = operation.parameters.filter(({ in: where }) => where === 'query' && random() < 0.25);
    const pairs = asked.map(
      (parameter) =>
        `${encodeURIComponent(random() < 0.95 ? parameter.name : `${parameter.name}[x]`)}=${encodeURIComponent(wellFormed(value(parameter)))}`,
    );
    const id = random() < 0.7 ? await anEntry(path) : encodeURIComponent(wellFormed(pick(NASTY)) || 'x');
    const target = `/api${place(path, id)}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
    const answer = await app.request.get(target);
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    expect([target, [200, 400, 404].includes(answer.status)]).toEqual([target, true]);
    // An address that is none of an operation's is Strapi's own 404.
    if (answer.status !== 404) expect([target, faults(operation, answer)]).toEqual([target, null]);
    expect([target, JSON.stringify([answer.text, answer.headers]).includes(CANARY)]).toEqual([target, false]);
  }
  // The questions are neither all good nor all bad.
  expect([statuses.get(200) ?? 0, statuses.get(400) ?? 0].every((count) => count > 60)).toBe(true);
});

interface Shape {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, Shape>;
  maxLength?: number;
}

/** What the form of an application asks for; a question made at random never fills it in by chance. */
const APPLICATION = {
  ...{ applicantKind: 'naturalPerson', applicantName: '王测试', matter: 'disclosure', respondent: 'district_government_office' },
  ...{ identityKind: 'resident_id', identityNumber: '33010019900101000X', phone: '0576-8400 4321', provision: 'electronic' },
  ...{ summary: '停车管理办法的制定依据', request: '申请公开停车管理办法（测试）的制定依据。', delivery: 'portal' },
};

test('§3.5 · 300 bodies made from the description, good and bad: each is answered as described, none breaks the server, and a card is opened only where it is said', async () => {
  const random = numbers(20261009);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const odd = (): unknown =>
    pick<() => unknown>([
      () => null,
      () => [],
      () => ({ $gt: '' }),
      () => pick([0, -1, 1e308, 1.5]),
      () => random() < 0.5,
      () => wellFormed(pick(NASTY)),
      () => 'x'.repeat(5000),
      () => JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`) as unknown,
      () => JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}}}') as unknown,
    ])();
  const value = (shape: Shape): unknown => {
    if (random() < 0.12) return odd();
    if (shape.$ref !== undefined) return value(api.components.schemas[shape.$ref.split('/').at(-1) ?? ''] as Shape);
    if (shape.const !== undefined) return shape.const;
    if (shape.enum) return pick(shape.enum);
    const type = [shape.type].flat()[0];
    if (type === 'integer' || type === 'number') return pick([1, 2, 999_999]);
    if (type === 'string') return pick(['4321', '测试', 'x'.repeat(Math.min(shape.maxLength ?? 20, 300))]);
    if (type !== 'object') return odd();
    const entries = Object.entries(shape.properties ?? {}).filter(() => random() < 0.95);
    return Object.fromEntries([...entries.map(([name, one]) => [name, value(one)]), ...(random() < 0.1 ? [[pick(NASTY), odd()]] : [])]);
  };
  const writes = Object.entries(api.paths).flatMap(([path, { post }]) => (post ? [{ path, operation: post as Writing }] : []));
  const cards = async () => Number(((await app.strapi.db.connection('workboard_cards').count({ n: '*' }).first()) as { n: number }).n);
  const before = await cards();
  const statuses = new Map<number, number>();
  for (let n = 0; n < 300; n += 1) {
    const { path, operation } = writes[n % writes.length] as (typeof writes)[number];
    const schema = operation.requestBody.content['application/json']?.schema ?? {};
    const asked = path === '/foi-applications' && random() < 0.5;
    const body = asked
      ? {
          version: 1,
          proof: await solved(app),
          answers: { ...APPLICATION, ...(random() < 0.4 ? { [pick(Object.keys(APPLICATION))]: odd() } : {}) },
        }
      : value(schema);
    const text = random() < 0.05 ? pick(['{', '[1,', 'null', '""', 'NaN', '{"a":1}}']) : JSON.stringify(body);
    const request = app.request
      .post(`/api${path.replace('{key}', pick(['portal', 'nobody', 'x']))}`)
      .set('Content-Type', pick(['application/json', 'application/json', 'application/json', 'text/plain']));
    if (random() < 0.9)
      void request.set('Idempotency-Key', asked ? requestKey(`fuzz ${n}`) : pick([requestKey(`fuzz ${n}`), 'short', 'x'.repeat(200)]));
    const answer = await request.send(text);
    const told = `${path} ${text.slice(0, 300)}`;
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    expect([told, answer.status, String(answer.status) in operation.responses]).toEqual([told, answer.status, true]);
    expect([told, faults(operation, answer)]).toEqual([told, null]);
    expect([told, JSON.stringify([answer.text, answer.headers]).includes(CANARY)]).toEqual([told, false]);
  }
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  expect((await cards()) - before).toBe(statuses.get(201) ?? 0);
  // Some were good, and they were refused for more than one reason.
  expect([(statuses.get(201) ?? 0) > 5, statuses.size > 4]).toEqual([true, true]);
});

/** encodeURIComponent takes no half of a character. */
const wellFormed = (text: string) =>
  text.replace(/[\ud800-\udfff]/g, (half, at: number, all: string) =>
    (all.codePointAt(at) ?? 0) > 0xffff || (at > 0 && (all.codePointAt(at - 1) ?? 0) > 0xffff) ? half : '',
  );

test('the description names no attribute that the public does not see', () => {
  const named = Object.keys(api.components.schemas.Document?.properties ?? {});
  for (const hidden of ['id', 'secrecyOpinion', 'attributeInitialReason', 'handlingSection', 'createdBy'])
    expect(named).not.toContain(hidden);
});

/** Routes of our content types and services that ask for no account. */
function publicRoutes(): string[] {
  const apis = app.strapi.apis as unknown as Record<
    string,
    { routes: Record<string, { routes: { path: string; config?: { auth?: boolean } }[] }> }
  >;
  const routes = Object.values(apis).flatMap((one) => Object.values(one.routes).flatMap((router) => router.routes));
  return routes
    .filter(({ config }) => config?.auth === false)
    .map(({ path }) => `/api${path}`)
    .sort();
}
