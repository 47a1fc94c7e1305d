import fs from 'node:fs/promises';
import path from 'node:path';
import type { CardClauses, CatalogueNotice, HistoryEntry, Notices } from '../../plugins/workboard/shared/contract';
import { readZip, writeZip } from '../../plugins/workboard/server/src/platform/zip';
import { draftPair, interpret, interpretationOf, issuedPair, normativeDraft } from '../helpers/interpretation';
import { documentAfter, setUpOffice, type Office } from '../helpers/office';
import { loadOfficePacks } from '../engine/packs/load-office-packs';
import { docxText } from '../helpers/read-docx';
import { createStaff, type Staff } from '../helpers/staff';
import { startApp, type TestApp } from '../helpers/strapi';

const TODAY = '2026-09-30';
const LETTER = '/notice-templates/official-document/secrecy-letter';
const CONSULT = { body: 'secrecy_group_office', question: '第三条是否涉及工作秘密。', sentOn: TODAY };

let app: TestApp;
let office: Office;
/** Keeps the templates. */
let manager: Staff;
let secretary: Staff;
/** Acts for the deputy director, and holds nothing of their own. */
let substitute: Staff;

beforeAll(async () => {
  app = await startApp({ now: `${TODAY}T10:00:00+08:00`, env: { WORKBOARD_SOFFICE: 'off' } });
  office = await setUpOffice(app);
  const actions = ['plugin::workboard.board.read', 'plugin::workboard.board.move'];
  manager = await createStaff(app, { name: 'templates', actions: [...actions, 'plugin::workboard.notice.manage'] });
  secretary = await createStaff(app, { name: 'papers', actions });
  substitute = await createStaff(app, { name: 'substitute', actions });
  await app.workboard.grantMembership({ user: secretary.id, role: 'secretariat', unit: 'test-secretariat' });
  await app.strapi.db.connection('workboard_stand_ins').insert({
    principal_id: office.deputy.id,
    substitute_id: substitute.id,
    roles: null,
    from_day: TODAY,
    until_day: '2026-10-09',
    reason: '出差',
    made_by: office.deputy.id,
    made_at: `${TODAY}T01:00:00.000Z`,
  });
});

afterAll(() => app.stop());

const get = (who: Staff, to: string) => app.request.get(`/workboard${to}`).set('Authorization', who.bearer);
const put = (who: Staff, bytes: Buffer, to = LETTER) =>
  app.request
    .put(`/workboard${to}`)
    .set('Authorization', who.bearer)
    .send({ content: bytes.toString('base64') });
const make = (who: Staff, card: number, key: string) =>
  app.request.post(`/workboard/cards/${card}/notices/${key}`).set('Authorization', who.bearer).send({});

async function read<T>(who: Staff, to: string): Promise<T> {
  return ((await get(who, to).expect(200)).body as { data: T }).data;
}

async function bytesOf(who: Staff, to: string): Promise<Buffer> {
  const response = await get(who, to)
    .buffer(true)
    .parse((stream, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => done(null, Buffer.concat(chunks)));
    })
    .expect(200);
  return response.body as Buffer;
}

/** The newest version of a notice with its words. */
async function newest(who: Staff, card: number, key: string) {
  const { versions } = await read<Notices>(who, `/cards/${card}/notices`);
  const version = versions.find((one) => one.key === key);
  if (!version) throw new Error(`card ${card} has no ${key}`);
  return { version, text: docxText(await bytesOf(who, `/notices/${version.id}/docx`)) };
}

/** A template with words of its body replaced. */
function edited(template: Buffer, from: string, to: string): Buffer {
  return writeZip(
    readZip(template, { entries: 100, bytes: 10_000_000 }).map(({ name, content }) => ({
      name,
      content: name === 'word/document.xml' ? Buffer.from(content.toString('utf8').replaceAll(from, to)) : content,
    })),
  );
}

describe('the catalogue of templates', () => {
  test('every notice of the policies stands in it with its merge fields, who makes it and its template', async () => {
    const catalogue = await read<CatalogueNotice[]>(manager, '/notices');
    const declared = Object.values(loadOfficePacks()).flatMap(({ workflow }) =>
      [...(workflow.notices ?? []).map(({ key }) => key), 'approval-sheet'].map((key) => `${workflow.key}/${key}`),
    );
    expect(catalogue.map(({ workflow, key }) => `${workflow}/${key}`)).toEqual(declared);
    expect(declared).toEqual(
      expect.arrayContaining([
        'official-document/secrecy-letter',
        'consultation/announcement',
        'foi/receipt',
        'foi-consultation/third-party-letter',
      ]),
    );
    const letter = catalogue.find(({ key }) => key === 'secrecy-letter');
    expect(letter).toMatchObject({ series: 'secrecyLetter', template: { version: 1, origin: 'pack' } });
    expect(letter?.events.map((title) => title['zh-Hans'])).toEqual(['不能确定，征求意见']);
    expect(letter?.fields.find(({ key }) => key === 'points')).toMatchObject({
      tag: '{#points}{text}{/points}',
      expression: 'form.question',
    });
    const template = await fs.readFile(path.resolve(__dirname, '../../src/policies/official-document/notices/secrecy-letter.docx'));
    expect((await bytesOf(manager, LETTER)).equals(template)).toBe(true);
  });

  test('an uploaded template is in force from the next document on, and the log keeps who put it there', async () => {
    const before = await documentAfter(app, office, 'submit_draft');
    await app.workboard.fire(before.id, { event: 'cannot_determine', form: CONSULT, actor: office.head });
    const old = await newest(secretary, before.id, 'secrecy-letter');

    const { body } = await put(manager, edited(await bytesOf(manager, LETTER), '请研究后书面答复', '请于五日内书面答复')).expect(200);
    expect(body).toMatchObject({ data: { version: 2 } });
    const { template } = (await read<CatalogueNotice[]>(manager, '/notices')).find(({ key }) => key === 'secrecy-letter') ?? {};
    expect(template).toMatchObject({ version: 2, origin: 'upload', by: 'templates' });

    const after = await documentAfter(app, office, 'submit_draft');
    await app.workboard.fire(after.id, { event: 'cannot_determine', form: CONSULT, actor: office.head });
    expect((await newest(secretary, after.id, 'secrecy-letter')).text).toContain('请于五日内书面答复');
    expect(await newest(secretary, before.id, 'secrecy-letter')).toEqual(old);
    const logged = (await app.strapi.db.connection('workboard_log').where({ event: 'notice.template' }).first()) as Record<string, unknown>;
    expect(logged).toMatchObject({ actor_id: manager.id, content_hash: template?.hash, comment: '保密征求意见函 模板第2版' });
    expect((await app.workboard.verifyLog()).ok).toBe(true);
  });

  test.each([
    ['an unknown tag', (template: Buffer) => edited(template, '{contact}', '{telephone}'), 'telephone'],
    ['a loop that is not closed', (template: Buffer) => edited(template, '{/points}', ''), '模板未采用'],
    ['no Word file', () => Buffer.from('一封信'), '不是可用的 Word 文档'],
  ])('%s is refused by name, and the present template stays', async (_what, change, reason) => {
    const before = await bytesOf(manager, LETTER);
    const response = await put(manager, change(before));
    expect([response.status, response.text]).toEqual([400, expect.stringContaining(reason)]);
    expect((await bytesOf(manager, LETTER)).equals(before)).toBe(true);
  });

  test('D.3-39 · templates are for who keeps them: nobody else reads the catalogue, a template, or puts one in', async () => {
    await get(secretary, '/notices').expect(403);
    await get(secretary, LETTER).expect(403);
    await put(secretary, await bytesOf(manager, LETTER)).expect(403);
    await put(manager, Buffer.from('x'), '/notice-templates/official-document/nothing').expect(404);
  });
});

describe('what the events of interpretation make', () => {
  test('T-11 · R-INT-05 · approval makes the text of the interpretation with the parts that are filled in, numbered in order', async () => {
    const { interpretation } = await issuedPair(app, office);
    const { version, text } = await newest(secretary, interpretation.id, 'interpretation-text');
    expect(version).toMatchObject({ version: 1, number: null, madeBy: 'deputy', madeFor: null });
    const lines = text.split('\n');
    expect(lines).toEqual(
      expect.arrayContaining(['《停车管理办法》政策解读', '一、制定意义', '方便群众停车。', '四、主要内容', '解读人：王五']),
    );
    // 执行标准 and 办理时限 are empty, so 适用范围 is the last part.
    expect(text).not.toContain('执行标准');
    expect(text).toContain('2026年9月28日');
  });

  test('T-12 · R-EXP-02 · the consent makes the waiver slip: number, document, reason, opinion, who decided and when', async () => {
    const document = await normativeDraft(app, office, { title: '个别文字调整的通知' });
    await app.workboard.fire(document.id, { event: 'request_waiver', form: { reason: '仅对个别文字作程序性调整。' }, actor: office.clerk });
    const waiver = await interpretationOf(app, document.documentId);
    await interpret(app, office, waiver.id, 'grant_waiver', { opinion: '同意不解读。' });
    const { version, text } = await newest(secretary, waiver.id, 'waiver-slip');
    expect(version).toMatchObject({ version: 1, number: '黄政办不解读〔2026〕1号' });
    for (const words of ['个别文字调整的通知', '仅对个别文字作程序性调整。', '同意不解读。', 'deputy', '2026年9月30日'])
      expect(text).toContain(words);
  });

  test('X-04 · a notice is proof of the clauses it serves, in its newest version', async () => {
    const { interpretation } = await issuedPair(app, office);
    const proofs = async () => {
      const { clauses } = await read<CardClauses>(secretary, `/cards/${interpretation.id}/clauses`);
      return clauses.find(({ id }) => id === 'R-INT-07')?.proofs.filter(({ kind }) => kind === 'notice');
    };
    expect(await proofs()).toMatchObject([{ title: { 'zh-Hans': '解读文本' }, version: 1, actor: 'deputy' }]);
    await make(secretary, interpretation.id, 'interpretation-text').expect(200);
    expect(await proofs()).toMatchObject([{ version: 2, actor: 'papers' }]);
  });
});

describe('X-19 · in somebody’s stead', () => {
  async function asSubstitute() {
    return app.workboard.actor(substitute.id);
  }

  test('a notice that a step makes says so, on paper and in the list', async () => {
    const { interpretation } = await draftPair(app, office);
    await interpret(app, office, interpretation.id, 'request_waiver', { reason: '调整后仅余程序性规定。' });
    await app.workboard.fire(interpretation.id, { event: 'grant_waiver', form: { opinion: '同意不解读。' }, actor: await asSubstitute() });
    const { version, text } = await newest(secretary, interpretation.id, 'waiver-slip');
    expect(version).toMatchObject({ madeBy: 'substitute', madeFor: 'deputy' });
    expect(text).toContain('substitute（代deputy）');
    // Made again by somebody else it is still the consent of those two.
    await make(secretary, interpretation.id, 'waiver-slip').expect(200);
    const again = await newest(secretary, interpretation.id, 'waiver-slip');
    expect(again.version).toMatchObject({ version: 2, number: version.number, madeBy: 'papers', madeFor: null });
    expect(again.text).toContain('substitute（代deputy）');
  });

  test('so does the approval sheet, of its steps and of who printed it; the log names the principal', async () => {
    const { interpretation } = await draftPair(app, office);
    await interpret(app, office, interpretation.id, 'request_waiver', { reason: '调整后仅余程序性规定。' });
    await app.workboard.fire(interpretation.id, { event: 'grant_waiver', form: { opinion: '同意不解读。' }, actor: await asSubstitute() });
    await make(substitute, interpretation.id, 'approval-sheet').expect(200);
    const { version, text } = await newest(secretary, interpretation.id, 'approval-sheet');
    expect(version).toMatchObject({ madeBy: 'substitute', madeFor: 'deputy' });
    expect(text.match(/substitute（代deputy）/g)).toHaveLength(2);
    const { history } = await read<{ history: HistoryEntry[] }>(secretary, `/cards/${interpretation.id}`);
    expect(history[0]).toMatchObject({ event: 'notice.make', actor: { name: 'substitute', standingInFor: { id: office.deputy.id } } });
  });

  test('days of the particulars stand in words on paper', async () => {
    const { id } = await documentAfter(app, office, 'issue');
    await make(secretary, id, 'approval-sheet').expect(200);
    const { text } = await newest(secretary, id, 'approval-sheet');
    expect(text).toContain('2026年9月28日');
    expect(text).not.toMatch(/\d{4}-\d\d-\d\d/);
  });
});
