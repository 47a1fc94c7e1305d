import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Day } from '../../plugins/workboard/engine/calendar/types';
import type { ChannelTrial, JobOverview, MessageSettings, OfficeMessageSettings } from '../../plugins/workboard/shared/contract';
import { quietUntil } from '../../plugins/workboard/server/src/features/notification/quiet-hours';
import { sendDigests } from '../../plugins/workboard/server/src/features/notification/send-digests';
import { saveWishes } from '../../plugins/workboard/server/src/features/notification/settings';
import type { NewNotification } from '../../plugins/workboard/server/src/features/notification/service';
import { containerOf, type Container } from '../../plugins/workboard/server/src/platform/container';
import { inTransaction } from '../../plugins/workboard/server/src/platform/transaction';
import { insertCards } from '../helpers/cards';
import { moveTime } from '../helpers/move-time';
import { createStaff, type Staff } from '../helpers/staff';
import { startApp, type TestApp } from '../helpers/strapi';
import { startReceiver, type Receiver } from '../helpers/webhook-receiver';

const SECRET = 'whsec_dGVzdC1zZWNyZXQ=';
/** A Wednesday, the last workday before the National Day holiday. */
const NOON = '2026-09-30T12:00:00+08:00';

let app: TestApp;
let container: Container;
let receiver: Receiver;
let manager: Staff;
let settings: MessageSettings;
let card = 0;
interface Mailer {
  send(mail: (typeof mails)[number]): Promise<void>;
}
const mails: { to: string; subject: string; text: string }[] = [];

beforeAll(async () => {
  app = await startApp({ now: NOON });
  container = containerOf(app.strapi);
  receiver = await startReceiver();
  manager = await createStaff(app, { name: 'manager', actions: ['plugin::workboard.board.read', 'plugin::workboard.job.manage'] });
  await app.workboard.grantMembership({ user: manager.id, role: 'secretariat', unit: 'office' });
  settings = (await office()).settings;
  const email = app.strapi.plugin('email').service('email') as unknown as Mailer;
  email.send = (mail) => Promise.resolve(void mails.push(mail));
});

afterAll(async () => {
  await receiver.stop();
  await app.stop();
});

beforeEach(async () => {
  moveTime(container, NOON);
  mails.length = 0;
  receiver.requests.length = 0;
  receiver.answer = { status: 200 };
  for (const table of ['jobs', 'notifications', 'notification_preferences', 'notification_settings', 'cards'])
    await app.strapi.db.connection(`workboard_${table}`).delete();
  configure({ email: 'on', url: receiver.url });
  [card = 0] = await insertCards(app, [
    { title: '内部标题', number: '测〔2026〕1号', stage: 'issued', units: ['office'], due_on: '2026-10-09' },
  ]);
});

const configure = ({ email, url, timeoutMs = 10_000 }: { email: 'on' | 'off'; url: string; timeoutMs?: number }) => {
  app.strapi.config.set('plugin::workboard.email', email);
  app.strapi.config.set('plugin::workboard.chat', { url, secret: SECRET, timeoutMs });
};
const office = async () =>
  (
    (await app.request.get('/workboard/messages/settings').set('Authorization', manager.bearer).expect(200)).body as {
      data: OfficeMessageSettings;
    }
  ).data;
const change = (changed: Partial<MessageSettings>) =>
  app.request
    .put('/workboard/messages/settings')
    .set('Authorization', manager.bearer)
    .send({ ...settings, ...changed })
    .expect(200);
const tell = (message: Partial<NewNotification> = {}) =>
  inTransaction(app.strapi, (trx) =>
    container.notifications.notify(trx, {
      kind: 'reminder',
      key: 'k',
      to: [manager.id],
      card,
      params: { clock: '门户网站发布', due: '2026-10-09', left: 1, by: '张某某' },
      at: container.time.instant(),
      ...message,
    }),
  );
const job = async (kind: string) =>
  (await app.strapi.db
    .connection('workboard_jobs')
    .where({ kind: `notification.${kind}` })
    .first()) as {
    id: number;
    state: string;
    run_at: string;
    attempts: number;
    error: string | null;
  };

describe('the chat group', () => {
  test('is told number, stage and due day under a Standard Webhooks signature, and nothing of persons; a title that is not public is left out', async () => {
    await tell();
    await container.jobs.runDue();
    expect(receiver.requests).toHaveLength(1);
    const [{ headers, body } = { headers: {} as IncomingHttpHeaders, body: '' }] = receiver.requests;
    const message = JSON.parse(body) as { type: string; data: object };
    expect(message).toMatchObject({
      type: 'workboard.reminder',
      data: { number: '测〔2026〕1号', title: '（标题不公开）', stage: '已印发', due: '2026-10-09' },
    });
    expect(body).not.toContain('张某某');
    expect(body).not.toContain('内部标题');
    const signed = [headers['webhook-id'], headers['webhook-timestamp'], body].join('.');
    const expected = createHmac('sha256', Buffer.from('test-secret')).update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${expected}`);
    expect((await job('chat')).state).toBe('done');
  });

  test('titles are shown or masked as the office says', async () => {
    await change({ chatMask: 'none' });
    await tell();
    await container.jobs.runDue();
    expect(receiver.requests[0]?.body).toContain('内部标题');
  });

  test.each([
    ['a receiver that is broken', { status: 500 }, 'waiting'],
    ['a receiver that has too much', { status: 429 }, 'waiting'],
    ['a receiver that never answers', { status: 'never' }, 'waiting'],
    ['a receiver that refuses', { status: 400 }, 'dead'],
    ['a receiver that sends us elsewhere', { status: 302, headers: { location: '/elsewhere' } }, 'dead'],
  ] as const)('R7 · %s: the message is kept with its reason, and nothing else fails', async (_name, answer, state) => {
    receiver.answer = answer;
    if (answer.status === 'never') configure({ email: 'on', url: receiver.url, timeoutMs: 500 });
    await tell();
    await container.jobs.runDue();
    expect(receiver.requests).toHaveLength(1);
    expect(await job('chat')).toMatchObject({ state, attempts: 1 });
    expect((await job('chat')).error).toBeTruthy();
    expect(mails).toHaveLength(1);
  });

  test('a receiver that asks to wait is given its time; the second try bears the same id', async () => {
    receiver.answer = { status: 429, headers: { 'retry-after': '120' } };
    await tell();
    await container.jobs.runDue();
    expect(await job('chat')).toMatchObject({ run_at: '2026-09-30T04:02:00.000Z', attempts: 0 });
    receiver.answer = { status: 200 };
    moveTime(container, '2026-09-30T12:02:00+08:00');
    await container.jobs.runDue();
    expect(new Set(receiver.requests.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect((await job('chat')).state).toBe('done');
  });

  test('while it is off, messages are left out, or wait for it: as the office says', async () => {
    configure({ email: 'off', url: '' });
    expect(await office()).toMatchObject({ chat: 'off', email: 'off' });
    await tell();
    await container.jobs.runDue();
    expect([(await job('chat')).state, (await job('email')).state]).toEqual(['done', 'done']);
    await change({ chatWhenOff: 'wait', emailWhenOff: 'wait' });
    await tell({ key: 'second' });
    await container.jobs.runDue();
    const waiting = await app.strapi.db.connection('workboard_jobs').where({ state: 'waiting' }).whereLike('kind', 'notification.%');
    expect(waiting).toHaveLength(2);
    configure({ email: 'on', url: receiver.url });
    moveTime(container, '2026-09-30T13:00:00+08:00');
    await container.jobs.runDue();
    expect([receiver.requests.length, mails.length]).toEqual([1, 1]);
  });

  test('kinds that the office does not send there stay in the house', async () => {
    await tell({ kind: 'assigned', params: { by: '张某某' } });
    await container.jobs.runDue();
    expect(receiver.requests).toEqual([]);
  });
});

describe('e-mail', () => {
  test('says the same as the inbox and leads to the card', async () => {
    await tell();
    await container.jobs.runDue();
    expect(mails).toEqual([
      {
        to: manager.email,
        subject: '【期限提醒】《内部标题》（测〔2026〕1号）的“门户网站发布”还剩 1 个工作日，2026年10月9日 周五 到期',
        text: expect.stringContaining(`/plugins/workboard/boards/official-document?card=${card}`) as string,
      },
    ]);
  });

  test('does not come for what was read, nor for kinds its reader does not wish', async () => {
    await tell({ key: 'read' });
    await app.strapi.db.connection('workboard_notifications').update({ read_at: NOON });
    await app.request
      .put('/workboard/messages/wishes')
      .set('Authorization', manager.bearer)
      .send({ emailOff: ['assigned'], digest: false })
      .expect(200);
    await tell({ key: 'unwished', kind: 'assigned', params: { by: '张某某' } });
    await container.jobs.runDue();
    expect(mails).toEqual([]);
  });

  test('is not sent to who may not see the card any more when it would leave the house, nor to who has left', async () => {
    await tell({ key: 'lost' });
    await saveWishes(container, manager.id, { emailOff: [], digest: false });
    await app.strapi.db.connection('workboard_memberships').where({ user_id: manager.id }).update({ until_day: '2026-09-29' });
    await container.jobs.runDue();
    await saveWishes(container, manager.id, { emailOff: [], digest: true });
    await tell({ key: 'lost too' });
    await app.strapi.db.connection('workboard_notification_preferences').update({ digested: 0 });
    await sendDigests(container);
    await app.strapi.db.connection('workboard_memberships').where({ user_id: manager.id }).update({ until_day: null });
    await saveWishes(container, manager.id, { emailOff: [], digest: false });
    await tell({ key: 'left' });
    await app.strapi.db.connection('admin_users').where({ id: manager.id }).update({ is_active: false });
    await container.jobs.runDue();
    await app.strapi.db.connection('admin_users').where({ id: manager.id }).update({ is_active: true });
    expect(mails).toEqual([]);
  });

  test('as a digest comes once a day, with what is unread since the last', async () => {
    await tell({ key: 'before' });
    await saveWishes(container, manager.id, { emailOff: [], digest: true });
    await tell({ key: 'one' });
    await tell({ key: 'two', kind: 'reminder.today' });
    await container.jobs.runDue();
    await sendDigests(container);
    await sendDigests(container);
    expect(mails.map(({ subject }) => subject)).toEqual(['【消息汇总】2 条未读']);
    expect(mails[0]?.text).toContain('今天到期');
  });
});

describe('trying a channel', () => {
  const tryIt = async (channel: string, status = 200) =>
    (await app.request.post('/workboard/messages/settings/test').set('Authorization', manager.bearer).send({ channel }).expect(status))
      .body as { data: ChannelTrial; error?: { message: string } };

  test('sends one message at once, also in quiet hours: e-mail to who asks, chat to the group', async () => {
    moveTime(container, '2026-10-03T23:00:00+08:00');
    expect((await tryIt('email')).data).toEqual({ sent: true, to: manager.email, reason: null });
    expect((await tryIt('chat')).data).toEqual({ sent: true, to: null, reason: null });
    expect(mails.map(({ to }) => to)).toEqual([manager.email]);
    expect(receiver.requests.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual(['workboard.test']);
  });

  test('says what the other end says, or that the channel is off and how it is opened', async () => {
    receiver.answer = { status: 403 };
    expect((await tryIt('chat')).data).toEqual({ sent: false, to: null, reason: '对方没有接收（403） / The receiver answered 403' });
    configure({ email: 'off', url: '' });
    expect((await tryIt('email', 400)).error?.message).toContain('SMTP_HOST');
    expect((await tryIt('chat', 400)).error?.message).toContain('WORKBOARD_CHAT_URL');
    await tryIt('pigeon', 400);
  });
});

test('what opens a channel stands in no answer, no log and no row: address, secret and password', async () => {
  const password = 'mail-password-1';
  const hidden = [receiver.url.replace('/hook', '/robot?token=t0ken-of-the-group'), SECRET, password];
  const said: string[] = [];
  const { warn } = app.strapi.log;
  app.strapi.log.warn = ((message: string) => void said.push(message)) as unknown as typeof warn;
  app.strapi.config.set('plugin::email.providerOptions', { auth: { user: 'office', pass: password } });
  const { send } = app.strapi.plugin('email').service('email') as unknown as Mailer;
  (app.strapi.plugin('email').service('email') as unknown as Mailer).send = () =>
    Promise.reject(new Error(`535 no such login: office ${password}`));
  // An address that fetch refuses, and repeats in its error.
  configure({ email: 'on', url: `${hidden[0]}`.replace('http:', 'nothing:') });
  await tell();
  await container.jobs.runDue();
  const read = async (path: string) => app.request.get(path).set('Authorization', manager.bearer).expect(200);
  const trials = await Promise.all(
    ['email', 'chat'].map((channel) =>
      app.request.post('/workboard/messages/settings/test').set('Authorization', manager.bearer).send({ channel }).expect(200),
    ),
  );
  await change({});
  const answers = [await read('/workboard/messages/settings'), await read('/workboard/jobs'), ...trials].map(({ text }) => text);
  const rows = JSON.stringify([
    await app.strapi.db.connection('workboard_jobs'),
    await app.strapi.db.connection('workboard_log').where({ event: 'messages.settings' }),
  ]);
  (app.strapi.plugin('email').service('email') as unknown as Mailer).send = send;
  app.strapi.log.warn = warn;
  expect(said).toHaveLength(2);
  expect(rows).toContain('535 no such login');
  for (const secret of ['t0ken-of-the-group', SECRET, password])
    for (const text of [...answers, rows, ...said]) expect(text).not.toContain(secret);
});

describe('quiet hours', () => {
  const quiet: MessageSettings['quiet'] = { on: true, from: '20:00', until: '08:00', restDays: true, urgentAnyway: false };
  const until = async (instant: string, changed: Partial<typeof quiet> = {}) =>
    quietUntil(new Date(instant).toISOString(), { ...quiet, ...changed }, await container.calendars.current());

  test('A-63 · run over midnight, and over days of rest until a workday begins; a make-up day is a workday', async () => {
    expect(await until('2026-09-29T19:59:59+08:00')).toBeNull();
    expect(await until('2026-09-29T20:00:00+08:00')).toBe('2026-09-30T00:00:00.000Z');
    expect(await until('2026-09-30T07:59:00+08:00')).toBe('2026-09-30T00:00:00.000Z');
    expect(await until('2026-09-30T08:00:00+08:00')).toBeNull();
    // National Day: 1 to 7 October are off.
    expect(await until('2026-09-30T21:00:00+08:00')).toBe('2026-10-08T00:00:00.000Z');
    expect(await until('2026-10-03T12:00:00+08:00')).toBe('2026-10-08T00:00:00.000Z');
    const calendar = await container.calendars.current();
    expect(calendar.kindOf('2026-10-10' as Day)).toBe('makeup');
    expect(await until('2026-10-10T12:00:00+08:00')).toBeNull();
  });

  test('A-63 · without days of rest a Saturday noon is loud, a span within a day ends on that day, and switched off nothing is quiet', async () => {
    expect(await until('2026-10-03T12:00:00+08:00', { restDays: false })).toBeNull();
    expect(await until('2026-09-30T12:30:00+08:00', { from: '12:00', until: '14:00' })).toBe('2026-09-30T06:00:00.000Z');
    expect(await until('2026-10-03T23:00:00+08:00', { on: false })).toBeNull();
  });

  test('A-63 · the inbox has it at once, e-mail and chat when the quiet time is over', async () => {
    moveTime(container, '2026-09-30T21:00:00+08:00');
    await tell();
    await container.jobs.runDue();
    expect(await app.strapi.db.connection('workboard_notifications')).toHaveLength(1);
    expect([mails.length, receiver.requests.length, (await job('email')).run_at]).toEqual([0, 0, '2026-10-08T00:00:00.000Z']);
    moveTime(container, '2026-10-08T08:00:00+08:00');
    await container.jobs.runDue();
    expect([mails.length, receiver.requests.length]).toEqual([1, 1]);
  });

  test('A-63, R8 · what was held back is not sent of a clock that has stopped or moved meanwhile', async () => {
    moveTime(container, '2026-09-30T21:00:00+08:00');
    const clocks = () => app.strapi.db.connection('workboard_clocks');
    await clocks().insert(['portal', 'intranet', 'paper'].map((key) => ({ card_id: card, key, state: 'running', due_on: '2026-10-09' })));
    for (const key of ['portal', 'intranet', 'paper']) await tell({ key: `due:${card}:${key}:2026-10-09:r1` });
    await container.jobs.runDue();
    await clocks().where({ key: 'portal' }).update({ state: 'stopped' });
    await clocks().where({ key: 'paper' }).update({ due_on: '2026-10-12' });
    moveTime(container, '2026-10-08T08:00:00+08:00');
    await container.jobs.runDue();
    expect([mails.length, receiver.requests.length]).toEqual([1, 1]);
    await clocks().where({ card_id: card }).delete();
  });

  test('A-63 · what is overdue comes all the same, where the office says so', async () => {
    await change({ quiet: { ...quiet, urgentAnyway: true } });
    moveTime(container, '2026-09-30T21:00:00+08:00');
    await tell({ kind: 'overdue', key: 'urgent' });
    await tell({ key: 'plain' });
    await container.jobs.runDue();
    expect([mails.length, receiver.requests.length]).toEqual([1, 1]);
  });
});

test('changed settings stand in the log, and a bad hour is told by its name', async () => {
  await change({ chatMask: 'all' });
  expect(await app.strapi.db.connection('workboard_log').orderBy('seq', 'desc').first()).toMatchObject({
    event: 'messages.settings',
    actor_id: manager.id,
  });
  const answer = await app.request
    .put('/workboard/messages/settings')
    .set('Authorization', manager.bearer)
    .send({ ...settings, quiet: { ...settings.quiet, from: '25:00' } })
    .expect(400);
  expect(JSON.stringify(answer.body)).toContain('quiet.from');
});

test('R7 · a job that was given up is seen with its reason, and runs again when somebody says so', async () => {
  receiver.answer = { status: 400 };
  await tell();
  await container.jobs.runDue();
  const get = () => app.request.get('/workboard/jobs').set('Authorization', manager.bearer).expect(200);
  expect((await get()).body).toMatchObject({
    data: {
      dead: 1,
      jobs: [
        {
          kind: 'notification.chat',
          title: { 'zh-Hans': '发送到工作群' },
          for: null,
          state: 'dead',
          error: '对方没有接收（400） / The receiver answered 400',
        },
      ],
    },
  });
  await change({ quiet: { ...settings.quiet, from: '11:00', until: '13:00' } });
  await tell({ key: 'waits' });
  await container.jobs.runDue();
  const { jobs } = ((await get()).body as { data: JobOverview }).data;
  expect(jobs.find(({ kind }) => kind === 'notification.email')).toMatchObject({
    for: 'manager',
    state: 'waiting',
    error: '免打扰时段，结束后发送 / Quiet hours: sent when they are over',
  });
  await change({ quiet: settings.quiet });
  receiver.answer = { status: 200 };
  const { id } = await job('chat');
  await app.request.post(`/workboard/jobs/${id}/retry`).set('Authorization', manager.bearer).expect(200);
  await container.jobs.runDue();
  expect((await get()).body).toMatchObject({ data: { dead: 0 } });
  await app.request.post(`/workboard/jobs/${id}/retry`).set('Authorization', manager.bearer).expect(404);
});
