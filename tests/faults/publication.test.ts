import { DOCUMENT, NONE, violations } from '../helpers/invariants';
import { documentAfter, setUpOffice, type Office } from '../helpers/office';
import { publishRow } from '../helpers/publish-rows';
import { publishUntilKilled } from '../helpers/start-publisher';
import { startApp, type TestApp } from '../helpers/strapi';

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

async function issued(count: number): Promise<number[]> {
  const cards: number[] = [];
  for (let index = 0; index < count; index += 1)
    cards.push((await documentAfter(app, office, 'issue', { title: `关于停车的第${index}件通知` })).id);
  return cards;
}

test('R1 · the invariants bite: a public row whose machine died before the log was written is found', async () => {
  expect(await violations(app)).toEqual(NONE);
  await publishRow(app, DOCUMENT, { documentId: 'careless', published: true }, { title: '没有审定的文件' });
  expect(await violations(app)).toEqual({ ...NONE, 'public, not approved': ['careless'], 'public, not logged': ['careless'] });
  await app.strapi.db.connection.transaction(async (trx) => {
    await trx('workboard_permits').insert({ uid: DOCUMENT, document_id: 'careless' });
    await trx(app.strapi.db.metadata.get(DOCUMENT).tableName).where({ document_id: 'careless' }).delete();
    await trx('workboard_permits').delete();
  });
});

test(
  `R1 · killed at random while it publishes, ${ROUNDS} times: approval, log and public row are all there or none, and nothing acknowledged is lost`,
  async () => {
    let acknowledged = 0;
    let left: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      // What the last one did not come to is for the next.
      const cards = [...left, ...(await issued(EACH - left.length))];
      // Up to a quarter of a second, spread evenly over the rounds.
      const milliseconds = (round * 97) % 250;
      const published = await publishUntilKilled({ cards, user: office.secretariat.id, on: '2026-09-30' }, milliseconds);
      acknowledged += published.length;
      expect(await violations(app)).toEqual(NONE);
      const stages = (await app.strapi.db.connection('workboard_cards').whereIn('id', published).distinct('stage')) as { stage: string }[];
      expect(stages.map(({ stage }) => stage)).toEqual(published.length > 0 ? ['published'] : []);
      const waiting = (await app.strapi.db.connection('workboard_cards').whereIn('id', cards).where({ stage: 'issued' }).select('id')) as {
        id: number;
      }[];
      left = waiting.map(({ id }) => id);
    }
    expect(acknowledged).toBeGreaterThan(0);
    expect(await app.workboard.verifyLog()).toMatchObject({ ok: true });
  },
  (ROUNDS + 2) * 60_000,
);
