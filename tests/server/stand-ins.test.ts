import type { CardDetail, FireAnswer, Me, OwnStandIns, RefusalDetails, StandInView } from '../../plugins/workboard/shared/contract';
import type { FiredCard } from '../../plugins/workboard/server/src/api';
import { ANSWERS, documentAfter, SECTION, setUpOffice, take, type Office } from '../helpers/office';
import { concludeReview } from '../helpers/review';
import { createStaff, type Staff } from '../helpers/staff';
import { countStatements } from '../helpers/statements';
import { startApp, type TestApp } from '../helpers/strapi';

const TODAY = '2026-09-30';

let app: TestApp;
let office: Office;
/** Leads the office and is going away. */
let boss: Staff;
/** Heads the section and acts for the boss. */
let deputy: Staff;
let colleague: Staff;
let manager: Staff;
/** Works in another section and keeps the system, so that every door of Strapi itself is open. */
let neighbour: Staff;

beforeAll(async () => {
  app = await startApp({ now: `${TODAY}T09:00:00+08:00` });
  office = await setUpOffice(app);
  const actions = ['plugin::workboard.board.read', 'plugin::workboard.board.move'];
  boss = await createStaff(app, { name: 'boss', actions });
  deputy = await createStaff(app, { name: 'deputy-head', actions });
  colleague = await createStaff(app, { name: 'colleague', actions });
  neighbour = await createStaff(app, { name: 'neighbour', roles: ['strapi-super-admin'] });
  manager = await createStaff(app, { name: 'manager', actions: ['plugin::workboard.membership.manage'] });
});

afterAll(() => app.stop());

beforeEach(async () => {
  await app.strapi.db.connection('workboard_stand_ins').delete();
  await app.strapi.db.connection('workboard_memberships').whereIn('user_id', [boss.id, deputy.id, colleague.id, neighbour.id]).delete();
  await app.workboard.grantMembership({ user: boss.id, role: 'leader', unit: 'test-office' });
  await app.workboard.grantMembership({ user: boss.id, role: 'deputy_director', unit: 'test-office' });
  await app.workboard.grantMembership({ user: deputy.id, role: 'handling_head', unit: SECTION });
  await app.workboard.grantMembership({ user: colleague.id, role: 'secretariat', unit: 'test-secretariat' });
});

type Body = Record<string, unknown>;
const WEEK = { from: TODAY, until: '2026-10-09', reason: '出差' };
const post = (who: Staff, path: string, body: Body) => app.request.post(`/workboard${path}`).set('Authorization', who.bearer).send(body);
const get = async <T>(who: Staff, path: string): Promise<T> => {
  const response = await app.request.get(`/workboard${path}`).set('Authorization', who.bearer).expect(200);
  return (response.body as { data: T }).data;
};
const remove = (who: Staff, path: string) => app.request.delete(`/workboard${path}`).set('Authorization', who.bearer);
const set = (body: Body = {}, who = boss) => post(who, '/stand-ins', { substitute: deputy.id, ...WEEK, ...body });
const setFor = (principal: Staff, body: Body = {}) =>
  post(manager, '/memberships/stand-ins', { principal: principal.id, substitute: deputy.id, ...WEEK, ...body });
const viewOf = ({ body }: { body: unknown }) => (body as { data: StandInView }).data;
const errorOf = ({ body }: { body: unknown }) => (body as { error: { message: string; details: { field?: string } } }).error;
const fire = (who: Staff, card: { id: number; revision: number }, event: string) =>
  post(who, `/cards/${card.id}/events/${event}`, { expectedRevision: card.revision, form: ANSWERS[event] });

/** A document that waits for the leader's decision alone: its secrecy review is concluded. */
async function checkedDocument(): Promise<FiredCard> {
  const checked = await documentAfter(app, office, 'check');
  await concludeReview(app, office, checked.id);
  return checked;
}

describe('acting in somebody’s stead', () => {
  test('X-19 · what only the principal may is done “代”: log, history and card say for whom, and it counts for the principal’s unit', async () => {
    const checked = await checkedDocument();
    await fire(deputy, checked, 'approve').expect(422);
    await set().expect(200);
    const { body } = await fire(deputy, checked, 'approve').expect(200);
    const { card } = (body as { data: FireAnswer }).data;
    const row = (await app.strapi.db.connection('workboard_log').where({ card_id: card.id, event: 'approve' }).first()) as object;
    expect(row).toMatchObject({ actor_id: deputy.id, standing_in_for: boss.id, actor_unit: 'test-office' });
    const { history } = await get<CardDetail>(deputy, `/cards/${card.id}`);
    expect(history[0]).toMatchObject({
      event: 'approve',
      actor: { id: deputy.id, name: 'deputy-head', unit: 'test-office', standingInFor: { id: boss.id, name: 'boss' } },
    });
    expect(history[1]?.actor.standingInFor).toBeNull();
    expect((await app.workboard.verifyLog()).ok).toBe(true);
  });

  test('X-19 · one’s own right counts first: no “代”', async () => {
    await app.workboard.grantMembership({ user: boss.id, role: 'handling_head', unit: SECTION });
    await set().expect(200);
    const submitted = await documentAfter(app, office, 'submit_draft');
    await fire(deputy, submitted, 'opine').expect(200);
    const row = (await app.strapi.db.connection('workboard_log').where({ card_id: submitted.id, event: 'opine' }).first()) as object;
    expect(row).toMatchObject({ actor_id: deputy.id, standing_in_for: null, actor_unit: SECTION });
  });

  test('X-19 · what stands beside the steps is done “代” too: assigning, commenting, editing; with a right of one’s own it is not', async () => {
    const drafted = await documentAfter(app, office, 'create');
    const bearer = { Authorization: neighbour.bearer };
    const assign = (expectedRevision: number) =>
      app.request.put(`/workboard/cards/${drafted.id}/assignee`).set(bearer).send({ expectedRevision, assignee: deputy.id });
    await app.workboard.grantMembership({ user: neighbour.id, role: 'handling_clerk', unit: 'test-other' });
    await assign(drafted.revision).expect(404);
    await setFor(deputy, { substitute: neighbour.id }).expect(200);
    await assign(drafted.revision).expect(200);
    await post(neighbour, `/cards/${drafted.id}/comments`, { body: '请补充依据' }).expect(200);
    const document = `/content-manager/collection-types/api::document.document/${drafted.documentId}`;
    await app.request.put(document).set(bearer).send({ summary: '改过的概述。' }).expect(200);
    await app.workboard.grantMembership({ user: neighbour.id, role: 'handling_clerk', unit: SECTION });
    await assign(drafted.revision + 2).expect(200);
    const log = app.strapi.db.connection('workboard_log').where({ card_id: drafted.id, actor_id: neighbour.id });
    const own = { standing_in_for: null, actor_unit: SECTION };
    const instead = { standing_in_for: deputy.id, actor_unit: SECTION };
    expect(await log.orderBy('seq').select('event', 'standing_in_for', 'actor_unit')).toEqual([
      { event: 'assign', ...instead },
      { event: 'card.comment', ...instead },
      { event: 'edit', ...instead },
      { event: 'assign', ...own },
    ]);
  });

  test('R-SEC-06c, B-17 · who reviewed it themself does not decide it for another', async () => {
    await set().expect(200);
    const submitted = await documentAfter(app, office, 'submit_draft');
    await fire(deputy, submitted, 'opine').expect(200);
    const checked = await take(app, office, submitted.id, 'check');
    await concludeReview(app, office, submitted.id);
    const refused = await fire(deputy, checked, 'approve').expect(422);
    const details = (refused.body as { error: { details: RefusalDetails } }).error.details;
    expect(details.unmet.map(({ code }) => code)).toEqual(['separation']);
    expect(details.unmet[0]?.clauses.map(({ id }) => id)).toContain('R-SEC-06c');
    await fire(boss, checked, 'approve').expect(200);
  });

  test('R-SEC-06c, B-17 · nor does the principal decide what was reviewed for them, days after the stand-in ended', async () => {
    await app.workboard.grantMembership({ user: boss.id, role: 'secretariat', unit: 'test-office' });
    const { id } = viewOf(await set().expect(200));
    const opined = await documentAfter(app, office, 'opine');
    const { body } = await fire(deputy, opined, 'check').expect(200);
    const { card } = (body as { data: FireAnswer }).data;
    await remove(boss, `/stand-ins/${id}`).expect(200);
    expect((await fire(boss, card, 'approve').expect(422)).text).toContain('separation');
  });

  test('X-19 · only the roles that were handed over, and only from the first day to the last', async () => {
    const checked = await checkedDocument();
    await set({ roles: [{ role: 'deputy_director', unit: 'test-office' }] }).expect(200);
    await fire(deputy, checked, 'approve').expect(422);
    await set({ roles: [{ role: 'leader', unit: 'test-office' }], from: '2026-10-08' }).expect(200);
    await fire(deputy, checked, 'approve').expect(422);
    const table = app.strapi.db.connection('workboard_stand_ins');
    await table.clone().update({ roles: null, from_day: '2026-09-01', until_day: '2026-09-29' });
    await fire(deputy, checked, 'approve').expect(422);
    await table.clone().update({ until_day: TODAY });
    await fire(deputy, checked, 'approve').expect(200);
  });

  test('X-19 · the person is read in one statement, however many they stand in for, and nothing is handed on', async () => {
    await set().expect(200);
    await setFor(colleague).expect(200);
    const { result, statements } = await countStatements(app.strapi, () => app.workboard.actor(deputy.id));
    expect(statements).toHaveLength(1);
    expect(result.memberships).toEqual([
      { role: 'handling_head', unit: SECTION },
      { role: 'leader', unit: 'test-office', standingInFor: { id: boss.id, name: 'boss' } },
      { role: 'deputy_director', unit: 'test-office', standingInFor: { id: boss.id, name: 'boss' } },
      { role: 'secretariat', unit: 'test-secretariat', standingInFor: { id: colleague.id, name: 'colleague' } },
    ]);
    // Past the door that forbids it: what the deputy holds for the boss does not reach a third person.
    await app.strapi.db.connection('workboard_stand_ins').insert({
      principal_id: deputy.id,
      substitute_id: manager.id,
      from_day: TODAY,
      until_day: TODAY,
      reason: '',
      made_by: 1,
      made_at: '',
    });
    expect((await app.workboard.actor(manager.id)).memberships.map(({ role }) => role)).toEqual(['handling_head']);
    await app.strapi.db.connection('admin_users').where({ id: boss.id }).update({ is_active: false });
    expect((await app.workboard.actor(deputy.id)).memberships.map(({ role }) => role)).toEqual(['handling_head', 'secretariat']);
    await app.strapi.db.connection('admin_users').where({ id: boss.id }).update({ is_active: true });
  });

  test('X-19 · the person is told for whom, as what and until when', async () => {
    await set().expect(200);
    const me = await get<Me>(deputy, '/me');
    expect(me.standsInFor).toMatchObject([{ principal: { id: boss.id, name: 'boss' }, until: '2026-10-09' }]);
    expect(me.standsInFor[0]?.roles).toHaveLength(2);
    expect(me.memberships.map(({ standingInFor }) => standingInFor?.id ?? null)).toEqual([null, boss.id, boss.id]);
    expect((await get<Me>(boss, '/me')).standsInFor).toEqual([]);
  });
});

describe('setting and ending', () => {
  test('X-19 · a person sets their own, a manager those of others; both are logged and stay to be read', async () => {
    const own = viewOf(await set({ roles: [{ role: 'leader', unit: 'test-office' }] }).expect(200));
    expect(own).toMatchObject({
      principal: { id: boss.id },
      substitute: { id: deputy.id },
      roles: [{ role: 'leader', unitTitle: '单位 test-office' }],
      state: 'current',
      revoked: null,
      mayEnd: true,
      madeBy: { id: boss.id },
    });
    const other = viewOf(await setFor(colleague, { from: '2026-10-08' }).expect(200));
    expect(other).toMatchObject({ roles: null, state: 'future', madeBy: { id: manager.id } });
    expect(viewOf(await remove(boss, `/stand-ins/${own.id}`).expect(200))).toMatchObject({
      state: 'ended',
      revoked: { by: { id: boss.id } },
    });
    expect((await app.workboard.actor(deputy.id)).memberships).toHaveLength(1);
    await remove(boss, `/stand-ins/${own.id}`).expect(400);
    await remove(boss, `/stand-ins/${other.id}`).expect(404);
    const rows = (await app.strapi.db
      .connection('workboard_log')
      .where('event', 'like', 'standin.%')
      .orderBy('seq', 'desc')
      .limit(3)
      .select('event', 'actor_id', 'comment')) as { event: string; actor_id: number; comment: string }[];
    expect(rows.map(({ event, actor_id }) => [event, actor_id])).toEqual([
      ['standin.end', boss.id],
      ['standin.set', manager.id],
      ['standin.set', boss.id],
    ]);
    expect(JSON.parse(rows[0]?.comment ?? '')).toMatchObject({
      principal: { name: 'boss' },
      substitute: { name: 'deputy-head' },
      reason: '出差',
    });
  });

  test('X-19 · both are told of it, whoever did it knows', async () => {
    await app.strapi.db.connection('workboard_notifications').delete();
    const { id } = viewOf(await setFor(boss).expect(200));
    await remove(boss, `/stand-ins/${id}`).expect(200);
    const told = (await app.strapi.db.connection('workboard_notifications').orderBy('id').select('kind', 'user_id')) as object[];
    expect(told).toEqual([
      { kind: 'stand-in.set', user_id: boss.id },
      { kind: 'stand-in.set', user_id: deputy.id },
      { kind: 'stand-in.ended', user_id: deputy.id },
    ]);
  });

  test('X-19 · each sees those they have a part in; all of them only whoever manages office roles', async () => {
    await set().expect(200);
    await setFor(colleague).expect(200);
    const mine = await get<OwnStandIns>(boss, '/stand-ins');
    expect(mine.standIns.map(({ principal }) => principal.name)).toEqual(['boss']);
    expect(mine.roles.map(({ role }) => role)).toEqual(['leader', 'deputy_director']);
    const substitute = await get<OwnStandIns>(deputy, '/stand-ins');
    expect(substitute.standIns).toHaveLength(2);
    expect(substitute.standIns.every(({ mayEnd }) => !mayEnd)).toBe(true);
    expect(substitute.roles.map(({ role }) => role)).toEqual(['handling_head']);
    expect(await get<StandInView[]>(manager, '/memberships/stand-ins')).toHaveLength(2);
    await app.request.get('/workboard/memberships/stand-ins').set('Authorization', boss.bearer).expect(403);
    await post(boss, '/memberships/stand-ins', { principal: colleague.id, substitute: deputy.id, ...WEEK }).expect(403);
  });

  test.each<[string, Body, string, string]>([
    ['begins in the past', { from: '2026-09-29' }, 'from', '请从今日'],
    ['ends before it begins', { from: '2026-10-09', until: '2026-10-08' }, 'until', '请改为'],
    ['lasts longer than a year', { until: '2027-10-01' }, 'until', '代办最长一年'],
    ['says no reason', { reason: '  ' }, 'reason', '请写明事由'],
    ['hands over nothing', { roles: [] }, 'roles', '请至少选择一个岗位'],
    ['hands over a role of somebody else', { roles: [{ role: 'secretariat', unit: 'test-office' }] }, 'roles', '没有担任'],
    ['names nobody', { substitute: 99_999 }, 'substitute', '请改选'],
  ])('X-19 · one that %s is refused with the cure', async (_what, body, field, words) => {
    const error = errorOf(await set(body).expect(400));
    expect(error.details.field).toBe(field);
    expect(error.message).toContain(words);
  });

  test('X-19 · nobody stands in for themself, and no manager takes another’s roles', async () => {
    expect(errorOf(await set({ substitute: boss.id }).expect(400)).message).toContain('不能是本人');
    expect(errorOf(await setFor(boss, { substitute: manager.id }).expect(403)).message).toContain('不能把他人的岗位交给自己');
    expect(errorOf(await setFor(manager).expect(400)).details.field).toBe('principal');
  });

  test('X-19 · no chain, no cycle, no second substitute in the same role; on other days and for other roles there may be', async () => {
    await set({ roles: [{ role: 'leader', unit: 'test-office' }] }).expect(200);
    expect(errorOf(await setFor(deputy, { substitute: colleague.id }).expect(409)).message).toContain('代办不能转交');
    expect(errorOf(await setFor(deputy, { substitute: boss.id }).expect(409)).message).toContain('不能');
    expect(errorOf(await setFor(colleague, { substitute: boss.id }).expect(409)).message).toContain('不能再代他人');
    expect(errorOf(await set({ substitute: colleague.id }).expect(409)).message).toContain('已由deputy-head代办');
    await set({ substitute: colleague.id, roles: [{ role: 'deputy_director', unit: 'test-office' }] }).expect(200);
    await set({ substitute: colleague.id, from: '2026-10-10', until: '2026-10-10' }).expect(200);
    await setFor(deputy, { substitute: boss.id, from: '2026-10-12', until: '2026-10-12' }).expect(200);
  });
});
