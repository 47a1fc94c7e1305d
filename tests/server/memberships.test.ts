import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import type { MemberPage, MembershipLog, MembershipView, OfficeRole } from '../../plugins/workboard/shared/contract';
import { draftDocument, setUpOffice, SECTION, ANSWERS, type Office } from '../helpers/office';
import { createStaff, type Staff } from '../helpers/staff';
import { countStatements } from '../helpers/statements';
import { startApp, type TestApp } from '../helpers/strapi';

const TODAY = '2026-09-30';
const PATH = '/workboard/memberships';

let app: TestApp;
let office: Office;
/** May manage office roles and is no super admin. */
let manager: Staff;
let superAdmin: Staff;
/** Sees and moves, holds no office role at first. */
let newcomer: Staff;

beforeAll(async () => {
  app = await startApp({ now: `${TODAY}T09:00:00+08:00` });
  office = await setUpOffice(app);
  manager = await createStaff(app, { name: 'manager', actions: ['plugin::workboard.membership.manage'] });
  superAdmin = await createStaff(app, { name: 'super', roles: ['strapi-super-admin'] });
  newcomer = await createStaff(app, { name: 'newcomer', actions: ['plugin::workboard.board.read', 'plugin::workboard.board.move'] });
});

afterAll(() => app.stop());

beforeEach(async () => {
  await app.strapi.db.connection('workboard_memberships').whereIn('user_id', [manager.id, superAdmin.id, newcomer.id]).delete();
});

const grant = (who: Staff, body: object) => app.request.post(PATH).set('Authorization', who.bearer).send(body);
const change = (who: Staff, id: number, body: object) => app.request.put(`${PATH}/${id}`).set('Authorization', who.bearer).send(body);
const end = (who: Staff, id: number, body: object = {}) =>
  app.request.post(`${PATH}/${id}/end`).set('Authorization', who.bearer).send(body);

async function granted(body: object, who = manager): Promise<MembershipView> {
  const response = await grant(who, { user: newcomer.id, role: 'handling_clerk', unit: SECTION, ...body }).expect(200);
  return (response.body as { data: MembershipView }).data;
}

async function list(query = ''): Promise<MemberPage> {
  const response = await app.request.get(`${PATH}${query}`).set('Authorization', manager.bearer).expect(200);
  return (response.body as { data: MemberPage }).data;
}

/** The newcomer submits a fresh draft of the section, which its handling clerk may. */
async function submit() {
  const card = await draftDocument(app, office);
  const path = `/workboard/cards/${card.id}/events/submit_draft`;
  return app.request.post(path).set('Authorization', newcomer.bearer).send({ expectedRevision: card.revision, form: ANSWERS.submit_draft });
}

async function logged(): Promise<{ event: string; card_id: number | null; actor_id: number; data: unknown }[]> {
  const rows = (await app.strapi.db
    .connection('workboard_log')
    .where('event', 'like', 'membership.%')
    .orderBy('seq')
    .select('event', 'card_id', 'actor_id', 'comment')) as { event: string; card_id: number | null; actor_id: number; comment: string }[];
  return rows.map(({ comment, ...row }) => ({ ...row, data: JSON.parse(comment) as unknown }));
}

const heldDays = () =>
  app.strapi.db
    .connection('workboard_memberships')
    .where({ user_id: newcomer.id })
    .select<object[]>('role', 'unit', 'from_day', 'until_day');

describe('roles of which there is exactly one', () => {
  const messageOf = ({ body }: { body: unknown }) => (body as { error: { message: string } }).error.message;
  const LEADER = { role: 'secrecy_leader', unit: SECTION };

  test('R-SEC-04b, R-SEC-15a · one leader in charge of secrecy in each organisation: never two on a day, never none, handed over from one day to the next', async () => {
    expect(messageOf(await grant(manager, { user: newcomer.id, ...LEADER, unit: 'test-office' }).expect(400))).toContain('R-SEC-04b');
    // Another organisation has its own.
    const { id } = await granted(LEADER);
    const other = { user: superAdmin.id, ...LEADER };
    expect(messageOf(await grant(manager, other).expect(400))).toContain('移交');
    expect(messageOf(await end(manager, id).expect(400))).toContain('R-SEC-04b');
    expect(messageOf(await change(manager, id, { from: '2026-09-01', until: '2026-09-29' }).expect(400))).toContain('空缺');
    await change(manager, id, { from: '2026-09-01', until: TODAY }).expect(200);
    await grant(manager, { ...other, from: TODAY }).expect(400);
    await grant(manager, { ...other, from: '2026-10-01' }).expect(200);
    await change(manager, id, { from: '2026-09-01', until: null }).expect(400);
  });

  test('R-SEC-04c, R-SEC-15b · one secrecy unit in each organisation, with as many people in it as it needs', async () => {
    await app.strapi.db
      .connection('organisations')
      .where({ code: 'test-disclosure' })
      .update({ parent: 'test-secretariat', kind: 'section' });
    expect(messageOf(await grant(manager, { user: newcomer.id, role: 'secrecy_unit', unit: 'test-disclosure' }).expect(400))).toContain(
      'R-SEC-04c',
    );
    await granted({ role: 'secrecy_unit', unit: 'test-secretariat' });
  });
});

describe('what an office role is for', () => {
  test('whoever is given a role may act in it at once, from today on', async () => {
    expect((await submit()).status).toBe(404);
    expect(await granted({})).toMatchObject({
      role: 'handling_clerk',
      unit: SECTION,
      unitTitle: `单位 ${SECTION}`,
      from: TODAY,
      until: null,
      state: 'current',
    });
    expect((await submit()).status).toBe(200);
  });

  test('whose last day was yesterday may not act any more, whose last day is today still may', async () => {
    const { id } = await granted({ from: '2026-09-01' });
    await change(manager, id, { from: '2026-09-01', until: TODAY }).expect(200);
    expect((await submit()).status).toBe(200);
    await change(manager, id, { from: '2026-09-01', until: '2026-09-29' }).expect(200);
    expect((await submit()).status).toBe(404);
  });

  test('a role that begins tomorrow is none today', async () => {
    expect(await granted({ from: '2026-10-01' })).toMatchObject({ state: 'future' });
    expect((await submit()).status).toBe(404);
  });
});

describe('ending', () => {
  test('an ended role stays to be read, with yesterday as its last day, and cannot be ended again', async () => {
    const { id } = await granted({ from: '2026-09-01' });
    const { body }: { body: unknown } = await end(manager, id).expect(200);
    expect(body).toMatchObject({ data: { id, from: '2026-09-01', until: '2026-09-29', state: 'ended' } });
    expect((await submit()).status).toBe(404);
    await end(manager, id).expect(400);
  });

  test.each([['2026-10-05'], [TODAY]])('a role that begins on %s has no whole day behind it and leaves the table', async (from) => {
    const { id } = await granted({ from });
    expect((await end(manager, id).expect(200)).body).toEqual({ data: null });
    expect(await heldDays()).toEqual([]);
    await end(manager, id).expect(404);
  });

  test('an ended role begins anew; one that holds or will hold is 409', async () => {
    await granted({ from: '2026-01-01', until: '2026-06-30' });
    await granted({ from: '2026-11-01' });
    await grant(manager, { user: newcomer.id, role: 'handling_clerk', unit: SECTION }).expect(409);
    expect(await heldDays()).toEqual([{ role: 'handling_clerk', unit: SECTION, from_day: '2026-11-01', until_day: null }]);
  });
});

describe('separation', () => {
  test('nobody gives, changes or ends an office role of their own', async () => {
    const { body }: { body: { error?: { message: string } } } = await grant(manager, {
      user: manager.id,
      role: 'leader',
      unit: SECTION,
    }).expect(403);
    expect(body.error?.message).toContain('不能变更自己的岗位');
    const { id } = await granted({ user: manager.id, from: '2026-09-01' }, superAdmin);
    await change(manager, id, { from: null, until: null }).expect(403);
    await end(manager, id).expect(403);
    expect((await list('?q=manager')).people).toMatchObject([
      { id: manager.id, locked: true, memberships: [{ from: '2026-09-01', until: null }] },
    ]);
  });

  test('but for a super admin, because somebody has to be the first', async () => {
    await granted({ user: superAdmin.id, role: 'secretariat' }, superAdmin);
  });

  test('without the action of managing nothing is shown and nothing changed', async () => {
    const { id } = await granted({});
    await app.request.get(PATH).set('Authorization', newcomer.bearer).expect(403);
    await grant(newcomer, { user: manager.id, role: 'leader', unit: SECTION }).expect(403);
    await change(newcomer, id, { from: null, until: null }).expect(403);
    await end(newcomer, id).expect(403);
  });
});

test('every change is a row of the log, in the same chain and the same transaction', async () => {
  const before = (await logged()).length;
  const { id } = await granted({ from: '2026-09-01', reason: ' 工作调整 ' });
  await change(manager, id, { from: '2026-09-02', until: '2026-12-31', reason: '' });
  await end(manager, id, { reason: '借调期满' });
  await granted({ from: '2026-10-10' });
  const person = { user: newcomer.id, name: 'newcomer', role: 'handling_clerk', unit: SECTION };
  const row = (event: string, data: object) => ({ event, card_id: null, actor_id: manager.id, data: { ...person, ...data } });
  expect((await logged()).slice(before)).toEqual([
    row('membership.grant', { before: null, after: { from: '2026-09-01', until: null }, reason: '工作调整' }),
    row('membership.change', {
      before: { from: '2026-09-01', until: null },
      after: { from: '2026-09-02', until: '2026-12-31' },
      reason: null,
    }),
    row('membership.end', {
      before: { from: '2026-09-02', until: '2026-12-31' },
      after: { from: '2026-09-02', until: '2026-09-29' },
      reason: '借调期满',
    }),
    row('membership.grant', {
      before: { from: '2026-09-02', until: '2026-09-29' },
      after: { from: '2026-10-10', until: null },
      reason: null,
    }),
  ]);
  expect(await app.workboard.verifyLog()).toMatchObject({ ok: true });
});

test('the log is read on the page: who gave, changed and ended what, when and why, newest first, in pages', async () => {
  const read = async (who: Staff, query = '') =>
    ((await app.request.get(`${PATH}/log${query}`).set('Authorization', who.bearer).expect(200)).body as { data: MembershipLog }).data;
  const { id } = await granted({ from: '2026-09-01', reason: '工作调整' });
  await end(manager, id);
  const { changes } = await read(manager);
  const about = {
    at: expect.stringMatching(/^2026-09-30T0\d:/) as string,
    by: 'manager',
    person: 'newcomer',
    roleTitle: { 'zh-Hans': '办文科室经办人', en: 'Handling clerk' },
    unitTitle: `单位 ${SECTION}`,
  };
  expect(changes.slice(0, 2)).toMatchObject([
    {
      ...about,
      title: { 'zh-Hans': '结束任职' },
      before: { from: '2026-09-01', until: null },
      after: { until: '2026-09-29' },
      reason: null,
    },
    { ...about, title: { 'zh-Hans': '授予岗位' }, before: null, after: { from: '2026-09-01', until: null }, reason: '工作调整' },
  ]);
  // A row of before there were reasons.
  const old = { user: newcomer.id, name: null, role: 'gone', unit: 'gone', before: null, after: null };
  const head = (await app.strapi.db.connection('workboard_log').orderBy('seq', 'desc').first()) as Record<string, unknown> & {
    seq: number;
  };
  const rows = Array.from({ length: 30 }, (_none, n) => ({
    ...head,
    seq: head.seq + 1000 + n,
    event: 'membership.end',
    comment: JSON.stringify(old),
  }));
  await app.strapi.db.connection.batchInsert('workboard_log', rows, 10);
  const first = await read(manager);
  expect(first.changes).toHaveLength(30);
  expect(first.changes[0]).toMatchObject({ person: '—', roleTitle: { 'zh-Hans': 'gone' }, unitTitle: 'gone', reason: null });
  const second = await read(manager, `?before=${first.next}`);
  expect(second.changes[0]?.seq).toBe(changes[0]?.seq);
  await app.request.get(`${PATH}/log`).set('Authorization', newcomer.bearer).expect(403);
});

test('what cannot be logged is not changed', async () => {
  await app.strapi.db.connection('workboard_log_head').update({ id: 2 });
  await grant(manager, { user: newcomer.id, role: 'leader', unit: SECTION }).expect(500);
  await app.strapi.db.connection('workboard_log_head').update({ id: 1 });
  expect(await heldDays()).toEqual([]);
});

test.each([
  [{ role: 'emperor' }, 'role'],
  [{ role: 'system' }, 'role'],
  [{ unit: 'nowhere' }, 'unit'],
  [{ user: 999_999 }, 'user'],
  [{ user: 'someone' }, 'user'],
  [{ from: '2026-02-30' }, 'from'],
  [{ from: '2026-10-02', until: '2026-10-01' }, 'until'],
  [{ until: '2026-09-29' }, 'until'],
  [{ comment: 'x' }, 'comment'],
  [{ role: 'applicant' }, 'role'],
  [{ reason: '长'.repeat(201) }, 'reason'],
])('what does not fit is refused and named: %o', async (body, field) => {
  const before = (await logged()).length;
  const answer = await grant(manager, { user: newcomer.id, role: 'leader', unit: SECTION, ...body }).expect(400);
  expect(answer.body).toMatchObject({ error: { name: 'BadRequestError', details: { field } } });
  expect(await heldDays()).toEqual([]);
  expect(await logged()).toHaveLength(before);
});

test('a change names both days', async () => {
  const { id } = await granted({});
  expect((await change(manager, id, { until: TODAY }).expect(400)).body).toMatchObject({ error: { details: { field: 'from' } } });
  expect((await change(manager, id, { from: TODAY, until: '2026-09-01' }).expect(400)).body).toMatchObject({
    error: { details: { field: 'until' } },
  });
  await change(manager, 999_999, { from: null, until: null }).expect(404);
});

describe('the list', () => {
  test('shows every account with its roles, also those without any and those that are not active', async () => {
    const all = await list();
    expect(all.total).toBe(10);
    expect(all.people.map(({ name }) => name)).toEqual([...all.people.map(({ name }) => name)].sort());
    expect(all.people.find(({ id }) => id === newcomer.id)).toEqual({
      id: newcomer.id,
      name: 'newcomer',
      email: newcomer.email,
      active: true,
      locked: false,
      memberships: [],
    });
    await app.strapi.db.connection('admin_users').where({ id: newcomer.id }).update({ is_active: false });
    expect((await list('?q=NEWCOMER@')).people).toMatchObject([{ id: newcomer.id, active: false }]);
    await app.strapi.db.connection('admin_users').where({ id: newcomer.id }).update({ is_active: true });
  });

  test('finds by name, e-mail, role and unit; a role that has ended does not count, but is shown', async () => {
    const { id } = await granted({ role: 'monitor', unit: 'test-other', from: '2026-09-01' });
    expect((await list('?role=monitor')).people.map((one) => one.id)).toEqual([newcomer.id]);
    expect((await list('?role=monitor&unit=test-section')).total).toBe(0);
    expect((await list('?unit=test-other')).total).toBe(2);
    expect((await list('?q=%25')).total).toBe(0);
    await end(manager, id);
    expect((await list('?role=monitor')).total).toBe(0);
    expect((await list('?q=newcomer')).people[0]?.memberships).toMatchObject([{ role: 'monitor', state: 'ended' }]);
  });

  test('comes in pages, at most four statements of its own', async () => {
    const users = app.strapi.service('admin::user') as unknown as { create(values: object): Promise<unknown> };
    for (let n = 0; n < 25; n += 1)
      await users.create({ email: `page${n}@office.example`, firstname: `page${n}`, roles: [], isActive: false });
    await list();
    const { result, statements } = await countStatements(app.strapi, () => list('?q=page'));
    expect(result).toMatchObject({ page: 1, pageSize: 20, total: 25 });
    expect(result.people).toHaveLength(20);
    expect((await list('?q=page&page=2')).people).toHaveLength(5);
    expect((await list('?q=page&page=9')).people).toEqual([]);
    // Four of them are Strapi's own: session, account, roles, permissions.
    expect(statements.length).toBeLessThanOrEqual(8);
  });

  test('offers every role of the roles file that somebody of the staff can hold: not the timer’s name, not those of citizens; and the units without the right to see boards', async () => {
    const get = (path: string) => app.request.get(`/workboard${path}`).set('Authorization', manager.bearer).expect(200);
    const roles = ((await get('/roles')).body as { data: OfficeRole[] }).data;
    const file = parse(await readFile(path.join(app.strapi.dirs.app.root, 'src/policies/roles.yaml'), 'utf8')) as Record<
      string,
      { one?: string; clause?: string }
    >;
    expect(roles).toEqual(
      Object.entries(file)
        .filter(([key]) => !['system', 'applicant', 'public'].includes(key))
        .map(([key, { one: _one, clause: _clause, ...title }]) => ({ key, title })),
    );
    expect(roles.length).toBe(Object.keys(file).length - 3);
    expect((await get('/memberships/units')).body).toMatchObject({
      data: expect.arrayContaining([{ key: SECTION, title: `单位 ${SECTION}` }]) as unknown,
    });
    await app.request.get('/workboard/units').set('Authorization', manager.bearer).expect(403);
  });
});
