import { startApp, type TestApp } from '../helpers/strapi';
import { documentAfter, SECTION, setUpOffice, type Office } from '../helpers/office';
import { createStaff, type Staff } from '../helpers/staff';
import { tableOf } from '../../plugins/workboard/server/src/platform/schema/ensure-schema';

const UID = 'api::document.document';
const TYPE = `/content-manager/collection-types/${UID}`;

let app: TestApp;
let office: Office;
let admin: Staff;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00' });
  office = await setUpOffice(app);
  admin = await createStaff(app, { name: 'boss', roles: ['strapi-super-admin'] });
});

afterAll(() => app.stop());

const send = (method: 'post' | 'put' | 'delete', path: string, body: object = {}) =>
  app.request[method](`${TYPE}${path}`).set('Authorization', admin.bearer).send(body);

const publishedRows = async (documentId: string): Promise<number> => {
  const rows: unknown[] = await app.strapi.db
    .connection(tableOf(app.strapi, UID).table)
    .where({ document_id: documentId })
    .whereNotNull('published_at');
  return rows.length;
};

/** What a super administrator can press in the content manager, who holds no office role. */
const PRESSED: Record<string, (documentId: string) => PromiseLike<{ status: number; text: string }>> = {
  Publish: (documentId) => send('post', `/${documentId}/actions/publish`, { title: '改过的标题' }),
  'create and publish': () => send('post', '/actions/publish', { title: '直接公开', kind: 'general' }),
  'bulk publish': (documentId) => send('post', '/actions/bulkPublish', { documentIds: [documentId] }),
};

describe('R2 · the doors of the content manager', () => {
  it.each(Object.keys(PRESSED))('B-22, R-PUB-08 · “%s” meets the same guards and publishes nothing', async (button) => {
    const card = await documentAfter(app, office, 'issue');
    const response = await PRESSED[button]?.(card.documentId);
    expect(response?.status).toBeGreaterThanOrEqual(400);
    expect(response?.status).toBeLessThan(500);
    expect(await publishedRows(card.documentId)).toBe(0);
    const title = (await app.strapi.documents(UID).findOne({ documentId: card.documentId }))?.title;
    expect(title).not.toBe('改过的标题');
    expect(await app.strapi.documents(UID).findMany({ filters: { title: '直接公开' } as never })).toHaveLength(0);
  });

  it('B-20, B-22 · what is public is neither taken back nor deleted there, one by one or in bulk', async () => {
    const card = await documentAfter(app, office, 'publish');
    for (const press of [
      () => send('post', `/${card.documentId}/actions/unpublish`),
      () => send('post', '/actions/bulkUnpublish', { documentIds: [card.documentId] }),
      () => send('delete', `/${card.documentId}`),
      () => send('post', '/actions/bulkDelete', { documentIds: [card.documentId] }),
    ]) {
      const { status } = await press();
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
    expect(await publishedRows(card.documentId)).toBe(1);
  });

  it('R-META-01, B-22 · a clone starts anew: a draft card without the number and the decisions of its original', async () => {
    const card = await documentAfter(app, office, 'publish');
    await app.workboard.grantMembership({ user: admin.id, role: 'handling_clerk', unit: SECTION });
    const { status, body } = await send('post', `/clone/${card.documentId}`, { title: '另一份通知（测试）' });
    expect(status).toBe(200);
    const { documentId } = (body as { data: { documentId: string } }).data;
    expect(await app.workboard.cardOf(UID, documentId)).toMatchObject({ stage: 'drafting', revision: 1 });
    const clone = await app.strapi.documents(UID).findOne({ documentId });
    expect(clone).toMatchObject({
      title: '另一份通知（测试）',
      indexNumber: null,
      docNumber: null,
      attributeFinal: null,
      portalPublishedAt: null,
    });
    expect(await publishedRows(documentId)).toBe(0);
  });

  it('nobody clones for the office: a program has no role in it', async () => {
    const card = await documentAfter(app, office, 'create');
    await expect(app.strapi.documents(UID).clone({ documentId: card.documentId, data: {} })).rejects.toMatchObject({ status: 422 });
  });
});
