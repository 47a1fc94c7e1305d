import { randomBytes } from 'node:crypto';
import { insertComments } from '../helpers/many-comments';
import { linkRows, publishRow, unpublishRow } from '../helpers/publish-rows';
import { routesOf } from '../helpers/routes';
import { startApp, type TestApp } from '../helpers/strapi';

const DOCUMENT = 'api::document.document';
const INTERPRETATION = 'api::interpretation.interpretation';
const ENTRY = 'api::disclosure-entry.disclosure-entry';
const REPORT = 'api::annual-report.annual-report';
const CONSULTATION = 'api::consultation.consultation';

/** Texts that nobody outside may ever see, one for each place they could leak from. */
const canary = {
  draft: mark(),
  reason: mark(),
  secrecy: mark(),
  waiver: mark(),
  withdrawn: mark(),
  limited: mark(),
  consultation: mark(),
  partner: mark(),
  entry: mark(),
  comment: mark(),
};

let app: TestApp;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T09:00:00+08:00' });
  await publishRow(
    app,
    DOCUMENT,
    { documentId: 'leakpublic', published: true },
    {
      title: '公开文件',
      audience: 'society',
      attributeInitialReason: canary.reason,
      attributeFinalReason: canary.reason,
      secrecyOpinion: canary.secrecy,
      secrecyReason: canary.secrecy,
      intranetReference: canary.secrecy,
      withdrawalReason: canary.reason,
    },
  );
  await publishRow(
    app,
    DOCUMENT,
    { documentId: 'leakdraft' },
    { title: canary.draft, summary: canary.draft, body: canary.draft, audience: 'society' },
  );
  await publishRow(
    app,
    DOCUMENT,
    { documentId: 'leaklimited', published: true },
    { title: canary.limited, summary: canary.limited, audience: 'limited' },
  );
  await publishRow(app, DOCUMENT, { documentId: 'leakwithdrawn', published: true }, { title: canary.withdrawn, audience: 'society' });
  await unpublishRow(app, DOCUMENT, 'leakwithdrawn');
  await publishRow(
    app,
    INTERPRETATION,
    { documentId: 'leakpartner' },
    { title: canary.partner, mainContent: canary.partner, audience: 'society' },
  );
  await publishRow(
    app,
    INTERPRETATION,
    { documentId: 'leakinterpretation', published: true },
    {
      title: '公开解读',
      audience: 'society',
      waiverReason: canary.waiver,
      waiverOpinion: canary.waiver,
      waivedBy: canary.waiver,
    },
  );
  // A later edit of the draft, and what the office recorded beside it (R-CON-05a).
  const inside = {
    exemptionReason: canary.consultation,
    details: JSON.stringify(canary.consultation),
  };
  await publishRow(
    app,
    CONSULTATION,
    { documentId: 'leakconsultation', published: true },
    { ...inside, title: '公开征求意见稿', audience: 'society' },
  );
  await app.strapi.db
    .connection('consultations')
    .where({ document_id: 'leakconsultation', published_at: null })
    .update({ title: canary.consultation, body: canary.consultation, summary: canary.consultation });
  // A comment that nobody has released, with its sender and what the office thinks of it (R-CON-11a).
  const db = app.strapi.db.connection;
  await insertComments(db, { documentId: 'leakconsultation', unit: 'leak', many: 2, text: () => canary.comment });
  const thought = { reason: canary.comment, feedback: canary.comment, submitter_name: canary.comment, changed_clause: canary.comment };
  await db('comments').where({ text: canary.comment }).update(thought);
  // What the office recorded beside an entry of the disclosure log, and another one that is not public yet.
  const recorded = { withdrawalReason: canary.entry, withdrawalNote: canary.entry, details: JSON.stringify(canary.entry) };
  await publishRow(app, ENTRY, { documentId: 'leakentry', published: true }, { ...recorded, title: '公开条目', audience: 'society' });
  await publishRow(app, REPORT, { documentId: 'leakreport', published: true }, { ...recorded, title: '公开报告', audience: 'society' });
  await publishRow(app, REPORT, { documentId: 'leakreportdraft' }, { title: canary.entry, overview: canary.entry, audience: 'society' });
  await publishRow(app, ENTRY, { documentId: 'leakentrydraft' }, { title: canary.entry, summary: canary.entry, audience: 'society' });
  for (const documentId of ['leakpartner', 'leakinterpretation'])
    await linkRows(app, { uid: INTERPRETATION, documentId }, { uid: DOCUMENT, documentId: 'leakpublic' });
  await linkRows(app, { uid: INTERPRETATION, documentId: 'leakinterpretation' }, { uid: DOCUMENT, documentId: 'leakdraft' });
});

afterAll(() => app.stop());

const IDS = [
  'leakpublic',
  'leakdraft',
  'leaklimited',
  'leakwithdrawn',
  'leakpartner',
  'leakinterpretation',
  'leakconsultation',
  'manyleakconsx0',
  'leakentry',
  'leakentrydraft',
  '1',
];

const QUERIES = [
  '',
  'status=draft',
  'status=published',
  'publicationState=preview',
  'hasPublishedVersion=false',
  'publicationFilter=all',
  'populate=*',
  'populate[interpretations][populate]=*',
  'fields=*',
  'fields=title,body,summary',
  'fields=secrecyOpinion',
  'fields[0]=attributeInitialReason',
  'filters[attributeInitialReason][$notNull]=true',
  'filters[secrecyOpinion][$contains]=a',
  'filters[createdBy][id][$gt]=0',
  'where[updatedBy][resetPasswordToken][$startsWith]=a',
  'lookup[title]=x',
  'sort=secrecyReason',
  'locale=*',
  '_q=a',
  'pagination[pageSize]=100',
  'pagination[withCount]=false',
];

test('fact 3 fact 4 fact 9 R-META-06 R-INT-09 R-CON-11a · no route of the content API, asked in any way, shows an unpublished text or an internal field', async () => {
  const routes = getRoutes((path) => path.startsWith('/api/'));
  expect(routes.length).toBeGreaterThan(6);
  const leaks = await crawl(routes, QUERIES);
  expect(leaks).toEqual([]);
}, 300_000);

test('fact 3 · no other route shows them to anybody without a login', async () => {
  const routes = getRoutes((path) => !path.startsWith('/api/'));
  expect(routes.length).toBeGreaterThan(50);
  expect(await crawl(routes, ['', 'status=draft&populate=*'])).toEqual([]);
}, 300_000);

test('R-META-06 · what is not public does not show in a count either', async () => {
  const total = async (query: string) =>
    ((await app.request.get(`/api/documents?${query}`)).body as { meta: { pagination: { total: number } } }).meta.pagination.total;
  for (const text of Object.values(canary)) expect(await total(`filters[title][$contains]=${text}`)).toBe(0);
  expect(await total(encodeURI('filters[title]=公开文件'))).toBe(1);
});

test('the crawl would notice: the public texts are found by it', async () => {
  expect((await app.request.get('/api/documents?pagination[pageSize]=100')).text).toContain('公开文件');
  expect((await app.request.get('/api/documents/leakpublic')).text).toContain('公开解读');
});

/** Addresses of all GET routes, with every id in the place of their parameters. */
function getRoutes(wanted: (path: string) => boolean): string[] {
  const paths = routesOf(app)
    .filter(({ methods, path }) => methods.includes('GET') && wanted(path))
    .map(({ path }) => path);
  return [...new Set(paths)].flatMap((path) => {
    const named = path.replace(/:model|:uid|:contentType/g, DOCUMENT).replace(/\(\.\*\)|\*/g, 'x');
    return /:\w+/.test(named)
      ? (path.startsWith('/api/') ? IDS : IDS.slice(0, 2)).map((id) => named.replace(/:\w+(\([^)]*\))?/g, id))
      : [named];
  });
}

async function crawl(paths: readonly string[], queries: readonly string[]): Promise<string[]> {
  const leaks: string[] = [];
  for (const path of paths) {
    for (const query of queries) {
      const response = await app.request.get(encodeURI(`${path}?${query}`));
      const answer = `${JSON.stringify(response.headers)} ${response.text}`;
      for (const [name, text] of Object.entries(canary)) if (answer.includes(text)) leaks.push(`${name}: ${path}?${query}`);
    }
  }
  return leaks;
}

function mark(): string {
  return `canary${randomBytes(16).toString('hex')}`;
}
