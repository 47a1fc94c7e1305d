import { randomBytes } from 'node:crypto';
import { checkOf } from '../../plugins/workboard/engine/sentinel/id-number';
import { draftDocument, documentAfter, setUpOffice, take, type Office } from '../helpers/office';
import { pdf } from '../helpers/office-files';
import { routesOf } from '../helpers/routes';
import { createStaff } from '../helpers/staff';
import { startApp, type TestApp } from '../helpers/strapi';

const DOCUMENT = 'api::document.document';
const digits = '33010319900307123';
const mark = () => `canary${randomBytes(16).toString('hex')}`;

/** Texts of one section that nobody of another unit may see, and that the public may never see. */
const canary = { draft: mark(), comment: mark(), opinion: mark(), file: mark(), withdrawn: mark(), person: `${digits}${checkOf(digits)}` };

const QUERIES = [
  '',
  'status=draft&populate=*',
  'sort=title&_q=canary',
  'filters[createdBy][id][$gt]=0&publicationFilter=all',
  'card=1&q=canary',
];

/** Everything that an office role may be given in the admin, without what keeps the system. */
const ACTIONS = ['board.read', 'board.move', 'view.share', 'card.assign', 'report.read', 'register.read', 'register.export'].map(
  (action) => `plugin::workboard.${action}`,
);

let app: TestApp;
let office: Office;
let ids: string[];
const logged: string[] = [];

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T09:00:00+08:00', env: { LOG_LEVEL: 'http' } });
  const log = app.strapi.log as unknown as NodeJS.EventEmitter & { transports: { silent: boolean }[] };
  for (const transport of log.transports) transport.silent = true;
  log.on('data', (line: unknown) => logged.push(JSON.stringify(line)));
  office = await setUpOffice(app);
  const clerk = await createStaff(app, { name: 'crawlclerk', actions: ACTIONS });
  await app.workboard.grantMembership({ user: clerk.id, role: 'handling_clerk', unit: 'test-section' });
  const draft = await draftDocument(app, office, { title: `草稿${canary.draft}`, body: `${canary.draft} ${canary.person}` });
  const asClerk = (path: string) => app.request.post(`/workboard/cards/${draft.id}/${path}`).set('Authorization', clerk.bearer);
  expect((await asClerk('comments').send({ body: canary.comment, mentions: [] })).status).toBe(200);
  expect((await asClerk('attachments').attach('file', pdf('纪要'), `${canary.file}.pdf`)).status).toBe(200);
  await take(app, office, draft.id, 'submit_draft');
  await take(app, office, draft.id, 'opine', { opinion: canary.opinion });
  const gone = await documentAfter(app, office, 'publish', { title: `撤下${canary.withdrawn}`, body: canary.withdrawn });
  await app.workboard.fire(gone.id, { event: 'emergency_unpublish', form: { reason: '发现涉及个人隐私内容' }, actor: office.disclosure });
  ids = [String(draft.id), String(gone.id), draft.documentId, gone.documentId];
}, 240_000);

afterAll(() => app.stop());

test('quality §3.2 R-SEC-05b · neither the public nor a colleague of another unit is shown a word of it, on any route, asked in any way', async () => {
  const nobody = await createStaff(app, { name: 'crawlnobody' });
  const outsider = await createStaff(app, { name: 'crawloutsider', actions: ACTIONS });
  await app.workboard.grantMembership({ user: outsider.id, role: 'handling_clerk', unit: 'test-other' });
  const routes = readable();
  expect(routes.length).toBeGreaterThan(150);
  const leaks: string[] = [];
  for (const [who, bearer] of [
    ['public', null],
    ['nobody', nobody.bearer],
    ['outsider', outsider.bearer],
  ] as const) {
    for (const path of routes) {
      const queries = path.startsWith('/api/') || path.startsWith('/workboard/') ? QUERIES : QUERIES.slice(0, 2);
      for (const query of queries) leaks.push(...(await ask(who, bearer, 'get', `${path}?${query}`)));
      for (const method of ['head', 'options'] as const) leaks.push(...(await ask(who, bearer, method, path)));
    }
  }
  expect(leaks).toEqual([]);
}, 600_000);

test('the crawl would notice: whoever works on it is shown it by the same routes', async () => {
  const colleague = await createStaff(app, { name: 'crawlcolleague', actions: ACTIONS });
  await app.workboard.grantMembership({ user: colleague.id, role: 'handling_clerk', unit: 'test-section' });
  const found = new Set<string>();
  for (const path of readable().filter((one) => one.startsWith('/workboard/'))) {
    for (const leak of await ask('colleague', colleague.bearer, 'get', path)) found.add(leak.split(':')[0] ?? '');
  }
  expect([...found].sort()).toEqual(expect.arrayContaining(['comment', 'draft', 'file', 'opinion', 'withdrawn']));
}, 300_000);

// Before the questions below, which name the texts themselves.
test('ASVS 16.2.5 · the process writes none of it into its own log', () => {
  expect(logged.some((line) => line.includes('GET /api/documents'))).toBe(true);
  for (const [name, text] of Object.entries(canary)) expect([name, logged.filter((line) => line.includes(text))]).toEqual([name, []]);
});

test('quality §3.2 · counts answer no question about it, an ETag neither', async () => {
  const total = async (query: string) => {
    const { body, headers } = await app.request.get(encodeURI(`/api/documents?${query}`));
    return [(body as { meta?: { pagination: { total: number } } }).meta?.pagination.total ?? null, headers.etag];
  };
  const none = await total(`filters[title][$contains]=${mark()}`);
  for (const text of [canary.draft, canary.withdrawn, canary.draft.slice(0, 12), canary.withdrawn.slice(0, 12)])
    expect(await total(`filters[title][$contains]=${text}`)).toEqual(none);
});

/** Addresses of all routes that can be read, with the ids of what is hidden in the places of their parameters. */
function readable(): string[] {
  const paths = routesOf(app)
    .filter(({ methods }) => methods.includes('GET'))
    .map(({ path }) =>
      path
        .replace(/:model|:uid|:contentType/g, DOCUMENT)
        .replace(/:workflow|:key/g, 'official-document')
        .replace(/\(\.\*\)|\*/g, 'x'),
    );
  return [...new Set(paths)].flatMap((path) => (/:\w+/.test(path) ? ids.map((id) => path.replace(/:\w+(\([^)]*\))?/g, id)) : [path]));
}

async function ask(who: string, bearer: string | null, method: 'get' | 'head' | 'options', address: string): Promise<string[]> {
  const request = app.request[method](encodeURI(address));
  const response = await (bearer === null ? request : request.set('Authorization', bearer));
  const answer = `${JSON.stringify(response.headers)} ${response.text} ${Buffer.isBuffer(response.body) ? response.body.toString('latin1') : ''}`;
  return Object.entries(canary)
    .filter(([, text]) => answer.includes(text) || answer.includes(encodeURIComponent(text)))
    .map(([name]) => `${name}: ${who} ${method} ${address}`);
}
