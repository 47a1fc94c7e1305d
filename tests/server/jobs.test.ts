import { Hopeless, Later, type Job, type JobKind } from '../../plugins/workboard/server/src/features/job/service';
import { containerOf, type Container } from '../../plugins/workboard/server/src/platform/container';
import { inTransaction } from '../../plugins/workboard/server/src/platform/transaction';
import { moveTime } from '../helpers/move-time';
import { startApp, type TestApp } from '../helpers/strapi';

/** Kinds of these tests, which no name is given to. */
const KIND = 'test' as JobKind;
const DAILY = 'test.daily' as JobKind;

let app: TestApp;
let container: Container;
const ran: Job[] = [];
let act: (job: Job) => Promise<void> | void = () => {};

beforeAll(async () => {
  app = await startApp();
  container = containerOf(app.strapi);
  container.jobs.register(KIND, async (job) => {
    ran.push(job);
    await act(job);
  });
});

afterAll(() => app.stop());

beforeEach(async () => {
  moveTime(container, '2026-09-30T09:00:00+08:00');
  ran.length = 0;
  act = () => {};
  await app.strapi.db.connection('workboard_jobs').delete();
});

const enqueue = (...jobs: { key: string; payload?: Record<string, unknown>; runAt?: string }[]) =>
  inTransaction(app.strapi, (trx) =>
    container.jobs.enqueue(
      trx,
      jobs.map((job) => ({ kind: KIND, payload: {}, ...job })),
    ),
  );
const rowOf = async (key: string) =>
  (await app.strapi.db.connection('workboard_jobs').where({ key }).first()) as {
    state: string;
    attempts: number;
    run_at: string;
    error: string | null;
    lease: string | null;
  };

test('R7 · the same kind and key is one job, done once; its payload comes along', async () => {
  await enqueue({ key: 'a', payload: { n: 1 } }, { key: 'a', payload: { n: 2 } });
  await enqueue({ key: 'a', payload: { n: 3 } }, { key: 'b' });
  await container.jobs.runDue();
  await enqueue({ key: 'a' });
  await container.jobs.runDue();
  expect(ran.map(({ key, payload, attempt }) => ({ key, payload, attempt }))).toEqual([
    { key: 'a', payload: { n: 1 }, attempt: 1 },
    { key: 'b', payload: {}, attempt: 1 },
  ]);
  expect(await rowOf('a')).toMatchObject({ state: 'done', lease: null });
});

test('a job of a transaction that is rolled back is never there', async () => {
  await expect(
    inTransaction(app.strapi, async (trx) => {
      await container.jobs.enqueue(trx, { kind: KIND, key: 'lost', payload: {} });
      throw new Error('rolled back');
    }),
  ).rejects.toThrow('rolled back');
  expect(await rowOf('lost')).toBeUndefined();
});

test('a job waits for its instant', async () => {
  await enqueue({ key: 'later', runAt: '2026-09-30T01:30:00.000Z' });
  expect(await container.jobs.runDue()).toBe(0);
  moveTime(container, '2026-09-30T09:30:00+08:00');
  expect(await container.jobs.runDue()).toBe(1);
});

test('R7 · a failure is tried again, each time later, and given up after the eighth with its reason kept', async () => {
  act = () => {
    throw new Error('the network is gone');
  };
  await enqueue({ key: 'fails' });
  const waits: number[] = [];
  for (let attempt = 1; attempt <= 8; attempt += 1) {
    const before = container.time.instant();
    expect(await container.jobs.runDue()).toBe(1);
    const row = await rowOf('fails');
    expect(row).toMatchObject({ attempts: attempt, state: attempt < 8 ? 'waiting' : 'dead', error: 'the network is gone' });
    waits.push((Date.parse(row.run_at) - Date.parse(before)) / 1000);
    if (attempt < 8) moveTime(container, row.run_at);
  }
  expect(waits.slice(0, 7)).toEqual([30, 120, 480, 1920, 7680, 30_720, 43_200]);
  moveTime(container, '2027-01-01T00:00:00Z');
  expect(await container.jobs.runDue()).toBe(0);
});

test('what is hopeless is given up at once; what is only early waits and costs no try', async () => {
  act = ({ key }) => {
    if (key === 'hopeless') throw new Hopeless('the address does not exist');
    throw new Later('2026-09-30T03:00:00.000Z', 'quiet');
  };
  await enqueue({ key: 'hopeless' }, { key: 'early' });
  await container.jobs.runDue();
  expect(await rowOf('hopeless')).toMatchObject({ state: 'dead', error: 'the address does not exist' });
  expect(await rowOf('early')).toMatchObject({ state: 'waiting', attempts: 0, run_at: '2026-09-30T03:00:00.000Z' });
});

test('R7 · a job whose holder stands still is taken over when its lease is over, and not before', async () => {
  await enqueue({ key: 'held' });
  await app.strapi.db
    .connection('workboard_jobs')
    .update({ state: 'running', lease: 'somebody', lease_until: '2026-09-30T01:01:00.000Z', attempts: 1 });
  expect(await container.jobs.runDue()).toBe(0);
  moveTime(container, '2026-09-30T09:01:00+08:00');
  expect(await container.jobs.runDue()).toBe(1);
  expect(ran[0]).toMatchObject({ key: 'held', attempt: 2 });
});

test('R7 · a holder that wakes up after its lease does not undo what its successor wrote', async () => {
  await enqueue({ key: 'slow' });
  act = async () => {
    await app.strapi.db.connection('workboard_jobs').where({ key: 'slow' }).update({ lease: 'successor', state: 'running' });
  };
  await container.jobs.runDue();
  expect(await rowOf('slow')).toMatchObject({ state: 'running', lease: 'successor' });
});

describe('work that comes again', () => {
  let turns = 0;
  let fail = false;

  beforeAll(() => {
    container.jobs.every(DAILY, { dailyAt: '08:30' }, () => {
      turns += 1;
      return fail ? Promise.reject(new Error('not today')) : Promise.resolve();
    });
  });

  beforeEach(async () => {
    turns = 0;
    fail = false;
    await app.strapi.db.connection('workboard_jobs').delete();
    await container.jobs.prepare();
    await app.strapi.db.connection('workboard_jobs').whereNot({ kind: 'test.daily' }).delete();
  });

  const nextRun = async () =>
    ((await app.strapi.db.connection('workboard_jobs').where({ kind: 'test.daily' }).first()) as { run_at: string }).run_at;

  test('R8 · comes at the first start, then every day at its time in Beijing; turns missed in three days are caught up by one', async () => {
    await container.jobs.runDue();
    expect([turns, await nextRun()]).toEqual([1, '2026-10-01T00:30:00.000Z']);
    moveTime(container, '2026-10-01T08:29:59+08:00');
    await container.jobs.runDue();
    expect(turns).toBe(1);
    moveTime(container, '2026-10-04T12:00:00+08:00');
    await container.jobs.prepare();
    await container.jobs.runDue();
    expect([turns, await nextRun()]).toEqual([2, '2026-10-05T00:30:00.000Z']);
  });

  test('comes before what is due longer, so that many messages that wait hold up no inbox', async () => {
    await enqueue({ key: 'older', runAt: '2026-09-29T00:00:00.000Z' }, { key: 'old', runAt: '2026-09-29T01:00:00.000Z' });
    const turnsBefore: number[] = [];
    act = () => void turnsBefore.push(turns);
    await container.jobs.runDue();
    expect(turnsBefore).toEqual([1, 1]);
    expect(ran.map(({ key }) => key)).toEqual(['older', 'old']);
  });

  test('a turn that fails is tried again before the next, and never given up', async () => {
    fail = true;
    for (let day = 1; day <= 12; day += 1) {
      await container.jobs.runDue();
      moveTime(container, await nextRun());
    }
    fail = false;
    await container.jobs.runDue();
    expect(turns).toBe(13);
    expect(await app.strapi.db.connection('workboard_jobs').where({ kind: 'test.daily' }).first()).toMatchObject({
      state: 'waiting',
      attempts: 0,
      error: null,
    });
  });
});

test('R8 · what was done three months ago is cleared, but for what proves that something was told once, and what was given up', async () => {
  const job = (kind: string, key: string, state: string, finished: string) => ({
    kind,
    key,
    state,
    payload: '{}',
    run_at: finished,
    attempts: 0,
    created_at: finished,
    finished_at: finished,
  });
  const [old, recent] = ['2026-06-01T00:00:00.000Z', '2026-09-01T00:00:00.000Z'];
  await app.strapi.db
    .connection('workboard_jobs')
    .insert([
      job('notification.email', 'old', 'done', old),
      job('notice.pdf', 'old pdf', 'done', old),
      job('notification.email', 'recent', 'done', recent),
      job('notification.email', 'given up', 'dead', old),
      job('notification.chat', 'told', 'done', old),
    ]);
  await container.jobs.prepare();
  await container.jobs.runDue();
  const left = (await app.strapi.db
    .connection('workboard_jobs')
    .whereIn('kind', ['notification.email', 'notice.pdf', 'notification.chat'])
    .orderBy('id')) as {
    key: string;
  }[];
  expect(left.map(({ key }) => key)).toEqual(['recent', 'given up', 'told']);
});

test('R12 · an instance that stops lets what runs come to its end, gives the rest back and takes nothing more', async () => {
  await enqueue({ key: 'first' }, { key: 'second' });
  let end = () => {};
  const begun = new Promise<void>((resolve) => {
    act = () => {
      resolve();
      return new Promise<void>((done) => {
        end = done;
      });
    };
  });
  const running = container.jobs.runDue();
  await begun;
  const stopped = container.jobs.stop();
  end();
  await Promise.all([running, stopped]);
  expect(ran.map(({ key }) => key)).toEqual(['first']);
  expect((await rowOf('first')).state).toBe('done');
  expect((await rowOf('second')).state).toBe('waiting');
  const held = await app.strapi.db.connection('workboard_jobs').whereNotNull('lease');
  expect(held).toEqual([]);
});

test('R12 · what does not come to its end in time is given back as if it had not begun, and done by whoever comes next', async () => {
  container.jobs.start();
  await enqueue({ key: 'endless' });
  const begun = new Promise<AbortSignal>((resolve) => {
    act = ({ signal }) => {
      resolve(signal);
      return new Promise<void>(() => undefined);
    };
  });
  void container.jobs.runDue();
  const signal = await begun;
  await container.jobs.stop();
  expect(signal.aborted).toBe(true);
  expect(await rowOf('endless')).toMatchObject({ state: 'waiting', lease: null, attempts: 0 });
  act = () => {};
  container.jobs.start();
  expect(await container.jobs.runDue()).toBe(1);
  await container.jobs.stop();
  expect(await rowOf('endless')).toMatchObject({ state: 'done' });
});

test('R8 · slow jobs are done one after the other, and hold up nothing that is quick', async () => {
  const slow = 'test.slow' as JobKind;
  let end = () => {};
  container.jobs.register(slow, () => new Promise((done) => (end = done)), { slow: true });
  await inTransaction(app.strapi, (trx) =>
    container.jobs.enqueue(trx, [
      { kind: slow, key: 'pdf-1', payload: {} },
      { kind: slow, key: 'pdf-2', payload: {} },
    ]),
  );
  container.jobs.start();
  const until = async (key: string, state: string) => {
    while ((await rowOf(key)).state !== state) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  await until('pdf-1', 'running');
  await enqueue({ key: 'reminder' });
  await until('reminder', 'done');
  expect((await rowOf('pdf-2')).state).toBe('waiting');
  end();
  await until('pdf-2', 'running');
  end();
  await container.jobs.stop();
  expect((await rowOf('pdf-2')).state).toBe('done');
});
