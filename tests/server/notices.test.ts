import { createHash } from 'node:crypto';
import type { Notices, NoticePreview } from '../../plugins/workboard/shared/contract';
import { documentAfter, draftDocument, setUpOffice, take, type Office } from '../helpers/office';
import { docxText, partOf } from '../helpers/read-docx';
import { createStaff, type Staff } from '../helpers/staff';
import { countStatements } from '../helpers/statements';
import { failure } from '../helpers/failure';
import { runMoves, type MovesOrder } from '../helpers/run-moves';
import { startMover } from '../helpers/start-mover';
import { startApp, type TestApp } from '../helpers/strapi';

const CONSULT = { body: 'secrecy_group_office', question: '第三条是否涉及工作秘密。\n附件二能否公开。', sentOn: '2026-09-30' };

let app: TestApp;
let office: Office;
let secretariat: Staff;
/** Holds an office role in another unit. */
let stranger: Staff;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00', env: { WORKBOARD_SOFFICE: 'off' } });
  office = await setUpOffice(app);
  const actions = ['plugin::workboard.board.read', 'plugin::workboard.board.move'];
  secretariat = await createStaff(app, { name: 'letters', actions });
  await app.workboard.grantMembership({ user: secretariat.id, role: 'secretariat', unit: 'test-secretariat' });
  stranger = await createStaff(app, { name: 'stranger', actions });
  await app.workboard.grantMembership({ user: stranger.id, role: 'handling_clerk', unit: 'test-other' });
});

afterAll(() => app.stop());

const get = (who: Staff, path: string) => app.request.get(`/workboard${path}`).set('Authorization', who.bearer);
const post = (who: Staff, path: string, body: object = {}) =>
  app.request.post(`/workboard${path}`).set('Authorization', who.bearer).send(body);
const rows = (table: string, where: object = {}) =>
  app.strapi.db.connection(table).where(where).orderBy('id').select<Record<string, unknown>[]>('*');

async function noticesOf(card: number, who = secretariat): Promise<Notices> {
  return ((await get(who, `/cards/${card}/notices`).expect(200)).body as { data: Notices }).data;
}

async function consulted(question = CONSULT.question): Promise<number> {
  const { id } = await documentAfter(app, office, 'submit_draft');
  await app.workboard.fire(id, { event: 'cannot_determine', form: { ...CONSULT, question }, actor: office.head });
  return id;
}

async function fileOf(notice: number, who = secretariat): Promise<Buffer> {
  const response = await get(who, `/notices/${notice}/docx`)
    .buffer(true)
    .parse((stream, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => done(null, Buffer.concat(chunks)));
    });
  expect(response.status).toBe(200);
  return response.body as Buffer;
}

describe('what an event makes', () => {
  test('T-15 · R-PUB-05 · “cannot determine” makes the letter with its number and the points of the form', async () => {
    const card = await consulted();
    const [letter] = (await noticesOf(card)).versions;
    expect(letter).toMatchObject({
      key: 'secrecy-letter',
      version: 1,
      number: '黄政办保征〔2026〕1号',
      madeBy: 'head',
      pdf: 'none',
      supersedes: null,
    });
    const bytes = await fileOf(letter?.id ?? 0);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(letter?.hash);
    const text = docxText(bytes);
    expect(text).toContain('黄政办保征〔2026〕1号');
    expect(text).toContain('区政府办公室保密领导小组办公室：');
    expect(text.split('\n')).toEqual(expect.arrayContaining(['第三条是否涉及工作秘密。', '附件二能否公开。']));
    expect(text).toContain('2026年9月30日');
    expect(text).not.toMatch(/[{}]/);
    // The level is not in question: the paragraph that announces the review form is not there.
    expect(text).not.toContain('保密审查表');
    const logged = (await app.strapi.db.connection('workboard_log').where({ card_id: card, event: 'cannot_determine' }).first('seq')) as {
      seq: number;
    };
    expect((await rows('workboard_notices', { card_id: card }))[0]?.log_seq).toBe(logged.seq);
  });

  test('R-PUB-05 CVE-2023-22621 · what somebody writes stays what they wrote: braces are no tags, angle brackets no XML', async () => {
    const evil = '{number} {#points}{text}{/points} <w:br/> & "引号" \u0007{{title}}';
    const [letter] = (await noticesOf(await consulted(evil))).versions;
    const bytes = await fileOf(letter?.id ?? 0);
    expect(docxText(bytes).split('\n')).toContain('{number} {#points}{text}{/points} <w:br/> & "引号" {{title}}');
    expect(partOf(bytes, 'word/document.xml')).toContain('&lt;w:br/&gt; &amp;');
  });

  test('numbers have no gap: a step that is rolled back gives its number back, and letters at one time bear different ones', async () => {
    const before = (await rows('workboard_notices', { key: 'secrecy-letter' })).length;
    const ids = await Promise.all([0, 1, 2].map(() => documentAfter(app, office, 'submit_draft').then(({ id }) => id)));
    const failing = app.strapi.db.transaction(async () => {
      await app.workboard.fire(ids[0] ?? 0, { event: 'cannot_determine', form: CONSULT, actor: office.head });
      throw new Error('the transaction ends here');
    });
    await expect(failing).rejects.toThrow('the transaction ends here');
    await Promise.all(ids.map((id) => app.workboard.fire(id, { event: 'cannot_determine', form: CONSULT, actor: office.head })));
    const numbers = (await rows('workboard_notices', { key: 'secrecy-letter' })).slice(before).map(({ number }) => number);
    expect([...numbers].sort()).toEqual([1, 2, 3].map((serial) => `黄政办保征〔2026〕${before + serial}号`));
  });

  test('two processes number one series at the same time: no gap, no number twice', async () => {
    const before = (await rows('workboard_notices', { key: 'secrecy-letter' })).length;
    const each = 8;
    const cards: number[] = [];
    while (cards.length < 2 * each) cards.push((await documentAfter(app, office, 'submit_draft')).id);
    const order = (part: readonly number[]): MovesOrder => ({
      cards: part,
      moves: 1,
      clients: part.length,
      from: { secrecy_opinion: { event: 'cannot_determine', form: CONSULT, actor: office.head } },
    });
    // SQLite is for one process; there both halves are asked of this one at once.
    const other = process.env.DATABASE_CLIENT === 'postgres' ? await startMover() : null;
    const second = order(cards.slice(each));
    const results = await Promise.all([runMoves(app, order(cards.slice(0, each))), other ? other.run(second) : runMoves(app, second)]);
    await other?.stop();
    expect(results.map(({ wins, conflicts, others }) => [wins.length, conflicts, others])).toEqual([
      [each, 0, []],
      [each, 0, []],
    ]);
    const numbers = (await rows('workboard_notices', { key: 'secrecy-letter' })).slice(before).map(({ number }) => String(number));
    const expected = Array.from({ length: 2 * each }, (_none, index) => `黄政办保征〔2026〕${before + index + 1}号`);
    expect(new Set(numbers)).toEqual(new Set(expected));
    expect(numbers).toHaveLength(expected.length);
    expect((await app.workboard.verifyLog()).ok).toBe(true);
  });

  test('made again it is a new version under the same number, of the same answers; the old one stays', async () => {
    const card = await consulted('只写一次的问题。');
    const [first] = (await noticesOf(card)).versions;
    await post(secretariat, `/cards/${card}/notices/secrecy-letter`).expect(200);
    const [second, old] = (await noticesOf(card)).versions;
    expect(second).toMatchObject({ version: 2, number: first?.number, supersedes: first?.id, madeBy: 'letters' });
    expect(old).toEqual(first);
    expect(docxText(await fileOf(second?.id ?? 0))).toContain('只写一次的问题。');
    const logged = (await app.strapi.db.connection('workboard_log').where({ card_id: card }).orderBy('seq', 'desc').first()) as Record<
      string,
      unknown
    >;
    expect(logged).toMatchObject({ event: 'notice.make', content_hash: second?.hash, actor_name: 'letters' });
  });

  test('a letter that no event has made yet is not made by hand', async () => {
    const { id } = await draftDocument(app, office);
    const response = await post(secretariat, `/cards/${id}/notices/secrecy-letter`);
    expect(response.status).toBe(403);
    expect(response.text).toContain('不能生成文书');
    expect(await rows('workboard_notices', { card_id: id })).toEqual([]);
  });

  test('P11 · a step without notices costs no statement more', async () => {
    const { id } = await draftDocument(app, office);
    await take(app, office, id, 'submit_draft');
    const back = { ground: 'text', reason: '文字需要修改完善' };
    const move = () => app.workboard.fire(id, { event: 'return_from_secrecy', form: back, actor: office.head });
    const { statements } = await countStatements(app.strapi, move);
    expect(statements.filter((sql) => sql.includes('workboard_notice') || sql.includes('workboard_series'))).toEqual([]);
  });
});

describe('the approval sheet', () => {
  test('prints any card with its whole history, and the preview shows the same before it is made', async () => {
    const { id } = await documentAfter(app, office, 'approve');
    const { data } = (await get(secretariat, `/cards/${id}/notices/approval-sheet/preview`).expect(200)).body as { data: NoticePreview };
    const steps = data.fields.find(({ key }) => key === 'steps')?.value as { what: string; who: string }[];
    expect(steps.map(({ who }) => who)).toEqual(['clerk', 'clerk', 'head', 'secretariat', 'leader']);
    expect(await rows('workboard_notices', { card_id: id })).toEqual([]);
    await post(secretariat, `/cards/${id}/notices/approval-sheet`).expect(200);
    const [sheet] = (await noticesOf(id)).versions;
    const text = docxText(await fileOf(sheet?.id ?? 0));
    for (const { what } of steps) expect(text).toContain(what);
    expect(text).toContain('公文公开审批单');
    expect(text).toContain('经审查，可以公开。');
    // In words, also where no form chooses among the values.
    expect(text).toContain('面向全社会');
    expect(text).not.toContain('society');
    expect(sheet).toMatchObject({ number: null, version: 1 });
  });

  test('the same data and template are the same bytes', async () => {
    const { id } = await documentAfter(app, office, 'submit_draft');
    await post(secretariat, `/cards/${id}/notices/approval-sheet`).expect(200);
    const [row] = await rows('workboard_notices', { card_id: id });
    const { renderDocx } = await import('../../plugins/workboard/server/src/features/notice/render-docx');
    const [template] = await rows('workboard_notice_templates', { workflow: 'official-document', key: 'approval-sheet' });
    const again = await renderDocx(Buffer.from(template?.bytes as Buffer), JSON.parse(String(row?.data)) as never);
    const [file] = await rows('workboard_notice_files', { notice_id: row?.id });
    expect(createHash('sha256').update(again).digest('hex')).toBe(file?.sha256);
  });

  test('row rules: nobody lists, previews, makes or downloads a notice of a card outside their units', async () => {
    const { id } = await documentAfter(app, office, 'submit_draft');
    await post(secretariat, `/cards/${id}/notices/approval-sheet`).expect(200);
    const [sheet] = (await noticesOf(id)).versions;
    await get(stranger, `/cards/${id}/notices`).expect(404);
    await get(stranger, `/cards/${id}/notices/approval-sheet/preview`).expect(404);
    await post(stranger, `/cards/${id}/notices/approval-sheet`).expect(404);
    const mine = await get(stranger, `/notices/${sheet?.id}/docx`);
    const none = await get(stranger, '/notices/999999/docx');
    expect([mine.status, none.status]).toEqual([404, 404]);
    expect(mine.text.replaceAll(String(sheet?.id), 'N')).toBe(none.text.replaceAll('999999', 'N'));
  });

  test('a download is saved under its Chinese name and never run in place', async () => {
    const { id } = await documentAfter(app, office, 'submit_draft');
    await post(secretariat, `/cards/${id}/notices/approval-sheet`).expect(200);
    const [sheet] = (await noticesOf(id)).versions;
    const { headers } = await get(secretariat, `/notices/${sheet?.id}/docx`).expect(200);
    expect(headers['content-disposition']).toBe(
      `attachment; filename="notice-${sheet?.id}.docx"; filename*=UTF-8''${encodeURIComponent(`${sheet?.fileName}.docx`)}`,
    );
    expect(sheet?.fileName).toMatch(/^审批单-/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    const pdf = await get(secretariat, `/notices/${sheet?.id}/pdf`);
    expect(pdf.status).toBe(404);
    expect((await post(secretariat, `/notices/${sheet?.id}/pdf`)).text).toContain('未安装 LibreOffice');
  });

  test('R5 · a notice never changes: the database refuses to update or delete it, its files and its template', async () => {
    const { id } = await documentAfter(app, office, 'submit_draft');
    await post(secretariat, `/cards/${id}/notices/approval-sheet`).expect(200);
    const db = app.strapi.db.connection;
    for (const table of ['workboard_notices', 'workboard_notice_files', 'workboard_notice_templates']) {
      expect(await failure(db(table).update({ made_at: '2020-01-01T00:00:00.000Z' }))).toContain('append-only');
      expect(await failure(db(table).delete())).toContain('append-only');
    }
  });
});

describe('T-13 · the half-monthly hand-over list', () => {
  const MAKE = '/boards/official-document/notices/paper-handover';

  test('R-PUB-12 · R-PUB-13 · lists what was issued in the half-month and is public, with the reconciliation', async () => {
    const issued = await documentAfter(app, office, 'publish', { title: '关于移送清单的通知（测试）' });
    const draft = await documentAfter(app, office, 'approve', { title: '尚未印发的通知（测试）' });
    const response = await post(secretariat, MAKE, { day: '2026-09-17' });
    expect(response.text).toContain('"id"');
    const { data } = (await get(secretariat, '/boards/official-document/notices').expect(200)).body as { data: Notices };
    const [list] = data.versions;
    expect(list).toMatchObject({ number: '黄政办移送〔2026〕1号', version: 1, period: { from: '2026-09-16', until: '2026-09-30' } });
    const text = docxText(await fileOf(list?.id ?? 0));
    expect(text).toContain('关于移送清单的通知（测试）');
    expect(text).not.toContain('尚未印发的通知（测试）');
    expect(text).toContain('内网未加载');
    expect([issued.id, draft.id].every((id) => id > 0)).toBe(true);
    // The half-month before is another list, with a number of its own; this one made again keeps its number.
    await post(secretariat, MAKE, { day: '2026-09-01' }).expect(200);
    await post(secretariat, MAKE, { day: '2026-09-30' }).expect(200);
    const made = await rows('workboard_notices', { key: 'paper-handover' });
    expect(made.map(({ number, version }) => `${String(number)} ${String(version)}`)).toEqual([
      '黄政办移送〔2026〕1号 1',
      '黄政办移送〔2026〕2号 1',
      '黄政办移送〔2026〕1号 2',
    ]);
  });

  test('whoever does not see every card of the workflow neither makes nor sees it', async () => {
    await post(stranger, MAKE, { day: '2026-09-17' }).expect(404);
    const { data } = (await get(stranger, '/boards/official-document/notices').expect(200)).body as { data: Notices };
    expect(data).toMatchObject({ kinds: [], versions: [] });
    const [list] = await rows('workboard_notices', { key: 'paper-handover' });
    await get(stranger, `/notices/${String(list?.id)}/docx`).expect(404);
  });

  test('a day that is none is refused by name', async () => {
    expect((await post(secretariat, MAKE, { day: '2026-02-30' })).status).toBe(400);
  });
});
