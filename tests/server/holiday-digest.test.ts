import { containerOf, type Container } from '../../plugins/workboard/server/src/platform/container';
import { insertCards } from '../helpers/cards';
import { moveTime } from '../helpers/move-time';
import { setUpOffice, type Office } from '../helpers/office';
import { startApp, type TestApp } from '../helpers/strapi';

let app: TestApp;
let office: Office;
let container: Container;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-29T09:00:00+08:00' });
  office = await setUpOffice(app);
  container = containerOf(app.strapi);
  await insertCards(app, [
    { title: '节前到期', stage: 'approved', units: ['section-a'], due_on: '2026-09-30' },
    { title: '节内到期', stage: 'approved', units: ['section-a'], due_on: '2026-10-04' },
    { title: '节后第一天', stage: 'approved', units: ['section-a'], due_on: '2026-10-08' },
    { title: '节后第二天', stage: 'approved', units: ['section-a'], due_on: '2026-10-09' },
    { title: '暂停', stage: 'approved', units: ['section-a'], due_on: '2026-10-08', due_suspended: true, due_left: 1 },
    { title: '同事的', stage: 'approved', units: ['section-a'], due_on: '2026-10-08', assignee_id: office.leader.id },
  ]);
});

afterAll(() => app.stop());

const digests = async () =>
  (await app.strapi.db.connection('workboard_notifications').where({ kind: 'holiday.digest' }).select('user_id', 'params')).map(
    (row: { user_id: number; params: string }) => ({ user: row.user_id, ...(JSON.parse(row.params) as object) }),
  );

const at = async (instant: string) => {
  moveTime(container, instant);
  await container.jobs.runDue();
  return digests();
};

test('X-20 · on the morning of the eve each person is told once what falls due in the holiday and on the first day back', async () => {
  expect(await at('2026-09-29T09:30:00+08:00')).toEqual([]);
  expect(await at('2026-09-30T08:29:00+08:00')).toEqual([]);
  const told = [
    {
      user: office.secretariat.id,
      holiday: expect.stringContaining('国庆') as string,
      count: 2,
      from: '2026-10-01',
      until: '2026-10-07',
      back: '2026-10-08',
    },
  ];
  expect(await at('2026-09-30T08:31:00+08:00')).toEqual(told);
  expect(await at('2026-09-30T15:00:00+08:00')).toEqual(told);
  for (const day of ['2026-10-03', '2026-10-08', '2026-10-09']) expect(await at(`${day}T09:00:00+08:00`)).toEqual(told);
});

test('X-20 · the chat group is told once, however many persons are, and of no person’s number', async () => {
  await app.strapi.db.connection('workboard_notifications').delete();
  await app.strapi.db.connection('workboard_jobs').delete();
  moveTime(container, '2026-09-30T08:30:30+08:00');
  await container.jobs.prepare();
  const second = await app.workboard.actor(office.secretariat.id);
  await app.workboard.grantMembership({ user: office.clerk.id, role: 'secretariat', unit: 'test-secretariat' });
  expect((await at('2026-09-30T08:31:00+08:00')).map(({ user }) => user).sort()).toEqual([second.id, office.clerk.id].sort());
  const chat = await app.strapi.db
    .connection('workboard_jobs')
    .where({ kind: 'notification.chat' })
    .andWhere('key', 'like', 'holiday.%')
    .select('key', 'payload');
  expect(chat).toEqual([{ key: 'holiday.digest:2026-10-01', payload: expect.any(String) as string }]);
  const [{ payload } = { payload: '{}' }] = chat as { payload: string }[];
  expect((JSON.parse(payload) as { text: string }).text).toBe(
    '【节前提示】2026年10月1日 周四 起国庆节放假，2026年10月8日 周四 上班。放假期间及节后第一个工作日到期的事项，请今天处理',
  );
});
