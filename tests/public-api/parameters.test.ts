import { startApp, type TestApp } from '../helpers/strapi';

let app: TestApp;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T09:00:00+08:00' });
});

afterAll(() => app.stop());

interface Refusal {
  error: { status: number; name: string; message: string; details: { parameter: string; allowed: string[] } };
}

const refused = async (path: string) => ((await app.request.get(encodeURI(path)).expect(400)).body as Refusal).error;

/** Parameters of Strapi that read more than is public, and what is simply unknown. */
const FORBIDDEN = [
  'status=draft',
  'status=published',
  'publicationState=preview',
  'hasPublishedVersion=false',
  'populate=*',
  'populate[interpretations]=true',
  'locale=en',
  'where[title]=x',
  'lookup[title]=x',
  '_q=x',
  '_where=x',
  'foo=1',
  'filters=x',
  'filters[$and][0][title]=x',
  'filters[$or][0][title][$eq]=x',
  'filters[createdBy][id]=1',
  'filters[updatedBy][resetPasswordToken][$startsWith]=a',
  'filters[id]=1',
  'filters[attributeInitialReason][$contains]=x',
  'filters[secrecyOpinion][$contains]=x',
  'filters[audience]=limited',
  'filters[constructor]=x',
  'filters[__proto__][$eq]=x',
  'filters[title][$startsWith]=x',
  'filters[title][$eq][$eq]=x',
  'filters[title][$notNull]=true',
  'filters[title]=',
  'filters[title][$contains]=%00',
  'filters[documentDate]=2026-02-30',
  'filters[documentDate][$contains]=2026',
  'filters[documentDate][$gte]=yesterday',
  'filters[portalPublishedAt][$lte]=2026-9-1',
  'sort=createdBy',
  'sort=body',
  'sort=title:up',
  'sort=title:asc:desc',
  'sort=title,title',
  'sort=',
  'sort[a]=title',
  'fields=secrecyOpinion',
  'fields=*',
  'fields=',
  'fields[0][x]=title',
  'pagination[page]=0',
  'pagination[page]=1e9',
  'pagination[page]=-1',
  'pagination[pageSize]=101',
  'pagination[pageSize]=abc',
  'pagination[start]=0',
  'pagination[limit]=10',
  'pagination[withCount]=1',
  'pagination=1',
  'page=2',
  'filters[title',
];

test.each(FORBIDDEN)(
  'fact 3 · /api/documents and /api/interpretations refuse %s with a sentence that names the parameter',
  async (parameter) => {
    for (const path of ['/api/documents', '/api/interpretations']) {
      const { status, message, details } = await refused(`${path}?${parameter.replaceAll('%00', '\u0001')}`);
      expect(status).toBe(400);
      expect(message).toMatch(/^\S.*\.$/);
      expect(parameter.startsWith(details.parameter.replace(/\[.*/, ''))).toBe(true);
    }
  },
);

test.each(['status=draft', 'populate=*', 'filters[clauseId][$ne]=x', 'foo=1', 'publicationState=preview', 'sort=id'])(
  'policy clauses refuse %s',
  async (parameter) => {
    await refused(`/api/policy-clauses?${parameter}`);
  },
);

test.each(['status=draft', 'populate=*', 'pagination[page]=1', 'filters[title]=x', 'locale=en', 'fields=secrecyReason', '_q=x'])(
  'fact 3 · a single entry refuses %s before it is looked for',
  async (parameter) => {
    for (const path of ['documents', 'interpretations', 'policy-clauses']) await refused(`/api/${path}/none?${parameter}`);
  },
);

test.each([
  ['filters[kind]=normative&filters[kind]=plan', 'filters[kind]'],
  ['filters[kind]=normative&filters[kind][$eq]=plan', 'filters[kind][$eq]'],
  ['sort=title&sort=documentDate', 'sort'],
  ['sort=title&sort[0]=documentDate', 'sort'],
  ['pagination[page]=1&pagination[page]=2', 'pagination[page]'],
])('a parameter given twice is refused: %s', async (query, parameter) => {
  expect((await refused(`/api/documents?${query}`)).details.parameter).toBe(parameter);
});

test('the sentence says what would be right', async () => {
  expect(await refused('/api/documents?status=draft')).toMatchObject({
    name: 'BadRequestError',
    message:
      'The parameter "status" is not known here. Allowed: filters[<field>][<operator>], sort, fields, pagination[page], pagination[pageSize], pagination[cursor], pagination[withCount], q.',
  });
  expect((await refused('/api/documents?filters[kind]=law')).message).toBe(
    'The filter "filters[kind]" does not know "law". Allowed: normative, general, plan, personnel, other.',
  );
  expect((await refused('/api/documents?filters[documentDate]=2026-02-30')).message).toBe(
    'The filter "filters[documentDate]" takes a day written YYYY-MM-DD, not "2026-02-30".',
  );
  expect((await refused('/api/documents?pagination[pageSize]=1000')).message).toBe(
    '"pagination[pageSize]" is a whole number from 1 to 100, not "1000".',
  );
  expect((await refused('/api/interpretations?filters[channel]=wechat')).details.allowed).toEqual(['portal', 'service_network']);
});

test('R-EXP-07 · the channel is a filter of interpretations only', async () => {
  await refused('/api/documents?filters[channel]=portal');
});

test('a query longer than anybody writes is refused', async () => {
  await refused(`/api/documents?filters[title]=${'x'.repeat(5000)}`);
  await refused(`/api/documents?filters[title]=${'x'.repeat(300)}`);
});

test('an id that nobody has is not found, whatever it looks like', async () => {
  for (const id of ['none', "x'%20or%201=1", '..%2f..', 'x'.repeat(2000), '%F0%9F%98%80'])
    await app.request.get(`/api/documents/${id}`).expect(404);
});
