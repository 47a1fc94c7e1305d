import { addDays } from '../../plugins/workboard/engine/day';
import type {
  BoardChanges,
  CalendarChange,
  CalendarPreview,
  CalendarVersionView,
  CalendarYear,
} from '../../plugins/workboard/shared/contract';
import type { Day } from '../../plugins/workboard/engine/calendar/types';
import { containerOf } from '../../plugins/workboard/server/src/platform/container';
import { failure } from '../helpers/failure';
import { moveTime } from '../helpers/move-time';
import { NOTICE_2027 } from '../helpers/notice-2027';
import { createStaff, type Staff } from '../helpers/staff';
import { startApp, type TestApp } from '../helpers/strapi';
import { makeTinyPack, type TinyPack } from '../helpers/tiny-pack';

let app: TestApp;
let pack: TinyPack;
let keeper: Staff;
let stranger: Staff;
const started = new Map<number, Day>();
let suspended: number;

beforeAll(async () => {
  app = await startApp({ now: '2027-01-20T10:00:00+08:00' });
  pack = await makeTinyPack(app);
  await pack.write();
  await pack.load();
  keeper = await createStaff(app, { name: 'keeper', roles: ['strapi-super-admin'] });
  stranger = await createStaff(app, {
    name: 'stranger',
    actions: ['board.read', 'calendar.manage'].map((uid) => `plugin::workboard.${uid}`),
  });
  for (let day = '2026-11-26' as Day; day <= '2027-01-19'; day = addDays(day, 3)) {
    started.set((await pack.open(`${day}T02:00:00.000Z`)).id, day);
  }
  suspended = (await pack.open('2027-01-04T02:00:00.000Z')).id;
  await pack.fire(suspended, 'consult', {}, '2027-01-06T02:00:00.000Z');
});

afterAll(async () => {
  await pack.remove();
  await app.stop();
});

const post = (path: string, body: object, who = keeper) =>
  app.request.post(`/workboard/calendar/${path}`).set('Authorization', who.bearer).send(body);
const get = async <T>(path: string) => {
  const answer = await app.request.get(`/workboard/calendar${path}`).set('Authorization', keeper.bearer);
  expect(answer.status).toBe(200);
  return (answer.body as { data: T }).data;
};
const notice = (text: string): CalendarChange => ({ kind: 'notice', format: 'text', text });
const newest = async () => (await get<CalendarYear>('')).version;
const preview = async (change: CalendarChange, who = keeper) => {
  const answer = await post('preview', { base: await newest(), change }, who);
  expect([answer.status, answer.text.slice(0, 200)]).toEqual([200, expect.any(String)]);
  return (answer.body as { data: CalendarPreview }).data;
};
const apply = async (change: CalendarChange) => {
  const answer = await post('apply', { base: await newest(), change });
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
};

/** Everything that a calendar decides, as it is stored. */
async function stored() {
  const db = app.strapi.db.connection;
  return {
    clocks: await db('workboard_clocks').orderBy('id').select('id', 'state', 'due_on', 'projected', 'started_on'),
    cards: await db('workboard_cards').orderBy('id').select('id', 'due_on', 'due_clock', 'due_suspended', 'due_projected', 'due_left'),
  };
}

const changesSince = async (since: number) => {
  const answer = await app.request.get(`/workboard/boards/tiny/changes?since=${since}`).set('Authorization', keeper.bearer).expect(200);
  return (answer.body as { data: BoardChanges }).data;
};
const logged = () => app.strapi.db.connection('workboard_log').where({ event: 'calendar.apply' }).orderBy('seq');

describe('a notice for 2027', () => {
  let before: Awaited<ReturnType<typeof stored>>;
  let moves: Map<number, [Day, Day]>;

  it('X-02 · a year without a notice says so, and from 1 November on it is asked for', async () => {
    expect(await get<CalendarYear>('?year=2027')).toMatchObject({ arranged: false, missing: 2027 });
    expect(await get<CalendarYear>('?year=2026')).toMatchObject({ arranged: true });
    const spring = (await get<CalendarYear>('?year=2027')).days.find(({ day }) => day === '2027-02-06');
    expect(spring).toMatchObject({ kind: 'statutory', name: '春节', projected: true });
  });

  it('X-02, A-10 · the dry run lists exactly the open clocks that cross it, from when to when, and writes nothing', async () => {
    before = await stored();
    const shown = await preview(notice(NOTICE_2027));
    expect(await stored()).toEqual(before);
    expect(shown).toMatchObject({ applicable: true, missing: [], years: { added: [2027], removed: [] } });
    expect(shown.days.find(({ day }) => day === '2027-01-31')).toMatchObject({ before: null, after: { kind: 'makeup', name: '春节' } });

    // By hand: 20 workdays, day by day, by the days of the notice.
    const off = new Set(shown.days.filter(({ after }) => after?.kind === 'holiday').map(({ day }) => day));
    const made = new Set(shown.days.filter(({ after }) => after?.kind === 'makeup').map(({ day }) => day));
    const old = await app.workboard.calendar();
    const isWorked = (day: Day) => made.has(day) || (!off.has(day) && old.isWorkday(day));
    const walk = (from: Day) => {
      let day = from;
      for (let left = 20; left > 0;) if (isWorked((day = addDays(day, 1)))) left -= 1;
      return day;
    };
    moves = new Map();
    for (const [card, from] of started) {
      const [was, is] = [old.add(from, 20).day, walk(from)];
      if (was !== is) moves.set(card, [was, is]);
    }
    expect(moves.size).toBeGreaterThan(2);
    expect(moves.size).toBeLessThan(started.size);
    const listed = new Map(shown.clocks.moved.map((clock) => [clock.card, [clock.before.due, clock.after.due]]));
    listed.delete(suspended);
    expect(listed).toEqual(moves);
    expect(shown.clocks.all).toBe(true);
  });

  it('X-02 · whoever may see no card is told of none, not even how many', async () => {
    const shown = await preview(notice(NOTICE_2027), stranger);
    expect(shown.clocks).toEqual({ moved: [], total: 0, all: false });
    expect(shown.days.length).toBeGreaterThan(20);
  });

  it('X-02 · a notice with a fault names line and cure, and is not applied', async () => {
    const wrong = notice(NOTICE_2027.replace('（周五）至3日', '（周四）至3日'));
    const shown = await preview(wrong);
    expect(shown.applicable).toBe(false);
    expect(shown.notice?.problems).toEqual([
      expect.objectContaining({ line: 3, code: 'weekday', values: { day: '2027-01-01', said: '周四', is: '周五' } }),
    ]);
    expect((await post('apply', { base: await newest(), change: wrong })).status).toBe(400);
  });

  it('X-02 · half a notice leaves its year provisional and names what is missing', async () => {
    const shown = await preview({ ...notice(NOTICE_2027.split('三、')[0] ?? ''), year: 2027 } as CalendarChange);
    expect(shown.years.added).toEqual([]);
    expect(shown.missing.map(({ name }) => name)).toContain('清明节');
  });

  it('X-02, A-10, R9 · applied, the clocks and cards have the new days, the log tells, and the owner is told', async () => {
    const [card] = moves.keys();
    await app.strapi.db.connection('workboard_cards').where({ id: card }).update({ assignee_id: keeper.id });
    await app.workboard.grantMembership({ user: stranger.id, role: 'clerk', unit: 'office' });
    const { cursor } = await changesSince(0);
    expect(await changesSince(cursor)).toEqual({ cursor, cards: [], calendar: false });
    await apply(notice(NOTICE_2027));
    // An open board asks with its cursor and is told to look again, though no card has an entry of its own.
    const { cursor: now, ...news } = await changesSince(cursor);
    expect([news, now > cursor]).toEqual([{ cards: [], calendar: true }, true]);
    expect((await changesSince(now)).calendar).toBe(false);
    const { clocks, cards } = await stored();
    const calendar = await app.workboard.calendar();
    expect(calendar.version).toBe(2);
    for (const [id, from] of started) {
      const due = calendar.add(from, 20);
      const row = cards.find((one: { id: number }) => one.id === id) as { due_on: string; due_projected: number | boolean };
      expect([id, row.due_on, Boolean(row.due_projected)]).toEqual([id, due.day, due.projected]);
    }
    expect(clocks.length).toBe(before.clocks.length);
    const [row] = (await logged()) as { form_data: string; calendar_version: number; actor_id: number }[];
    expect(row).toMatchObject({ calendar_version: 2, actor_id: keeper.id });
    expect(JSON.parse(row?.form_data ?? '{}')).toMatchObject({ before: 1, after: 2 });
    expect((await app.workboard.verifyLog()).ok).toBe(true);
    const told = (await app.strapi.db
      .connection('workboard_notifications')
      .where('kind', 'like', 'calendar.applied%')
      .select('user_id', 'kind', 'params')) as { user_id: number; kind: string; params: string }[];
    // Who applied it is told nothing; the holder of the role has more than five of them and is told how many.
    expect(told.map(({ user_id, kind }) => [user_id, kind])).toEqual([[stranger.id, 'calendar.appliedMany']]);
    expect(JSON.parse(told[0]?.params ?? '{}')).toMatchObject({ count: expect.any(Number) as number });
  });

  it('X-02 · a change that was looked at against an older version is refused', async () => {
    const answer = await post('apply', { base: 1, change: notice(NOTICE_2027) });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('第 2 版');
    expect((await post('preview', { base: 1, change: notice(NOTICE_2027) })).status).toBe(409);
  });

  it('X-02 · undone, every date is back, under a version of its own', async () => {
    const shown = await preview({ kind: 'restore', version: 1 });
    expect(shown.years).toEqual({ added: [], removed: [2027] });
    await apply({ kind: 'restore', version: 1 });
    const after = await stored();
    expect(after).toEqual(before);
    expect((await app.workboard.calendar()).version).toBe(3);
    const versions = await get<CalendarVersionView[]>('/versions');
    expect(versions.map(({ version, kind }) => [version, kind])).toEqual([
      [3, 'restore'],
      [2, 'notice'],
      [1, 'seed'],
    ]);
    expect(await get('/versions/2/changes')).toMatchObject({ version: 2, days: expect.any(Array) as unknown[] });
    expect((await get<CalendarYear>('?year=2027')).arranged).toBe(false);
  });
});

describe('days of the office', () => {
  it('A-11 · a local closure moves what it lies in, with its reason; taken away, the day is as before', async () => {
    const before = await stored();
    const closed = { kind: 'days', from: '2027-01-27', until: '2027-01-28', name: '办公楼搬迁', reason: '区政府办〔2027〕3号' } as const;
    await apply({ ...closed, set: 'closure' } as CalendarChange);
    expect((await get<CalendarYear>('?year=2027')).days.find(({ day }) => day === '2027-01-27')).toMatchObject({
      kind: 'closure',
      name: '办公楼搬迁',
      source: '区政府办〔2027〕3号',
    });
    expect((await stored()).cards).not.toEqual(before.cards);
    await apply({ ...closed, set: 'none' } as CalendarChange);
    expect(await stored()).toEqual(before);
  });

  it('A-11 · a day cannot be changed without a reason, nor a period end before it begins', async () => {
    const days = { kind: 'days', from: '2027-01-27', until: '2027-01-28', set: 'closure', name: '搬迁', reason: '' };
    expect((await post('preview', { base: await newest(), change: days })).status).toBe(400);
    const turned = { ...days, reason: '某因', until: '2027-01-26' };
    const answer = await post('preview', { base: await newest(), change: turned });
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('止日不能早于起日')]);
  });

  it('A-11 · a version that is stored never changes', async () => {
    const db = app.strapi.db.connection;
    expect(await failure(db('workboard_calendar_versions').where({ version: 1 }).update({ note: 'x' }))).toContain('append-only');
    expect(await failure(db('workboard_calendar_days').where({ version: 1 }).del())).toContain('append-only');
  });
});

it('X-01, R9 · a step that was reckoned under the calendar before a newer one, of another instance, is reckoned again', async () => {
  const db = app.strapi.db.connection;
  const version = (await newest()) + 1;
  const head = (await db('workboard_calendar_versions')
    .where({ version: version - 1 })
    .first()) as object;
  const days = (await db('workboard_calendar_days').where({ version: version - 1 })) as object[];
  await db('workboard_calendar_versions').insert({ ...head, version });
  for (let start = 0; start < days.length; start += 100) {
    await db('workboard_calendar_days').insert(days.slice(start, start + 100).map((day) => ({ ...day, version })));
  }
  await db('workboard_calendar_days').insert({ version, day: '2027-01-26', kind: 'closure', name: '停电', source: '某号' });
  await db('workboard_log_head').update({ calendar_version: version });
  const { id } = await pack.open('2027-01-20T02:00:00.000Z');
  const row = (await db('workboard_log').where({ card_id: id }).first()) as { calendar_version: number };
  expect(row.calendar_version).toBe(version);
  const calendar = await app.workboard.calendar();
  expect(calendar.isWorkday('2027-01-26' as Day)).toBe(false);
  expect((await db('workboard_cards').where({ id }).first()) as object).toMatchObject({
    due_on: calendar.add('2027-01-20' as Day, 20).day,
  });
});

it('X-02 · from 1 November on next year’s notice is asked for, once of each keeper, after days without anybody running too', async () => {
  const container = containerOf(app.strapi);
  await apply(notice(NOTICE_2027));
  /** Who was asked, after a start of the application at an instant. */
  const askedBy = async (instant: string): Promise<number[]> => {
    moveTime(container, instant);
    await container.jobs.prepare();
    await container.jobs.runDue();
    const rows = app.strapi.db.connection('workboard_notifications').where({ kind: 'calendar.missing', key: 'calendar.missing:2028' });
    return ((await rows.orderBy('user_id').select('user_id')) as { user_id: number }[]).map(({ user_id }) => user_id);
  };
  expect(await askedBy('2027-10-31T23:59:00+08:00')).toEqual([]);
  expect(await askedBy('2027-11-01T08:29:00+08:00')).toEqual([]);
  const keepers = [keeper.id, stranger.id].sort((a, b) => a - b);
  expect(await askedBy('2027-11-01T08:30:00+08:00')).toEqual(keepers);
  expect(await askedBy('2027-11-02T08:31:00+08:00')).toEqual(keepers);
  const newcomer = await createStaff(app, { name: 'newcomer', actions: ['plugin::workboard.calendar.manage'] });
  expect(await askedBy('2027-12-20T15:00:00+08:00')).toEqual([...keepers, newcomer.id]);
  expect(await askedBy('2028-01-03T09:00:00+08:00')).toEqual([...keepers, newcomer.id]);
});
