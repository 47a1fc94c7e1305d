import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Answers } from '../../plugins/workboard/engine/form/types';
import type { Actor } from '../../plugins/workboard/engine/workflow/types';
import type { FiredCard } from '../../plugins/workboard/server/src/api';
import { containerOf } from '../../plugins/workboard/server/src/platform/container';
import { isPostgres } from '../../plugins/workboard/server/src/platform/transaction';
import { weighTables } from '../../plugins/workboard/server/src/features/job/keep-plans';
import { readZip, type ZipEntry } from '../../plugins/workboard/server/src/platform/zip';
import type {
  BoardTab,
  BundleOverview,
  RegisterTab,
  RegisterWindow,
  StatisticsCards,
  StatisticsOffer,
  StatisticsTable,
} from '../../plugins/workboard/shared/contract';
import { insertCases, type CaseSeed } from '../helpers/cases';
import { BASIS, hire } from '../helpers/office';
import { pdf } from '../helpers/office-files';
import { docxText } from '../helpers/read-docx';
import { REVIEW_ANSWERS, reviewOf } from '../helpers/review';
import { countStatements } from '../helpers/statements';
import { createStaff, type Staff } from '../helpers/staff';
import { startApp, type TestApp } from '../helpers/strapi';

const SECTION = 'stat-section';
const OTHER = 'stat-other';
const ACTIONS = ['board.read', 'board.move', 'report.read', 'register.read', 'register.export', 'bundle.make'].map(
  (one) => `plugin::workboard.${one}`,
);

let app: TestApp;
/** Of the disclosure section: sees every case. */
let clerk: Staff;
/** Somebody who has no part in requests. */
let outsider: Staff;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T09:00:00+08:00' });
  for (const code of [SECTION, OTHER])
    await app.strapi.documents('api::organisation.organisation').create({ data: { code, name: `单位 ${code}` } as never });
  clerk = await createStaff(app, { name: 'statclerk', actions: ACTIONS });
  outsider = await createStaff(app, { name: 'statoutsider', actions: ACTIONS });
  await app.workboard.grantMembership({ user: clerk.id, role: 'disclosure', unit: 'office-disclosure' });
  await app.workboard.grantMembership({ user: outsider.id, role: 'handling_clerk', unit: OTHER });
});

afterAll(() => app.stop());

async function get<T>(who: Staff, path: string): Promise<T> {
  const response = await app.request.get(`/workboard${path}`).set('Authorization', who.bearer);
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${response.text}`);
  return (response.body as { data: T }).data;
}

describe('statistics', () => {
  const seeds: CaseSeed[] = [
    {
      stage: 'replied',
      title: '一',
      receivedOn: '2026-02-10',
      closedOn: '2026-03-05',
      outcome: 'granted',
      clock: { state: 'stopped', due: '2026-03-12', met: true },
    },
    {
      stage: 'replied',
      title: '二',
      receivedOn: '2026-02-11',
      closedOn: '2026-04-05',
      outcome: 'partial',
      applicantType: 'legal',
      clock: { state: 'stopped', due: '2026-03-13', met: false },
    },
    {
      stage: 'archived',
      title: '三',
      receivedOn: '2025-12-20',
      closedOn: '2026-01-10',
      outcome: 'denied.processInfo',
      applicantType: 'commercial',
    },
    { stage: 'handling', title: '四', receivedOn: '2025-11-20', applicantType: 'research', unit: SECTION },
    { stage: 'handling', title: '五', receivedOn: '2026-08-20', clock: { state: 'running', due: '2026-09-17', met: null } },
    {
      stage: 'closed_withdrawn',
      title: '六',
      receivedOn: '2026-08-21',
      closedOn: '2026-08-22',
      outcome: 'other.otherReasons',
      applicantType: 'social',
      clock: { state: 'cancelled', due: '2026-09-18', met: null },
    },
    // Not of this year, not received yet, and no request for information: they stand in no number.
    { stage: 'archived', title: '七', receivedOn: '2024-02-10', closedOn: '2025-03-05', outcome: 'granted' },
    { stage: 'received', title: '八', receivedOn: null },
    { stage: 'replied', title: '九', receivedOn: '2026-02-10', closedOn: '2026-03-01', outcome: 'corrected', matter: 'record_correction' },
  ];
  const read = (who: Staff, query = 'year=2026', table = 'annual') => get<StatisticsTable>(who, `/statistics/foi/${table}?${query}`);
  const total = ({ rows, columns }: StatisticsTable, row: string, column = 'total') =>
    rows.find(({ key }) => key === row)?.cells?.[columns.findIndex(({ key }) => key === column)];

  it('N-28 X-10 · the annual table counts the cases of a year once, and its check holds', async () => {
    const none = await read(clerk);
    expect([total(none, 'received'), none.checks[0]?.holds]).toEqual([0, true]);
    await insertCases(app, seeds);
    const table = await read(clerk);
    expect(['received', 'carriedIn', 'settled', 'carriedOut'].map((row) => total(table, row))).toEqual([4, 2, 4, 2]);
    expect([
      total(table, 'granted', 'naturalPerson'),
      total(table, 'partial', 'legal'),
      total(table, 'denied_processInfo', 'commercial'),
    ]).toEqual([1, 1, 1]);
    expect(table.checks).toEqual([expect.objectContaining({ holds: true, left: [2, 1, 1, 1, 1, 0, 6] })]);
    expect((await read(clerk, 'year=2025')).rows.find(({ key }) => key === 'carriedOut')?.cells?.at(-1)).toBe(2);
    expect(total(await read(clerk, 'year=2026&month=8'), 'received')).toBe(2);
    expect((await get<StatisticsOffer>(clerk, '/statistics')).tabs.map(({ workflow }) => workflow)).toContain('foi');
  });

  it('X-10 · a case that is closed and has no outcome of the form shows in the check', async () => {
    const [card] = await insertCases(app, [
      { stage: 'replied', title: '十', receivedOn: '2026-05-10', closedOn: '2026-05-20', outcome: 'retired' },
    ]);
    const table = await read(clerk);
    expect(table.checks[0]).toMatchObject({ holds: false });
    const { subject_document: document } = (await app.strapi.db.connection('workboard_cards').where({ id: card }).first()) as {
      subject_document: string;
    };
    await app.strapi.db.connection('cases').where({ document_id: document }).update({ outcome: 'granted' });
    expect((await read(clerk)).checks[0]).toMatchObject({ holds: true });
  });

  it('D A-58 · the work lists of requests are the register, narrowed: incoming, mine, in time (also what is due today), late, closed; the board names them too', async () => {
    const lists = (await get<BoardTab[]>(clerk, '/boards')).find(({ key }) => key === 'foi')?.lists ?? [];
    const tab = (await get<RegisterTab[]>(clerk, '/registers')).find(({ workflow }) => workflow === 'foi');
    expect(tab?.registers.find(({ key }) => key === 'ledger')?.lists).toEqual(lists);
    const db = () => app.strapi.db.connection('workboard_cards').where({ workflow: 'foi' });
    await db().where({ title: '四' }).update({ assignee_id: clerk.id });
    // Due today: in time until midnight, and in one list of the two.
    await db().where({ title: '八' }).update({ due_on: '2026-09-30' });
    await db().where({ title: '五' }).update({ due_on: '2026-09-17' });
    // Served, and not in the archive yet: it is closed, and nobody's work but the archive's clock runs.
    await db().where({ title: '一' }).update({ closed_on: null, due_on: '2027-01-29', assignee_id: clerk.id });
    const found = await Promise.all(
      lists.map(async ({ key, register, filter }) => {
        const query = new URLSearchParams(filter).toString();
        const { rows, total } = await get<RegisterWindow>(clerk, `/registers/foi/${register}?${query}`);
        expect(total).toBe(rows.length);
        return [key, rows.map(({ cells }) => cells[1]).sort()] as const;
      }),
    );
    expect(Object.fromEntries(found)).toMatchObject({
      incoming: ['八'],
      mine: ['四'],
      inTime: ['八'],
      late: ['五'],
      closed: ['一', '七', '三', '九', '二', '六', '十'].sort(),
    });
  });

  it('N-27 A-31 · by month and unit: what came, what was settled, in time, late and overdue', async () => {
    const months = await read(clerk, 'year=2026', 'months');
    expect(months.rows).toHaveLength(13);
    expect([
      total(months, 'm.2', 'opened'),
      total(months, 'm.2', 'records'),
      total(months, 'm.3', 'inTime'),
      total(months, 'm.4', 'late'),
      total(months, 'total', 'closed'),
    ]).toEqual([2, 1, 1, 1, 6]);
    const units = await read(clerk, 'year=2026', 'units');
    expect([
      total(units, 'u.office-disclosure', 'overdue'),
      total(units, `u.${SECTION}`, 'carriedIn'),
      total(units, 'total', 'late'),
    ]).toEqual([1, 1, 1]);
    const outcomes = await read(clerk, 'year=2026', 'outcomes');
    expect(outcomes.rows.map(({ title }) => title['zh-Hans'])).toContain('不予公开：四类过程性信息');
  });

  it('X-10 · behind every number stand exactly its cards', async () => {
    const wrong: string[] = [];
    // One that a decision had handled anew: no applicant came with it.
    await insertCases(app, [{ stage: 'handling', title: '重办', receivedOn: '2026-06-10', applicantType: null }]);
    expect(total(await read(clerk, 'year=2026', 'months'), 'm.6', 'anew')).toBe(1);
    for (const name of ['annual', 'months', 'units', 'outcomes']) {
      const table = await read(clerk, 'year=2026', name);
      for (const row of table.rows) {
        for (const [index, count] of (row.cells ?? []).entries()) {
          if (count === 0) continue;
          const column = table.columns[index]?.key ?? '';
          const behind = await get<StatisticsCards>(clerk, `/statistics/foi/${name}/cards?year=2026&row=${row.key}&column=${column}`);
          if (behind.total !== count || behind.cards.length !== count)
            wrong.push(`${name} ${row.key} ${column}: ${count}, not ${behind.total}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('P7 · table, board and register of requests are the same few statements for ten cases and for two thousand', async () => {
    const questions = { table: '/statistics/foi/annual?year=2025', board: '/boards/foi', register: '/registers/foi/ledger' };
    const counted = async () => {
      const counts: Record<string, number> = {};
      for (const [name, path] of Object.entries(questions)) {
        const { statements } = await countStatements(app.strapi, () => get(clerk, path));
        counts[name] = statements.filter((sql) => !/admin_|strapi_/.test(sql)).length;
      }
      return counts;
    };
    const few = await counted();
    await insertCases(
      app,
      Array.from(
        { length: 2000 },
        (_, index) => ({ ...seeds[index % 2], title: `多 ${index}`, receivedOn: '2025-02-10', closedOn: '2025-03-05' }) as CaseSeed,
      ),
    );
    const many = await counted();
    expect(many.table).toBe(few.table);
    // A register of ten rows names nobody and has no clock to ask for; one of fifty asks once for each kind of source.
    expect(many.board).toBeLessThanOrEqual(Math.max(few.board ?? 0, 8));
    expect(many.register).toBeLessThanOrEqual((few.register ?? 0) + 1);
    const { statements } = await countStatements(app.strapi, () => read(clerk, 'year=2025'));
    expect(statements.filter((sql) => sql.includes('workboard_cards'))).toHaveLength(1);
    expect(total(await read(clerk, 'year=2025'), 'received')).toBeGreaterThan(1000);
  });

  it('P6 · a page of a register reads what it shows, not the years: counted to a bound, few filled ones by an index, late ones among the open', async () => {
    await weighTables(app.strapi);
    const db = app.strapi.db.connection;
    /** The statements over cards behind a question, and where each begins to read. */
    const plans = async (question: string) => {
      const sent: { sql: string; bindings: unknown[] }[] = [];
      const note = ({ sql, bindings }: { sql: string; bindings?: unknown[] }) => {
        if (/workboard_cards.*(limit|group by)/.test(sql)) sent.push({ sql, bindings: bindings ?? [] });
      };
      db.on('query', note);
      await get(clerk, question);
      db.removeListener('query', note);
      if (isPostgres(db)) return { sent, begins: [] };
      const steps = sent.map(
        ({ sql, bindings }) => db.raw(`EXPLAIN QUERY PLAN ${sql}`, bindings as string[]) as Promise<{ detail: string }[]>,
      );
      return {
        sent,
        begins: (await Promise.all(steps)).map((all) => all.map(({ detail }) => detail).find((one) => /^S\w+ [cs] /.test(one))),
      };
    };
    const [, counted] = (await plans('/registers/foi/ledger')).sent;
    expect(counted?.sql).toMatch(/^select count\(\*\).*limit/);
    expect(counted?.bindings).toContain(10_000);
    const wanted = {
      '/registers/foi/corrections': 'workboard_filled_cases_correction_period',
      '/registers/foi/extensions': 'workboard_filled_cases_extension_state',
      '/registers/foi/ledger?stage=received': 'workboard_cards_stage',
      '/statistics/foi/annual?year=2026': 'workboard_day_cases_closed_on_received_on',
    };
    for (const [question, index] of isPostgres(db) ? [] : Object.entries(wanted))
      for (const begin of (await plans(question)).begins) expect([question, begin]).toEqual([question, expect.stringContaining(index)]);
    for (const begin of (await plans('/registers/foi/ledger?urgency=overdue')).begins)
      expect(begin).toMatch(/workboard_cards_(open|due|assignee) /);
  });

  it('quality §3.2 · whoever has no part in requests counts none, and opens none', async () => {
    expect((await get<StatisticsOffer>(outsider, '/statistics')).tabs.map(({ workflow }) => workflow)).not.toContain('foi');
    const table = await read(outsider);
    expect(table.rows.every(({ cells }) => cells === null || cells.every((count) => count === 0))).toBe(true);
    expect(await get<StatisticsCards>(outsider, '/statistics/foi/annual/cards?year=2026&row=received&column=total')).toEqual({
      total: 0,
      cards: [],
      next: null,
    });
  });

  it('D.3-23 · a table leaves the house as it is shown, and the log says who took it', async () => {
    const response = await app.request
      .get('/workboard/statistics/foi/annual/export?year=2026&format=csv')
      .set('Authorization', clerk.bearer);
    expect([response.status, response.headers['cache-control']]).toEqual([200, 'no-store']);
    const lines = response.text.split('\r\n');
    expect(lines[0]).toContain('自然人,法人或其他组织·商业企业');
    expect(lines.find((line) => line.includes('（七）总计'))).toBeDefined();
    const last = (await app.strapi.db.connection('workboard_log').where({ event: 'export.make' }).orderBy('seq', 'desc').first()) as {
      comment: string;
    };
    expect(JSON.parse(last.comment)).toMatchObject({ what: 'statistics.annual', filter: { year: 2026 } });
  });

  it.each(['year=26', 'year=2026&month=13', 'year=2026&deep=1', ''])(
    'a question that is none (%s) is refused with its parameter',
    async (query) => {
      const response = await app.request.get(`/workboard/statistics/foi/annual?${query}`).set('Authorization', clerk.bearer);
      expect(response.status).toBe(400);
    },
  );
});

describe('the case file', () => {
  const CANARY = { name: '甘娜丽', number: `T${randomBytes(6).toString('hex')}`, phone: '0576-84993327' };
  const at = (day: string) => `${day}T01:00:00.000Z`;
  const passed = (items: readonly string[]) => Object.fromEntries(items.map((item) => [item, { result: 'pass' }]));
  const filed = passed(['application', 'notices', 'opinions', 'reply', 'service']);
  let disclosure: Actor;
  let deputy: Actor;
  let secrecy: Actor;
  let secrecyLeader: Actor;
  let secretary: Staff;
  let card: FiredCard;

  beforeAll(async () => {
    disclosure = await app.workboard.actor(clerk.id);
    deputy = await hire(app, 'bundledeputy', [{ role: 'deputy_director', unit: 'office' }]);
    secrecy = await hire(app, 'bundlesecrecy', [{ role: 'secrecy_unit', unit: 'office-secrecy' }]);
    secrecyLeader = await hire(app, 'bundlesecrecyleader', [{ role: 'secrecy_leader', unit: 'office' }]);
    secretary = await createStaff(app, { name: 'bundlesecretary', actions: ACTIONS });
    await app.workboard.grantMembership({ user: secretary.id, role: 'secretariat', unit: 'office-secretariat' });
    card = await handled('2026-03-02', '公路养护资金');
  });

  const fire = (id: number, event: string, day: string, form: Answers = {}, actor = disclosure) =>
    app.workboard.fire(id, { event, form, actor, at: at(day) });

  /** A request that is being handled, with a letter that was answered and a file. */
  async function handled(day: string, summary: string): Promise<FiredCard> {
    const application = {
      ...{ matter: 'disclosure', respondent: 'district_government_office', applicantKind: 'naturalPerson', applicantName: CANARY.name },
      ...{ identityKind: 'other', identityNumber: CANARY.number, phone: CANARY.phone, summary, request: `${summary}文件` },
      ...{ provision: 'electronic', delivery: 'portal', channel: 'on_site', arrivedOn: day },
    };
    const opened = await app.workboard.open('foi', { event: 'receive', form: application, actor: disclosure, at: at(day) });
    await fire(opened.id, 'register', day, { channel: 'on_site', applicantType: 'naturalPerson' });
    await fire(opened.id, 'start_examination', day);
    await fire(opened.id, 'pass', day, { checks: passed(['identity', 'contact', 'content', 'form']), identityMethod: '核对原件' });
    await fire(opened.id, 'open_consultation', day, { kind: 'third_party', body: '某公司', question: '是否同意公开', sentOn: day });
    const { documentId } = opened;
    const refs = (await app.workboard.partners('api::case.case', [documentId])).get(documentId) ?? [];
    const letter = await app.workboard.cardOf(refs[0]?.uid ?? '', refs[0]?.documentId ?? '');
    await fire(letter?.id ?? 0, 'answer', day, { answer: 'agree', answeredOn: day });
    return opened;
  }

  /** The rest of its way, to the service of the reply. */
  async function replied(id: number, day: string): Promise<void> {
    const search = { searchedBy: '甲', places: ['archives'], keywords: '养护', searchedOn: day, result: 'found', note: '找到原件' };
    await fire(id, 'record_search', day, search);
    await fire(id, 'coordinate', day, { participants: '甲、乙', heldOn: day, opinions: '同意', agreed: '予以公开' });
    await fire(id, 'secrecy_opinion', day, { classification: 'not_secret', outcome: 'public', opinion: '可以公开' }, secrecy);
    await fire(id, 'settle_opinion', day, { outcome: 'granted', replyText: '予以公开，见附件。', ...BASIS });
    const review = (await reviewOf(app, id))?.id ?? 0;
    await fire(review, 'review', day, REVIEW_ANSWERS.review, secrecy);
    await fire(review, 'approve', day, REVIEW_ANSWERS.approve, secrecyLeader);
    await fire(id, 'submit_sign', day, { replyText: '予以公开，见附件。' });
    await fire(id, 'sign', day, {}, deputy);
    await fire(id, 'dispatch', day, { method: 'direct', servedOn: day, proof: '签收单' });
  }

  const overview = (who: Staff, id = card.id) => get<BundleOverview | null>(who, `/cards/${id}/bundles`);
  const order = (who: Staff, body: object = {}, id = card.id) =>
    app.request.post(`/workboard/cards/${id}/bundles`).set('Authorization', who.bearer).send(body);
  async function saved(who: Staff, version: number, id = card.id): Promise<{ status: number; bytes: Buffer; sha256: string }> {
    const answer = await app.request
      .get(`/workboard/cards/${id}/bundles/${version}`)
      .set('Authorization', who.bearer)
      .buffer(true)
      .parse((stream, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => done(null, Buffer.concat(chunks)));
      });
    return { status: answer.status, bytes: answer.body as Buffer, sha256: String(answer.headers['x-checksum-sha256']) };
  }
  const opened = (bytes: Buffer): ZipEntry[] => readZip(bytes, { entries: 500, bytes: 100_000_000 });
  const nameOf = (entries: readonly ZipEntry[], part: string) => entries.find(({ name }) => name.includes(part))?.name;
  function textOf(entries: readonly ZipEntry[], part: string): string {
    const found = entries.find(({ name }) => name.includes(part));
    if (!found) throw new Error(`there is no ${part} in ${entries.map(({ name }) => name).join(', ')}`);
    return docxText(found.content);
  }

  it('R-FOI-28 X-15 · what is missing is told with its clause and cure, and the file is made only with a reason', async () => {
    const { missing } = (await overview(clerk)) ?? { missing: [] };
    const found = missing.map(({ message, clauses, cure }) => [
      message['zh-Hans'],
      clauses[0]?.id,
      cure?.in === 'event' ? cure.event : null,
    ]);
    expect(found).toContainEqual(['核实检索记录', 'R-FOI-13', 'record_search']);
    expect(found).toContainEqual(['答复书', 'R-FOI-25', 'sign']);
    expect((await order(clerk)).status).toBe(422);
    expect((await order(clerk, { anyway: '复议机关要求先行提供' })).status).toBe(200);
    expect((await overview(clerk))?.making).toBe(true);
    // Asked for twice, it is made once.
    expect((await order(clerk, { anyway: '再点一次' })).status).toBe(200);
    await containerOf(app.strapi).jobs.runDue();
    expect((await overview(clerk))?.versions).toEqual([expect.objectContaining({ version: 1, incomplete: true, madeBy: 'statclerk' })]);
    const entries = opened((await saved(clerk, 1)).bytes);
    expect(textOf(entries, '卷内目录')).toContain('复议机关要求先行提供');
  });

  it('X-15 · a whole file: numbered contents with hashes, every notice, form, letter and file, the days reckoned, the history', async () => {
    const sent = await app.request
      .post(`/workboard/cards/${card.id}/attachments`)
      .set('Authorization', clerk.bearer)
      .field('personal', 'no')
      .attach('file', pdf('送达回证'), '送达回证.pdf');
    expect(sent.status).toBe(200);
    await replied(card.id, '2026-03-10');
    expect((await overview(clerk))?.missing).toEqual([]);
    expect((await order(clerk)).status).toBe(200);
    await containerOf(app.strapi).jobs.runDue();
    const [newest] = (await overview(clerk))?.versions ?? [];
    expect(newest).toMatchObject({ version: 2, incomplete: false });
    const { bytes, sha256 } = await saved(clerk, 2);
    expect([createHash('sha256').update(bytes).digest('hex'), newest?.sha256]).toEqual([sha256, sha256]);
    const entries = opened(bytes);
    expect(entries[0]?.name).toBe('000-卷内目录.docx');
    expect(entries).toHaveLength(newest?.files ?? 0);
    const contents = textOf(entries, '卷内目录');
    for (const [index, { name, content }] of entries.slice(1).entries()) {
      expect(name.split('/').at(-1)).toMatch(new RegExp(`^${String(index + 1).padStart(3, '0')}-`));
      expect(contents).toContain(createHash('sha256').update(content).digest('hex'));
    }
    for (const part of [
      '登记回执',
      '审查记录',
      '核实检索记录',
      '协调确认记录',
      '保密审查意见',
      '答复书-',
      '送达凭证',
      '送达回证',
      '期限计算说明',
      '办理经过',
    ])
      expect([part, nameOf(entries, part)]).toEqual([part, expect.any(String)]);
    // 条例 33: what a judge reckons again, day by day.
    const days = textOf(
      entries.filter(({ name }) => !name.includes('/')),
      '期限计算说明',
    );
    expect(days).toContain('2026年3月2日（周一） 起算，当日不计入');
    expect(days).toContain('20 个工作日');
    expect(days).toContain('2026年3月10日（周二）办结，期限为2026年3月30日（周一），按期');
    const own = entries.filter(({ name }) => !name.includes('/'));
    expect(textOf(own, '办理经过')).toContain('送达答复');
    expect(textOf(entries, '征求意见1/')).toContain('同意公开');
  });

  it('G-44 quality §3.4 · neither the file nor the log of it holds who asks', async () => {
    const { bytes } = await saved(clerk, 2);
    const all = opened(bytes).map(
      ({ name, content }) => `${name}${name.endsWith('.docx') ? docxText(content) : content.toString('latin1')}`,
    );
    for (const text of Object.values(CANARY)) expect([text, all.filter((one) => one.includes(text)).length]).toEqual([text, 0]);
    const log = JSON.stringify(await app.strapi.db.connection('workboard_log').where('event', 'like', 'bundle.%').select('*'));
    for (const text of Object.values(CANARY)) expect(log).not.toContain(text);
    for (const path of [
      '/statistics/foi/annual/cards?year=2026&row=received&column=total',
      '/statistics/foi/annual?year=2026',
      `/cards/${card.id}/bundles`,
    ])
      for (const text of Object.values(CANARY)) expect(JSON.stringify(await get(clerk, path))).not.toContain(text);
  });

  it('ASVS 8.2 X-15 · a file is for whoever has the permission and the role, and sees all that is in it; each time is in the log', async () => {
    expect((await saved(secretary, 2)).status).toBe(404);
    expect((await saved(outsider, 2)).status).toBe(404);
    const nobody = await createStaff(app, { name: 'bundlenobody', actions: ['plugin::workboard.board.read'] });
    await app.workboard.grantMembership({ user: nobody.id, role: 'disclosure', unit: 'office-disclosure' });
    expect((await saved(nobody, 2)).status).toBe(403);
    const rows = (await app.strapi.db
      .connection('workboard_log')
      .where({ card_id: card.id, event: 'bundle.download' })
      .select('actor_name')) as { actor_name: string }[];
    expect(new Set(rows.map(({ actor_name: name }) => name))).toEqual(new Set(['statclerk']));
  });

  it('X-15 · a version and its bytes stay as they are; a try that was cut off is begun anew', async () => {
    const db = app.strapi.db.connection;
    await expect(db('workboard_bundles').where({ card_id: card.id }).update({ sha256: 'x' })).rejects.toThrow(/append-only/);
    const { build } = (await db('workboard_bundles').where({ card_id: card.id, version: 2 }).first('build')) as { build: string };
    await expect(db('workboard_bundle_chunks').where({ build }).delete()).rejects.toThrow(/stays as it is/);
    await db('workboard_bundle_chunks').insert({ build: `${card.id}:3`, position: 0, bytes: Buffer.from('half') });
    expect((await order(clerk)).status).toBe(200);
    await containerOf(app.strapi).jobs.runDue();
    expect(opened((await saved(clerk, 3)).bytes).length).toBeGreaterThan(10);
  });

  it('X-15 · with a converter, with one that fails and with none the file is whole; its contents say what is there as DOCX only', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gongkai-soffice-'));
    const said: Record<string, unknown[]> = {};
    const scripts = { works: 'printf "%%PDF-1.7" > notice.pdf', fails: 'exit 3', none: null };
    for (const [name, script] of Object.entries(scripts)) {
      const program = path.join(folder, name);
      if (script !== null) fs.writeFileSync(program, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
      app.strapi.config.set('plugin::workboard.soffice', script === null ? 'off' : program);
      expect((await order(clerk)).status).toBe(200);
      await containerOf(app.strapi).jobs.runDue();
      const [newest] = (await get<BundleOverview>(clerk, `/cards/${card.id}/bundles`)).versions;
      const entries = opened((await saved(clerk, newest?.version ?? 0)).bytes);
      const pdfs = entries.filter(({ name: file }) => /(期限计算说明|办理经过)\.pdf$/.test(file)).length;
      const contents = textOf(entries, '卷内目录');
      said[name] = [pdfs, newest?.unconverted, newest?.incomplete, contents.match(/(转换 PDF 未成功|未配置 PDF 转换)[^\n]*/)?.[0] ?? ''];
    }
    fs.rmSync(folder, { recursive: true });
    app.strapi.config.set('plugin::workboard.soffice', 'off');
    expect(said.works).toEqual([expect.any(Number), 0, false, '']);
    expect(said.works?.[0]).toBeGreaterThanOrEqual(2);
    expect(said.fails?.slice(1)).toEqual([expect.any(Number), false, expect.stringMatching(/以 DOCX 提供：.*期限计算说明；办理经过/)]);
    expect([said.fails?.[0], Number(said.fails?.[1]) >= 2]).toEqual([0, true]);
    expect(said.none).toEqual([0, 0, false, '未配置 PDF 转换，材料以 DOCX 提供。']);
  });

  it('R-FOI-29 G-16 · the year goes to the archive as a batch: handed over, listed, received by another person, listed with both names', async () => {
    const batch = [await handled('2026-03-03', '批次甲的文件'), await handled('2026-03-04', '批次乙的文件')];
    for (const one of batch) await replied(one.id, '2026-03-12');
    const bulk = async (who: Staff, event: string, form: Answers) =>
      app.request
        .post(`/workboard/bulk/events/${event}`)
        .set('Authorization', who.bearer)
        .send({ cards: await revisionsOf(batch), form });
    const handedOver = await bulk(clerk, 'hand_over_archive', { checks: filed, handedOverOn: '2026-09-30' });
    expect([handedOver.status, JSON.stringify(handedOver.body)]).toEqual([200, expect.not.stringContaining('refused')]);
    const list = async () => {
      const made = await app.request
        .post('/workboard/boards/foi/notices/archive-list')
        .set('Authorization', clerk.bearer)
        .send({ day: '2026-03-12' });
      expect(made.status).toBe(200);
      const { id } = (made.body as { data: { id: number } }).data;
      return docxText((await containerOf(app.strapi).notices.fileOf(id, 'docx'))?.bytes ?? Buffer.alloc(0));
    };
    const first = await list();
    expect([first.match(/statclerk/g)?.length, first.match(/待接收/g)?.length]).toEqual([2, 2]);
    expect(await due(batch[0]?.id ?? 0)).toMatchObject({ due_on: '2027-01-29', state: 'running' });
    expect((await bulk(secretary, 'receive_archive', { receivedOn: '2026-09-30', volume: '2026-1' })).status).toBe(200);
    const second = await list();
    expect([second.match(/bundlesecretary/g)?.length, second.includes('待接收')]).toEqual([2, false]);
    expect(await due(batch[1]?.id ?? 0)).toMatchObject({ state: 'stopped' });
    card = batch[0] ?? card;
  });

  /** Cards as whoever ticks them on the board saw them. */
  async function revisionsOf(cards: readonly FiredCard[]): Promise<{ id: number; expectedRevision: number }[]> {
    const rows = (await app.strapi.db.connection('workboard_cards').whereIn(
      'id',
      cards.map(({ id }) => id),
    )) as { id: number; revision: number }[];
    return rows.map(({ id, revision }) => ({ id, expectedRevision: revision }));
  }

  const due = (id: number) =>
    app.strapi.db.connection('workboard_clocks').where({ card_id: id, key: 'archive' }).first('due_on', 'state') as Promise<object>;

  it('B-19 R-FOI-29 · an archived case is changed through no door', async () => {
    const as = (method: 'post' | 'put', path: string) => app.request[method](`/workboard${path}`).set('Authorization', clerk.bearer);
    const { documentId } = card;
    const doors: Record<string, () => Promise<unknown>> = {
      comment: async () => as('post', `/cards/${card.id}/comments`).send({ body: '补一句', mentions: [] }),
      file: async () => as('post', `/cards/${card.id}/attachments`).attach('file', pdf('补充'), '补充.pdf'),
      notice: async () => as('post', `/cards/${card.id}/notices/approval-sheet`).send({}),
      supplement: async () => as('post', `/cards/${card.id}/events/supplement`).send({ form: { text: '补充' } }),
      withdraw: async () => as('post', `/cards/${card.id}/events/withdraw`).send({ form: {} }),
      documents: () => app.strapi.documents('api::case.case').update({ documentId, data: { consulted: '改' } as never }),
      'documents.delete': () => app.strapi.documents('api::case.case').delete({ documentId }),
      query: () => app.strapi.db.query('api::case.case').updateMany({ where: { documentId }, data: { title: '改' } }),
      knex: () => Promise.resolve(app.strapi.db.connection('cases').where({ document_id: documentId }).update({ outcome: 'partial' })),
      'knex delete': () => Promise.resolve(app.strapi.db.connection('cases').where({ document_id: documentId }).delete()),
    };
    const before = JSON.stringify(await app.strapi.db.connection('cases').where({ document_id: documentId }).select('*'));
    for (const [door, through] of Object.entries(doors)) {
      const answer = await through().catch((error: unknown) => ({ status: 'thrown', text: String(error) }));
      const { status, text } = answer as { status: number | string; text: string };
      expect([door, [403, 422, 'thrown'].includes(status)]).toEqual([door, true]);
      if (status === 403) expect([door, text]).toEqual([door, expect.stringContaining('R-FOI-29')]);
    }
    expect(JSON.stringify(await app.strapi.db.connection('cases').where({ document_id: documentId }).select('*'))).toBe(before);
    expect((await app.request.get(`/workboard/cards/${card.id}`).set('Authorization', clerk.bearer)).status).toBe(200);
    expect((await order(clerk, {}, card.id)).status).toBe(200);
  });
});
