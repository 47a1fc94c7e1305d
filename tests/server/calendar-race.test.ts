import type { Day } from '../../plugins/workboard/engine/calendar/types';
import type { CalendarYear } from '../../plugins/workboard/shared/contract';
import { runMoves, type MovesOrder, type MovesResult } from '../helpers/run-moves';
import { createStaff, type Staff } from '../helpers/staff';
import { startMover, type Mover } from '../helpers/start-mover';
import { startApp, type TestApp } from '../helpers/strapi';
import { makeTinyPack, type TinyPack } from '../helpers/tiny-pack';

/** A Wednesday. */
const TODAY = '2027-01-20' as Day;
const onPostgres = process.env.DATABASE_CLIENT === 'postgres';

let app: TestApp;
let pack: TinyPack;
let keeper: Staff;
const cards: number[] = [];

beforeAll(async () => {
  app = await startApp({ now: `${TODAY}T10:00:00+08:00` });
  pack = await makeTinyPack(app);
  await pack.write();
  await pack.load();
  keeper = await createStaff(app, { name: 'keeper', roles: ['strapi-super-admin'] });
  for (let count = 0; count < 8; count += 1) cards.push((await pack.open('2027-01-11T02:00:00.000Z')).id);
});

afterAll(async () => {
  await pack.remove();
  await app.stop();
});

const asKeeper = (method: 'get' | 'post', path: string) =>
  app.request[method](`/workboard/calendar${path}`).set('Authorization', keeper.bearer);

/** The office closes for another day: every running clock moves. */
async function close(day: string): Promise<[number, string]> {
  const { version } = ((await asKeeper('get', '')).body as { data: CalendarYear }).data;
  const change = { kind: 'days', from: day, until: day, set: 'closure', name: '停电', reason: '检修' };
  const answer = await asKeeper('post', '/apply').send({ base: version, change });
  return [answer.status, answer.text];
}

async function deadlocks(): Promise<number> {
  if (!onPostgres) return 0;
  const { rows } = (await app.strapi.db.connection.raw('SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()')) as {
    rows: { deadlocks: string }[];
  };
  return Number(rows[0]?.deadlocks);
}

it('X-02, R9 · the calendar changes while cards are moved: every step is reckoned under the one in force, and no clock keeps a day of another', async () => {
  const order: MovesOrder = {
    cards,
    moves: 6,
    clients: 6,
    from: { open: { event: 'corrected', form: {}, actor: app.workboard.system('系统（测试）') } },
  };
  // SQLite is for one process; on PostgreSQL a second one, which did not apply the calendar itself, moves the same cards.
  const other: Mover | null = onPostgres ? await startMover() : null;
  const results: MovesResult[] = [];
  for (const day of ['2027-01-25', '2027-01-26', '2027-01-27', '2027-01-28']) {
    const [applied, ...moved] = await Promise.all([close(day), runMoves(app, order), ...(other ? [other.run(order)] : [])]);
    expect(applied).toEqual([200, expect.any(String)]);
    results.push(...moved);
  }
  await other?.stop();

  expect(results.flatMap(({ others }) => others)).toEqual([]);
  expect(results.every(({ wins }) => wins.length > 0)).toBe(true);
  expect(await deadlocks()).toBe(0);

  const db = app.strapi.db.connection;
  const log = (await db('workboard_log').orderBy('seq').select('event', 'calendar_version')) as {
    event: string;
    calendar_version: number;
  }[];
  let inForce = 1;
  const stale = log.filter(({ event, calendar_version: version }) => {
    if (event === 'calendar.apply') inForce = version;
    return version !== inForce;
  });
  expect(stale).toEqual([]);
  // Steps were in fact taken between one calendar and the next.
  expect(new Set(log.filter(({ event }) => event === 'corrected').map(({ calendar_version: version }) => version)).size).toBeGreaterThan(1);

  // `corrected` begins the limit anew, today.
  const { day } = (await app.workboard.calendar()).add(TODAY, 20);
  const clocks = (await db('workboard_clocks').whereIn('card_id', cards).select('due_on')) as { due_on: Day }[];
  const columns = (await db('workboard_cards').whereIn('id', cards).select('due_on')) as { due_on: Day }[];
  expect([...clocks, ...columns].map(({ due_on }) => due_on)).toEqual(Array.from({ length: 2 * cards.length }, () => day));
  expect((await app.workboard.verifyLog()).ok).toBe(true);
});
