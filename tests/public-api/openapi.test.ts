import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { linkRows, publishRow } from '../helpers/publish-rows';
import { startApp, type TestApp } from '../helpers/strapi';

interface Parameter {
  name: string;
  in: 'query' | 'path';
  required?: boolean;
  example?: string | number;
}
interface Operation {
  operationId: string;
  parameters: Parameter[];
  responses: Record<string, { content?: { 'application/json': { schema: object } } }>;
}
interface Description {
  openapi: string;
  servers: { url: string }[];
  paths: Record<string, { get: Operation }>;
  components: { schemas: Record<string, { properties: Record<string, unknown> }> };
}

const document = { uid: 'api::document.document', documentId: 'describeddocumentaaaaaaa' } as const;
const interpretation = { uid: 'api::interpretation.interpretation', documentId: 'describedinterpretation1' } as const;

let app: TestApp;
let api: Description;
let operations: { path: string; operation: Operation }[];

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T09:00:00+08:00' });
  const head = { audience: 'society', documentDate: '2026-09-28', portalPublishedAt: '2026-09-30' };
  await publishRow(app, document.uid, { ...document, published: true }, { ...head, title: '示范通知', kind: 'general', body: '正文' });
  await publishRow(app, interpretation.uid, { ...interpretation, published: true }, { ...head, title: '示范通知解读', forms: '["text"]' });
  await linkRows(app, interpretation, document);
  api = (await app.request.get('/api/openapi.json').expect(200)).body as Description;
  operations = Object.entries(api.paths).map(([path, { get }]) => ({ path, operation: get }));
});

afterAll(() => app.stop());

/** Faults of a body against what is said of an operation's answer. */
function faults(operation: Operation, status: number, body: unknown): unknown {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  const schema = { ...operation.responses[status]?.content?.['application/json'].schema, components: api.components };
  const validate = ajv.compile(schema);
  return validate(body) ? null : validate.errors;
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
  const { data } = (await app.request.get('/api/policy-clauses?pagination[pageSize]=1').expect(200)).body as {
    data: { documentId: string }[];
  };
  return data[0]?.documentId ?? '';
}

test('the public API is described as OpenAPI 3.1: every public route, and nothing else', () => {
  expect(api.openapi).toBe('3.1.0');
  const described = Object.keys(api.paths).map((path) => `/api${path.replace('{documentId}', ':documentId')}`);
  expect([...described, '/api/openapi.json'].sort()).toEqual(publicRoutes());
});

test('every answer is what its schema says, in lists, alone and with nothing asked', async () => {
  for (const { path, operation } of operations) {
    const required = operation.parameters.filter((parameter) => parameter.required && parameter.in === 'query');
    const chosen = path === '/workdays' ? operation.parameters.filter(({ name }) => name !== 'to') : required;
    const { body } = await app.request.get(address(place(path, await anEntry(path)), chosen)).expect(200);
    expect([path, faults(operation, 200, body)]).toEqual([path, null]);
  }
});

test('every parameter that is described is taken, and the answer stays what the schema says', async () => {
  for (const { path, operation } of operations.filter(({ path: one }) => !['/workdays', '/verify'].includes(one))) {
    for (const parameter of operation.parameters.filter(({ in: where }) => where === 'query')) {
      const { body, status } = await app.request.get(address(place(path, await anEntry(path)), [parameter]));
      expect([path, parameter.name, status, faults(operation, 200, body)]).toEqual([path, parameter.name, 200, null]);
    }
  }
});

test('what is not described is refused with the described error', async () => {
  for (const { path, operation } of operations) {
    const { body } = await app.request.get(`/api${place(path, await anEntry(path))}?status=draft`).expect(400);
    expect([path, faults(operation, 400, body)]).toEqual([path, null]);
  }
  await app.request.get('/api/openapi.json?x=1').expect(400);
  for (const { path, operation } of operations.filter(({ operation: one }) => one.responses[404])) {
    const missing = path === '/verify' ? '/api/verify?indexNumber=0' : `/api${place(path, 'nothingofthisnameaaaaaaa')}`;
    const { body } = await app.request.get(missing).expect(404);
    expect([path, faults(operation, 404, body)]).toEqual([path, null]);
  }
});

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
