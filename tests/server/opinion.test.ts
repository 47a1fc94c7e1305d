import path from 'node:path';
import type { Answers } from '../../plugins/workboard/engine/form/types';
import type { Day } from '../../plugins/workboard/engine/calendar/types';
import { instantOf } from '../../plugins/workboard/engine/day';
import type { Actor } from '../../plugins/workboard/engine/workflow/types';
import type { FiredCard } from '../../plugins/workboard/server/src/api';
import { expireClocks } from '../../plugins/workboard/server/src/features/card/expire-clocks';
import { openDuties } from '../../plugins/workboard/server/src/features/duty/open-duties';
import { respectQuiet } from '../../plugins/workboard/server/src/features/notification/channels';
import { dispatchLog } from '../../plugins/workboard/server/src/features/notification/dispatch-log';
import { officeSettings } from '../../plugins/workboard/server/src/features/notification/settings';
import { tellDueClocks } from '../../plugins/workboard/server/src/features/notification/tell-due-clocks';
import { containerOf, type Container } from '../../plugins/workboard/server/src/platform/container';
import { Conflict, Refusal } from '../../plugins/workboard/server/src/platform/errors';
import type { Board, CardDetail, Today } from '../../plugins/workboard/shared/contract';
import { insertCases } from '../helpers/cases';
import { failure } from '../helpers/failure';
import { letterText } from '../helpers/letters';
import { moveTime } from '../helpers/move-time';
import { BASIS, hire } from '../helpers/office';
import { REVIEW_ANSWERS, reviewOf } from '../helpers/review';
import { createStaff, type Staff } from '../helpers/staff';
import { startApp, type TestApp } from '../helpers/strapi';

const UNIT = 'opinion-section';
const SATURDAY = '2026-10-24';
const at = (day: string, time: string) => instantOf(day as Day, time);

let app: TestApp;
let house: Container;
const people: Record<string, Actor> = {};
let clerk: Staff;
let chief: Staff;

beforeAll(async () => {
  app = await startApp();
  house = containerOf(app.strapi);
  await app.strapi.documents('api::organisation.organisation').create({ data: { code: UNIT, name: '业务科（测试）' } as never });
  for (const [role, unit] of [
    ['opinion_office', 'office-disclosure'],
    ['monitor', 'office-info'],
    ['director', 'office'],
    ['leader', 'office'],
    ['business', UNIT],
    ['secrecy_unit', 'office-secrecy'],
    ['secrecy_leader', 'office'],
    ['disclosure', 'office-disclosure'],
    ['secretariat', 'office-secretariat'],
  ] as const)
    people[role] = await hire(app, `op-${role}`, [{ role, unit }]);
  clerk = await createStaff(app, { name: 'op-clerk', roles: ['strapi-super-admin'] });
  await app.workboard.grantMembership({ user: clerk.id, role: 'opinion_office', unit: 'office-disclosure' });
  chief = await createStaff(app, { name: 'op-chief', roles: ['strapi-super-admin'] });
  await app.workboard.grantMembership({ user: chief.id, role: 'director', unit: 'office' });
});

afterAll(() => app.stop());

const who = (role: string): Actor => {
  const found = people[role];
  if (!found) throw new Error(`nobody is ${role}`);
  return found;
};

const fire = (card: number, event: string, role: string, when: string, form: Answers = {}) =>
  app.workboard.fire(card, { event, actor: role === 'system' ? app.workboard.system('系统') : who(role), at: when, form });

const FOUND: Answers = {
  title: '网传某路段长期积水（测试）',
  source: 'monitoring',
  category: 'web',
  platformLevel: 'provincial',
  unit: UNIT,
  excerpt: '省级媒体报道某路段积水（测试）',
};
const GRADING: Answers = { nature: '民生', scale: '较大', platform: '省级媒体', influence: '较广', leaders: '吴分管' };

const discover = (found: string, registered: string, more: Answers = {}) =>
  app.workboard.open('opinion-event', {
    event: 'discover',
    actor: who('monitor'),
    at: registered,
    form: { ...FOUND, foundAt: found, ...more },
  });

async function important(found = at(SATURDAY, '19:30'), graded = at(SATURDAY, '19:40'), more: Answers = {}): Promise<FiredCard> {
  const card = await discover(found, graded);
  return fire(card.id, 'grade', 'opinion_office', graded, { ...GRADING, criteria: ['provincial_media'], ...more });
}

const detail = async (card: number, staff = clerk) =>
  ((await app.request.get(`/workboard/cards/${card}`).set('Authorization', staff.bearer)).body as { data: CardDetail }).data;

const partner = async (card: FiredCard, uid: string, workflow?: string, own = 'api::case.case'): Promise<FiredCard> => {
  for (const ref of (await app.workboard.partners(own, [card.documentId])).get(card.documentId) ?? []) {
    const found = ref.uid === uid ? await app.workboard.cardOf(ref.uid, ref.documentId) : null;
    if (found && (workflow === undefined || found.workflow === workflow)) return found;
  }
  throw new Error(`no ${uid} hangs on ${card.documentId}`);
};

test('R-OPN-08, R-OPN-16, R-OPN-18, N-34 · an important event of a Saturday evening: hours on the card, an hour to read it, then a call; told at night', async () => {
  const card = await important();
  moveTime(house, at(SATURDAY, '20:10'));
  const shown = await detail(card.id);
  expect(shown.due).toMatchObject({
    clock: 'report',
    at: at(SATURDAY, '20:40'),
    minutesLeft: 30,
    urgency: 'today',
    clauses: ['R-OPN-18', 'R-OPN-16'],
  });
  expect(shown.clocks.find(({ key }) => key === 'respond')).toMatchObject({ due: SATURDAY, dueAt: null });
  // Whoever opens the card reads what the office calls things: no name of an attribute, no value of a machine, the hour as on the wall.
  const facts = new Map(shown.facts.map(({ label, value }) => [label['zh-Hans'], value]));
  expect(facts.get('内容')).toBe(FOUND['excerpt']);
  expect(facts.get('发现时间')).toBe(`${SATURDAY} 19:30`);
  expect([...facts.keys()].filter((label) => /^[\w.]+$/.test(label))).toEqual([]);
  expect([...facts.values()]).not.toContain('opinion_event');
  expect(await letterText(app, clerk, card.id, 'flash-report')).toContain('网传某路段长期积水（测试）');

  await tellDueClocks(house, { hoursOnly: true });
  await tellDueClocks(house, { hoursOnly: true });
  const told = (await app.strapi.db
    .connection('workboard_notifications')
    .where({ card_id: card.id, kind: 'reminder.hours' })
    .select('key')) as { key: string }[];
  expect(new Set(told.map(({ key }) => key.split(':')[2]))).toEqual(new Set(['action', 'respond', 'unitFeedback', 'leaderReport']));

  await dispatchLog(house);
  const urgent = (await app.strapi.db
    .connection('workboard_notifications')
    .where({ card_id: card.id, kind: 'entered.urgent' })
    .select('user_id')) as object[];
  expect(urgent.map((row) => (row as { user_id: number }).user_id).sort()).toEqual(
    [who('director').id, who('leader').id, who('business').id, chief.id].sort(),
  );
  await expect(respectQuiet(house, await officeSettings(house), 'entered.urgent')).resolves.toBeUndefined();
  await expect(respectQuiet(house, await officeSettings(house), 'entered')).rejects.toThrow();

  moveTime(house, at(SATURDAY, '20:41'));
  expect(await expireClocks(house)).toBe(1);
  const warned = jest.spyOn(app.strapi.log, 'warn');
  expect(await expireClocks(house)).toBe(0);
  expect(warned).not.toHaveBeenCalled();
  warned.mockRestore();
  expect((await detail(card.id)).tasks.map(({ key }) => key)).toContain('call_recipients');
  const board = (await app.request.get('/workboard/boards/opinion-event?lanes=hours').set('Authorization', clerk.bearer)).body as {
    data: Board;
  };
  expect(board.data.laneBy).toContain('hours');
  expect(board.data.lanes.map(({ key }) => key)).toEqual(['overdue']);
});

test('N-34, X-16 · a regrade to a major emergency derives the hours anew from the finding, and lanes follow the hours left', async () => {
  const morning = at(SATURDAY, '10:00');
  const calm = await discover(morning, at(SATURDAY, '10:05'));
  await fire(calm.id, 'grade', 'opinion_office', at(SATURDAY, '10:06'), { ...GRADING, criteria: ['print_media'], emergency: true });
  await fire(calm.id, 'appoint', 'leader', at(SATURDAY, '10:08'), { mode: 'single', responsibleLeader: '吴分管' });
  await fire(calm.id, 'start_response', 'leader', at(SATURDAY, '10:10'));
  // While the hour of reading binds the card, a task on another clock quotes the rule that binds that one.
  moveTime(house, at(SATURDAY, '10:12'));
  const { data } = (await app.request.get('/workboard/today').set('Authorization', clerk.bearer)).body as { data: Today };
  const line = data.groups.flatMap(({ items }) => items).find(({ card, event }) => card === calm.id && event === 'draft_statement');
  expect(line?.due).toMatchObject({ clock: 'respond', at: at(SATURDAY, '15:00'), clauses: ['N-34'] });
  for (const role of ['director', 'leader', 'business']) await fire(calm.id, 'acknowledge', role, at(SATURDAY, '10:20'));
  moveTime(house, at(SATURDAY, '10:30'));
  const shown = await detail(calm.id);
  expect(shown.due).toMatchObject({ clock: 'respond', at: at(SATURDAY, '15:00'), minutesLeft: 270, clauses: ['N-34'] });
  expect(shown.clocks.find(({ key }) => key === 'respond')).toMatchObject({ rule: 0, basis: ['N-34'], officeDue: SATURDAY });
  const rows = (await app.strapi.db.connection('workboard_cards').where({ id: calm.id }).select('due_at', 'due_rule')) as object[];
  expect(rows).toEqual([{ due_at: at(SATURDAY, '15:00'), due_rule: 0 }]);
});

test('R-OPN-10, R-OPN-23, R-OPN-25, R-OPN-26, R-SEC-02, B-01, B-12, B-18 · one statement, reviewed for secrecy in this very version, agreed to by the director, released by the office, public, and given up again', async () => {
  const card = await important(at('2026-10-25', '08:00'), at('2026-10-25', '08:10'));
  await fire(card.id, 'appoint', 'leader', at('2026-10-25', '08:20'), { mode: 'single', responsibleLeader: '吴分管' });
  await fire(card.id, 'start_response', 'leader', at('2026-10-25', '08:21'));
  await fire(card.id, 'investigate', 'business', at('2026-10-25', '09:00'), {
    findings: '排水管堵塞',
    facts: '已经疏通',
    opinion: '公开说明',
    verification: '现场核实',
  });
  await fire(card.id, 'draft_statement', 'opinion_office', at('2026-10-25', '09:05'));
  await expect(fire(card.id, 'draft_statement', 'opinion_office', at('2026-10-25', '09:06'))).rejects.toThrow(Refusal);
  const statement = await partner(card, 'api::statement.statement');
  const text = {
    title: '关于积水的说明（测试）',
    body: '排水管堵塞，现已疏通，恢复通行。',
    facts: [{ fact: '已疏通', source: '业务科现场核实', verified: true }],
    review: true,
    ...BASIS,
  };
  await fire(statement.id, 'write', 'opinion_office', at('2026-10-25', '09:08'), { ...text, body: '排水管堵塞，正在疏通。' });
  const review = await partner(statement, 'api::case.case', 'secrecy-review', 'api::statement.statement');
  await fire(review.id, 'review', 'secrecy_unit', at('2026-10-25', '09:09'), REVIEW_ANSWERS.review);
  await fire(statement.id, 'write', 'opinion_office', at('2026-10-25', '09:10'), text);
  expect((await partner(statement, 'api::case.case', 'secrecy-review', 'api::statement.statement')).stage).toBe('initial_opinion');
  await expect(fire(statement.id, 'submit', 'opinion_office', at('2026-10-25', '09:11'))).rejects.toThrow(Refusal);
  await fire(review.id, 'review', 'secrecy_unit', at('2026-10-25', '09:15'), REVIEW_ANSWERS.review);
  await fire(review.id, 'approve', 'secrecy_leader', at('2026-10-25', '09:20'), REVIEW_ANSWERS.approve);
  await fire(statement.id, 'write', 'opinion_office', at('2026-10-25', '09:21'), { ...text, body: `${text.body}。` });
  await fire(statement.id, 'write', 'opinion_office', at('2026-10-25', '09:22'), text);
  await expect(fire(statement.id, 'submit', 'opinion_office', at('2026-10-25', '09:22'))).rejects.toThrow(Refusal);
  await fire(review.id, 'review', 'secrecy_unit', at('2026-10-25', '09:23'), REVIEW_ANSWERS.review);
  await fire(review.id, 'approve', 'secrecy_leader', at('2026-10-25', '09:24'), REVIEW_ANSWERS.approve);
  await fire(statement.id, 'submit', 'opinion_office', at('2026-10-25', '09:25'));
  await expect(fire(statement.id, 'release', 'opinion_office', at('2026-10-25', '09:26'), { outlets: '官网' })).rejects.toThrow(Refusal);
  await fire(card.id, 'submit_statement', 'opinion_office', at('2026-10-25', '09:27'));
  await fire(statement.id, 'approve', 'director', at('2026-10-25', '10:00'));
  expect(await letterText(app, clerk, statement.id, 'statement-slip')).toContain('业务科现场核实');
  const before = await app.request.get('/api/statements');
  expect((before.body as { data: unknown[] }).data).toEqual([]);
  await fire(statement.id, 'release', 'opinion_office', at('2026-10-25', '10:30'), { outlets: '区政府门户网站' });
  await fire(card.id, 'release', 'opinion_office', at('2026-10-25', '10:31'));
  moveTime(house, at('2026-10-25', '11:00'));
  expect((await detail(card.id)).clocks.find(({ key }) => key === 'respond')).toMatchObject({ state: 'stopped', met: true });
  // What the release does to the event's clock and task is one line of its history.
  expect((await detail(card.id)).history.filter(({ event }) => event === 'statement.release')).toHaveLength(1);
  const { data } = (await app.request.get('/api/statements?fields=title,body,releasedOn')).body as { data: Record<string, unknown>[] };
  expect(data).toMatchObject([{ title: '关于积水的说明（测试）', releasedOn: '2026-10-25' }]);
  expect(JSON.stringify(data)).not.toMatch(/details|eventNumber|业务科现场核实/);
  await fire(statement.id, 'supersede', 'opinion_office', at('2026-10-25', '15:00'), { reason: '情况有变化' });
  expect(((await app.request.get('/api/statements')).body as { data: unknown[] }).data).toEqual([]);
});

test('R-OPN-31, R-OPN-36 · accountability is seen by the director and by nobody else, and the event does not show it', async () => {
  const card = await important(at('2026-10-26', '09:00'), at('2026-10-26', '09:10'));
  const record = await app.workboard.open('opinion-accountability', {
    event: 'open_accountability',
    actor: who('director'),
    at: at('2026-10-26', '20:00'),
    form: { event: '黄舆〔2026〕1号', who: '某科负责人', ground: 'delay', evidence: '见办理经过' },
  });
  expect((await app.request.get(`/workboard/cards/${record.id}`).set('Authorization', chief.bearer)).status).toBe(200);
  expect((await app.request.get(`/workboard/cards/${record.id}`).set('Authorization', clerk.bearer)).status).toBe(404);
  expect(JSON.stringify(await detail(card.id))).not.toContain('问责');
  const tabs = (await app.request.get('/workboard/boards').set('Authorization', clerk.bearer)).body as { data: { key: string }[] };
  expect(tabs.data.map(({ key }) => key)).not.toContain('opinion-accountability');
});

test('R-OPN-15 · duplicates become one event: the other one is open, is not itself, and both say so', async () => {
  const [kept, same, closed] = await Promise.all(
    ['09:00', '09:10', '09:20'].map((hour) =>
      discover(at('2026-10-26', hour), at('2026-10-26', '09:30'), { title: `重复 ${hour}（测试）` }),
    ),
  );
  if (!kept || !same || !closed) throw new Error('nothing was found');
  await fire(closed.id, 'transfer_out', 'opinion_office', at('2026-10-26', '09:40'), { reason: '不属本单位' });
  const numberOf = async ({ id }: FiredCard) => (await detail(id)).number ?? '';
  const merge = async (into: string) => {
    const step = fire(same.id, 'merge', 'opinion_office', at('2026-10-26', '10:00'), { into, reason: '同一件事' });
    const error: unknown = await step.then(() => null).catch((caught: unknown) => caught);
    return error instanceof Refusal ? error.details.unmet.map(({ clauses, cure }) => [clauses.map(({ id }) => id), cure]) : error;
  };
  const refused = [[['R-OPN-15'], expect.objectContaining({ in: 'form', field: 'into' })]];
  for (const into of ['黄舆〔2026〕9999号', await numberOf(closed), await numberOf(same)])
    expect([into, await merge(into)]).toEqual([into, refused]);
  const offered = async (staff: Staff) =>
    (
      (await app.request.get('/workboard/entries?form=merge-event&field=into').set('Authorization', staff.bearer)).body as {
        data: { key: string }[];
      }
    ).data.map(({ key }) => key);
  expect(await offered(clerk)).toEqual(expect.arrayContaining([await numberOf(kept), await numberOf(same)]));
  expect(await offered(clerk)).not.toContain(await numberOf(closed));
  const stranger = await createStaff(app, { name: 'op-stranger', actions: ['plugin::workboard.board.read'] });
  expect(await offered(stranger)).toEqual([]);
  expect(await merge(await numberOf(kept))).toBeNull();
  const [own, target] = [await detail(same.id), await detail(kept.id)];
  expect([own.links.map(({ card }) => card), target.links.map(({ card }) => card)]).toEqual([[kept.id], [same.id]]);
  expect(target.history[0]).toMatchObject({ event: 'opinion-event.merge' });
});

test.each(['merge', 'transfer_out'])(
  'R-OPN-15 · an event that is closed in the very moment in which another is merged into it: one of the two is done, nothing is half merged (%s first)',
  async (first) => {
    for (let round = 0; round < 4; round += 1) {
      const [kept, same] = await Promise.all(
        ['甲', '乙'].map((name) =>
          discover(at('2026-10-26', '12:00'), at('2026-10-26', '12:10'), { title: `同时${first}${round}${name}（测试）` }),
        ),
      );
      if (!kept || !same) throw new Error('nothing was found');
      const into = (await detail(kept.id)).number ?? '';
      const step = (card: FiredCard, event: string, form: Answers) => () =>
        app.workboard
          .fire(card.id, { event, actor: who('opinion_office'), at: at('2026-10-26', '12:20'), form, expectedRevision: card.revision })
          .then(({ stage }) => stage)
          .catch((error: unknown) => {
            if (error instanceof Conflict || error instanceof Refusal) return 'refused';
            throw error;
          });
      const merge = step(same, 'merge', { into, reason: '同一件事' });
      const close = step(kept, 'transfer_out', { reason: '不属本单位' });
      const begun = (first === 'merge' ? [merge, close] : [close, merge]).map((take) => take());
      const ends = await Promise.all(begun);
      expect(ends.filter((end) => end === 'refused')).toHaveLength(1);
      const [own, target] = [await detail(same.id), await detail(kept.id)];
      const merged = own.stage === 'merged';
      expect([own.stage, target.stage]).toEqual(merged ? ['merged', 'discovered'] : ['discovered', 'transferred_out']);
      expect([own.links.length, target.links.length]).toEqual(merged ? [1, 1] : [0, 0]);
      expect(target.history.some(({ event }) => event === 'opinion-event.merge')).toBe(merged);
    }
  },
);

describe('recurring duties', () => {
  const duties = (kind: string) =>
    app.strapi.db.query('api::case.case').findMany({
      where: { kind: 'office_duty', dutyKind: kind, publishedAt: null },
      select: ['periodFrom', 'documentId'],
      orderBy: { periodFrom: 'asc' },
    }) as Promise<{ periodFrom: string; documentId: string }[]>;
  const cardOf = async (kind: string, from: string) => {
    const found = (await duties(kind)).find(({ periodFrom }) => periodFrom === from);
    const card = found && (await app.workboard.cardOf('api::case.case', found.documentId));
    if (!card) throw new Error(`no ${kind} from ${from}`);
    return card;
  };

  test('R-OPN-15, R-OPN-17, R-OPN-32, R-PUB-12 · opened once for each period; three days of standstill are made up for at the next start, each with its own day', async () => {
    moveTime(house, at('2026-10-27', '00:01'));
    expect(await openDuties(house)).toBe(5);
    expect(await openDuties(house)).toBe(0);
    moveTime(house, at('2026-10-31', '07:00'));
    const [one, other] = await Promise.all([openDuties(house), openDuties(house)]);
    expect(one + other).toBe(4);
    expect((await duties('daily_log')).map(({ periodFrom }) => periodFrom)).toEqual([
      '2026-10-27',
      '2026-10-28',
      '2026-10-29',
      '2026-10-30',
      '2026-10-31',
    ]);
    expect([await duties('weekly_report'), await duties('paper_batch'), await duties('annual_report')].map(({ length }) => length)).toEqual(
      [1, 1, 0],
    );
    const missed = await detail((await cardOf('daily_log', '2026-10-28')).id);
    expect(missed.due).toMatchObject({ on: '2026-10-28', urgency: 'overdue' });
    moveTime(house, at('2027-01-01', '00:05'));
    await openDuties(house);
    expect((await duties('annual_report')).map(({ periodFrom }) => periodFrom)).toEqual(['2027-01-01']);
    expect((await detail((await cardOf('annual_report', '2027-01-01')).id)).clocks[0]).toMatchObject({ key: 'annual', due: '2027-01-31' });
  });

  test('R-OPN-15, R-OPN-02, G-34 · the daily log reaches the leaders as a report and the response office as a copy; the record says when each of them read it', async () => {
    const log = await cardOf('daily_log', '2026-10-28');
    const answers = { watched: ['papers', 'web', 'news'], found: 'none' };
    await fire(log.id, 'file_daily_log', 'monitor', at('2026-10-28', '16:00'), answers);
    moveTime(house, at('2026-10-28', '17:00'));
    const lines = async (staff: Staff) => {
      const { data } = (await app.request.get('/workboard/today').set('Authorization', staff.bearer)).body as { data: Today };
      return data.groups.flatMap(({ items }) => items).filter(({ card }) => card === log.id);
    };
    expect((await lines(chief)).map(({ todo, event }) => [todo['zh-Hans'], event])).toEqual([['阅读舆情日志（报送）', 'acknowledge']]);
    expect((await lines(clerk)).map(({ todo }) => todo['zh-Hans'])).toEqual(['阅读舆情日志（抄送）']);
    await fire(log.id, 'acknowledge', 'director', at('2026-10-28', '17:05'));
    await fire(log.id, 'acknowledge', 'opinion_office', at('2026-10-28', '17:10'));
    expect([await lines(chief), await lines(clerk)]).toEqual([[], []]);
    const shown = await detail(log.id);
    expect(shown.recipients.map(({ title, as, at: sent, readAt, readBy }) => [title['zh-Hans'], as, sent, readAt, readBy])).toEqual([
      ['主要领导（主任）', 'report', at('2026-10-28', '16:00'), at('2026-10-28', '17:05'), who('director').name],
      ['分管领导', 'report', at('2026-10-28', '16:00'), null, null],
      ['政务舆情应对办公室', 'copy', at('2026-10-28', '16:00'), at('2026-10-28', '17:10'), who('opinion_office').name],
    ]);
    // It stays done, and was done when it was filed.
    expect([shown.stage, shown.clocks.find(({ key }) => key === 'daily')?.met]).toEqual(['done', true]);
  });

  test('R-OPN-17, R-OPN-14, G-35 · the weekly report holds the general event, which can be closed from then on; the bulletin holds the important ones', async () => {
    const card = await discover(at('2026-10-28', '09:00'), at('2026-10-28', '09:05'), { title: '某停车场收费公示不清（测试）' });
    await fire(card.id, 'grade', 'opinion_office', at('2026-10-28', '09:10'), { ...GRADING, criteria: [] });
    await expect(fire(card.id, 'close', 'opinion_office', at('2026-10-28', '10:00'), { result: '已改进' })).rejects.toThrow(Refusal);
    const weekly = await cardOf('weekly_report', '2026-10-26');
    await fire(weekly.id, 'send_weekly_report', 'opinion_office', at('2026-10-30', '16:00'), { recipients: '主要领导' });
    expect(await letterText(app, clerk, weekly.id, 'weekly-report')).toContain('某停车场收费公示不清（测试）');
    await fire(card.id, 'note_listed', 'opinion_office', at('2026-10-30', '16:10'));
    await fire(card.id, 'close', 'opinion_office', at('2026-10-30', '16:20'), { result: '已改进' });
    const bulletin = await cardOf('bulletin', '2026-10-01');
    await fire(bulletin.id, 'issue_bulletin', 'disclosure', at('2026-10-30', '17:00'), { recipients: '各单位', comment: '本月情况' });
    expect(await letterText(app, clerk, bulletin.id, 'bulletin')).toContain('网传某路段长期积水（测试）');
  });

  test('R-PUB-12, R-PUB-13, X-08 · the two batches of a month read the documents themselves: exactly the seeded differences, a task for each document, gone once it is mended', async () => {
    const seed = (title: string, values: Record<string, string | null>) =>
      app.strapi.db.query('api::document.document').create({
        data: {
          ...{ title, documentId: `paper-${title}`, publishedAt: null, attributeFinal: 'proactive', intranetLoadedOn: '2026-11-20' },
          ...{ portalPublishedAt: '2026-11-20', paperHandedOverOn: '2026-11-20', ...values },
        },
      });
    await seed('齐全甲', { issuedAt: '2026-11-01' });
    await seed('缺内网', { issuedAt: '2026-11-15', intranetLoadedOn: null });
    await seed('缺门户', { issuedAt: '2026-11-05', portalPublishedAt: null, paperHandedOverOn: null });
    await seed('齐全乙', { issuedAt: '2026-11-16' });
    await seed('缺纸质', { issuedAt: '2026-11-30', paperHandedOverOn: null });
    await seed('未印发', { issuedAt: null });
    await seed('上月的', { issuedAt: '2026-10-31', intranetLoadedOn: null });
    await seed('下月的', { issuedAt: '2026-12-01', intranetLoadedOn: null });
    await seed('依申请的', { issuedAt: '2026-11-10', attributeFinal: 'on_request', portalPublishedAt: null });
    const tasks = async ({ id }: FiredCard) => (await detail(id)).tasks.map(({ title }) => title['zh-Hans']);
    const halves = await Promise.all(['2026-11-01', '2026-11-16'].map((from) => cardOf('paper_batch', from)));
    for (const half of halves) {
      await fire(half.id, 'hand_over_batch', 'secretariat', at('2026-11-30', '15:00'), {
        handedOverOn: '2026-11-30',
        listNumber: '移送1号',
      });
      const { stage } = await fire(half.id, 'receive_batch', 'disclosure', at('2026-11-30', '16:00'), { receivedOn: '2026-11-30' });
      expect(stage).toBe('differs');
    }
    const [first, second] = halves as [FiredCard, FiredCard];
    expect(await tasks(first)).toEqual([
      '处理《缺内网》：已印发，未加载内网',
      '处理《缺门户》：已印发，未在门户公开；已印发，未移送纸质文件',
    ]);
    expect(await tasks(second)).toEqual(['处理《缺纸质》：已印发，未移送纸质文件', '处理《未印发》：已在门户公开，未印发']);
    expect(await letterTextOf(first.id)).toMatch(/缺内网[\s\S]*缺门户/);

    const settle = (time: string) => fire(first.id, 'settle_batch', 'secretariat', at('2026-11-30', time), { settlement: '已经补齐' });
    const mend = (title: string, data: Record<string, string>) =>
      app.strapi.db.query('api::document.document').updateMany({ where: { documentId: `paper-${title}` }, data });
    await expect(settle('17:00')).rejects.toThrow(Refusal);
    await mend('缺内网', { intranetLoadedOn: '2026-11-30' });
    expect([(await settle('17:10')).stage, await tasks(first)]).toEqual([
      'differs',
      ['处理《缺门户》：已印发，未在门户公开；已印发，未移送纸质文件'],
    ]);
    await mend('缺门户', { portalPublishedAt: '2026-11-30', paperHandedOverOn: '2026-11-30' });
    expect([(await settle('17:20')).stage, await tasks(first)]).toEqual(['done', []]);
    expect(await tasks(second)).toHaveLength(2);
  });

  test('N-29 · the reassessment of a year lists the documents that are not public, and knows when one was decided anew', async () => {
    const issued = { publishedAt: null, issuedAt: '2026-09-01', attributeFinal: 'not_public' };
    for (const docNumber of ['测试〔2026〕1号', '测试〔2026〕2号'])
      await app.strapi.db
        .query('api::document.document')
        .create({ data: { ...issued, title: `不公开${docNumber}`, documentId: `closed-${docNumber}`, docNumber } });
    const card = await cardOf('reassessment', '2027-01-01');
    const record = { eachLookedAt: true, opinion: '其余理由仍然成立', disclose: [{ document: '测试〔2026〕1号', reason: '项目已经完成' }] };
    await fire(card.id, 'reassess', 'disclosure', at('2027-03-01', '09:00'), record);
    expect((await detail(card.id)).tasks.map(({ title }) => title['zh-Hans'])).toEqual(['情势变化可以公开：测试〔2026〕1号，须重新审定']);
    const settle = () => fire(card.id, 'settle_reassessment', 'disclosure', at('2027-03-02', '09:00'));
    const decided = (attributeFinal: string | null) =>
      app.strapi.db.query('api::document.document').updateMany({ where: { docNumber: '测试〔2026〕1号' }, data: { attributeFinal } });
    await expect(settle()).rejects.toThrow(Refusal);
    // Handed in anew it has no attribute until the leader decides.
    await decided(null);
    await expect(settle()).rejects.toThrow(Refusal);
    await decided('proactive');
    expect((await settle()).stage).toBe('done');
  });

  test('R-FOI-29 · the yearly archive reads the requests themselves: one that was closed last year and is not in the archive keeps it open', async () => {
    const request = (number: string, closedOn: string, archivedOn: string | null) =>
      app.strapi.db
        .query('api::case.case')
        .create({ data: { kind: 'foi', title: number, number, documentId: `archive-${number}`, publishedAt: null, closedOn, archivedOn } });
    await request('测试申请1号', '2026-12-31', null);
    await request('测试申请2号', '2026-03-01', '2027-01-08');
    await request('测试申请3号', '2027-01-01', null);
    const card = await cardOf('foi_archive', '2027-01-01');
    const finish = () => fire(card.id, 'finish', 'disclosure', at('2027-01-25', '09:00'), { doneOn: '2027-01-25', note: '移交清单1号' });
    const refused: unknown = await finish().catch((error: unknown) => error);
    expect(refused instanceof Refusal && refused.details.unmet.map(({ message }) => message['zh-Hans'])).toEqual([
      '以下案卷尚未移交或者接收归档，请先在依申请公开中办理：测试申请1号',
    ]);
    await app.strapi.db.query('api::case.case').updateMany({ where: { number: '测试申请1号' }, data: { archivedOn: '2027-01-09' } });
    expect((await finish()).stage).toBe('done');
  });

  test('N-28 X-10 R-SEC-02 R-SEC-06c · the annual report takes its tables from the registers, is reviewed in this version, decided by the director, public, and the duty is done only then', async () => {
    const settled = (title: string, outcome: string, closedOn: string) => ({
      ...{ stage: 'replied', title, receivedOn: '2026-03-02', closedOn, outcome, applicantType: 'naturalPerson' },
    });
    await insertCases(app, [settled('年报申请1', 'granted', '2026-03-20'), settled('年报申请2', 'partial', '2027-01-04')]);
    const duty = await cardOf('annual_report', '2027-01-01');
    const finish = () => fire(duty.id, 'finish', 'disclosure', at('2027-01-20', '09:00'), { doneOn: '2027-01-20', note: '已公布' });
    expect(await failure(finish())).toContain('尚未公布');
    await fire(duty.id, 'begin_annual_report', 'disclosure', at('2027-01-10', '09:00'));
    expect(await failure(fire(duty.id, 'begin_annual_report', 'disclosure', at('2027-01-10', '09:01')))).toContain('已经开始');

    const cardsOf = app.strapi.db.connection('workboard_cards');
    const { id, subject_document } = (await cardsOf.where({ workflow: 'annual-report' }).first('id', 'subject_document')) as {
      id: number;
      subject_document: string;
    };
    const words = { overview: '总体平稳（测试）。', problems: '没有（测试）。', others: '没有（测试）。' };
    const typed = { permits: 0, penalties: 0, enforcements: 0, fees: '0' };
    let minute = 10;
    const soon = () => at('2027-01-12', `09:${(minute += 1)}`);
    const write = () => fire(id, 'write', 'disclosure', soon(), { ...words, ...typed, review: true, ...BASIS });
    const submit = () => fire(id, 'submit', 'disclosure', soon());
    const review = async (event: 'review' | 'approve') => {
      const role = event === 'review' ? 'secrecy_unit' : 'secrecy_leader';
      return fire((await reviewOf(app, id))?.id ?? 0, event, role, soon(), REVIEW_ANSWERS[event]);
    };
    expect(await failure(submit())).toContain('还没有撰写');
    await write();
    await review('review');
    expect((await reviewOf(app, id))?.stage).toBe('leader_approval');
    await write();
    expect((await reviewOf(app, id))?.stage).toBe('leader_approval');
    // The same words with other numbers are another version.
    await insertCases(app, [settled('年报申请3', 'granted', '2026-12-31')]);
    await write();
    expect((await reviewOf(app, id))?.stage).toBe('initial_opinion');
    expect(await failure(submit())).toContain('未经保密审查');
    await review('review');
    await review('approve');
    await submit();
    expect(await app.request.get('/api/annual-reports').then(({ body }) => (body as { data: unknown[] }).data)).toEqual([]);
    await fire(id, 'publish', 'director', at('2027-01-15', '09:00'));

    // What is settled afterwards changes the statistics, and not the report.
    await insertCases(app, [settled('年报申请4', 'granted', '2026-12-30')]);
    const { body } = await app.request.get(`/api/annual-reports/${subject_document}`).expect(200);
    const { data } = body as { data: { numbers: Record<'two' | 'three' | 'four', { rows: { key: string; cells: number[] | null }[] }> } };
    expect(data).toMatchObject({ ...words, title: '2026年政府信息公开工作年度报告', reportYear: '2026', documentDate: '2027-01-15' });
    const line = (key: string) => data.numbers.three.rows.find((row) => row.key === key)?.cells?.at(-1);
    expect(['received', 'granted', 'partial', 'settled', 'carriedOut'].map(line)).toEqual([3, 2, 0, 2, 1]);
    expect(data.numbers.two.rows.map(({ key }) => key)).toEqual(['normative']);
    expect(data.numbers.four.rows.map(({ key }) => key)).toEqual(['review', 'litigation_first', 'litigation_after_review']);
    expect(JSON.stringify(body)).not.toContain('年报申请');
    expect((await finish()).stage).toBe('done');
  });

  async function letterTextOf(card: number): Promise<string> {
    await app.workboard.grantMembership({ user: clerk.id, role: 'secretariat', unit: 'office-secretariat' });
    await app.request.post(`/workboard/cards/${card}/notices/batch-check`).set('Authorization', clerk.bearer).send({});
    return letterText(app, clerk, card, 'batch-check');
  }
});

test('R-FOI-09 · a seventh kind of case is a folder: 信访转办 is loaded beside the others and runs from received to replied', async () => {
  const folder = path.join(__dirname, '../packs/petition');
  const policies = path.join(app.strapi.dirs.app.root, 'src', 'policies');
  await app.workboard.loadPacks({ rolesFile: path.join(policies, 'roles.yaml'), packs: [{ dir: folder, facts: {} }] });
  moveTime(house, at('2026-11-02', '09:00'));
  const card = await app.workboard.open('petition', {
    event: 'receive',
    actor: who('disclosure'),
    at: at('2026-11-02', '09:00'),
    form: { matter: '路灯不亮（测试）', unit: UNIT },
  });
  await fire(card.id, 'assign', 'disclosure', at('2026-11-03', '09:00'));
  const rows = (await app.strapi.db
    .connection('workboard_clocks')
    .where({ card_id: card.id })
    .orderBy('key')
    .select('key', 'due_on', 'state')) as object[];
  expect(rows).toEqual([
    { key: 'assign', due_on: '2026-11-03', state: 'stopped' },
    { key: 'handle', due_on: '2026-11-24', state: 'running' },
  ]);
  await fire(card.id, 'handle', 'business', at('2026-11-20', '09:00'));
  expect((await fire(card.id, 'reply', 'disclosure', at('2026-11-23', '09:00'))).stage).toBe('replied');
});
