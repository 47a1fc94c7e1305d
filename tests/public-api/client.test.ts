import type { AddressInfo } from 'node:net';
import { strapi as createClient, type StrapiClient } from '@strapi/client';
import { rebuildIfStale } from '../../src/public/search/catch-up';
import { linkRows, publishRow } from '../helpers/publish-rows';
import { startApp, type TestApp } from '../helpers/strapi';

const document = { uid: 'api::document.document', documentId: 'clientdocument' } as const;
const interpretation = { uid: 'api::interpretation.interpretation', documentId: 'clientinterpretation' } as const;

let app: TestApp;
let client: StrapiClient;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T09:00:00+08:00' });
  await publishRow(
    app,
    document.uid,
    { documentId: document.documentId, published: true },
    { title: '客户端文件', publisher: 'client-unit', documentDate: '2026-09-01', audience: 'society' },
  );
  await publishRow(
    app,
    interpretation.uid,
    { documentId: interpretation.documentId, published: true },
    { title: '客户端解读', audience: 'society' },
  );
  await linkRows(app, interpretation, document);
  const server = app.strapi.server.httpServer;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  client = createClient({ baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api` });
});

afterAll(() => app.stop());

test('N-30 R-INT-09 · @strapi/client reads lists and entries, with filters, sort, fields and pages', async () => {
  const { data, meta } = await client.collection('documents').find({
    filters: { publisher: { $eq: 'client-unit' }, documentDate: { $gte: '2026-01-01' } },
    sort: ['documentDate:desc', 'title'],
    fields: ['title', 'documentDate'],
    pagination: { page: 1, pageSize: 10 },
  });
  expect(meta.pagination).toEqual({ page: 1, pageSize: 10, pageCount: 1, total: 1 });
  expect(data[0]).toMatchObject({
    documentId: 'clientdocument',
    title: '客户端文件',
    interpretations: [{ documentId: 'clientinterpretation' }],
  });
  const one = await client.collection('interpretations').findOne('clientinterpretation');
  expect(one.data).toMatchObject({ title: '客户端解读', document: { documentId: 'clientdocument' } });
});

test('@strapi/client searches, and goes from page to page by cursor', async () => {
  interface Document {
    documentId: string;
    title: string;
  }
  const documents = client.collection('documents');
  /** All documents with these words, however many there are. */
  async function search(q: string): Promise<Document[]> {
    const found: Document[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query = { q, fields: ['title'], pagination: { cursor, pageSize: 1 } };
      const { data, meta } = await documents.find(query as Parameters<typeof documents.find>[0]);
      found.push(...(data as unknown as Document[]));
      cursor = (meta.pagination as unknown as { next: string | null }).next;
    }
    return found;
  }
  for (const n of [1, 2, 3]) {
    const values = { title: `桂花蜜酿的通知 ${n}`, documentDate: `2026-08-0${n}`, audience: 'society' };
    await publishRow(app, document.uid, { documentId: `clientsearch${n}`, published: true }, values);
  }
  // Not published by a workflow, so no log tells the index of them; a start does.
  await rebuildIfStale(app.strapi);
  expect((await search('桂花 蜜酿')).map(({ documentId }) => documentId)).toEqual(['clientsearch3', 'clientsearch2', 'clientsearch1']);
});

test('fact 3 fact 4 · @strapi/client reads no drafts and writes nothing', async () => {
  const documents = client.collection('documents');
  await expect(documents.find({ status: 'draft' })).rejects.toMatchObject({ response: { status: 400 } });
  await expect(documents.findOne('nobody')).rejects.toMatchObject({ response: { status: 404 } });
  await expect(documents.create({ title: 'x' })).rejects.toMatchObject({ response: { status: 405 } });
  await expect(documents.update('clientdocument', { title: 'x' })).rejects.toMatchObject({ response: { status: 405 } });
  await expect(documents.delete('clientdocument')).rejects.toMatchObject({ response: { status: 405 } });
});
