import type { Core } from '@strapi/strapi';
import { readDraft } from '../../plugins/workboard/server/src/features/card/draft-row';
import { documentAfter, setUpOffice, type Office } from '../helpers/office';
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
