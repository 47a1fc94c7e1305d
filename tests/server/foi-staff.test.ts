import type { Actor } from '../../plugins/workboard/engine/workflow/types';
import type { Answers } from '../../plugins/workboard/engine/form/types';
import type { NoticeContent } from '../../plugins/workboard/shared/contract';
import { linkedCards } from '../../plugins/workboard/server/src/features/link/service';
import { containerOf, type Container } from '../../plugins/workboard/server/src/platform/container';
import { dumpDatabase, formsOf } from '../helpers/dump-database';
import { failure } from '../helpers/failure';
import { letterOf, letterText, openLetter } from '../helpers/letters';
import { hire } from '../helpers/office';
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

const READS = ['board.read', 'board.move', 'register.read', 'register.export'];
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
