import { filterOf, registersOf } from '../../plugins/workboard/engine/register';
import { readBoard } from '../../plugins/workboard/server/src/features/board/service';
import { readRegister } from '../../plugins/workboard/server/src/features/register/service';
import { readToday } from '../../plugins/workboard/server/src/features/today/service';
import { containerOf } from '../../plugins/workboard/server/src/platform/container';
import type { Viewer } from '../../plugins/workboard/server/src/platform/viewer';
import { insertManyCases, insertManyDocuments } from '../helpers/many-rows';
import { readsOf, readWhole } from '../helpers/plans';
import { startApp, type TestApp } from '../helpers/strapi';

/** Enough for the planner of PostgreSQL to choose as it would with a hundred thousand: what it reads whole here, it reads whole there. */
const CASES = 30_000;
const DOCUMENTS = 10_000;
/** Tables with a row for each case, step or publication; what is as large as the office itself may be read whole. */
const GROWING = [
  'workboard_cards',
  'workboard_card_units',
  'workboard_clocks',
  'workboard_clock_events',
  'workboard_log',
  'cases',
  'documents',
];

let app: TestApp;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00' });
  await insertManyCases(app, CASES);
  await insertManyDocuments(app, DOCUMENTS);
});

afterAll(() => app.stop());

const viewer = (role: string, unit: string): Viewer => ({
  actor: { kind: 'staff', id: 1001, name: 'plans', memberships: [{ role, unit }] },
  keeper: false,
});
const office = viewer('disclosure', 'office-disclosure');
const NOTHING = { is: {}, from: {}, to: {} };

function questions(): [string, () => Promise<unknown>][] {
  const container = containerOf(app.strapi);
  const ask = (who: Viewer, register: string, filter: object = {}) =>
    readRegister(container, who, { workflow: 'foi', register, filter: { ...NOTHING, ...filter } });
  const registers = registersOf(container.workflows.newest('foi')).flatMap(({ key, lists = [] }) => [
    [`register ${key}`, () => ask(office, key)] as [string, () => Promise<unknown>],
    ...lists.map((list) => [`work list ${key} ${list.key}`, () => ask(office, key, filterOf(list))] as [string, () => Promise<unknown>]),
  ]);
  return [
    ['board', () => readBoard(container, office, { key: 'foi', filter: {}, layout: {} })],
    ['today', () => readToday(container, office, { mine: false, standIn: false })],
    ['today, mine', () => readToday(container, office, { mine: true, standIn: false })],
    ['register, one stage', () => ask(office, 'ledger', { stage: 'examining' })],
    ...registers,
    ['documents', () => app.request.get('/api/documents').expect(200)],
    ['documents of a year', () => app.request.get('/api/documents?filters[issuedAt][$gte]=2020-01-01').expect(200)],
    ['document', () => app.request.get('/api/documents/many77').expect(200)],
  ];
}

test('P6 · board, work lists, registers and what the public reads are answered by indexes: no table that grows is read whole', async () => {
  const whole: string[] = [];
  for (const [name, work] of questions()) {
    const reads = await readsOf(app, work);
    expect(reads.length).toBeGreaterThan(0);
    for (const read of reads) {
      const tables = (await readWhole(app, read)).filter((table) => GROWING.includes(table));
      whole.push(...tables.map((table) => `${name}: ${table} in ${read.sql}`));
    }
  }
  expect(whole).toEqual([]);
});
