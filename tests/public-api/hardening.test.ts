import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import uploadBody from '../../src/middlewares/upload-body';
import { routesOf } from '../helpers/routes';
import { countStatements } from '../helpers/statements';
import { startApp, type TestApp } from '../helpers/strapi';

const PORTAL = 'https://portal.example';
const PATHS = [
  'documents',
  'interpretations',
  'policy-clauses',
  'workdays',
  'organisations',
  'experts',
  'catalogue',
  'guide',
  'performance',
  'feed.atom',
  'sitemap.xml',
];

/** A size that no other file has. */
const ODD_SIZE = 48_611;

let app: TestApp;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T09:00:00+08:00', env: { CORS_ORIGINS: PORTAL } });
});

afterAll(() => app.stop());

test.each(['post', 'put', 'patch', 'delete'] as const)('fact 4 fact 9 · %s does not exist on any public path', async (method) => {
  for (const name of PATHS) {
    for (const target of [`/api/${name}`, `/api/${name}/x`]) {
      const { status } = await app.request[method](target).send({ data: { title: 'x', publishedAt: '2026-01-01', connect: ['x'] } });
      expect([404, 405]).toContain(status);
    }
  }
});

test.each(['organisations', 'experts', 'organisation', 'expert', 'cards', 'catalogues'])('/api/%s is not public', async (name) => {
  expect([404, 405]).toContain((await app.request.get(`/api/${name}`)).status);
});

test('nothing else of the content API answers anybody without a permission', async () => {
  const routes = routesOf(app)
    .filter(({ path: route }) => route.startsWith('/api/'))
    .flatMap(({ methods, path: route }) =>
      methods.filter((method) => method !== 'HEAD').map((method) => ({ method: method.toLowerCase() as 'get' | 'post', route })),
    );
  const open: string[] = [];
  for (const { method, route } of routes) {
    const { status } = await app.request[method](route.replace(/:\w+/g, 'x'));
    if (status !== 401 && status !== 403) open.push(`${method} ${route}`);
  }
  expect(open.sort()).toEqual(
    [
      ...['documents', 'interpretations', 'consultations', 'statements', 'disclosure-log', 'annual-reports', 'policy-clauses'].flatMap(
        (name) => [`get /api/${name}`, `get /api/${name}/:documentId`],
      ),
      ...['catalogue', 'feed.atom', 'guide', 'openapi.json', 'performance', 'sitemap.xml'].map((name) => `get /api/${name}`),
      'get /api/verify',
      'get /api/workdays',
      ...['challenge', 'form'].map((name) => `get /api/foi-applications/${name}`),
      ...['', '/correction', '/notice', '/status', '/suggestions', '/withdrawal'].map((name) => `post /api/foi-applications${name}`),
      ...['clauses', 'comments', 'comments/challenge', 'comments/form', 'feedback'].map(
        (name) => `get /api/consultations/:documentId/${name}`,
      ),
      'post /api/comments/status',
      'post /api/consultations/:documentId/comments',
    ].sort(),
  );
});

test.each([
  'filters[tags][docs][id][$eq]=5',
  'filters[interpretations][document][interpretations][id][$eq]=5',
  'populate[a][populate][b][populate][c]=*',
  `filters${'[title]'.repeat(200)}=1`,
  `${'filters[title][$contains]=a&'.repeat(120)}x=1`,
  `filters[title][$contains]=${encodeURIComponent('%'.repeat(190))}&filters[nothing]=1`,
])('fact 10 · the hostile query %s is refused without a single statement', async (query) => {
  const { statements } = await countStatements(app.strapi, () => app.request.get(`/api/documents?${query}`).expect(400));
  expect(statements).toEqual([]);
});

test.each(['/api/none', '/api/documents', '/api/workdays', '/admin/login', '/workboard/me', '/', '/upload', '/api/upload', '/api/upload/'])(
  'fact 11 · a file sent to %s is left nowhere',
  async (target) => {
    const file = Buffer.alloc(ODD_SIZE, 1);
    await app.request.post(target).attach('evil', file, 'evil.bin').attach('files', file, 'files.bin');
    expect(await leftovers()).toEqual([]);
  },
);

test.each([
  ['{"broken', 'application/json', 400],
  ['"a text alone"', 'application/json', 400],
  ['{"__proto__": {"admin": true}}', 'application/json', 400],
  ['not in parts', 'multipart/form-data; boundary=x', 400],
  ['{}', 'application/json', 415],
] as const)('§3.4 16.2.5 · the body %s that cannot be read is a refusal, and no fault in the log', async (body, type, status) => {
  const logged = jest.spyOn(app.strapi.log, 'error');
  for (const target of ['/api/foi-applications', '/api/foi-applications/status', '/api/none']) {
    const encoding = status === 415 ? { 'Content-Encoding': 'compress' } : {};
    const answer = await app.request.post(target).set('Content-Type', type).set(encoding).send(body);
    // Where no door takes parts, they are not looked at.
    if (type.startsWith('multipart') && target !== '/api/foi-applications') continue;
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({
      data: null,
      error: { status, name: 'BadRequestError', message: expect.stringMatching(/.+ \/ .+/) },
    });
    expect(answer.text).not.toContain('broken');
  }
  expect(logged).not.toHaveBeenCalled();
  logged.mockRestore();
});

test('5.2.1 · files that come at once are taken in one after the other, also where one is refused', async () => {
  const strapi = { middleware: () => () => (_ctx: object, next: () => Promise<void>) => next() };
  const handler = uploadBody({}, { strapi: strapi as unknown as TestApp['strapi'] });
  let [now, most, done] = [0, 0, 0];
  const upload = (index: number) =>
    handler({ path: '/upload', is: () => 'multipart', request: {} }, async () => {
      most = Math.max(most, (now += 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      now -= 1;
      done += 1;
      if (index === 1) throw new Error('refused');
    });
  const settled = await Promise.allSettled([0, 1, 2, 3, 4].map(upload));
  expect({ most, done }).toEqual({ most: 1, done: 5 });
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
});

test('fact 12 CVE-2025-53092 · a foreign origin gets no CORS header, a listed portal gets its own, nobody gets credentials', async () => {
  const foreign = await app.request.get('/api/documents').set('Origin', 'https://evil.example').expect(200);
  expect(foreign.headers).not.toHaveProperty('access-control-allow-origin');
  expect(foreign.headers).not.toHaveProperty('access-control-allow-credentials');
  const portal = await app.request.get('/api/documents').set('Origin', PORTAL).expect(200);
  expect(portal.headers['access-control-allow-origin']).toBe(PORTAL);
  expect(portal.headers).not.toHaveProperty('access-control-allow-credentials');
  const preflight = await app.request
    .options('/api/documents')
    .set('Origin', 'https://evil.example')
    .set('Access-Control-Request-Method', 'GET');
  expect(preflight.headers).not.toHaveProperty('access-control-allow-origin');
});

/** Files of that size in the machine's temp folder, where a multipart parser keeps what it is sent. */
async function leftovers(): Promise<string[]> {
  const names = await fs.readdir(os.tmpdir());
  const sizes = await Promise.all(names.map(async (name) => (await fs.stat(path.join(os.tmpdir(), name)).catch(() => null))?.size));
  return names.filter((_, index) => sizes[index] === ODD_SIZE);
}
