import { startApp, type TestApp } from '../helpers/strapi';
import { ANSWERS, documentAfter, setUpOffice, take, type Office } from '../helpers/office';
import { runMoves, type MovesOrder, type MovesResult } from '../helpers/run-moves';
import { startMover } from '../helpers/start-mover';

const onPostgres = process.env.DATABASE_CLIENT === 'postgres';

let app: TestApp;
let office: Office;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00' });
  office = await setUpOffice(app);
});

afterAll(() => app.stop());

/** SQLite is for one process; PostgreSQL carries two, and both take part there. */
async function movesOfEverybody(order: MovesOrder): Promise<MovesResult[]> {
  if (!onPostgres) return [await runMoves(app, order), await runMoves(app, order)];
  const other = await startMover();
  try {
    return await Promise.all([runMoves(app, order), other.run(order)]);
  } finally {
    await other.stop();
  }
}

describe('R5 · several people move the same cards', () => {
  it('1 000 moves over two processes: every change is won once, nothing is lost, the log is one chain', async () => {
    const cards = [
      await documentAfter(app, office, 'submit_draft'),
      await documentAfter(app, office, 'submit_draft'),
      await documentAfter(app, office, 'submit_draft'),
    ];
    const back = { ground: 'text', reason: '文字需要修改完善' };
    const order: MovesOrder = {
      cards: cards.map(({ id }) => id),
      moves: 50,
      clients: 10,
      from: {
        drafting: { event: 'submit_draft', form: ANSWERS.submit_draft ?? {}, actor: office.clerk },
        secrecy_opinion: { event: 'return_from_secrecy', form: back, actor: office.head },
      },
    };
    const results = await movesOfEverybody(order);
    expect(results.flatMap(({ others }) => others)).toEqual([]);
    const wins = results.flatMap((result) => result.wins);
    expect(wins.length + results.reduce((sum, { conflicts }) => sum + conflicts, 0)).toBe(1000);
    for (const start of cards) {
      const row = (await app.strapi.db.connection('workboard_cards').where({ id: start.id }).first()) as {
        revision: number;
        stage: string;
      };
      const read = wins.filter(({ card }) => card === start.id).map((win) => win.read);
      expect(read).toHaveLength(row.revision - start.revision);
      expect(new Set(read).size).toBe(read.length);
      const logged = (await app.strapi.db.connection('workboard_log').where({ card_id: start.id }).orderBy('seq').select('revision')) as {
        revision: number;
      }[];
      expect(logged.map(({ revision }) => revision)).toEqual(Array.from({ length: row.revision }, (_none, index) => index + 1));
      expect(['drafting', 'secrecy_opinion']).toContain(row.stage);
    }
    expect(await app.workboard.verifyLog()).toMatchObject({ ok: true });
  });
});

test('R5 · the count bites: without the revision, some of fifty changes at once are lost', async () => {
  const { id } = await documentAfter(app, office, 'create');
  const cards = () => app.strapi.db.connection('workboard_cards').where({ id });
  const revision = async () => Number(((await cards().first('revision')) as { revision: number }).revision);
  const before = await revision();
  await Promise.all(
    Array.from({ length: 50 }, async () => {
      const read = await revision();
      await cards().update({ revision: read + 1 });
    }),
  );
  expect(await revision()).toBeLessThan(before + 50);
});

describe('R6 · several people publish the same document', () => {
  it('one wins, the others are told; there is one published row and one number', async () => {
    const card = await documentAfter(app, office, 'issue');
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => take(app, office, card.id, 'publish')));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const attempt of tries) {
      if (attempt.status === 'rejected') expect([409, 422]).toContain((attempt.reason as { status: number }).status);
    }
    const rows = await app.strapi.db
      .query('api::document.document')
      .findMany({ where: { documentId: card.documentId, publishedAt: { $notNull: true } } });
    expect(rows).toHaveLength(1);
    expect(await app.workboard.verifyLog()).toMatchObject({ ok: true });
  });
});
