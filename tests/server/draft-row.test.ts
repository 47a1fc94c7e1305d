import type { Core } from '@strapi/strapi';
import { readDraft } from '../../plugins/workboard/server/src/features/card/draft-row';
import { hashContent, loadContent, type Content } from '../../plugins/workboard/server/src/features/card/subject';
import { containerOf } from '../../plugins/workboard/server/src/platform/container';
import { documentAfter, setUpOffice, type Office } from '../helpers/office';
import { createStaff } from '../helpers/staff';
import { countStatements } from '../helpers/statements';
import { startApp, type TestApp } from '../helpers/strapi';

const DOCUMENT = 'api::document.document';

let app: TestApp;
let office: Office;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00' });
  office = await setUpOffice(app);
});

afterAll(() => app.stop());

describe('a draft read from its table', () => {
  it('P11 · is what the query engine gives, attribute by attribute', async () => {
    const { documentId } = await documentAfter(app, office, 'publish');
    const { id, ...expected } = (await app.strapi.db.query(DOCUMENT).findOne({ where: { documentId, publishedAt: null } })) as Record<
      string,
      unknown
    >;
    const draft = await readDraft(app.strapi, DOCUMENT, documentId);
    expect(draft?.rowId).toBe(id);
    expect(draft?.values).toEqual({ id, ...JSON.parse(JSON.stringify(expected)) });
    expect(draft?.values).toMatchObject({ issuedAt: '2026-09-30', publishedAt: null, title: '关于停车管理的通知（测试）' });
  });

  it('R-INT-07 · with its files it has the hash that the query engine’s row has: seals of before hold', async () => {
    const clerk = await createStaff(app, { name: 'filesofdraft', roles: ['strapi-super-admin'] });
    const upload = (name: string) =>
      app.request
        .post('/upload')
        .set('Authorization', clerk.bearer)
        .attach('files', Buffer.from(`内容 ${name}`), name)
        .expect(201);
    const files = [await upload('附件二.txt'), await upload('附件一.txt')].map(({ body }) => (body as { id: number }[])[0]?.id);
    const card = await documentAfter(app, office, 'create');
    const container = containerOf(app.strapi);
    const definition = container.workflows.newest('official-document').subject;
    const find = () => app.strapi.db.query(DOCUMENT).findOne({ where: { documentId: card.documentId, publishedAt: null }, populate: true });
    const hashes = (row: unknown) =>
      hashContent(app.strapi, { definition, documentId: card.documentId, row: row as Content, algorithm: 'sha256' });
    const read = () => loadContent(app.strapi, definition, { documentId: card.documentId, published: false });
    const bare = await hashes(await read());
    expect(bare).toEqual(await hashes(await find()));
    await app.strapi.documents(DOCUMENT).update({ documentId: card.documentId, data: { attachments: files } as never });
    const { result, statements } = await countStatements(app.strapi, read);
    expect(statements).toHaveLength(1);
    expect((result?.attachments as { name: string }[]).map(({ name }) => name)).toEqual(['附件二.txt', '附件一.txt']);
    expect(await hashes(result)).toEqual(await hashes(await find()));
    expect(await hashes(result)).not.toEqual(bare);
  });

  it('is absent where only a published row, or none, stands', async () => {
    expect(await readDraft(app.strapi, DOCUMENT, 'nobody-knows-it')).toBeNull();
  });

  it('P11 · reads every type of scalar alike on both databases', async () => {
    const db = app.strapi.db.connection;
    await db.schema.createTable('h_scalars', (table) => {
      table.increments('id');
      for (const name of ['document_id', 'on_day', 'note']) table.string(name);
      table.datetime('published_at');
      table.datetime('met_at');
      table.boolean('open');
      table.boolean('shut');
      table.decimal('fee', 10, 2);
      table.bigInteger('serial');
      table.json('points');
      table.string('secret');
    });
    await db('h_scalars').insert({
      document_id: 'd1',
      on_day: '2026-09-30',
      note: null,
      met_at: new Date('2026-09-30T02:00:00.000Z'),
      open: true,
      shut: false,
      fee: 12.5,
      serial: 12,
      points: JSON.stringify([{ text: '补正' }]),
      secret: 'no attribute of the type',
    });
    const types = {
      onDay: 'date',
      note: 'string',
      metAt: 'datetime',
      open: 'boolean',
      shut: 'boolean',
      fee: 'decimal',
      serial: 'biginteger',
      points: 'json',
    };
    const column = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const metadata = {
      tableName: 'h_scalars',
      columnToAttribute: Object.fromEntries(Object.keys(types).map((name) => [column(name), name])),
      attributes: Object.fromEntries(Object.entries(types).map(([name, type]) => [name, { type }])),
    };
    const house = { db: { connection: db, inTransaction: () => false, metadata: { get: () => metadata } } } as unknown as Core.Strapi;
    expect(await readDraft(house, 'api::scalars.scalars', 'd1')).toEqual({
      rowId: 1,
      values: {
        onDay: '2026-09-30',
        note: null,
        metAt: '2026-09-30T02:00:00.000Z',
        open: true,
        shut: false,
        fee: 12.5,
        serial: '12',
        points: [{ text: '补正' }],
      },
    });
    await db.schema.dropTable('h_scalars');
  });
});
