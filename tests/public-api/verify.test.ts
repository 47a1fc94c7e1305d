import { documentAfter, setUpOffice, type Office } from '../helpers/office';
import { changePublished } from '../helpers/publish-rows';
import { startApp, type TestApp } from '../helpers/strapi';

const DOCUMENT = 'api::document.document';

let app: TestApp;
let office: Office;
let documentId: string;
let indexNumber: string;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00' });
  office = await setUpOffice(app);
  ({ documentId } = await documentAfter(app, office, 'publish'));
  const row = (await app.strapi.db.connection('documents').where({ document_id: documentId }).whereNotNull('published_at').first()) as {
    index_number: string;
  };
  indexNumber = row.index_number;
});

afterAll(() => app.stop());

const verify = (number: string) => app.request.get(`/api/verify?indexNumber=${encodeURIComponent(number)}`);

it('X-14, R-INT-07 · what is public is shown to be what was approved, by the row of the log that published it', async () => {
  const { data } = (await verify(indexNumber).expect(200)).body as { data: Record<string, unknown> };
  const row = (await app.strapi.db.connection('workboard_log').where({ event: 'publish', subject_document: documentId }).first()) as {
    seq: number;
    at: string;
    hash: string;
    content_hash: string;
  };
  expect(data).toEqual({
    indexNumber,
    type: 'document',
    documentId,
    title: expect.any(String) as string,
    algorithm: 'sha256',
    approvedHash: row.content_hash,
    publishedHash: row.content_hash,
    matches: true,
    log: { seq: Number(row.seq), at: row.at, hash: row.hash },
  });
});

it('X-14 · a published text that was changed behind everybody’s back is told', async () => {
  await changePublished(app, { uid: DOCUMENT, documentId }, { body: '# 另一份文件' });
  const { data } = (await verify(indexNumber).expect(200)).body as {
    data: { matches: boolean; approvedHash: string; publishedHash: string };
  };
  expect(data.matches).toBe(false);
  expect(data.publishedHash).not.toBe(data.approvedHash);
});

it('X-14, R-META-06 · what is not public for all is not there', async () => {
  await verify('12331003E96936103G/1999-000001').expect(404);
  await changePublished(app, { uid: DOCUMENT, documentId }, { audience: 'limited' });
  await verify(indexNumber).expect(404);
});

it('X-14 · a number that is missing, or anything beside it, is a clear error', async () => {
  const refused = async (query: string) =>
    ((await app.request.get(`/api/verify${query}`).expect(400)).body as { error: { message: string } }).error.message;
  expect(await refused('')).toBe('"indexNumber" is missing. Write /api/verify?indexNumber=12331003E96936103G/2024-154420.');
  expect(await refused('?indexNumber=')).toContain('"indexNumber" is missing');
  expect(await refused('?indexNumber=a&status=draft')).toContain('"status" is not known here');
});
