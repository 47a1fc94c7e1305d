import type { StatisticsCards, StatisticsOffer, StatisticsTable } from '../../plugins/workboard/shared/contract';
import { insertCases, type CaseSeed } from '../helpers/cases';
import { countStatements } from '../helpers/statements';
import { createStaff, type Staff } from '../helpers/staff';
import { startApp, type TestApp } from '../helpers/strapi';

const SECTION = 'stat-section';
const OTHER = 'stat-other';
const ACTIONS = ['board.read', 'board.move', 'report.read', 'register.read', 'register.export'].map((one) => `plugin::workboard.${one}`);

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

  it('N-27 A-31 · by month and unit: what came, what was settled, in time, late and overdue', async () => {
    const months = await read(clerk, 'year=2026', 'months');
    expect(months.rows).toHaveLength(13);
    expect([
      total(months, 'm.2', 'opened'),
      total(months, 'm.3', 'inTime'),
      total(months, 'm.4', 'late'),
      total(months, 'total', 'closed'),
    ]).toEqual([3, 1, 1, 6]);
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

  it('P7 · a table is one statement for ten cases and for two thousand', async () => {
    const few = await countStatements(app.strapi, () => read(clerk));
    await insertCases(
      app,
      Array.from({ length: 2000 }, (_, index) => ({ ...seeds[index % 3], title: `多 ${index}` }) as CaseSeed),
    );
    const many = await countStatements(app.strapi, () => read(clerk));
    expect(many.statements).toHaveLength(few.statements.length);
    expect(many.statements.filter((sql) => sql.includes('workboard_cards'))).toHaveLength(1);
    expect(total(many.result, 'received')).toBeGreaterThan(1000);
  });

  it('quality §3.2 · whoever has no part in requests counts none, and opens none', async () => {
    expect((await get<StatisticsOffer>(outsider, '/statistics')).tabs).toEqual([]);
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
