import type { JobKind } from '../../plugins/workboard/server/src/features/job/service';
import { openDuties } from '../../plugins/workboard/server/src/features/duty/open-duties';
import { tellDueClocks } from '../../plugins/workboard/server/src/features/notification/tell-due-clocks';
import { containerOf, type Container } from '../../plugins/workboard/server/src/platform/container';
import { inTransaction } from '../../plugins/workboard/server/src/platform/transaction';
import { insertCards } from '../helpers/cards';
import { registerEffect } from '../helpers/job-effect';
import type { Reckoned, WorkerOrder } from '../helpers/job-worker';
import { moveTime } from '../helpers/move-time';
import { SECTION, setUpOffice, type Office } from '../helpers/office';
import { startJobWorker, type JobWorker } from '../helpers/start-job-worker';
import { startApp, type TestApp } from '../helpers/strapi';

const KIND = 'test.effect' as JobKind;
const NOW = '2026-09-15T09:00:00+08:00';
const onPostgres = process.env.DATABASE_CLIENT === 'postgres';

let app: TestApp;
let container: Container;
let office: Office;
/** Another process on the same database, on a machine whose clock is New York's. */
let other: JobWorker;

beforeAll(async () => {
  app = await startApp({ now: NOW });
  container = containerOf(app.strapi);
  office = await setUpOffice(app);
  registerEffect(container, KIND, () => Promise.resolve());
  // Steps of before this house had messages: the second instance is the first to start with them.
  await app.strapi.db.connection('workboard_cursors').delete();
  other = await startJobWorker({ zone: 'America/New_York' });
});

afterAll(async () => {
  await other.kill();
  await app.stop();
});

beforeEach(async () => {
  await at(NOW);
  for (const table of ['notifications', 'jobs', 'clocks', 'card_units', 'cards'])
    await app.strapi.db.connection(`workboard_${table}`).delete();
});

async function at(instant: string): Promise<void> {
  moveTime(container, instant);
  await other.ask({ do: 'at', instant });
}

/** Cards whose clock “portal” reminds the secretariat 3, 1 and 0 workdays before. */
async function cardsDue(due: string, count: number): Promise<void> {
  const seeds = Array.from({ length: count }, (_none, n) => ({
    title: `公文${n}`,
    stage: 'issued',
    units: [SECTION],
    due_on: due,
    due_clock: 'portal',
  }));
  const ids = await insertCards(app, seeds);
  const clocks = ids.map((id) => ({ card_id: id, key: 'portal', state: 'running', due_on: due, projected: false }));
  await app.strapi.db.connection('workboard_clocks').insert(clocks);
}

const enqueue = (key: string) =>
  inTransaction(app.strapi, (trx) => container.jobs.enqueue(trx, { kind: KIND, key, payload: { user: office.leader.id } }));
const messages = async () =>
  (await app.strapi.db.connection('workboard_notifications').orderBy('id').select('key')).map(({ key }: { key: string }) => key);
const times = (keys: readonly string[]) => ({ cards: new Set(keys).size, told: keys.length });
const rowOf = (key: string) => app.strapi.db.connection('workboard_jobs').where({ kind: KIND, key }).first<Record<string, unknown>>();

/** SQLite is for one process, which does the second one's part as well. */
const bySecond = (order: WorkerOrder, here: () => Promise<unknown>) => (onPostgres ? other.ask(order) : here());

test('an instance that starts on a house without messages begins at the head of its log', async () => {
  const head = (await app.strapi.db.connection('workboard_log_head').first('seq')) as { seq: number };
  expect(await app.strapi.db.connection('workboard_cursors').select('name', 'seq')).toEqual(
    expect.arrayContaining([
      { name: 'notifications', seq: head.seq },
      { name: 'channels', seq: head.seq },
    ]),
  );
});

test('R8 · two instances that look at the same clocks at once tell each of 40 cards once', async () => {
  await cardsDue('2026-09-15', 40);
  const [first, second] = await Promise.allSettled([tellDueClocks(container), bySecond({ do: 'tell' }, () => tellDueClocks(container))]);
  expect([first.status, second.status]).toEqual(['fulfilled', 'fulfilled']);
  expect(times(await messages())).toEqual({ cards: 40, told: 40 });
});

test('R8 · the count bites: two that look and tell what they see, without a key that stands there once, tell each card twice', async () => {
  await cardsDue('2026-09-15', 5);
  const told: string[] = [];
  const careless = async () => {
    const due = await app.strapi.db.connection('workboard_clocks').where({ state: 'running', due_on: '2026-09-15' }).select('card_id');
    told.push(...due.map(({ card_id }: { card_id: number }) => `due:${card_id}`));
  };
  await Promise.all([careless(), careless()]);
  expect(times(told)).toEqual({ cards: 5, told: 10 });
});

test('R8 · two instances that run due jobs at once do each of them once: one message for each threshold, one for each job', async () => {
  await cardsDue('2026-09-15', 5);
  await container.jobs.prepare();
  for (let n = 0; n < 20; n += 1) await enqueue(`job-${n}`);
  const go = setInterval(() => void other.ask({ do: 'go' }), 20);
  const counts = await Promise.all([container.jobs.runDue(), bySecond({ do: 'run' }, () => container.jobs.runDue())]);
  clearInterval(go);
  expect((await messages()).filter((key) => key.startsWith('due:'))).toHaveLength(5);
  expect((await messages()).filter((key) => key.startsWith('effect:'))).toHaveLength(20);
  const left = await app.strapi.db.connection('workboard_jobs').where({ kind: KIND }).whereNot({ state: 'done' });
  expect(left).toEqual([]);
  const attempts = await app.strapi.db.connection('workboard_jobs').where({ kind: KIND }).max('attempts as most').first();
  expect(attempts).toEqual({ most: 1 });
  for (const count of counts) expect(Number(count)).toBeGreaterThan(0);
});

test('R8 · a machine in New York has the same days: 23:59 and 00:00 in Beijing, the next morning, the end of the holiday', async () => {
  const reckoned = (instant: string) => other.ask({ do: 'reckon', instant }) as Promise<Reckoned>;
  const zone = 'America/New_York';
  expect(await reckoned('2026-09-09T23:59:59.999+08:00')).toEqual({
    zone,
    today: '2026-09-09',
    nextTurn: '2026-09-10T00:30:00.000Z',
    quietUntil: '2026-09-10T00:00:00.000Z',
  });
  expect(await reckoned('2026-09-10T00:00:00+08:00')).toMatchObject({ today: '2026-09-10', nextTurn: '2026-09-10T00:30:00.000Z' });
  // The night on which New York sets its clocks back.
  expect(await reckoned('2026-11-01T13:30:00+08:00')).toMatchObject({ today: '2026-11-01', quietUntil: '2026-11-02T00:00:00.000Z' });
  expect(await reckoned('2026-10-03T12:00:00+08:00')).toMatchObject({ quietUntil: '2026-10-08T00:00:00.000Z' });
  await cardsDue('2026-09-15', 1);
  const told: number[] = [];
  for (const instant of [
    '2026-09-09T23:59:59.999+08:00',
    '2026-09-10T00:00:00+08:00',
    '2026-09-15T23:59:59+08:00',
    '2026-09-16T00:00:00+08:00',
  ]) {
    await at(instant);
    told.push(Number(await other.ask({ do: 'tell' })));
  }
  expect(told).toEqual([0, 1, 1, 1]);
});

test('R8, R9, R-OPN-15 · after a day of standstill over the turn of the year two instances open each duty once, with its own days: at midnight in Beijing, not in New York', async () => {
  const both = async (instant: string) => {
    await at(instant);
    const counts = await Promise.all([openDuties(container), bySecond({ do: 'duties' }, () => openDuties(container))]);
    return counts.reduce<number>((sum, count) => sum + Number(count), 0);
  };
  const made = async (after: string) => {
    const rows = (await app.strapi.db
      .connection('cases')
      .where({ kind: 'office_duty' })
      .where('period_from', '>', after)
      .select('duty_kind', 'period_from', 'period_until')) as { duty_kind: string; period_from: string; period_until: string }[];
    return rows.map((row) => `${row.duty_kind} ${row.period_from} ${row.period_until}`).sort();
  };
  await both('2026-12-30T12:00:00+08:00');
  expect(await both('2026-12-30T23:59:59.999+08:00')).toBe(0);
  expect(await both('2027-01-01T00:00:00+08:00')).toBe(8);
  expect(await both('2027-01-01T00:01:00+08:00')).toBe(0);
  expect(await made('2026-12-30')).toEqual([
    'annual_report 2027-01-01 2027-12-31',
    'bulletin 2027-01-01 2027-01-31',
    'daily_log 2026-12-31 2026-12-31',
    'daily_log 2027-01-01 2027-01-01',
    'foi_archive 2027-01-01 2027-12-31',
    'liaison 2027-01-01 2027-01-31',
    'paper_batch 2027-01-01 2027-01-15',
    'reassessment 2027-01-01 2027-12-31',
  ]);
});

test('R8 · an instance that stands still loses its job when the lease is over; when it wakes up the effect has happened, once', async () => {
  await enqueue('stopped');
  const run = other.ask({ do: 'run' });
  await other.begun('stopped');
  other.signal('SIGSTOP');
  moveTime(container, '2026-09-15T09:00:59+08:00');
  expect(await container.jobs.runDue()).toBe(0);
  moveTime(container, '2026-09-15T09:01:01+08:00');
  // The job, and what its message brings: e-mail and chat.
  expect(await container.jobs.runDue()).toBe(3);
  expect(await messages()).toEqual(['effect:stopped']);
  const done = await rowOf('stopped');
  expect(done).toMatchObject({ state: 'done', attempts: 2 });
  other.signal('SIGCONT');
  void other.ask({ do: 'go' });
  await run;
  expect(await messages()).toEqual(['effect:stopped']);
  expect(await rowOf('stopped')).toEqual(done);
});

test('R12 · the comparison bites: an instance that is killed leaves its job undone and held, until its lease is over', async () => {
  const killed = await startJobWorker({ zone: 'UTC' });
  await enqueue('lost');
  await killed.ask({ do: 'at', instant: NOW });
  await killed.ask({ do: 'start' });
  await killed.begun('lost');
  await killed.kill();
  expect(await messages()).toEqual([]);
  expect(await rowOf('lost')).toMatchObject({ state: 'running', lease: expect.any(String) as string });
  expect(await container.jobs.runDue()).toBe(0);
});

test('R12 · an instance that is told to end (SIGTERM) in the midst of a job brings it to its end first', async () => {
  await enqueue('last');
  await other.ask({ do: 'start' });
  await other.begun('last');
  other.signal('SIGTERM');
  void other.ask({ do: 'go' });
  expect(await other.ended).toEqual({ code: 0, said: '' });
  expect(await rowOf('last')).toMatchObject({ state: 'done', lease: null, attempts: 1 });
  expect(await messages()).toEqual(['effect:last']);
});
