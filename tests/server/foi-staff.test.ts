import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Actor } from '../../plugins/workboard/engine/workflow/types';
import type { Answers } from '../../plugins/workboard/engine/form/types';
import type {
  AttachmentView,
  CardDetail,
  EventPreview,
  IntakeAnswer,
  IntakeDoor,
  NoticeContent,
  OpenedAttachment,
  RefusalDetails,
  RepeatsView,
} from '../../plugins/workboard/shared/contract';
import { findRepeats } from '../../plugins/workboard/server/src/features/repeat/service';
import { linkedCards } from '../../plugins/workboard/server/src/features/link/service';
import { containerOf, type Container } from '../../plugins/workboard/server/src/platform/container';
import { readZip } from '../../plugins/workboard/server/src/platform/zip';
import { rebuildIfStale } from '../../src/public/search/catch-up';
import { requestKey, solved } from '../helpers/door-pack';
import { dumpDatabase, formsOf } from '../helpers/dump-database';
import { failure } from '../helpers/failure';
import { letterOf, letterText, openLetter } from '../helpers/letters';
import { BASIS, hire } from '../helpers/office';
import { docxText } from '../helpers/read-docx';
import { publishRow } from '../helpers/publish-rows';
import { REVIEW_ANSWERS, reviewOf } from '../helpers/review';
import { pdf } from '../helpers/office-files';
import { countStatements } from '../helpers/statements';
import { createStaff, type Staff } from '../helpers/staff';
import { startApp, type TestApp } from '../helpers/strapi';

/** People who do not exist: nothing of them may stand anywhere but in the vault. */
const APPLICANT = {
  applicantName: '欧阳测试鹤',
  identityNumber: '331003197702280018',
  phone: '13877660912',
  email: 'ouyang.canary@example.test',
  address: '浙江省台州市黄岩区东城街道金丝雀路77号',
} as const;
const THIRD = { personName: '司徒测试鹭', personPhone: '13955440731', personAddress: '浙江省台州市黄岩区西城街道白鹭巷5号' } as const;
const CANARIES = [...Object.values(APPLICANT), ...Object.values(THIRD)];

const READS = ['board.read', 'board.move', 'register.read', 'register.export', 'report.read', 'bundle.make'];
const of = (...actions: string[]) => actions.map((action) => `plugin::workboard.${action}`);

let app: TestApp;
let house: Container;
let disclosure: Actor;
let deputy: Actor;
/** Of the disclosure section, with its permissions. */
let clerk: Staff;
/** Signs, and may look at personal data where there is a reason. */
let signer: Staff;
/** Of the disclosure section, without the permission. */
let reader: Staff;
const logged: string[] = [];

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00', env: { LOG_LEVEL: 'http', WORKBOARD_SOFFICE: 'off' } });
  const log = app.strapi.log as unknown as NodeJS.EventEmitter & { transports: { silent: boolean }[] };
  for (const transport of log.transports) transport.silent = true;
  log.on('data', (line: unknown) => logged.push(JSON.stringify(line)));
  house = containerOf(app.strapi);
  disclosure = await hire(app, 'disclosure', [{ role: 'disclosure', unit: 'office-disclosure' }]);
  deputy = await hire(app, 'deputy_director', [{ role: 'deputy_director', unit: 'office' }]);
  clerk = await createStaff(app, { name: 'letterclerk', actions: of(...READS, 'personal.reveal', 'personal.erase') });
  signer = await createStaff(app, { name: 'lettersigner', actions: of(...READS, 'personal.reveal') });
  reader = await createStaff(app, { name: 'letterreader', actions: of(...READS) });
  for (const { id } of [clerk, reader]) await app.workboard.grantMembership({ user: id, role: 'disclosure', unit: 'office-disclosure' });
  await app.workboard.grantMembership({ user: signer.id, role: 'deputy_director', unit: 'office' });
}, 240_000);

afterAll(() => app.stop());

/** 09:00 in Shanghai. */
const at = (day: string) => `${day}T01:00:00.000Z`;
const db = () => app.strapi.db.connection;

const APPLICATION: Answers = {
  ...APPLICANT,
  matter: 'disclosure',
  respondent: 'district_government_office',
  applicantKind: 'naturalPerson',
  identityKind: 'resident_id',
  summary: '农村公路养护资金安排',
  request: `2025年农村公路养护资金安排文件。我的电话${APPLICANT.phone}。`,
  provision: 'paper',
  delivery: 'post',
  channel: 'on_site',
};

const intake = (day: string, answers: Answers = {}) =>
  app.workboard.open('foi', { event: 'receive', form: { ...APPLICATION, arrivedOn: day, ...answers }, actor: disclosure, at: at(day) });

const fire = (card: number, event: string, day: string, form: Answers = {}, actor = disclosure) =>
  app.workboard.fire(card, { event, form, actor, at: at(day) });

const registered = async (day: string, answers: Answers = {}) => {
  const card = await intake(day, answers);
  return fire(card.id, 'register', day, { channel: 'on_site', applicantType: 'naturalPerson' });
};

const checks = { identity: { result: 'pass' }, contact: { result: 'pass' }, content: { result: 'pass' }, form: { result: 'pass' } };

async function handled(day: string, answers: Answers = {}): Promise<number> {
  const { id } = await registered(day, answers);
  await fire(id, 'start_examination', day);
  await fire(id, 'pass', day, { checks, identityMethod: '核对原件' });
  return id;
}

async function letterCard(card: number): Promise<number> {
  const subject = (await db()('workboard_cards').where({ id: card }).first('subject_uid as uid', 'subject_document as documentId')) as {
    uid: string;
    documentId: string;
  };
  const [first] = (await linkedCards(app.strapi, subject))['foi-consultation'] ?? [];
  return first?.id ?? 0;
}

const openings = (card: number) =>
  db()('workboard_log').where({ card_id: card, event: 'notice.open' }).orderBy('seq').select<Record<string, unknown>[]>('*');

describe('letters that bear a real name (G-44)', () => {
  test('T-01 T-10 G-44 · the applicant and the third party are written to by name and address; both lie nowhere but in the vault', async () => {
    const card = await handled('2026-09-01');
    const consult = { kind: 'third_party', body: '第三方甲', ...THIRD, question: '是否同意公开', sentOn: '2026-09-02' };
    await fire(card, 'open_consultation', '2026-09-02', consult);
    const receipt = await letterText(app, clerk, card, 'receipt');
    expect(receipt).toContain(`${APPLICANT.applicantName}：`);
    expect(receipt).toContain(`通信地址：${APPLICANT.address}`);
    const third = await letterCard(card);
    const letter = await letterText(app, clerk, third, 'third-party-letter');
    expect(letter).toContain(`${THIRD.personName}：`);
    expect(letter).toContain(`通信地址：${THIRD.personAddress}`);
    expect(letter).not.toContain(APPLICANT.applicantName);
    // The third party's data lies with the letter, not with the case: two letters are two persons.
    expect(await db()('workboard_vault').where({ card_id: card }).distinct().pluck('person')).toEqual(['applicant']);
    expect(await db()('workboard_vault').where({ card_id: third }).pluck('person')).toEqual(['thirdParty']);

    const answers: string[] = [];
    for (const who of [clerk, reader, signer]) {
      for (const path of [
        `/cards/${card}`,
        `/cards/${card}/notices`,
        `/cards/${third}`,
        '/boards/foi',
        '/today',
        '/boards/foi/export?format=csv',
      ]) {
        const answer = await app.request.get(`/workboard${path}`).set('Authorization', who.bearer).buffer(true);
        answers.push(answer.text, JSON.stringify(answer.body));
      }
      const { id } = await letterOf(app, who, card, 'receipt');
      const refused = await app.request.get(`/workboard/notices/${id}/docx`).set('Authorization', who.bearer);
      expect(refused.status).toBe(403);
      const content = await app.request.get(`/workboard/notices/${id}/content`).set('Authorization', who.bearer);
      expect((content.body as { data: NoticeContent }).data.fields).toContainEqual(
        expect.objectContaining({ key: 'applicant', value: '欧**' }) as unknown,
      );
      answers.push(refused.text, content.text);
    }
    await house.jobs.runDue();
    const places = [...(await dumpDatabase(app)), ...answers, ...logged];
    expect(places.filter((place) => place.includes('138****0912')).length).toBeGreaterThan(1);
    for (const canary of CANARIES)
      expect([canary, places.filter((place) => formsOf(canary).some((form) => place.includes(form)))]).toEqual([canary, []]);
    // A DOCX is packed, so that no canary would be found in it: the rows of such letters hold no file at all.
    const files = (await db()('workboard_notice_files as f')
      .join('workboard_notices as n', 'n.id', 'f.notice_id')
      .where({ 'n.personal': true })
      .select('f.bytes', 'f.sha256')) as { bytes: Buffer; sha256: string }[];
    expect(files.length).toBeGreaterThan(2);
    expect(files.filter(({ bytes, sha256 }) => bytes.length > 0 || sha256.length !== 64)).toEqual([]);
  });

  test('G-44 · whoever dispatches it opens it without a word, everybody else says why; either is in the log, nobody without the permission', async () => {
    const { id: card } = await registered('2026-09-01');
    const { id, personal } = await letterOf(app, clerk, card, 'receipt');
    expect(personal).toEqual({ kept: true, standing: true });
    expect((await letterOf(app, signer, card, 'receipt')).personal).toEqual({ kept: true, standing: false });
    expect((await openLetter(app, reader, id)).status).toBe(403);
    expect((await openLetter(app, { ...reader, reason: '看看' }, id)).status).toBe(403);
    expect((await openLetter(app, signer, id)).status).toBe(400);
    expect(await openings(card)).toEqual([]);
    expect((await openLetter(app, clerk, id)).status).toBe(200);
    expect((await openLetter(app, { ...signer, reason: '核对地址' }, id)).status).toBe(200);
    const rows = await openings(card);
    expect(rows.map(({ actor_id, comment }) => [actor_id, comment])).toEqual([
      [clerk.id, '制作、送达文书（岗位常设权限）'],
      [signer.id, '核对地址'],
    ]);
    expect(JSON.stringify(rows)).not.toContain(APPLICANT.applicantName);
  });

  test('G-44 · erased with the rest: the file is gone, its hash and the masked text stay, and the log is whole; a guess cannot be tested', async () => {
    const first = await registered('2026-09-01');
    const second = await registered('2026-09-01');
    const [one, two] = [await letterOf(app, clerk, first.id, 'receipt'), await letterOf(app, clerk, second.id, 'receipt')];
    // What differs is a number and a salt: the hash of a letter whose every word is known still does not tell the name.
    expect(one.hash).not.toBe(two.hash);
    await fire(first.id, 'withdraw', '2026-09-02', { reason: '不再需要', letter: '来函' });
    // The archive's clock still runs: the file is closed when it is there.
    await db()('workboard_cards').where({ id: first.id }).update({ closed_on: '2026-09-02' });
    const asked = app.request.post(`/workboard/cards/${first.id}/personal/erase`).set('Authorization', clerk.bearer);
    expect((await asked.send({ reason: '申请人要求' })).status).toBe(200);
    const stub = await letterOf(app, clerk, first.id, 'receipt');
    expect(stub).toMatchObject({ hash: one.hash, personal: { kept: false } });
    expect((await openLetter(app, clerk, one.id)).status).toBe(404);
    expect((await openLetter(app, clerk, two.id)).status).toBe(200);
    expect(await db()('workboard_vault_files').where({ card_id: first.id })).toEqual([]);
    const content = await app.request.get(`/workboard/notices/${one.id}/content`).set('Authorization', clerk.bearer);
    expect(content.text).toContain('欧**');
    expect(await failure(house.vault.toldOf(first.id, 'plain'))).toContain('已按规定删除');
    expect(await house.log.verify()).toMatchObject({ ok: true });
  });

  test('G-44 · a corrected letter of a deputy’s signature: what is signed bears the name as well', async () => {
    const card = await handled('2026-09-01');
    await fire(card, 'request_extension', '2026-09-03', { days: 10, reason: '需要核实' });
    await fire(card, 'grant_extension', '2026-09-03', {}, deputy);
    expect(await letterText(app, clerk, card, 'extension-notice')).toContain(`${APPLICANT.applicantName}：`);
  });
});

describe('counted and compared', () => {
  const PERSON = {
    applicantName: '钟离计数',
    identityNumber: 'T-COUNT-1',
    phone: '0576-11111111',
    email: '',
    address: '',
    delivery: 'portal',
  };
  const view = async (card: number, who = clerk) => {
    const answer = await app.request.get(`/workboard/cards/${card}/repeats`).set('Authorization', who.bearer);
    return (answer.body as { data: RepeatsView }).data;
  };

  test('N-18 T-23 · the eleventh item of a natural month is charged, however the person was typed; the step shows how it is reckoned, and the notice bears it', async () => {
    const cards: number[] = [];
    for (let item = 1; item <= 11; item += 1)
      cards.push((await registered('2026-07-01', { ...PERSON, summary: `第${item}项资金安排`, request: `第${item}项文件` })).id);
    // Another month, and another person with the same telephone, count for nothing.
    await registered('2026-06-30', PERSON);
    await registered('2026-07-01', { ...PERSON, applicantName: '另一人', identityNumber: 'T-COUNT-2' });
    const spaced = { ...PERSON, applicantName: '钟离 计数', identityNumber: 't-count-1', phone: '0576 1111 1111' };
    const last = await handled('2026-07-02', spaced);
    const preview = (form: object) =>
      app.request.post(`/workboard/cards/${last}/events/fee_notice/preview`).set('Authorization', clerk.bearer).send({ form });
    const shown = async (form: object) => ((await preview(form)).body as { data: EventPreview }).data.shown.map(({ text }) => text);
    expect(await shown({ items: 1, servedOn: '2026-07-03' })).toEqual([
      '2026年7月（自然月）内，本件之前已有11件，本件按1件计：第12件，每件100元，计100元；合计100元',
    ]);
    expect((await shown({ items: 20, servedOn: '2026-07-03' }))[0]).toContain('合计2100元');
    await fire(last, 'fee_notice', '2026-07-03', { items: 2, servedOn: '2026-07-03' });
    const notice = await letterText(app, clerk, last, 'fee-notice');
    expect(notice).toContain('应缴纳信息处理费200元');
    expect(notice).toContain('本件之前已有11件');
    const [first = 0] = cards;
    await fire(first, 'start_examination', '2026-07-02');
    await fire(first, 'pass', '2026-07-02', { checks, identityMethod: '核对原件' });
    expect(await failure(fire(first, 'fee_notice', '2026-07-03', { items: 1, servedOn: '2026-07-03' }))).toContain('不收费');
  });

  test('X-11 N-26 · the same person and the same information are shown with links to whoever may see them, and nothing is decided', async () => {
    const about = { summary: '龙潭水库除险加固招标文件', request: '2025年龙潭水库除险加固工程的招标文件和中标通知书。' };
    const mine = { applicantName: '公孙重复', identityNumber: 'T-REPEAT-1', phone: '0576-22222222' };
    const once = await registered('2026-08-03', { ...mine, ...about });
    const reworded = { summary: '水库除险加固的招标文件', request: '请提供2025年龙潭水库除险加固工程招标文件及中标通知书' };
    const others = [
      await registered('2026-08-04', { applicantName: '甲某', identityNumber: 'T-R-2', phone: '0576-33333333', ...reworded }),
      await registered('2026-08-05', { applicantName: '乙某', identityNumber: 'T-R-3', phone: '0576-44444444', ...about }),
    ];
    const elsewhere = await registered('2026-08-05', { ...mine, summary: '某小区物业收费备案', request: '物业收费备案表' });
    const again = await registered('2026-08-06', { ...mine, ...about });
    const found = await view(again.id);
    expect(found.own.map(({ card, percent }) => [card, percent])).toEqual([[once.id, 100]]);
    expect(found.others.map(({ card }) => card).sort((a, b) => a - b)).toEqual(others.map(({ id }) => id));
    expect(found.samePerson.map(({ card }) => card)).toEqual([elsewhere.id]);
    const { statements } = await countStatements(app.strapi, () =>
      findRepeats(house, house.workflows.newest('foi'), {
        card: again.id,
        texts: [about.summary, about.request],
        today: house.time.today(),
      }),
    );
    expect(statements.length).toBeLessThanOrEqual(4);
    expect((await app.request.get(`/workboard/cards/${again.id}/repeats`).set('Authorization', signer.bearer)).status).toBe(200);
  });
});

describe('taken down by the staff (X-21)', () => {
  const takeDown = (who: Staff, answers: Answers, key: string, files: { name: string; bytes: Buffer }[] = [], version = 0) => {
    const form = house.forms.newest('foi-application');
    const body = { version: version || (form?.version ?? 0), answers, requestKey: requestKey(key) };
    const asked = app.request
      .post('/workboard/doors/foi-applications/intake')
      .set('Authorization', who.bearer)
      .field('application', JSON.stringify(body));
    for (const { name, bytes } of files) void asked.attach('files', bytes, name);
    return asked;
  };
  const SPOKEN: Answers = {
    ...APPLICATION,
    summary: '口头申请的道路施工许可',
    channel: 'oral',
    arrivedOn: '2026-09-30',
    readBack: true,
    assistance: ['reading'],
  };

  test('X-21 N-01 N-19 T-01 · an oral application: registered at once, with its clerk, its file and a code that is told once and stored nowhere', async () => {
    const answer = await takeDown(clerk, SPOKEN, 'oral', [{ name: '身份证复印件.pdf', bytes: pdf('复印件') }]);
    expect([answer.status, answer.text]).toEqual([200, expect.anything()]);
    const { data } = answer.body as { data: IntakeAnswer };
    expect(data).toMatchObject({ takenBy: 'letterclerk', title: SPOKEN.summary });
    expect(data.number).toMatch(/^黄依申请〔2026〕/);
    expect(data.code).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
    const sheet = data.sheet?.join('\n') ?? '';
    for (const words of [APPLICANT.applicantName, APPLICANT.address, '代为填写人：letterclerk', '需要的帮助：阅读困难', '答复期限'])
      expect(sheet).toContain(words);
    const { history, attachments, tasks } = (
      (await app.request.get(`/workboard/cards/${data.card}`).set('Authorization', clerk.bearer)).body as { data: CardDetail }
    ).data;
    expect(history.map(({ event }) => event)).toEqual(expect.arrayContaining(['receive', 'register', 'card.attach']));
    expect([attachments, tasks.map(({ key }) => key)]).toEqual([1, expect.arrayContaining(['assist'])]);

    // The applicant follows it, and saves the letter with their own name.
    const shown = { code: data.code, check: APPLICANT.phone.slice(-4) };
    const status = await house.doors.status('foi-applications', shown);
    expect(status.notices.map(({ title }) => title['zh-Hans'])).toEqual(['登记回执']);
    const [receipt] = status.notices;
    const file = await house.doors.notice('foi-applications', shown, { id: receipt?.id ?? 0, format: 'docx' });
    expect(docxText(file.bytes)).toContain(`${APPLICANT.applicantName}：`);
    await expect(house.doors.status('foi-applications', { ...shown, check: '0000' })).rejects.toThrow('不对');

    const places = [...(await dumpDatabase(app)), ...logged];
    for (const secret of [data.code, data.code.replaceAll('-', ''), ...CANARIES])
      expect([secret, places.filter((place) => formsOf(secret).some((form) => place.includes(form)))]).toEqual([secret, []]);
    // The same request again is the same case and the same code; another one under its key is a mistake.
    const same = await takeDown(clerk, SPOKEN, 'oral', [{ name: '身份证复印件.pdf', bytes: pdf('复印件') }]);
    expect((same.body as { data: IntakeAnswer }).data).toMatchObject({ card: data.card, code: data.code });
    expect((await takeDown(clerk, { ...SPOKEN, summary: '另一件事情' }, 'oral')).status).toBe(422);
  });

  test('X-21 N-02 · an ordinary letter waits for the day to be confirmed, and has its code all the same', async () => {
    const letter = { ...APPLICATION, channel: 'letter_ordinary', arrivedOn: '2026-09-29', summary: '平常信函来的一件' };
    const { data } = (await takeDown(clerk, letter, 'letter')).body as { data: IntakeAnswer };
    expect(data).toMatchObject({ number: null, sheet: null });
    const status = await house.doors.status('foi-applications', { code: data.code, check: APPLICANT.phone.slice(-4) });
    expect(status.stage['zh-Hans']).toContain('申请已提交');
  });

  test('X-21 · refused by field and clause with nothing written, and nobody without a part in it comes in', async () => {
    const before = await db()('workboard_cards').where({ workflow: 'foi' }).count({ n: '*' }).first();
    const future = await takeDown(clerk, { ...SPOKEN, arrivedOn: '2026-10-09' }, 'future');
    expect(future.status).toBe(422);
    expect(future.text).toContain('R-FOI-01');
    expect(future.text).not.toContain(APPLICANT.applicantName);
    const unread = await takeDown(clerk, { ...SPOKEN, readBack: false }, 'unread');
    expect((unread.body as { error: { details: RefusalDetails } }).error.details).toMatchObject({
      refused: true,
      fields: [expect.objectContaining({ field: 'readBack' })],
    });
    expect((await takeDown(signer, SPOKEN, 'signer')).status).toBe(403);
    expect((await takeDown(clerk, { ...SPOKEN, other: 'x' }, 'other')).status).toBe(400);
    expect((await takeDown(clerk, SPOKEN, 'virus', [{ name: 'a.exe', bytes: Buffer.from('MZ') }])).status).toBe(400);
    expect(await db()('workboard_cards').where({ workflow: 'foi' }).count({ n: '*' }).first()).toEqual(before);
    const doors = async (who: Staff) =>
      ((await app.request.get('/workboard/doors').set('Authorization', who.bearer)).body as { data: IntakeDoor[] }).data.map(
        ({ door }) => door,
      );
    expect([await doors(clerk), await doors(signer)]).toEqual([['foi-applications'], []]);
  });

  test('X-11 X-21 · what was asked before is shown while it is typed, by person and by words', async () => {
    const typed = { ...APPLICATION, summary: '口头申请的道路施工许可', request: '道路施工许可' };
    const similar = async (answers: Answers, who = clerk) =>
      app.request.post('/workboard/doors/foi-applications/similar').set('Authorization', who.bearer).send({ answers });
    const { own } = ((await similar(typed)).body as { data: RepeatsView }).data;
    expect(own.map(({ title }) => title)).toContain('口头申请的道路施工许可');
    const { others, samePerson } = ((await similar({ summary: typed.summary })).body as { data: RepeatsView }).data;
    expect(others.map(({ title }) => title)).toContain('口头申请的道路施工许可');
    expect(samePerson).toEqual([]);
    expect((await similar(typed, signer)).status).toBe(403);
  });

  test('A-30 X-21 · while the staff takes down, what is public already is suggested as at the door; what was typed stands in no address and no log', async () => {
    const values = { audience: 'society', documentDate: '2026-09-28', portalPublishedAt: '2026-09-30', kind: 'general' };
    await publishRow(
      app,
      'api::document.document',
      { documentId: 'suggestedtostaffaaaaaaaa', published: true },
      { ...values, title: '渔港避风管理办法', portalUrl: 'https://portal.example.test/1' },
    );
    await rebuildIfStale(app.strapi);
    const ask = (field: string, text: string, who = clerk) =>
      app.request.post('/workboard/forms/foi-application/suggestions').set('Authorization', who.bearer).send({ field, text });
    const answer = await ask('summary', '渔港避风管理');
    expect(answer.body).toEqual({ data: [{ title: '渔港避风管理办法', about: '2026-09-28', href: 'https://portal.example.test/1' }] });
    expect(answer.headers['cache-control']).toBe('private, no-store');
    expect((await ask('request', '渔港避风管理')).status).toBe(404);
    expect((await ask('applicantName', '渔港避风管理')).status).toBe(404);
    expect(
      (await app.request.post('/workboard/forms/foi-application/suggestions').send({ field: 'summary', text: '渔港避风管理' })).status,
    ).toBe(401);
    for (const written of ['渔港避风', encodeURIComponent('渔港避风')]) expect(logged.filter((line) => line.includes(written))).toEqual([]);
  });
});

describe('files of the applicant (G-44)', () => {
  const MARK = 'CANARY-4c1f0be7a2d94e6b-IDCARD';
  const SECRETS = [MARK, APPLICANT.applicantName];
  const card = (one: string) => ({ name: `${APPLICANT.applicantName}身份证${one}.pdf`, bytes: pdf('身份证', [`(${MARK}${one})`]) });
  const as = (who: Staff, method: 'get' | 'post', path: string) =>
    app.request[method](`/workboard${path}`).set('Authorization', who.bearer);
  const listed = async (id: number) => ((await as(clerk, 'get', `/cards/${id}/attachments`)).body as { data: AttachmentView[] }).data;
  const open = (who: Staff, id: number, file: number, body: object = { reason: '核对身份' }) =>
    as(who, 'post', `/cards/${id}/attachments/${file}/open`).send(body);
  const found = (places: readonly string[]) =>
    SECRETS.map((secret) => [secret, places.filter((place) => formsOf(secret).some((form) => place.includes(form))).length]);
  const NOWHERE = SECRETS.map((secret) => [secret, 0]);

  /** Files an application as its form asks, through the public door. @returns its card and code */
  async function filedOutside(files: readonly { name: string; bytes: Buffer }[]) {
    const form = house.forms.newest('foi-application');
    const { channel: _channel, ...answers } = APPLICATION;
    const receipt = await house.doors.open('foi-applications', {
      proof: await solved(app),
      version: form?.version ?? 0,
      answers,
      files: files.map((file) => ({ ...file, declared: null })),
      requestKey: requestKey(`outside ${files.map(({ name }) => name).join()}`),
    });
    const { id } = (await db()('workboard_cards').where({ workflow: 'foi' }).orderBy('id', 'desc').first('id')) as { id: number };
    return { id, receipt };
  }

  test('G-44 · what an applicant hands in lies nowhere in plain, nor does its name: no table, log, answer, case file or temp folder', async () => {
    const given = [card('正面'), card('反面')];
    const { id, receipt } = await filedOutside(given);
    expect(receipt.files.map(({ name }) => name)).toEqual(given.map(({ name }) => name));
    const files = await listed(id);
    expect(files.map(({ name, personal }) => [name, personal])).toEqual([
      ['附件1.pdf', { kept: true }],
      ['附件2.pdf', { kept: true }],
    ]);
    // The same file handed in twice has two hashes, and neither is that of the file: no guess can be tried against them.
    const again = (await listed((await filedOutside([card('正面')])).id)).map(({ sha256 }) => sha256);
    const sums = [...files.map(({ sha256 }) => sha256), ...again];
    expect(new Set([...sums, createHash('sha256').update(card('正面').bytes).digest('hex')]).size).toBe(4);

    const own = await as(clerk, 'post', `/cards/${id}/attachments`).attach('file', card('背面').bytes, card('背面').name);
    expect((own.body as { data: AttachmentView }).data).toMatchObject({ name: '附件3.pdf', personal: { kept: true } });
    const paper = await as(clerk, 'post', `/cards/${id}/attachments`)
      .field('personal', 'no')
      .attach('file', pdf('检索记录'), '检索记录.pdf');
    expect((paper.body as { data: AttachmentView }).data).toMatchObject({ name: '检索记录.pdf', personal: null });

    expect((await as(clerk, 'post', `/cards/${id}/bundles`).send({ anyway: '检查' })).status).toBe(200);
    await house.jobs.runDue();
    const zip = await as(clerk, 'get', `/cards/${id}/bundles/1`).buffer(true).parse(intoBuffer);
    const inside = unpacked(zip.body as Buffer);
    expect(inside.filter((text) => text.includes(files[0]?.sha256 ?? '?'))).toHaveLength(1);
    expect(inside.some((text) => text.includes('另行加密保管'))).toBe(true);
    const answers: string[] = [];
    for (const path of [`/cards/${id}`, `/cards/${id}/attachments`, `/cards/${id}/bundles`, '/boards/foi', '/today'])
      answers.push((await as(clerk, 'get', path)).text);
    const places = [...(await dumpDatabase(app)), ...inside, ...answers, ...logged];
    expect(found(places)).toEqual(NOWHERE);
    for (const bytes of (await db()('workboard_attachment_bytes').pluck('bytes')) as Buffer[]) expect(bytes.includes(MARK)).toBe(false);
    const temp = (await fs.readdir(os.tmpdir(), { withFileTypes: true })).filter((entry) => entry.isFile());
    const left = await Promise.all(temp.map(({ name }) => fs.readFile(path.join(os.tmpdir(), name), 'latin1').catch(() => '')));
    expect(left.filter((text) => text.includes(MARK))).toEqual([]);
  });

  test('G-44 · opened by whoever may, for a reason, as it was handed in; each time stands in the log, the name never', async () => {
    const given = [card('一'), card('二'), card('三')];
    const { id } = await filedOutside(given);
    const [first] = await listed(id);
    const file = first?.id ?? 0;
    const refused = await as(clerk, 'get', `/cards/${id}/attachments/${file}`);
    expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('写明事由')]);
    expect((await open(reader, id, file)).status).toBe(403);
    expect((await open(clerk, id, file, {})).status).toBe(400);
    expect((await open(clerk, id, file + 1000)).status).toBe(404);
    const openings = () => db()('workboard_log').where({ card_id: id, event: 'attachment.open' });
    expect(await openings()).toEqual([]);
    const { data } = (await open(clerk, id, file)).body as { data: OpenedAttachment };
    expect([data.fileName, data.type]).toEqual([given[0]?.name, 'application/pdf']);
    expect(Buffer.from(data.content, 'base64').equals(given[0]?.bytes ?? Buffer.alloc(0))).toBe(true);
    const rows = (await openings()) as object[];
    expect(rows).toEqual([expect.objectContaining({ actor_id: clerk.id, comment: '核对身份' })]);
    expect(found([JSON.stringify(rows), ...logged])).toEqual(NOWHERE);
    // A cipher text that was carried to another file is not read.
    const { cipher } = (await db()('workboard_vault_files').where({ kind: 'attachment', ref: file }).first('cipher')) as { cipher: string };
    await db()('workboard_vault_files')
      .where({ kind: 'attachment', ref: file + 1 })
      .update({ cipher });
    expect((await open(clerk, id, file + 1)).status).toBe(500);
    // What takes the place of a personal file is one, whoever says otherwise.
    const sent = as(clerk, 'post', `/cards/${id}/attachments`).field('supersedes', String(file)).field('personal', 'no');
    const fresh = await sent.attach('file', card('新').bytes, card('新').name);
    expect((fresh.body as { data: AttachmentView }).data).toMatchObject({ name: '附件4.pdf', personal: { kept: true } });
  });

  test('B-19 R-FOI-28 R-FOI-29 G-44 · in the archive a file is still opened, for a reason that stands in the log; nothing is laid beside it any more', async () => {
    const { id } = await filedOutside([card('存档')]);
    const [file] = await listed(id);
    // Withdrawn before it was registered: it never had a receipt, and its file is complete without one.
    await fire(id, 'withdraw', '2026-09-30', { reason: '不再需要', letter: '来函' });
    const checks = Object.fromEntries(['application', 'notices', 'opinions', 'reply', 'service'].map((key) => [key, { result: 'na' }]));
    await fire(id, 'hand_over_archive', '2026-09-30', { checks, handedOverOn: '2026-09-30' });
    const archive = await hire(app, 'secretariat', [{ role: 'secretariat', unit: 'office' }]);
    await fire(id, 'receive_archive', '2026-09-30', { receivedOn: '2026-09-30', volume: '1' }, archive);
    expect((await as(clerk, 'get', `/cards/${id}`)).body).toMatchObject({ data: { stage: 'archived', readOnly: ['R-FOI-29'] } });
    expect((await open(reader, id, file?.id ?? 0)).status).toBe(403);
    const { data } = (await open(clerk, id, file?.id ?? 0, { reason: '复议机关调卷' })).body as { data: OpenedAttachment };
    expect(Buffer.from(data.content, 'base64').equals(card('存档').bytes)).toBe(true);
    expect(await db()('workboard_log').where({ card_id: id, event: 'attachment.open' })).toEqual([
      expect.objectContaining({ actor_id: clerk.id, comment: '复议机关调卷' }),
    ]);
    const more = await as(clerk, 'post', `/cards/${id}/attachments`).attach('file', card('补').bytes, '补.pdf');
    expect([more.status, more.text]).toEqual([403, expect.stringContaining('R-FOI-29')]);
  });

  test('G-44 · erased with the rest, before its time or when it has come: nothing is left to decrypt, the log and the case file stay', async () => {
    const { id } = await filedOutside([card('甲'), card('乙'), card('丙'), card('丁')]);
    const [file] = await listed(id);
    await fire(id, 'withdraw', '2026-09-30', { reason: '不再需要', letter: '来函' });
    await db()('workboard_cards').where({ id }).update({ closed_on: '2016-10-01' });
    await house.vault.eraseDue();
    expect((await open(clerk, id, file?.id ?? 0)).status).toBe(200);
    expect((await as(clerk, 'post', `/cards/${id}/personal/erase`).send({ reason: '申请人要求' })).status).toBe(200);
    expect(await db()('workboard_vault_files').where({ card_id: id })).toEqual([]);
    expect((await open(clerk, id, file?.id ?? 0)).status).toBe(404);
    expect((await listed(id)).map(({ personal, sha256 }) => [personal, sha256.length])).toEqual(Array(4).fill([{ kept: false }, 64]));
    // A scan that comes in afterwards goes by itself, though nothing else is known of the person any more.
    const late = await as(clerk, 'post', `/cards/${id}/attachments`).attach('file', card('迟').bytes, '迟到.pdf');
    expect(late.status).toBe(200);
    await db()('workboard_cards').where({ id }).update({ closed_on: '2016-09-30' });
    await house.vault.eraseDue();
    expect(await db()('workboard_vault_files').where({ card_id: id })).toEqual([]);
    expect(await house.log.verify()).toMatchObject({ ok: true });
  });
});

describe('told to everybody (N-26)', () => {
  const LOG = '/api/disclosure-log';
  const TEXT: Answers = {
    title: '农村公路养护资金的安排',
    summary: '申请获取农村公路养护资金安排文件，已予以公开。',
    documents: [{ indexNumber: 'TEST/2026-000009' }],
    review: true,
    ...BASIS,
  };
  const spot = {
    replyText: '予以公开，见附件。',
    publicAt: '区政府门户网站（测试）',
    consentBy: '分管副主任',
    servedOn: '2026-09-02',
    proof: '签收单',
  };
  const listed = async (query = '') =>
    ((await app.request.get(`${LOG}?${query}`)).body as { data: Record<string, unknown>[] }).data.map(({ title }) => title);
  let secrecy: Actor;
  let leader: Actor;
  let card: number;
  let entry: { id: number; documentId: string };

  beforeAll(async () => {
    secrecy = await hire(app, 'logsecrecy', [{ role: 'secrecy_unit', unit: 'office-secrecy' }]);
    leader = await hire(app, 'logleader', [{ role: 'secrecy_leader', unit: 'office' }]);
    card = (await registered('2026-09-01', { listed: true })).id;
    await fire(card, 'reply_on_spot', '2026-09-02', spot);
  });

  async function openEntry(of: number): Promise<{ id: number; documentId: string }> {
    await fire(of, 'open_log_entry', '2026-09-03');
    const row = (await db()('workboard_cards').where({ workflow: 'disclosure-entry' }).orderBy('id', 'desc').first()) as {
      id: number;
      subject_document: string;
    };
    return { id: row.id, documentId: row.subject_document };
  }

  async function reviewed(): Promise<void> {
    const review = (await reviewOf(app, entry.id))?.id ?? 0;
    await fire(review, 'review', '2026-09-03', REVIEW_ANSWERS.review, secrecy);
    await fire(review, 'approve', '2026-09-03', REVIEW_ANSWERS.approve, leader);
  }

  test('N-26 R-SEC-02 R-SEC-05b R-SEC-06c · nothing is in the log by itself; an entry has its own words, is reviewed in this version, names no number, and another one decides', async () => {
    expect(await listed()).toEqual([]);
    const unasked = (await registered('2026-09-01')).id;
    await fire(unasked, 'reply_on_spot', '2026-09-02', spot);
    expect(await failure(fire(unasked, 'open_log_entry', '2026-09-03'))).toContain('没有同意');
    entry = await openEntry(card);
    expect(await failure(fire(card, 'open_log_entry', '2026-09-03'))).toContain('已有目录条目');
    expect(await failure(fire(entry.id, 'submit', '2026-09-03'))).toContain('还没有撰写条目');
    await fire(entry.id, 'write', '2026-09-03', { ...TEXT, summary: `经办人电话${APPLICANT.phone}，已予以公开。` });
    await reviewed();
    const numbered = await failure(fire(entry.id, 'submit', '2026-09-03'));
    expect(numbered).toContain('个人号码');
    expect(numbered).not.toContain(APPLICANT.phone);
    await fire(entry.id, 'write', '2026-09-03', TEXT);
    expect(await failure(fire(entry.id, 'submit', '2026-09-03'))).toContain('未经保密审查');
    await reviewed();
    await fire(entry.id, 'submit', '2026-09-03');
    // Who wrote it, in another office of theirs.
    await app.workboard.grantMembership({ user: disclosure.id, role: 'deputy_director', unit: 'office' });
    expect(await failure(fire(entry.id, 'publish', '2026-09-03', {}, await app.workboard.actor(disclosure.id)))).toContain('撰写人不能');
    expect(await listed()).toEqual([]);
    await fire(entry.id, 'publish', '2026-09-04', {}, deputy);
    const { body } = await app.request.get(`${LOG}/${entry.documentId}`);
    expect((body as { data: unknown }).data).toMatchObject({
      ...{ title: TEXT.title, summary: TEXT.summary, outcome: 'granted', receivedOn: '2026-09-01', repliedOn: '2026-09-02' },
      ...{ documents: ['TEST/2026-000009'], documentDate: '2026-09-04', disclosureMode: 'proactive' },
    });
    expect(await listed('q=养护')).toEqual([TEXT.title]);
    expect(await listed('filters[outcome]=partial')).toEqual([]);
  });

  test('N-17 · a request about own records is nobody else’s matter', async () => {
    const { id } = await registered('2026-09-01', {
      matter: 'record_correction',
      evidence: '登记与户口簿不一致',
      summary: '更正本人登记的出生日期',
    });
    await fire(id, 'reply_on_spot', '2026-09-02', spot);
    expect(await failure(fire(id, 'open_log_entry', '2026-09-03'))).toContain('只关系本人');
  });

  test('G-44 · nothing of the applicant is in the log, the case file, the registers, the statistics or their exports', async () => {
    const sent = app.request.post(`/workboard/cards/${card}/bundles`).set('Authorization', clerk.bearer);
    expect((await sent.send({ anyway: '检查' })).status).toBe(200);
    await house.jobs.runDue();
    const answers = await Promise.all(
      [LOG, `${LOG}/${entry.documentId}`, `${LOG}?q=${encodeURIComponent(APPLICANT.applicantName)}`].map((path) => app.request.get(path)),
    );
    const paths = [
      ...['ledger', 'service', 'corrections'].flatMap((one) => ['', '/export?format=csv'].map((end) => `/registers/foi/${one}${end}`)),
      '/registers/disclosure-entry/log',
      ...['annual', 'months', 'units', 'outcomes'].flatMap((one) =>
        ['?year=2026', '/export?year=2026&format=csv'].map((end) => `/statistics/foi/${one}${end}`),
      ),
      `/cards/${card}/bundles`,
    ];
    const staff = await Promise.all(
      paths.map((path) => app.request.get(`/workboard${path}`).set('Authorization', clerk.bearer).buffer(true)),
    );
    expect(staff.filter(({ status }) => status !== 200).map(({ text }) => text)).toEqual([]);
    const packed = await Promise.all(
      [`/registers/foi/ledger/export?format=xlsx`, `/cards/${card}/bundles/1`].map((path) =>
        app.request.get(`/workboard${path}`).set('Authorization', clerk.bearer).buffer(true).parse(intoBuffer),
      ),
    );
    const inside = packed.flatMap(({ body }) => unpacked(body as Buffer));
    expect(inside.length).toBeGreaterThan(10);
    const places = [...[...answers, ...staff].map(({ text, body }) => text + JSON.stringify(body)), ...inside];
    // The masks are there: what was looked at is about this applicant.
    expect(places.filter((place) => place.includes('欧**')).length).toBeGreaterThan(2);
    for (const canary of CANARIES)
      expect([canary, places.filter((place) => formsOf(canary).some((form) => place.includes(form)))]).toEqual([canary, []]);
  });

  test('R-SEC-14 · withdrawn, its address says so with the office’s words, and it may be written anew', async () => {
    await fire(entry.id, 'withdraw', '2026-09-05', { reason: '表述需要调整', note: '条目正在修订' });
    const gone = await app.request.get(`${LOG}/${entry.documentId}`);
    expect([gone.status, gone.text.includes('条目正在修订'), gone.text.includes('养护')]).toEqual([410, true, false]);
    expect([await listed(), await listed('q=养护')]).toEqual([[], []]);
    const again = await openEntry(card);
    expect(again.documentId).not.toBe(entry.documentId);
    await fire(again.id, 'give_up', '2026-09-05', { reason: '不再需要' });
  });
});

interface Sent {
  on(event: string, listener: (chunk: Buffer) => void): unknown;
}

function intoBuffer(stream: Sent, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(null, Buffer.concat(chunks)));
}

/** Every text in a packed file, and in the packed files in it. */
function unpacked(bytes: Buffer): string[] {
  return readZip(bytes, { entries: 500, bytes: 100_000_000 }).flatMap(({ name, content }) =>
    /\.(zip|docx|xlsx)$/.test(name) ? unpacked(content) : [`${name}\n${content.toString('utf8').replace(/<[^>]*>/g, '')}`],
  );
}
