import { documentAfter, setUpOffice, type Office } from '../helpers/office';
import { publishRow } from '../helpers/publish-rows';
import { publishUntilKilled } from '../helpers/start-publisher';
import { startApp, type TestApp } from '../helpers/strapi';

const DOCUMENT = 'api::document.document';
/** `npm run faults` takes fifty rounds; `npm test` a few. */
const ROUNDS = Number(process.env.GONGKAI_FAULT_ROUNDS ?? 2);
/** More than a process publishes in the longest time it is given. */
const EACH = 12;

let app: TestApp;
let office: Office;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00' });
  office = await setUpOffice(app);
});

afterAll(() => app.stop());

/** What must be empty at any time: public rows that nobody approved, that the log does not know, and what the log says is public and is not. */
async function violations(): Promise<Record<string, string[]>> {
  const db = app.strapi.db.connection;
  const { tableName } = app.strapi.db.metadata.get(DOCUMENT);
  const ids = async (query: Promise<unknown>) => ((await query) as { id: string }[]).map(({ id }) => id);
  const publicRows = () => db(`${tableName} as d`).whereNotNull('d.published_at').select('d.document_id as id');
  const cards = db('workboard_cards as c').whereRaw('c.subject_document = d.document_id').where('c.subject_uid', DOCUMENT);
  const logged = db('workboard_log as l')
    .whereRaw('l.subject_document = d.document_id')
    .where('l.subject_uid', DOCUMENT)
    .whereIn('l.event', ['publish', 'import_published']);
  return {
    'public, not approved': await ids(
      publicRows().whereNotExists(cards.clone().where('c.published', true).whereNotNull('c.seal').where('c.seal_broken', false)),
    ),
    'public, not logged': await ids(publicRows().whereNotExists(logged.clone())),
    'public twice': await ids(publicRows().groupBy('d.document_id').havingRaw('COUNT(*) > 1')),
    'logged, not public': await ids(
      db('workboard_log as l')
        .where({ 'l.event': 'publish', 'l.subject_uid': DOCUMENT })
        .whereNotExists(db(`${tableName} as d`).whereRaw('d.document_id = l.subject_document').whereNotNull('d.published_at'))
        .select('l.subject_document as id'),
    ),
    'task left open': await ids(
      db('workboard_tasks as t')
        .join('workboard_cards as c', 'c.id', 't.card_id')
        .where({ 't.event': 'publish', 't.state': 'open', 'c.stage': 'published' })
        .select('c.subject_document as id'),
    ),
    permits: await ids(db('workboard_permits').select('document_id as id')),
  };
}

const none = {
  'public, not approved': [],
  'public, not logged': [],
  'public twice': [],
  'logged, not public': [],
  'task left open': [],
  permits: [],
};

async function issued(count: number): Promise<number[]> {
  const cards: number[] = [];
  for (let index = 0; index < count; index += 1)
    cards.push((await documentAfter(app, office, 'issue', { title: `关于停车的第${index}件通知` })).id);
  return cards;
}

test('R1 · the invariants bite: a public row whose machine died before the log was written is found', async () => {
  expect(await violations()).toEqual(none);
  await publishRow(app, DOCUMENT, { documentId: 'careless', published: true }, { title: '没有审定的文件' });
  expect(await violations()).toEqual({ ...none, 'public, not approved': ['careless'], 'public, not logged': ['careless'] });
  await app.strapi.db.connection.transaction(async (trx) => {
    await trx('workboard_permits').insert({ uid: DOCUMENT, document_id: 'careless' });
    await trx(app.strapi.db.metadata.get(DOCUMENT).tableName).where({ document_id: 'careless' }).delete();
    await trx('workboard_permits').delete();
  });
});

test(`R1 · killed at random while it publishes, ${ROUNDS} times: approval, log and public row are all there or none, and nothing acknowledged is lost`, async () => {
  let acknowledged = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const cards = await issued(EACH);
    // 150 to 400 ms, spread evenly over the rounds.
    const milliseconds = 150 + ((round * 97) % 250);
    const published = await publishUntilKilled({ cards, user: office.secretariat.id, on: '2026-09-30' }, milliseconds);
    acknowledged += published.length;
    expect(await violations()).toEqual(none);
    const stages = (await app.strapi.db.connection('workboard_cards').whereIn('id', published).distinct('stage')) as { stage: string }[];
    expect(stages.map(({ stage }) => stage)).toEqual(published.length > 0 ? ['published'] : []);
  }
  expect(acknowledged).toBeGreaterThan(0);
  expect(await app.workboard.verifyLog()).toMatchObject({ ok: true });
});
