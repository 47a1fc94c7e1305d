import type { FiredCard } from '../../plugins/workboard/server/src/api';
import { isDatabaseTrouble } from '../../src/start/database-trouble';
import { COMMIT, cutAt, cutConnections } from '../helpers/cut-connections';
import { failure } from '../helpers/failure';
import { holdFile } from '../helpers/hold-file';
import { asOwner, databaseName } from '../helpers/postgres';
import { NONE, violations } from '../helpers/invariants';
import { ANSWERS, documentAfter, SECTION, setUpOffice, type Office } from '../helpers/office';
import { createStaff, type Staff } from '../helpers/staff';
import { startApp, type TestApp } from '../helpers/strapi';

const onPostgres = process.env.DATABASE_CLIENT === 'postgres';
/** `npm run faults` takes fifty rounds; `npm test` a few. */
const ROUNDS = Number(process.env.GONGKAI_FAULT_ROUNDS ?? 2);

let app: TestApp;
let office: Office;
let clerk: Staff;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00' });
  office = await setUpOffice(app);
  clerk = await createStaff(app, { name: 'faultclerk', actions: ['plugin::workboard.board.read', 'plugin::workboard.board.move'] });
  await app.workboard.grantMembership({ user: clerk.id, role: 'handling_clerk', unit: SECTION });
});

afterAll(() => app.stop());

const submit = (card: { id: number; revision: number }) =>
  app.request
    .post(`/workboard/cards/${card.id}/events/submit_draft`)
    .set('Authorization', clerk.bearer)
    .send({ expectedRevision: card.revision, form: ANSWERS.submit_draft });

async function state(card: number) {
  const db = app.strapi.db.connection;
  const [row, rows] = [await db('workboard_cards').where({ id: card }).first(), await db('workboard_log').where({ card_id: card })];
  const { stage, revision } = row as { stage: string; revision: number };
  return { stage, revision, logged: rows.length };
}

/** While `trouble` lasts a step is answered with 503 and changes nothing; afterwards the same step is taken. */
async function survives(trouble: { begin: () => Promise<unknown>; end: () => Promise<unknown> }): Promise<void> {
  const card = await documentAfter(app, office, 'create');
  const before = await state(card.id);
  await trouble.begin();
  try {
    const answer = await submit(card);
    expect([answer.status, answer.headers['retry-after'], answer.headers['cache-control']]).toEqual([503, '10', 'no-store']);
    expect((answer.body as { error: { message: string } }).error.message).toContain('本次操作没有生效');
  } finally {
    await trouble.end();
  }
  expect(await state(card.id)).toEqual(before);
  await submit(card).expect(200);
  expect(await state(card.id)).toMatchObject({ stage: 'secrecy_opinion', logged: before.logged + 1 });
  expect(await violations(app)).toEqual(NONE);
}

const pragma = (sql: string) => app.strapi.db.connection.raw(`PRAGMA ${sql}`);

/** For connections that begin from now on. */
const readOnly = (on: boolean) =>
  asOwner((client) => client.query(`ALTER DATABASE ${databaseName()} SET default_transaction_read_only = ${on ? 'on' : 'off'}`)).then(
    cutConnections,
  );
/** The pool finds out which of its connections are gone. */
const settle = async () => {
  for (let tries = 0; tries < 20; tries += 1) await app.strapi.db.connection.raw('SELECT 1').catch(() => undefined);
};

/** Room for the next pages is taken until there is none. */
async function fillDisk(): Promise<void> {
  const db = app.strapi.db.connection;
  await db.raw('CREATE TABLE filler (text)');
  const [{ page_count: pages } = { page_count: 0 }] = (await pragma('page_count')) as { page_count: number }[];
  await pragma(`max_page_count = ${pages + 20}`);
  for (let left = 1000; left > 0; left -= 1) {
    const full = await db('filler')
      .insert({ text: 'x'.repeat(3000) })
      .then(() => false)
      .catch(() => true);
    if (full) return;
  }
  throw new Error('the disk does not become full');
}

async function makeRoom(): Promise<void> {
  await pragma('max_page_count = 1073741823');
  await app.strapi.db.connection.raw('DROP TABLE filler');
}

const READ_ONLY = onPostgres
  ? { begin: () => readOnly(true).then(settle), end: () => readOnly(false).then(settle) }
  : { begin: () => pragma('query_only = 1'), end: () => pragma('query_only = 0') };

test('R15 · a database that may only be read: a step is answered with 503 and not done, the public reads on, and afterwards the same step is done', async () => {
  const shown = await documentAfter(app, office, 'publish', { title: '故障期间仍可阅读的通知' });
  const read = () => app.request.get(`/api/documents/${shown.documentId}`).expect(200);
  await survives({ begin: () => READ_ONLY.begin().then(read), end: READ_ONLY.end });
});

test(
  'R15 · no room on the disk (SQLite), or a database that is put to reading only in the midst of the work (PostgreSQL), again and again: 503, never half, and afterwards all is as it was',
  () => (onPostgres ? readOnlyAgain() : diskIsFull()),
  (ROUNDS + 2) * 60_000,
);

const count = async (table: string) => Number(((await app.strapi.db.connection(table).count({ n: '*' }).first()) as { n: number }).n);

/** Every disk that is full is SQLite's own here: it gets no more pages. */
async function diskIsFull(): Promise<void> {
  const open = (title: string) =>
    app.request
      .post('/workboard/boards/official-document/cards')
      .set('Authorization', clerk.bearer)
      .send({ event: 'create', form: { ...ANSWERS.create, title, body: '第一条 为了测试，制定本通知。'.repeat(4000) } });
  const tables = ['documents', 'workboard_cards', 'workboard_log', 'workboard_clock_events', 'workboard_tasks'];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await Promise.all(tables.map(count));
    await fillDisk();
    const answer = await open(`关于停车的第${round}件通知`);
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '10']);
    await makeRoom();
    expect(await Promise.all(tables.map(count))).toEqual(before);
    await open(`关于停车的第${round}件通知`).expect(({ ok }) => expect(ok).toBe(true));
    expect(await violations(app)).toEqual(NONE);
  }
  expect(await app.workboard.verifyLog()).toMatchObject({ ok: true });
}

/** Putting it to reading only cuts every connection, and so does the end of it. */
async function readOnlyAgain(): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) await survives(READ_ONLY);
  expect(await app.workboard.verifyLog()).toMatchObject({ ok: true });
}

/** Where a step is when it is cut off: who asks, what they may, the subject, the card, the log, and the commit itself. */
const POINTS = ['admin_users', 'workboard_memberships', 'documents', 'workboard_cards', 'workboard_log_head', COMMIT] as const;

test(
  'R15 · cut off in the midst of a step, wherever it is (PostgreSQL: every connection is gone; SQLite: somebody else holds the file for longer than is waited): 503, nothing is half done, and the same step is taken as soon as it can be',
  async () => {
    for (let round = 0; round < Math.max(ROUNDS, POINTS.length); round += 1) {
      const cards: FiredCard[] = [];
      for (let n = 0; n < 3; n += 1) cards.push(await documentAfter(app, office, 'create'));
      const before = await Promise.all(cards.map(({ id }) => state(id)));
      const steps = () => cards.map((card) => submit(card).then(({ status, headers }) => [status, headers['retry-after']]));
      const answers = onPostgres ? await cutAt(POINTS[round % POINTS.length] ?? COMMIT, steps, cards.length) : await whileLocked(steps);
      expect([round, answers]).toEqual([round, cards.map(() => [503, '10'])]);
      expect(await recovered(() => Promise.all(cards.map(({ id }) => state(id))))).toEqual(before);
      // Those that nobody uses at the moment are cut as well, and found out when they are.
      if (onPostgres) await cutConnections();
      for (const card of cards) expect(await untilServed(() => submit(card))).toBe(200);
      const done = await Promise.all(cards.map(({ id }) => state(id)));
      expect(done).toEqual(
        before.map(({ revision, logged }) => ({ stage: 'secrecy_opinion', revision: revision + 1, logged: logged + 1 })),
      );
      expect(await violations(app)).toEqual(NONE);
    }
    expect(await app.workboard.verifyLog()).toMatchObject({ ok: true });
  },
  (ROUNDS + 2) * 60_000,
);

if (onPostgres) {
  test('R15 · a connection that breaks off while it is made ready is given up: nobody waits for it, and the process lives', async () => {
    const gone = Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' });
    const connection = { query: (_query: unknown, done: (error: Error) => void) => done(gone) };
    await app.strapi.db.dialect.initialize(connection);
    expect(connection).toMatchObject({ __knex__disposed: gone });
  });
}

test('R15 · the comparison bites: a step that is written in two parts is half done when it is cut off between them', async () => {
  const card = await documentAfter(app, office, 'create');
  const before = await state(card.id);
  const db = app.strapi.db.connection;
  await db('workboard_cards')
    .where({ id: card.id })
    .update({ stage: 'secrecy_opinion', revision: before.revision + 1 });
  await READ_ONLY.begin();
  expect(await failure(db('workboard_tasks').insert({ card_id: card.id }))).not.toBeNull();
  await READ_ONLY.end();
  expect(await state(card.id)).not.toEqual(before);
});

/** Another process writes and does not end. */
async function whileLocked<T>(steps: () => Promise<T>[]): Promise<T[]> {
  await pragma('busy_timeout = 20');
  const release = holdFile(process.env.DATABASE_FILENAME ?? '');
  try {
    return await Promise.all(steps());
  } finally {
    release();
    await pragma('busy_timeout = 5000');
  }
}

/** The pool may have more connections that are gone than one question meets. */
const TRIES = 30;

async function recovered<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseTrouble(error) || tries === TRIES) throw error;
    }
  }
}

/** Asks again as long as 503 is the answer. @returns the status that is none */
async function untilServed(ask: () => PromiseLike<{ status: number }>): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const { status } = await ask();
    if (status !== 503 || tries === TRIES) return status;
  }
}
