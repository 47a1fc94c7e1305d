import type { MessagePage } from '../../plugins/workboard/shared/contract';
import { addComment } from '../../plugins/workboard/server/src/features/comment/service';
import { dispatchLog } from '../../plugins/workboard/server/src/features/notification/dispatch-log';
import { beginAtHead } from '../../plugins/workboard/server/src/features/notification/register-jobs';
import { containerOf, type Container } from '../../plugins/workboard/server/src/platform/container';
import { moveTime } from '../helpers/move-time';
import { documentAfter, setUpOffice, take, type Office, type Person } from '../helpers/office';
import { login } from '../helpers/staff';
import { countStatements } from '../helpers/statements';
import { startApp, type TestApp } from '../helpers/strapi';

const NOW = '2026-09-30T10:00:00+08:00';

let app: TestApp;
let container: Container;
let office: Office;

beforeAll(async () => {
  app = await startApp({ now: NOW });
  office = await setUpOffice(app);
  container = containerOf(app.strapi);
});

afterAll(() => app.stop());

beforeEach(async () => {
  moveTime(container, NOW);
  await dispatchLog(container);
  for (const table of ['workboard_notifications', 'workboard_jobs', 'workboard_watchers']) await app.strapi.db.connection(table).delete();
});

/** Messages about documents; their secrecy reviews are told of besides. */
const ofDocuments = () =>
  app.strapi.db
    .connection('workboard_notifications as n')
    .join('workboard_cards as c', 'c.id', 'n.card_id')
    .where('c.workflow', 'official-document');

/** Kinds that lie in each inbox. */
async function inboxes(): Promise<Partial<Record<Person, string[]>>> {
  const rows = (await ofDocuments().orderBy('n.id').select('n.user_id', 'n.kind')) as {
    user_id: number;
    kind: string;
  }[];
  const told: Partial<Record<Person, string[]>> = {};
  for (const [person, actor] of Object.entries(office) as [Person, Office[Person]][]) {
    const kinds = rows.filter((row) => row.user_id === actor.id).map(({ kind }) => kind);
    if (kinds.length > 0) told[person] = kinds;
  }
  return told;
}

const follow = (card: number, ...people: Person[]) =>
  app.strapi.db
    .connection('workboard_watchers')
    .insert(people.map((person) => ({ card_id: card, user_id: office[person].id, since: '2026-09-01T00:00:00.000Z' })));

const back = { ground: 'text', reason: '文字需要修改完善' };

describe('what the log says is told', () => {
  test('a card that enters a stage is told to whoever owns it, in their unit only; who moved it hears nothing', async () => {
    const card = await documentAfter(app, office, 'create');
    await dispatchLog(container);
    expect(await inboxes()).toEqual({});
    await take(app, office, card.id, 'submit_draft');
    await dispatchLog(container);
    expect(await inboxes()).toEqual({ head: ['entered'] });
  });

  test('a card that is returned is told to who had handed it up', async () => {
    const card = await documentAfter(app, office, 'submit_draft');
    await dispatchLog(container);
    await app.strapi.db.connection('workboard_notifications').delete();
    await app.workboard.fire(card.id, { event: 'return_from_secrecy', form: back, actor: office.head });
    await dispatchLog(container);
    expect(await inboxes()).toEqual({ clerk: ['returned'] });
  });

  test('who follows a card is told of its steps, once and as what concerns them most, and not of what they may not see', async () => {
    const card = await documentAfter(app, office, 'create');
    await dispatchLog(container);
    await follow(card.id, 'head', 'leader', 'outsider', 'clerk');
    await take(app, office, card.id, 'submit_draft');
    await dispatchLog(container);
    expect(await inboxes()).toEqual({ head: ['entered'], leader: ['followed'] });
  });

  test('A-63 · who follows a card is told of a comment; who is mentioned is told that, and only that', async () => {
    const card = await documentAfter(app, office, 'create');
    await dispatchLog(container);
    await follow(card.id, 'head', 'leader', 'outsider', 'clerk');
    const viewer = { actor: office.clerk, keeper: false };
    await addComment(container, viewer, { card: card.id, body: '请一起看一下', mentions: [office.leader.id] });
    await dispatchLog(container);
    expect(await inboxes()).toEqual({ head: ['commented'], leader: ['mentioned'] });
  });

  test('a house that was at work before it had messages tells nobody of old steps, and from then on everything', async () => {
    const old = await documentAfter(app, office, 'create');
    await follow(old.id, 'leader');
    await take(app, office, old.id, 'submit_draft');
    await app.strapi.db.connection('workboard_cursors').delete();
    await beginAtHead(app.strapi);
    await beginAtHead(app.strapi);
    await dispatchLog(container);
    expect(await inboxes()).toEqual({});
    await app.workboard.fire(old.id, { event: 'return_from_secrecy', form: back, actor: office.head });
    await beginAtHead(app.strapi);
    await dispatchLog(container);
    expect(await inboxes()).toEqual({ clerk: ['returned'], leader: ['followed'] });
  });

  test('R8 · after a stop everything is told once; a stage that was left meanwhile waits for nobody', async () => {
    const card = await documentAfter(app, office, 'opine');
    await dispatchLog(container);
    await dispatchLog(container);
    expect(await inboxes()).toEqual({ secretariat: ['entered'] });
    expect(card.stage).toBe('secretariat_check');
  });

  test('R7 · two that read the log at once tell it once', async () => {
    await documentAfter(app, office, 'submit_draft');
    await Promise.allSettled([dispatchLog(container), dispatchLog(container)]);
    await dispatchLog(container);
    expect(await inboxes()).toEqual({ head: ['entered'] });
  });

  test('R7 · a crash between the messages and the cursor leaves neither, and the next one tells both', async () => {
    await documentAfter(app, office, 'submit_draft');
    const { notify } = container.notifications;
    container.notifications.notify = async (trx, messages) => {
      await notify(trx, messages);
      throw new Error('killed');
    };
    await expect(dispatchLog(container)).rejects.toThrow('killed');
    container.notifications.notify = notify;
    expect(await inboxes()).toEqual({});
    await dispatchLog(container);
    expect(await inboxes()).toEqual({ head: ['entered'] });
  });

  test('P6 · telling costs a step nothing: a plain move stays six statements', async () => {
    const card = await documentAfter(app, office, 'submit_draft');
    const move = () => app.workboard.fire(card.id, { event: 'return_from_secrecy', form: back, actor: office.head });
    expect((await countStatements(app.strapi, move)).statements.filter((sql) => /notification|workboard_jobs/.test(sql))).toEqual([]);
  });

  test('a stand-in is told what their principal would be told', async () => {
    const { id: principal_id } = office.head;
    const { id: substitute_id } = office.outsider;
    await app.strapi.db.connection('workboard_stand_ins').insert({
      principal_id,
      substitute_id,
      from_day: '2026-09-29',
      until_day: '2026-09-30',
      reason: '外出',
      made_by: principal_id,
      made_at: '2026-09-29T00:00:00.000Z',
    });
    await documentAfter(app, office, 'submit_draft');
    await dispatchLog(container);
    expect(await inboxes()).toEqual({ head: ['entered'], outsider: ['entered'] });
    await app.strapi.db.connection('workboard_stand_ins').delete();
  });
});

describe('the inbox', () => {
  let bearer: string;
  const get = async (path: string) =>
    ((await app.request.get(`/workboard/messages${path}`).set('Authorization', bearer).expect(200)).body as { data: MessagePage }).data;

  beforeAll(async () => {
    await allow(office.head.id);
    bearer = await login(app, 'head@office.example', 'Test-Password-1');
  });

  /** Gives an account the right to open boards. */
  async function allow(user: number): Promise<void> {
    const roles = app.strapi.service('admin::role') as unknown as {
      create(values: object): Promise<{ id: number }>;
      assignPermissions(role: number, permissions: object[]): Promise<unknown>;
    };
    const role = await roles.create({ name: 'reads', description: '' });
    await roles.assignPermissions(role.id, [{ action: 'plugin::workboard.board.read', subject: null, properties: {}, conditions: [] }]);
    const users = app.strapi.service('admin::user') as unknown as { updateById(id: number, values: object): Promise<unknown> };
    await users.updateById(user, { roles: [role.id] });
  }

  test('says what waits, leads to the card, and is read one by one or all at once; those of others stay unread', async () => {
    const card = await documentAfter(app, office, 'submit_draft', { title: '关于路灯的通知（测试）' });
    const other = await documentAfter(app, office, 'submit_draft');
    await dispatchLog(container);
    await app.workboard.fire(other.id, { event: 'return_from_secrecy', form: back, actor: office.head });
    await dispatchLog(container);
    const page = await get('');
    expect(page).toMatchObject({ unread: 2, next: null });
    expect(page.messages[1]).toMatchObject({
      kind: 'entered',
      read: false,
      card: { id: card.id, workflow: 'official-document' },
      line: { 'zh-Hans': '《关于路灯的通知（测试）》已到“保密审查”，请办理' },
    });
    const post = (ids: number[] | 'all') =>
      app.request.post('/workboard/messages/read').set('Authorization', bearer).send({ ids }).expect(200);
    expect((await post([page.messages[1]?.id ?? 0])).body).toEqual({ data: { unread: 1 } });
    expect((await get('?state=unread')).messages.map(({ id }) => id)).toEqual([page.messages[0]?.id]);
    expect((await post('all')).body).toEqual({ data: { unread: 0 } });
    const unread = await ofDocuments().whereNull('n.read_at').select('n.user_id');
    expect(unread).toEqual([{ user_id: office.clerk.id }]);
  });

  test('a card that a person may not see any more is told without number, title and way', async () => {
    const card = await documentAfter(app, office, 'submit_draft');
    await dispatchLog(container);
    await app.strapi.db.connection('workboard_cards').where({ id: card.id }).update({ units: '["test-other"]' });
    const [message] = (await get('')).messages;
    expect(message).toMatchObject({ card: null, line: { 'zh-Hans': '（无权查看的事项）已到“保密审查”，请办理' } });
  });

  test('turns pages', async () => {
    await app.strapi.db.connection('workboard_notifications').insert(
      Array.from({ length: 31 }, (_none, n) => ({
        user_id: office.head.id,
        key: `k${n}`,
        kind: 'calendar.missing',
        params: '{"year":2027}',
        at: '2026-09-30T00:00:00.000Z',
      })),
    );
    const first = await get('');
    expect(first.messages).toHaveLength(30);
    expect(first.messages[0]?.line.en).toBe('The holidays of 2027 are not imported yet; dates in that year are provisional');
    expect((await get(`?before=${first.next}`)).messages).toHaveLength(1);
  });

  test('the office’s settings are closed to whoever may not manage them, and a bad wish is told by its name', async () => {
    await app.request.get('/workboard/messages/settings').set('Authorization', bearer).expect(403);
    await app.request.get('/workboard/jobs').set('Authorization', bearer).expect(403);
    const answer = await app.request
      .put('/workboard/messages/wishes')
      .set('Authorization', bearer)
      .send({ emailOff: ['nonsense'], digest: false })
      .expect(400);
    expect(JSON.stringify(answer.body)).toContain('emailOff');
  });
});
