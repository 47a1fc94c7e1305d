import type { AttachmentView, Board, CardDetail, CardSummary, CommentView, Person } from '../../plugins/workboard/shared/contract';
import { draftDocument, SECTION, setUpOffice, take, type Office } from '../helpers/office';
import { createStaff, type Staff } from '../helpers/staff';
import { failure } from '../helpers/failure';
import { startApp, type TestApp } from '../helpers/strapi';

const ACTIONS = ['board.read', 'board.move', 'card.assign'].map((action) => `plugin::workboard.${action}`);

let app: TestApp;
let office: Office;
let clerk: Staff;
let secretary: Staff;
/** Reads along: an office-wide role that fires nothing on a document. */
let director: Staff;
let outsider: Staff;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00' });
  office = await setUpOffice(app);
  clerk = await createStaff(app, { name: 'teamclerk', actions: ACTIONS });
  secretary = await createStaff(app, { name: 'teamsecretary', actions: ACTIONS });
  director = await createStaff(app, { name: 'teamdirector', actions: ACTIONS });
  outsider = await createStaff(app, { name: 'teamoutsider', actions: ACTIONS });
  await app.workboard.grantMembership({ user: clerk.id, role: 'handling_clerk', unit: SECTION });
  await app.workboard.grantMembership({ user: secretary.id, role: 'secretariat', unit: 'test-secretariat' });
  await app.workboard.grantMembership({ user: director.id, role: 'director', unit: 'test-office' });
  await app.workboard.grantMembership({ user: outsider.id, role: 'handling_clerk', unit: 'test-other' });
});

afterAll(() => app.stop());

type Answer<T> = { status: number; data: T; error: { message: string; details: unknown } };

async function call<T>(who: Staff, method: 'get' | 'post' | 'put' | 'delete', path: string, body?: object): Promise<Answer<T>> {
  const request = app.request[method](`/workboard${path}`).set('Authorization', who.bearer);
  const response = await (body === undefined ? request : request.send(body));
  return { status: response.status, ...(response.body as Omit<Answer<T>, 'status'>) };
}

async function upload(who: Staff, card: number, name: string, bytes: Buffer, supersedes?: number): Promise<Answer<AttachmentView>> {
  const request = app.request.post(`/workboard/cards/${card}/attachments`).set('Authorization', who.bearer).attach('file', bytes, name);
  const response = await (supersedes === undefined ? request : request.field('supersedes', String(supersedes)));
  return { status: response.status, ...(response.body as Omit<Answer<AttachmentView>, 'status'>) };
}

const db = () => app.strapi.db.connection;

describe('comments', () => {
  it('D.3-34 · a comment is counted, logged, told to whoever is mentioned, and changes nothing of the case', async () => {
    const { id, revision } = await draftDocument(app, office);
    const { data, status } = await call<CommentView>(clerk, 'post', `/cards/${id}/comments`, {
      body: '  @teamsecretary 附件二请看一下  ',
      mentions: [secretary.id],
    });
    expect(status).toBe(200);
    expect(data).toMatchObject({ body: '@teamsecretary 附件二请看一下', author: { id: clerk.id }, mentions: [{ id: secretary.id }] });
    const { data: detail } = await call<CardDetail>(secretary, 'get', `/cards/${id}`);
    expect(detail).toMatchObject({ comments: 1, revision });
    expect(detail.history[0]).toMatchObject({ event: 'card.comment', title: { 'zh-Hans': '评论' }, comment: data.body });
    const row = (await db()('workboard_log').where({ card_id: id, event: 'card.comment' }).first('form_data')) as { form_data: string };
    expect(JSON.parse(row.form_data)).toEqual({ comment: data.id, mentions: [{ id: secretary.id, name: 'teamsecretary' }] });
    const told = (await db()('workboard_notifications').where({ card_id: id, kind: 'mentioned' })) as { user_id: number }[];
    expect(told.map(({ user_id }) => user_id)).toEqual([secretary.id]);
    expect((await call<CommentView[]>(secretary, 'get', `/cards/${id}/comments`)).data).toHaveLength(1);
    // A move is not in conflict with what was only said.
    expect((await take(app, office, id, 'submit_draft')).revision).toBe(revision + 1);
  });

  it('D.3-39 · neither reads, writes nor is mentioned who may not see the card', async () => {
    const { id } = await draftDocument(app, office);
    expect((await call(outsider, 'get', `/cards/${id}/comments`)).status).toBe(404);
    expect((await call(outsider, 'post', `/cards/${id}/comments`, { body: '看看' })).status).toBe(404);
    const refused = await call(clerk, 'post', `/cards/${id}/comments`, { body: '请看', mentions: [outsider.id] });
    expect(refused).toMatchObject({ status: 400, error: { details: { field: 'mentions' } } });
    expect(refused.error.message).toContain('teamoutsider');
    expect((await call<CommentView[]>(clerk, 'get', `/cards/${id}/comments`)).data).toEqual([]);
  });

  it('D.3-34 · comments are neither changed nor deleted, by whatever statement', async () => {
    const { id } = await draftDocument(app, office);
    await call(clerk, 'post', `/cards/${id}/comments`, { body: '原话' });
    expect(await failure(db()('workboard_comments').where({ card_id: id }).update({ body: '改口' }))).toContain('append-only');
    expect(await failure(db()('workboard_comments').where({ card_id: id }).delete())).toContain('append-only');
  });
});

describe('people of a card', () => {
  const names = async (path: string, who = clerk) => (await call<Person[]>(who, 'get', path)).data.map(({ name }) => name);

  it('D.3-33, D.3-34 · whoever may see it is suggested for a mention, whoever may act on it for the work', async () => {
    const { id } = await draftDocument(app, office);
    const seeing = await names(`/cards/${id}/people?q=team`);
    expect(seeing).toEqual(expect.arrayContaining(['teamclerk', 'teamsecretary', 'teamdirector']));
    expect(seeing).not.toContain('teamoutsider');
    const acting = await names(`/cards/${id}/people?q=team&acting=1`);
    expect(acting).toEqual(expect.arrayContaining(['teamclerk', 'teamsecretary']));
    expect(acting).not.toContain('teamdirector');
    expect((await call(outsider, 'get', `/cards/${id}/people`)).status).toBe(404);
  });

  it('D.3-33 · a card is given only to who may act on it, and they are told', async () => {
    const { id, revision } = await draftDocument(app, office);
    const assign = (assignee: number) => call<CardSummary>(clerk, 'put', `/cards/${id}/assignee`, { expectedRevision: revision, assignee });
    expect((await assign(director.id)).status).toBe(400);
    expect((await assign(secretary.id)).data.assignee).toEqual({ id: secretary.id, name: 'teamsecretary' });
    const told = (await db()('workboard_notifications').where({ card_id: id, kind: 'assigned' })) as { user_id: number }[];
    expect(told.map(({ user_id }) => user_id)).toEqual([secretary.id]);
  });
});

describe('following', () => {
  it('D.3-27 · a person follows a card, finds it among their own, and leaves it', async () => {
    const { id } = await draftDocument(app, office);
    const board = async () =>
      (await call<Board>(clerk, 'get', '/boards/official-document?watched=me')).data.columns.flatMap(({ cards }) => cards);
    expect(await board()).toEqual([]);
    expect((await call(clerk, 'put', `/cards/${id}/watch`)).data).toEqual({ watching: true });
    expect((await call(clerk, 'put', `/cards/${id}/watch`)).status).toBe(200);
    expect((await board()).map((card) => card.id)).toEqual([id]);
    expect((await call<CardDetail>(clerk, 'get', `/cards/${id}`)).data.watching).toBe(true);
    expect((await call<CardDetail>(secretary, 'get', `/cards/${id}`)).data.watching).toBe(false);
    expect((await call(outsider, 'put', `/cards/${id}/watch`)).status).toBe(404);
    await call(clerk, 'delete', `/cards/${id}/watch`);
    expect(await board()).toEqual([]);
  });
});

describe('working files', () => {
  const pdf = Buffer.from('%PDF-1.7\n会议纪要（测试）');

  it('D.3-14 · a file is counted, logged, and read back byte by byte by whoever may see the card, never shown inline', async () => {
    const { id } = await draftDocument(app, office);
    const { data, status } = await upload(clerk, id, '会议纪要.pdf', pdf);
    expect([status, data.name, data.mime, data.size]).toEqual([200, '会议纪要.pdf', 'application/pdf', pdf.length]);
    const path = `/cards/${id}/attachments/${data.id}`;
    const response = await app.request
      .get(`/workboard${path}`)
      .set('Authorization', secretary.bearer)
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => done(null, Buffer.concat(parts)));
      });
    expect(Buffer.compare(response.body as Buffer, pdf)).toBe(0);
    expect(response.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''%E4%BC%9A/);
    expect(response.headers['x-content-type-options']).toBe('nosniff');
    expect((await call(outsider, 'get', path)).status).toBe(404);
    expect((await call(outsider, 'get', `/cards/${id}/attachments`)).status).toBe(404);
    expect((await app.request.get(`/workboard${path}`)).status).toBe(401);
    const { data: detail } = await call<CardDetail>(secretary, 'get', `/cards/${id}`);
    expect(detail).toMatchObject({ attachments: 1 });
    expect(detail.history[0]).toMatchObject({ event: 'card.attach', comment: '会议纪要.pdf' });
  });

  it('X-13 · what a file is, its content says: a page or a program under another name is not taken, nor what is too large', async () => {
    const { id } = await draftDocument(app, office);
    const page = Buffer.from('<html><script>alert(1)</script></html>');
    for (const name of ['纪要.pdf', '纪要.html', '纪要', '图.png']) {
      expect([name, (await upload(clerk, id, name, page)).status]).toEqual([name, 400]);
    }
    expect((await upload(clerk, id, '大.pdf', Buffer.concat([pdf, Buffer.alloc(20 * 1024 * 1024)]))).error.message).toContain('20 MB');
    expect((await call<AttachmentView[]>(clerk, 'get', `/cards/${id}/attachments`)).data).toEqual([]);
  });

  it('a new version takes the place of the old, which stays; nothing is deleted', async () => {
    const { id } = await draftDocument(app, office);
    const { data: old } = await upload(clerk, id, '稿.pdf', pdf);
    const { data: fresh } = await upload(clerk, id, '稿（修改）.pdf', Buffer.from('%PDF-1.7\n第二稿'), old.id);
    expect((await upload(clerk, id, '又一稿.pdf', pdf, old.id)).status).toBe(400);
    const { data } = await call<AttachmentView[]>(clerk, 'get', `/cards/${id}/attachments`);
    expect(data.map(({ id: one, supersededBy }) => [one, supersededBy])).toEqual([
      [old.id, fresh.id],
      [fresh.id, null],
    ]);
    expect((await call<CardDetail>(clerk, 'get', `/cards/${id}`)).data.attachments).toBe(1);
    expect(await failure(db()('workboard_attachments').where({ id: old.id }).delete())).toContain('append-only');
    expect(await failure(db()('workboard_attachment_bytes').where({ sha256: old.sha256 }).delete())).toContain('append-only');
  });
});
