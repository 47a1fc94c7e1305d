import type { JobKind } from '../../plugins/workboard/server/src/features/job/service';
import { sendDue } from '../../plugins/workboard/server/src/features/channel/send-due';
import { containerOf, type Container } from '../../plugins/workboard/server/src/platform/container';
import { insertCards } from '../helpers/cards';
import { deliveries, insertMessages, sendCarelessly, startEnds, type Ends } from '../helpers/channels';
import type { WorkerOrder } from '../helpers/job-worker';
import { moveTime } from '../helpers/move-time';
import { SECTION, setUpOffice } from '../helpers/office';
import { startJobWorker, type JobWorker } from '../helpers/start-job-worker';
import { startApp, type TestApp } from '../helpers/strapi';

/** What only one instance may do at a time: look at the clocks, send what lies in the outbox, erase what has been kept long enough. */
const SINGLETONS: JobKind[] = ['notification.due', 'channel.send', 'vault.erase'];
const NOW = '2026-09-15T09:00:00+08:00';
/** `npm run faults` takes ten thousand; `npm test` a few. */
const ITEMS = Number(process.env.GONGKAI_FAULT_ITEMS ?? 200);
/** Messages of one document, which must come in their order. */
const VERSIONS = 4;
const onPostgres = process.env.DATABASE_CLIENT === 'postgres';
const TIME = 60_000 + ITEMS * 60;

let app: TestApp;
let container: Container;
let ends: Ends;
/** The other two of three instances. SQLite is for one process, which does their part as well, but for the one that is stopped. */
let others: JobWorker[];

beforeAll(async () => {
  ends = await startEnds(() => Date.parse(container.time.instant()));
  app = await startApp({ now: NOW, env: ends.env });
  container = containerOf(app.strapi);
  await setUpOffice(app);
  others = await Promise.all((onPostgres ? ['UTC', 'Asia/Shanghai'] : ['UTC']).map((zone) => startJobWorker({ zone })));
}, 240_000);

afterAll(async () => {
  await Promise.all(others.map((other) => other.kill()));
  await ends.stop();
  await app.stop();
});

beforeEach(async () => {
  for (const table of ['deliveries', 'channels', 'jobs']) await app.strapi.db.connection(`workboard_${table}`).delete();
  await at(NOW);
  Object.assign(ends.portal, { entries: {}, seen: {}, received: [], refused: 0, disturb: undefined });
});

async function at(instant: string): Promise<void> {
  moveTime(container, instant);
  await Promise.all(others.map((other) => other.ask({ do: 'at', instant })));
}

const seconds = (count: number) => new Date(Date.parse(container.time.instant()) + count * 1000).toISOString();

/** All three at once. @returns what each said it did */
function everybody(order: WorkerOrder, here: () => Promise<number>): Promise<number[]> {
  const rest = onPostgres ? others.map((other) => other.ask(order) as Promise<number>) : [here(), here()];
  return Promise.all([here(), ...rest]);
}

/** How often each was done. */
function times(done: readonly string[]): { items: number; most: number } {
  const counts = new Map<string, number>();
  for (const one of done) counts.set(one, (counts.get(one) ?? 0) + 1);
  return { items: counts.size, most: Math.max(0, ...counts.values()) };
}

/** Cards with a clock that is due today. */
async function clocksDue(): Promise<void> {
  const ids = await insertCards(
    app,
    Array.from({ length: ITEMS }, (_none, n) => ({ title: `公文${n}`, stage: 'issued', units: [SECTION], due_on: '2026-09-15' })),
  );
  const rows = ids.map((id) => ({ card_id: id, key: 'portal', state: 'running', due_on: '2026-09-15', projected: false }));
  for (let start = 0; start < rows.length; start += 100)
    await app.strapi.db.connection('workboard_clocks').insert(rows.slice(start, start + 100));
}

/** Cases that were closed more than ten years ago and still hold what their applicants told of themselves. */
async function personsKept(): Promise<void> {
  const ids = await insertCards(
    app,
    Array.from({ length: ITEMS }, (_none, n) => ({
      workflow: 'foi',
      subject_uid: 'api::case.case',
      title: `申请${n}`,
      stage: 'closed',
      units: [SECTION],
      closed_on: '2016-01-04',
    })),
  );
  const kept = {
    person: 'applicant',
    title: '{}',
    version: 1,
    event: 'receive',
    shown: '[]',
    cipher: 'x',
    key_id: 'test',
    created_at: NOW,
  };
  for (let start = 0; start < ids.length; start += 100)
    await app.strapi.db.connection('workboard_vault').insert(ids.slice(start, start + 100).map((id) => ({ card_id: id, ...kept })));
}

/** A column of many rows, as texts. */
async function column(table: string, name: string, where: Readonly<Record<string, string>> = {}): Promise<string[]> {
  return (await app.strapi.db.connection(table).where(where).select(name)).map((row: Record<string, unknown>) => String(row[name]));
}

const newOnly = () => ends.portal.received.filter(({ again }) => !again).map(({ id }) => id);

function inOrder(): boolean {
  const last = new Map<string, number>();
  return ends.portal.received
    .filter(({ again }) => !again)
    .every(({ document, version }) => {
      const before = last.get(document) ?? 0;
      last.set(document, version);
      return version > before;
    });
}

test(
  `R7 · three instances, ${ITEMS} clocks, messages and persons each that are due: every one of them is handled once`,
  async () => {
    await clocksDue();
    await personsKept();
    await insertMessages(container, { documents: ITEMS / VERSIONS, versions: VERSIONS });
    await container.jobs.prepare();
    const run = () => everybody({ do: 'run', only: SINGLETONS }, () => container.jobs.runDue(SINGLETONS));
    // Each of the three kinds had one turn, whoever took it.
    expect((await run()).reduce((sum, count) => sum + count, 0)).toBe(SINGLETONS.length);
    // A turn of sending ends after twenty seconds, and the next one goes on.
    for (let turns = 0; turns < 100 && newOnly().length < ITEMS; turns += 1) {
      await at(seconds(3));
      await run();
    }
    expect(times(ends.portal.received.map(({ id }) => id))).toEqual({ items: ITEMS, most: 1 });
    expect(inOrder()).toBe(true);
    expect(times(await column('workboard_notifications', 'card_id'))).toEqual({ items: ITEMS, most: 1 });
    expect(times(await column('workboard_log', 'card_id', { event: 'personal.erase' }))).toEqual({ items: ITEMS, most: 1 });
    expect(await app.strapi.db.connection('workboard_vault').whereNotNull('cipher')).toEqual([]);
    expect(await app.workboard.verifyLog()).toMatchObject({ ok: true });
  },
  TIME,
);

test(
  `R7 R10 · three instances that send at once, past the turns of their jobs, send each of ${ITEMS} messages once and in order`,
  async () => {
    await insertMessages(container, { documents: ITEMS / VERSIONS, versions: VERSIONS });
    const send = () => sendDue(container, new AbortController().signal);
    for (let turns = 0; turns < 100 && newOnly().length < ITEMS; turns += 1) await everybody({ do: 'send' }, send);
    expect(times(ends.portal.received.map(({ id }) => id))).toEqual({ items: ITEMS, most: 1 });
    expect(inOrder()).toBe(true);
  },
  TIME,
);

test(
  `R7 R10 · the instance that holds the outbox stands still past its leases: another takes over, what was sent is sent again under the same id, and when it wakes up nothing changes`,
  async () => {
    const [holder] = others as [JobWorker];
    await insertMessages(container, { documents: ITEMS / VERSIONS, versions: VERSIONS });
    await container.jobs.prepare();
    // It keeps what comes after the first hundred and leaves the holder without an answer: it holds its job and its messages, and no transaction.
    const held = new Set<string>();
    ends.portal.disturb = ({ id }, count) => {
      if (count < 100 && held.size === 0) return undefined;
      held.add(id);
      return { status: 'never', stored: true };
    };
    const run = holder.ask({ do: 'run', only: ['channel.send'] });
    while (held.size === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    holder.signal('SIGSTOP');
    ends.portal.disturb = undefined;
    const sent = ends.portal.received.length;
    const here = () => container.jobs.runDue(['channel.send']);
    // The lease of the job holds for a minute, that of the messages for two.
    moveTime(container, seconds(59));
    expect([await here(), ends.portal.received.length]).toEqual([0, sent]);
    moveTime(container, seconds(62));
    for (let turns = 0; turns < 100 && newOnly().length < ITEMS; turns += 1) {
      moveTime(container, seconds(3));
      await here();
    }
    expect(newOnly()).toHaveLength(ITEMS);
    const again = ends.portal.received.filter((one) => one.again).map(({ id }) => id);
    // Only what the holder had in its hands, one batch, was sent twice, and each of those under the id it had.
    expect([...held].every((id) => again.includes(id))).toBe(true);
    expect(again.length).toBeLessThanOrEqual(50);
    expect(times(again).most).toBe(1);
    expect(inOrder()).toBe(true);
    const outcomes = async () =>
      (await deliveries(container)).map(({ id, state, how, status, attempts, lease, finished_at: at }) => [
        id,
        state,
        how,
        status,
        attempts,
        lease,
        at,
      ]);
    const settled = await outcomes();
    expect(settled.filter(([, state, how, , , lease]) => state === 'done' && how === 'sent' && lease === null)).toHaveLength(ITEMS);
    const received = ends.portal.received.length;
    holder.signal('SIGCONT');
    ends.portal.hangUp();
    await run;
    expect(await outcomes()).toEqual(settled);
    // The rest of its batch it may send once more: known by its ids, and forgotten.
    expect(ends.portal.received.slice(received).every((one) => one.again)).toBe(true);
  },
  TIME,
);

test('R7 · the count bites: three that send without claiming what they send, send everything three times', async () => {
  await insertMessages(container, { documents: 5, versions: VERSIONS });
  const careless = async () =>
    sendCarelessly(
      container,
      (await deliveries(container)).filter(({ state }) => state === 'waiting'),
    );
  await Promise.all([careless(), careless(), careless()]);
  expect(times(ends.portal.received.map(({ id }) => id))).toEqual({ items: 20, most: 3 });
});
