import type { AddressInfo } from 'node:net';
import { strapi as createClient, type StrapiClient } from '@strapi/client';
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

test('fact 3 fact 4 · @strapi/client reads no drafts and writes nothing', async () => {
  const documents = client.collection('documents');
  await expect(documents.find({ status: 'draft' })).rejects.toMatchObject({ response: { status: 400 } });
  await expect(documents.findOne('nobody')).rejects.toMatchObject({ response: { status: 404 } });
  await expect(documents.create({ title: 'x' })).rejects.toMatchObject({ response: { status: 405 } });
  await expect(documents.update('clientdocument', { title: 'x' })).rejects.toMatchObject({ response: { status: 405 } });
  await expect(documents.delete('clientdocument')).rejects.toMatchObject({ response: { status: 405 } });
});
