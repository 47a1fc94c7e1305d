import { failure } from '../helpers/failure';
import { startApp, type TestApp } from '../helpers/strapi';
import { documentAfter, draftDocument, setUpOffice, take, WAY, type Office } from '../helpers/office';
import { tableOf } from '../../plugins/workboard/server/src/platform/schema/ensure-schema';

const UID = 'api::document.document';

let app: TestApp;
let office: Office;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00' });
  office = await setUpOffice(app);
});

afterAll(() => app.stop());

type Documents = Record<'publish' | 'unpublish' | 'create' | 'update' | 'clone' | 'delete', (params: object) => Promise<unknown>>;
const documents = () => app.strapi.documents(UID) as unknown as Documents;
const table = () => tableOf(app.strapi, UID).table;
const publishedRows = (documentId: string) =>
  app.strapi.db.connection(table()).where({ document_id: documentId }).whereNotNull('published_at');

/** Ways to put content before the public that do not go through `fire`. */
const DOORS: Record<string, (documentId: string) => Promise<unknown>> = {
  'documents.publish': (documentId) => documents().publish({ documentId }),
  'documents.update with status published': (documentId) => documents().update({ documentId, data: {}, status: 'published' }),
  'documents.create with status published': () => documents().create({ data: { title: '直接发布' }, status: 'published' }),
  'documents.clone with status published': (documentId) => documents().clone({ documentId, status: 'published' }),
  'db.query create': (documentId) =>
    app.strapi.db.query(UID).create({ data: { documentId, title: '直接发布', publishedAt: new Date(), locale: null } }),
  'db.query createMany': (documentId) =>
    app.strapi.db.query(UID).createMany({ data: [{ documentId, title: '直接发布', publishedAt: new Date() }] }),
  'db.query update': (documentId) =>
    app.strapi.db.query(UID).update({ where: { documentId, publishedAt: null }, data: { publishedAt: new Date() } }),
  'db.query updateMany': (documentId) =>
    app.strapi.db.query(UID).updateMany({ where: { documentId, publishedAt: null }, data: { publishedAt: new Date() } }),
  'knex insert': (documentId) =>
    app.strapi.db.connection(table()).insert({ document_id: documentId, title: '直接发布', published_at: new Date() }),
  'knex update': (documentId) => app.strapi.db.connection(table()).where({ document_id: documentId }).update({ published_at: new Date() }),
  'raw SQL': (documentId) =>
    app.strapi.db.connection.raw(`UPDATE ${table()} SET published_at = created_at WHERE document_id = ?`, [documentId]),
};

describe('R2 · no door publishes past the workflow', () => {
  const states = ['create', ...WAY.filter((step) => step !== 'publish')] as const;

  for (const state of states) {
    it(`R-PUB-09, R-SEC-02, B-01, B-22 · every door is shut after “${state}”`, async () => {
      const card = await documentAfter(app, office, state);
      for (const [name, door] of Object.entries(DOORS)) {
        const opened = await door(card.documentId).then(
          () => name,
          () => null,
        );
        expect(opened).toBeNull();
        expect(await publishedRows(card.documentId)).toHaveLength(0);
      }
      expect(await app.strapi.db.connection(table()).whereNotNull('published_at').where({ title: '直接发布' })).toHaveLength(0);
    });
  }

  it('B-22 · what is public cannot be changed, taken back or deleted by another door', async () => {
    const card = await documentAfter(app, office, 'publish');
    const before = (await publishedRows(card.documentId)) as object[];
    const attempts = [
      () => documents().unpublish({ documentId: card.documentId }),
      () => documents().delete({ documentId: card.documentId }),
      () =>
        app.strapi.db.connection(table()).where({ document_id: card.documentId }).whereNotNull('published_at').update({ title: '篡改' }),
      () => app.strapi.db.connection(table()).where({ document_id: card.documentId }).whereNotNull('published_at').delete(),
      () => app.strapi.db.query(UID).deleteMany({ where: { documentId: card.documentId } }),
    ];
    for (const attempt of attempts) expect(await failure(attempt())).not.toBeNull();
    expect(await publishedRows(card.documentId)).toEqual(before);
  });

  it('the permit is gone once the transaction is over', async () => {
    await documentAfter(app, office, 'publish');
    expect(await app.strapi.db.connection('workboard_permits')).toHaveLength(0);
  });

  it('a publication that fails half-way leaves nothing behind: no row, no log, no number', async () => {
    const card = await documentAfter(app, office, 'issue');
    const serials = await app.strapi.db.connection('workboard_series').orderBy('series');
    const { rows } = await app.workboard.verifyLog();
    const unsubscribe = app.strapi.db.lifecycles.subscribe({
      models: [UID],
      afterCreate: (event: { result: { publishedAt: unknown } }) => {
        if (event.result.publishedAt) throw new Error('the disk is full');
      },
    } as never) as unknown as () => void;
    await expect(take(app, office, card.id, 'publish')).rejects.toThrow('the disk is full');
    unsubscribe();
    expect(await publishedRows(card.documentId)).toHaveLength(0);
    expect(await app.strapi.db.connection('workboard_series').orderBy('series')).toEqual(serials);
    expect(await app.workboard.verifyLog()).toMatchObject({ ok: true, rows });
    expect(await take(app, office, card.id, 'publish')).toMatchObject({ stage: 'published' });
  });
});

describe('state attributes', () => {
  it('B-22, R-META-01 · numbers and decisions are written by events only', async () => {
    const card = await draftDocument(app, office);
    const refused = async (data: object) => String(await failure(documents().update({ documentId: card.documentId, data })));
    // By its name, with the clause of the step that writes it, and that step as the way (B-22).
    expect(await refused({ indexNumber: 'x/2026-1' })).toMatch(
      /“索引号”由流程写入.*工作台办理“公开发布”（R-PUB-09、R-PUB-11、R-META-01） \/ “Index number” .*“Publish” \(R-PUB-09, R-PUB-11, R-META-01\)/,
    );
    expect(await refused({ attributeFinal: 'proactive' })).toMatch(
      /“审定公开属性”由流程写入.*工作台办理“审定并签发”（R-PUB-07.*“Disclosure, decided”/,
    );
    await documents().update({ documentId: card.documentId, data: { title: '新的标题', indexNumber: null } });
    expect(await app.workboard.cardOf(UID, card.documentId)).toMatchObject({ revision: 2 });
  });

  it('R-META-01 · an index number is unique, gap-free and kept', async () => {
    const first = await documentAfter(app, office, 'publish');
    const second = await documentAfter(app, office, 'publish');
    const numbers = await Promise.all([first, second].map(({ documentId }) => indexNumberOf(documentId)));
    const serial = (number: unknown) => Number(String(number).slice(-6));
    expect(serial(numbers[1])).toBe(serial(numbers[0]) + 1);
    const taken = app.strapi.db
      .connection(table())
      .where({ document_id: second.documentId })
      .whereNull('published_at')
      .update({ index_number: String(numbers[0]) });
    expect(await failure(taken)).not.toBeNull();
  });
});

async function indexNumberOf(documentId: string): Promise<unknown> {
  return (await app.strapi.documents(UID).findOne({ documentId, status: 'published' }))?.indexNumber;
}

describe('R3 · approval is of content', () => {
  it('R-INT-07, B-06, R-SEC-02 · an edit after approval voids it; the approved text restored, it holds again', async () => {
    const card = await documentAfter(app, office, 'approve');
    const { body } = (await app.strapi.documents(UID).findOne({ documentId: card.documentId })) as unknown as { body: string };
    await documents().update({ documentId: card.documentId, data: { body: `${body}改动` } });
    const row = (await app.strapi.db.connection('workboard_cards').where({ id: card.id }).first()) as { seal_broken: number | boolean };
    expect(Boolean(row.seal_broken)).toBe(true);
    await expect(take(app, office, card.id, 'issue')).rejects.toMatchObject({
      status: 422,
      details: {
        unmet: [expect.objectContaining({ clauses: expect.arrayContaining([expect.objectContaining({ id: 'R-SEC-02' })]) as unknown })],
      },
    });
    await documents().update({ documentId: card.documentId, data: { body } });
    expect(await take(app, office, card.id, 'issue')).toMatchObject({ stage: 'issued' });
  });

  it('R-INT-07 · content that changes between the check and the publication undoes the publication', async () => {
    const card = await documentAfter(app, office, 'issue');
    const { column } = tableOf(app.strapi, UID);
    const unsubscribe = app.strapi.db.lifecycles.subscribe({
      models: [UID],
      beforeCreate: (event: { params: { data: Record<string, unknown> } }) => {
        if (event.params.data.publishedAt) event.params.data.body = '掉包';
      },
    } as never) as unknown as () => void;
    await expect(take(app, office, card.id, 'publish')).rejects.toThrow('not the approved content');
    unsubscribe();
    expect(column('body')).toBe('body');
    expect(await publishedRows(card.documentId)).toHaveLength(0);
  });
});

describe('deletion', () => {
  it('B-20 · a draft nobody submitted may be deleted and its log stays; what was submitted is kept', async () => {
    const draft = await draftDocument(app, office);
    await documents().delete({ documentId: draft.documentId });
    expect(await app.workboard.cardOf(UID, draft.documentId)).toBeNull();
    const submitted = await documentAfter(app, office, 'submit_draft');
    await expect(documents().delete({ documentId: submitted.documentId })).rejects.toThrow('不得删除');
    expect(await app.strapi.db.connection('workboard_log').where({ card_id: draft.id })).not.toHaveLength(0);
  });
});
