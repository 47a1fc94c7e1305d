import { fromEpochDay, toEpochDay, type Day } from '../../plugins/workboard/engine/day';
import type { Today, TodayItem } from '../../plugins/workboard/shared/contract';
import { insertCards, type CardSeed } from '../helpers/cards';
import { createStaff, type Staff } from '../helpers/staff';
import { countStatements } from '../helpers/statements';
import { startApp, type TestApp } from '../helpers/strapi';

/** A Wednesday; 1 to 7 October is the National Day holiday. */
const TODAY = '2026-09-30';

let app: TestApp;
let secretary: Staff;
let clerk: Staff;
let drafter: Staff;
let keeper: Staff;

beforeAll(async () => {
  app = await startApp({ now: `${TODAY}T09:00:00+08:00` });
  const actions = ['plugin::workboard.board.read'];
  secretary = await createStaff(app, { name: 'secretary', actions });
  clerk = await createStaff(app, { name: 'clerk', actions });
  drafter = await createStaff(app, { name: 'drafter', actions });
  keeper = await createStaff(app, { name: 'keeper', roles: ['strapi-super-admin'] });
  await app.workboard.grantMembership({ user: secretary.id, role: 'secretariat', unit: 'office' });
  await app.workboard.grantMembership({ user: clerk.id, role: 'handling_clerk', unit: 'section-a' });
  await app.workboard.grantMembership({ user: drafter.id, role: 'drafting_unit', unit: 'section-a' });
});

afterAll(() => app.stop());

beforeEach(async () => {
  for (const table of ['workboard_tasks', 'workboard_clocks', 'workboard_card_units', 'workboard_cards'])
    await app.strapi.db.connection(table).delete();
});

const card = (title: string, rest: Partial<CardSeed>): CardSeed => ({ title, stage: 'approved', units: ['section-a'], ...rest });

async function insertTask(
  cardId: number | undefined,
  task: { role: string; title: string; clock?: string; event?: string; state?: string },
): Promise<void> {
  await app.strapi.db.connection('workboard_tasks').insert({
    card_id: cardId,
    key: task.title,
    title: JSON.stringify({ 'zh-Hans': task.title, en: task.title }),
    role: task.role,
    clock: task.clock ?? null,
    event: task.event ?? null,
    clauses: '["R-PUB-10"]',
    state: task.state ?? 'open',
    opened_at: '2026-09-01T00:00:00.000Z',
  });
}

async function insertClock(cardId: number | undefined, key: string, due: string, state = 'running'): Promise<void> {
  await app.strapi.db.connection('workboard_clocks').insert({ card_id: cardId, key, state, due_on: due, projected: false });
}

async function today(who: Staff, query = ''): Promise<Today> {
  const response = await app.request.get(`/workboard/today${query}`).set('Authorization', who.bearer).expect(200);
  return (response.body as { data: Today }).data;
}

/** Titles by group. */
const grouped = ({ groups }: Today) => Object.fromEntries(groups.map(({ group, items }) => [group, items.map(({ title }) => title)]));
const all = ({ groups }: Today): TodayItem[] => groups.flatMap(({ items }) => items);

test('X-20 · what is due today stands in exactly one list, and so does everything else', async () => {
  await insertCards(app, [
    card('昨日到期', { due_on: '2026-09-29' }),
    card('今日到期', { due_on: TODAY }),
    card('节内到期', { due_on: '2026-10-05' }),
    card('节后第二日', { due_on: '2026-10-09' }),
    card('节后第三日', { due_on: '2026-10-10' }),
    card('下月', { due_on: '2026-11-20' }),
    card('中止', { due_on: '2026-09-10', due_suspended: true, due_left: 3 }),
    card('无期限', {}),
    card('未知年份', { due_on: '2027-05-06' }),
    card('已办结', { stage: 'published', closed_on: '2026-09-01' }),
  ]);
  await app.strapi.db.connection('workboard_cards').where({ title: '未知年份' }).update({ due_projected: true });
  const answer = await today(secretary);
  expect(grouped(answer)).toEqual({
    overdue: ['昨日到期'],
    today: ['今日到期'],
    soon: ['节内到期', '节后第二日'],
    near: ['节后第三日'],
    later: ['下月', '未知年份'],
    suspended: ['中止'],
    undated: ['无期限'],
  });
  expect(answer).toMatchObject({ today: TODAY, projected: 1 });
});

test('X-20 · a task stands with the day of its own clock, and its card is not told a second time', async () => {
  const [id, other] = await insertCards(app, [
    card('有任务', { due_on: TODAY, due_clock: 'portal' }),
    card('别的任务', { due_on: TODAY, due_clock: 'portal' }),
  ]);
  await insertClock(id, 'intranet', '2026-09-28');
  await insertTask(id, { role: 'secretariat', title: '加载内网', clock: 'intranet', event: 'load_intranet' });
  await insertTask(id, { role: 'secretariat', title: '已做', clock: 'intranet', state: 'done' });
  await insertTask(id, { role: 'leader', title: '领导的任务', clock: 'intranet' });
  await insertTask(other, { role: 'secretariat', title: '时限已停', clock: 'change' });
  await insertTask(other, { role: 'secretariat', title: '随卡到期' });
  await insertClock(other, 'change', '2026-09-01', 'stopped');
  const answer = await today(secretary);
  expect(answer.groups.map(({ group, items }) => [group, items.map(({ todo }) => todo['zh-Hans'])])).toEqual([
    ['overdue', ['加载内网']],
    ['today', ['随卡到期']],
    ['undated', ['时限已停']],
  ]);
  const [task] = all(answer);
  expect(task).toMatchObject({
    card: id,
    event: 'load_intranet',
    clauses: ['R-PUB-10'],
    due: { clock: 'intranet', on: '2026-09-28', daysOverdue: 2 },
  });
  expect(task?.eventTitle?.['zh-Hans']).toBeTruthy();
});

test('a role of a unit has the cards of that unit to do, and only where the unit stands in the attribute that the role names', async () => {
  const [own, led] = await insertCards(app, [
    card('本科室经办', { stage: 'drafting', units: ['section-a', 'section-b'] }),
    card('本科室起草', { stage: 'drafting', units: ['section-b', 'section-a'] }),
    card('他科室', { stage: 'drafting', units: ['section-b'] }),
  ]);
  expect(all(await today(clerk)).map((item) => item.card)).toEqual([own]);
  expect(all(await today(drafter)).map((item) => item.card)).toEqual([own, led]);
  expect(all(await today(secretary))).toEqual([]);
});

test('a card that waits says for what: the one step that leads on, or else back', async () => {
  await insertCards(app, [card('已审签', { stage: 'approved' })]);
  const [item] = all(await today(secretary));
  expect(item).toMatchObject({ todo: { 'zh-Hans': '印发' }, stageTitle: { 'zh-Hans': '已审签' }, event: 'issue', due: null });
  // Nothing leads on from here, and one step leads back: what is to be done is not “已撤下”.
  await insertCards(app, [card('已撤下', { stage: 'withdrawn', units: ['section-a'] })]);
  expect(all(await today(clerk))[0]).toMatchObject({ todo: { 'zh-Hans': '整改后重新办理' }, event: 'reopen' });
});

test('X-20 · whatever the day and the state, each card stands in exactly one list, and what is due today in that of today', async () => {
  const days = Array.from({ length: 80 }, (_, index) => fromEpochDay(toEpochDay(TODAY as Day) - 20 + ((index * 7) % 41)));
  const seeds = days.map((due_on, index) =>
    card(`事项 ${index}`, { due_on, ...(index % 9 === 4 ? { due_suspended: true, due_left: index % 5 } : {}) }),
  );
  const ids = await insertCards(app, seeds);
  const { groups } = await today(secretary);
  const listed = groups.flatMap(({ items }) => items.map((item) => item.card));
  expect([...listed].sort((a, b) => a - b)).toEqual([...ids].sort((a, b) => a - b));
  const inToday = groups.find(({ group }) => group === 'today')?.items.map((item) => item.card);
  const dueToday = ids.filter((_, index) => days[index] === TODAY && index % 9 !== 4);
  expect(dueToday.length).toBeGreaterThan(0);
  expect(inToday).toEqual(dueToday);
  const waiting = groups.find(({ group }) => group === 'suspended')?.items ?? [];
  expect(waiting.every(({ due }) => due?.workdaysLeft !== null)).toBe(true);
});

describe('in somebody’s stead', () => {
  const standIn = (principal: Staff, substitute: Staff) =>
    app.strapi.db.connection('workboard_stand_ins').insert({
      principal_id: principal.id,
      substitute_id: substitute.id,
      from_day: TODAY,
      until_day: '2026-10-09',
      reason: '出差',
      made_by: principal.id,
      made_at: '2026-09-30T00:00:00.000Z',
    });

  afterEach(() => app.strapi.db.connection('workboard_stand_ins').delete());

  test('X-19, X-20 · what a person does for another is marked, and can be listed alone; their own right counts first', async () => {
    await standIn(secretary, clerk);
    const [, own] = await insertCards(app, [
      card('代秘书办理', { due_on: TODAY, assignee_id: secretary.id }),
      card('自己的', { stage: 'drafting', due_on: TODAY }),
      card('别人的', { due_on: TODAY, assignee_id: drafter.id }),
    ]);
    await insertTask(own, { role: 'secretariat', title: '代办任务' });
    const marks = (answer: Today) => all(answer).map((item) => [item.todo['zh-Hans'], item.standingInFor?.name ?? null]);
    expect(marks(await today(clerk))).toEqual([
      ['印发', 'secretary'],
      ['代办任务', 'secretary'],
      ['印发', 'secretary'],
    ]);
    expect(all(await today(clerk, '?mine=1')).map(({ title }) => title)).toEqual(['代秘书办理', '自己的']);
    await app.workboard.grantMembership({ user: clerk.id, role: 'secretariat', unit: 'section-a' });
    expect(marks(await today(clerk)).map(([, name]) => name)).toEqual([null, null, null]);
    expect(all(await today(clerk, '?standin=1'))).toEqual([]);
    await app.strapi.db.connection('workboard_memberships').where({ user_id: clerk.id, role: 'secretariat' }).delete();
    expect(all(await today(clerk, '?standin=1'))).toHaveLength(3);
    expect(all(await today(secretary)).every(({ standingInFor }) => standingInFor === null)).toBe(true);
  });
});

test('X-20 · on the eve of a holiday the list says how long it is and when work begins again', async () => {
  expect((await today(secretary)).holiday).toEqual({
    from: '2026-10-01',
    until: '2026-10-07',
    backOn: '2026-10-08',
    names: [expect.stringContaining('国庆')],
    projected: false,
  });
});

test('mine leaves out what a colleague has taken, and keeps what nobody has', async () => {
  await insertCards(app, [card('我的', { assignee_id: secretary.id }), card('同事的', { assignee_id: clerk.id }), card('无人认领', {})]);
  expect(all(await today(secretary)).map(({ title }) => title)).toEqual(['我的', '同事的', '无人认领']);
  expect(all(await today(secretary, '?mine=1')).map(({ title }) => title)).toEqual(['我的', '无人认领']);
  expect(all(await today(secretary))[1]?.assignee).toEqual({ id: clerk.id, name: 'clerk' });
});

test('who keeps the system has nothing to do in the office', async () => {
  await insertCards(app, [card('已审签', { stage: 'approved', due_on: TODAY })]);
  expect((await today(keeper)).groups).toEqual([]);
});

test('P7 · today takes at most eight statements, for three hundred obligations as for one', async () => {
  const [first] = await insertCards(app, [card('一', { due_on: TODAY, assignee_id: clerk.id })]);
  await insertTask(first, { role: 'secretariat', title: '一' });
  const few = await countStatements(app.strapi, () => today(secretary));
  await insertCards(
    app,
    Array.from({ length: 300 }, (_, index) => card(`事项 ${index}`, { due_on: '2026-10-20', assignee_id: clerk.id })),
  );
  const many = await countStatements(app.strapi, () => today(secretary));
  expect(all(many.result)).toHaveLength(301);
  expect(many.statements).toHaveLength(few.statements.length);
  // Four of them are Strapi's own: session, account, roles, permissions.
  expect(many.statements.length).toBeLessThanOrEqual(8);
});
