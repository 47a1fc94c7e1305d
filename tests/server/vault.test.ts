import fs from 'node:fs/promises';
import type { CardDetail, RevealedPerson } from '../../plugins/workboard/shared/contract';
import { containerOf } from '../../plugins/workboard/server/src/platform/container';
import { dumpDatabase, formsOf } from '../helpers/dump-database';
import { failure } from '../helpers/failure';
import { CANARY, loadPersonalPack } from '../helpers/personal-pack';
import { createStaff, type Staff } from '../helpers/staff';
import { countStatements } from '../helpers/statements';
import { startApp, type TestApp } from '../helpers/strapi';
import type { TinyPack } from '../helpers/tiny-pack';

const READS = ['board.read', 'board.move', 'register.read', 'register.export'];
const of = (...actions: string[]) => actions.map((action) => `plugin::workboard.${action}`);
const REASON = '联系申请人';

let app: TestApp;
let pack: TinyPack;
let clerk: Staff;
let reader: Staff;
let outsider: Staff;
const logged: string[] = [];

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00', env: { LOG_LEVEL: 'http' } });
  const log = app.strapi.log as unknown as NodeJS.EventEmitter & { transports: { silent: boolean }[] };
  for (const transport of log.transports) transport.silent = true;
  log.on('data', (line: unknown) => logged.push(JSON.stringify(line)));
  pack = await loadPersonalPack(app);
  clerk = await createStaff(app, { name: 'vaultclerk', actions: of(...READS, 'personal.reveal', 'personal.erase') });
  reader = await createStaff(app, { name: 'vaultreader', actions: of(...READS) });
  outsider = await createStaff(app, { name: 'vaultoutsider', actions: of(...READS, 'personal.reveal', 'personal.erase') });
  for (const { id } of [clerk, reader]) await app.workboard.grantMembership({ user: id, role: 'clerk', unit: 'office' });
  await app.workboard.grantMembership({ user: outsider.id, role: 'clerk', unit: 'elsewhere' });
}, 240_000);

afterAll(async () => {
  await pack.remove();
  await app.stop();
});

async function call<T>(who: Staff, method: 'get' | 'post', path: string, body: object = {}) {
  const request = app.request[method](`/workboard${path}`).set('Authorization', who.bearer);
  const response = await (method === 'get' ? request : request.send(body));
  return { status: response.status, text: response.text, ...(response.body as { data: T; error: { message: string } }) };
}

const vault = () => containerOf(app.strapi).vault;
const db = () => app.strapi.db.connection;
const filed = async (answers: Record<string, string> = CANARY, at?: string) => {
  const { id } = await pack.open(at);
  await pack.fire(id, 'note', answers, at);
  return id;
};
const reveal = (who: Staff, card: number, person = 'applicant') =>
  call<RevealedPerson>(who, 'post', `/cards/${card}/personal/reveal`, { person, reason: REASON });

test('G-44 · an applicant’s data lies nowhere in plain: no table, no server log, no answer, no export, no search', async () => {
  const card = await filed({ ...CANARY, text: '要一份文件' });
  // Refused by its form and by the sentinel, in the hope of an error that quotes.
  await failure(pack.fire(card, 'note', { ...CANARY, phone: `${CANARY.phone} 或 ${CANARY.email}` }));
  const answers: string[] = [];
  for (const who of [clerk, reader]) {
    const paths = [`/cards/${card}`, `/cards/${card}/permitted`, '/boards/tiny', `/boards/tiny?q=${CANARY.phone}`, '/today', '/forms/note'];
    for (const path of paths) answers.push((await call(who, 'get', path)).text);
    answers.push((await call(who, 'post', `/cards/${card}/events/note`, { revision: 1, form: { ...CANARY, email: 1 } })).text);
    answers.push((await call(who, 'post', `/cards/${card}/events/note/preview`, { form: CANARY })).text);
  }
  const exported = await app.request
    .get('/workboard/boards/tiny/export')
    .query({ format: 'csv' })
    .set('Authorization', clerk.bearer)
    .buffer(true);
  answers.push(exported.text, JSON.stringify(exported.body));
  await containerOf(app.strapi).jobs.runDue();
  const rows = await dumpDatabase(app);
  expect(rows.some((row) => row.startsWith('workboard_vault '))).toBe(true);
  // The mask is there, so the search looks in the right places.
  expect(rows.filter((row) => row.includes('138****0912')).length).toBeGreaterThan(1);
  const places = [...rows, ...answers, ...logged];
  for (const [key, value] of Object.entries(CANARY)) {
    const found = places.filter((place) => formsOf(value).some((form) => place.includes(form)));
    // The board's own search text is echoed in the server's log of requests, where the person who searched has written it.
    expect([key, found.filter((place) => !place.includes('?q='))]).toEqual([key, []]);
  }
});

test('G-44 · rules, effects and history read masks; the drawer shows them to whoever sees the card', async () => {
  const card = await filed();
  const { data } = await call<CardDetail>(reader, 'get', `/cards/${card}`);
  expect(data.persons).toEqual([
    {
      person: 'applicant',
      title: { 'zh-Hans': '申请人', en: 'Applicant' },
      fields: expect.arrayContaining([
        { key: 'name', label: { 'zh-Hans': '姓名', en: 'Name' }, mask: '欧**' },
        expect.objectContaining({ key: 'number', mask: '3310****0018' }),
      ]) as unknown,
      erased: null,
    },
  ]);
  expect(data.facts.map(({ value }) => value)).toContain('欧**');
  expect(JSON.stringify(data.history)).toContain('138****0912');
});

test('G-44 · plain data needs its own permission, the card and a reason, and leaves who looked in the log, never what they saw', async () => {
  const card = await filed();
  expect((await reveal(reader, card)).status).toBe(403);
  expect((await reveal(outsider, card)).status).toBe(404);
  expect((await call(clerk, 'post', `/cards/${card}/personal/reveal`, { person: 'applicant', reason: ' ' })).status).toBe(400);
  expect((await reveal(clerk, card, 'thirdParty')).status).toBe(404);
  expect(await db()('workboard_log').where({ card_id: card, event: 'personal.reveal' })).toEqual([]);
  const { status, data } = await reveal(clerk, card);
  expect(status).toBe(200);
  expect(Object.fromEntries(data.values.map(({ key, value }) => [key, value]))).toEqual(CANARY);
  const [row] = (await db()('workboard_log').where({ card_id: card, event: 'personal.reveal' })) as Record<string, unknown>[];
  expect(row).toMatchObject({ actor_id: clerk.id, comment: REASON });
  expect(JSON.stringify(row)).toContain('applicant');
  for (const value of Object.values(CANARY)) expect(JSON.stringify(row)).not.toContain(value);
});

test('G-44 · a later form adds a version: what it leaves out stays, the newest answer counts', async () => {
  const card = await filed();
  await pack.fire(card, 'note', { phone: '13900001111' });
  const { data } = await reveal(clerk, card);
  expect(Object.fromEntries(data.values.map(({ key, value }) => [key, value]))).toEqual({ ...CANARY, phone: '13900001111' });
  expect(await db()('workboard_vault').where({ card_id: card }).count({ n: '*' }).first()).toMatchObject({
    n: expect.anything() as unknown,
  });
  expect(await db()('workboard_vault').where({ card_id: card }).pluck('version')).toEqual([1, 2]);
});

test('N-18, X-11 · the same person is found by the document’s number or by name and telephone, however typed, in two statements', async () => {
  const mine = await filed({ name: '王重阳', number: '331003196001010011', phone: '13700000001' });
  const byNumber = await filed({ name: '王 重阳', number: '３３１００３ 196001010011', phone: '13700000002' });
  const byContact = await filed({ name: '王 重阳', phone: '+86 137-0000-0001' });
  const another = await filed({ name: '王重阳', phone: '13700000009' });
  const { result, statements } = await countStatements(app.strapi, () => vault().samePerson(mine, 'applicant'));
  expect(result.map(({ cardId }) => cardId)).toEqual([byContact, byNumber]);
  expect(result[0]?.openedOn).toBe('2026-09-30');
  expect(statements).toHaveLength(2);
  expect(await vault().samePerson(another, 'applicant')).toEqual([]);
  // A number that was corrected leads to the other person no longer.
  await pack.fire(byNumber, 'note', { number: '331003196001019999' });
  expect((await vault().samePerson(mine, 'applicant')).map(({ cardId }) => cardId)).toEqual([byContact]);
});

test('G-44 · a step without personal data costs nothing more', async () => {
  const { id } = await pack.open();
  const { statements } = await countStatements(app.strapi, () => pack.fire(id, 'note', { text: '只有备注' }));
  expect(statements.filter((sql) => sql.includes('workboard_vault'))).toEqual([]);
});

test('G-44 · a cipher text that was carried to another card, or changed, is not read', async () => {
  const [one, two] = [await filed(), await filed()];
  const { cipher } = (await db()('workboard_vault').where({ card_id: one }).first('cipher')) as { cipher: string };
  await db()('workboard_vault').where({ card_id: two }).update({ cipher });
  expect((await reveal(clerk, two)).status).toBe(500);
  expect(await db()('workboard_log').where({ card_id: two, event: 'personal.reveal' })).toEqual([]);
});

test('G-44 · erased on request when the card is closed, and by itself three years after; the log stays whole', async () => {
  const [early, kept] = [await filed(), await filed()];
  const erase = (who: Staff, card: number) => call(who, 'post', `/cards/${card}/personal/erase`, { reason: '申请人要求' });
  expect((await erase(clerk, early)).error.message).toContain('尚未办结');
  for (const card of [early, kept]) await pack.fire(card, 'close');
  expect((await erase(reader, early)).status).toBe(403);
  expect((await erase(outsider, early)).status).toBe(404);
  expect((await erase(clerk, early)).status).toBe(200);
  expect((await erase(clerk, early)).status).toBe(404);
  expect((await reveal(clerk, early)).status).toBe(404);
  const { data } = await call<CardDetail>(reader, 'get', `/cards/${early}`);
  expect(data.persons[0]?.erased).toMatchObject({ why: '申请人要求' });
  expect(data.history[0]).toMatchObject({ event: 'personal.erase', comment: '申请人要求' });

  await db()('workboard_cards').where({ id: kept }).update({ closed_on: '2023-10-01' });
  await vault().eraseDue();
  expect((await reveal(clerk, kept)).status).toBe(200);
  await db()('workboard_cards').where({ id: kept }).update({ closed_on: '2023-09-30' });
  await vault().eraseDue();
  expect((await reveal(clerk, kept)).status).toBe(404);
  const row = (await db()('workboard_vault').where({ card_id: kept }).first()) as Record<string, unknown>;
  expect(row).toMatchObject({ cipher: null, index_number: null, index_contact: null, erased_why: '保存期满（办结后 3 年）' });
  expect(await containerOf(app.strapi).log.verify()).toMatchObject({ ok: true });
});

test('G-44 · what was erased is in the file of SQLite no more, nor in its log of writes', async () => {
  const { filename } = app.strapi.config.get('database.connection.connection') as { filename?: string };
  // PostgreSQL clears its files by itself, and backups have their own term.
  if (filename === undefined) return;
  const card = await filed();
  const { cipher } = (await db()('workboard_vault').where({ card_id: card }).first('cipher')) as { cipher: string };
  const lies = async () => {
    const files = await Promise.all([filename, `${filename}-wal`].map((file) => fs.readFile(file)));
    return files.some((bytes) => bytes.includes(cipher.slice(0, 60)) || bytes.includes(cipher.slice(-60)));
  };
  expect(await lies()).toBe(true);
  await pack.fire(card, 'close');
  expect((await call(clerk, 'post', `/cards/${card}/personal/erase`, { reason: '申请人要求' })).status).toBe(200);
  expect(await lies()).toBe(false);
});
