import type { Refusal } from '../../plugins/workboard/server/src/platform/errors';
import { startApp, type TestApp } from '../helpers/strapi';
import { documentAfter, draftDocument, setUpOffice, take, type Office } from '../helpers/office';
import { countStatements } from '../helpers/statements';

let app: TestApp;
let office: Office;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00' });
  office = await setUpOffice(app);
});

afterAll(() => app.stop());

describe('fire', () => {
  it('takes a document from draft to the public', async () => {
    const card = await documentAfter(app, office, 'publish');
    expect(card.stage).toBe('published');
    const published = await app.strapi.documents('api::document.document').findOne({ documentId: card.documentId, status: 'published' });
    expect(published).toMatchObject({ issuedAt: '2026-09-30', portalPublishedAt: '2026-09-30', docNumber: '黄政办发〔2026〕1号' });
    expect(published?.indexNumber).toBe('12331003E96936103G/2026-000001');
  });

  it('P7 · a plain move is six statements', async () => {
    const card = await documentAfter(app, office, 'submit_draft');
    const { statements } = await countStatements(app.strapi, async () => {
      const actor = await app.workboard.actor(office.head.id);
      await app.workboard.fire(card.id, { event: 'return_from_secrecy', form: { ground: 'text', reason: '依据请补充完整' }, actor });
    });
    expect(statements).toHaveLength(6);
  });

  it('P7 · a publication is 31 statements at most, what Strapi alone takes for an entry with two relations and five; ours are 14', async () => {
    const card = await documentAfter(app, office, 'issue');
    const { statements } = await countStatements(app.strapi, () => take(app, office, card.id, 'publish'));
    const at = (verb: string) => statements.findIndex((sql) => new RegExp(`^${verb} .*workboard_permits`, 'i').test(sql));
    const stock = at('delete') - at('insert') - 1;
    expect(stock).toBeGreaterThan(0);
    expect(statements.length - stock).toBeLessThanOrEqual(14);
    expect(statements.length).toBeLessThanOrEqual(26 + 5);
  });

  it('X-05 · a refusal lists every unmet clause, with the words of the law and where to mend it', async () => {
    const card = await draftDocument(app, office, { title: '没有正文的通知', body: '' });
    const refused = await take(app, office, card.id, 'submit_draft', { attribute: 'not_public' }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ status: 422 });
    const { unmet } = (refused as Refusal).details;
    expect(unmet.length).toBeGreaterThanOrEqual(2);
    expect(unmet.every(({ clauses }) => clauses.length > 0)).toBe(true);
  });
});
