import type { Board, BoardChanges, BoardTab, CardSummary } from '../../plugins/workboard/shared/contract';
import { cardsOfColumn, readAs } from '../helpers/board-api';
import { insertCards, type CardSeed } from '../helpers/cards';
import { createStaff, type Staff } from '../helpers/staff';
import { countStatements } from '../helpers/statements';
import { startApp, type TestApp } from '../helpers/strapi';

/** A Wednesday before the National Day holiday; the next workdays are 8, 9 and (made up) 10 October. */
const TODAY = '2026-09-30';
const CARDS = 10_000;
const STAGES = ['drafting', 'secrecy_opinion', 'secretariat_check', 'leader_review', 'issued', 'published'];
const DAYS = [null, '2026-09-01', '2026-09-29', TODAY, '2026-10-07', '2026-10-08', '2026-10-09', '2026-10-10', '2026-12-01', '2027-03-01'];

let app: TestApp;
/** Holds an office-wide role. */
let secretary: Staff;
/** Drafts in one of ten units. */
let clerk: Staff;
let seeds: CardSeed[];
let before: number;

beforeAll(async () => {
  app = await startApp({ now: `${TODAY}T09:00:00+08:00` });
  const actions = ['plugin::workboard.board.read'];
  secretary = await createStaff(app, { name: 'secretary', actions });
  clerk = await createStaff(app, { name: 'clerk', actions });
  await app.workboard.grantMembership({ user: secretary.id, role: 'secretariat', unit: 'office' });
  await app.workboard.grantMembership({ user: clerk.id, role: 'handling_clerk', unit: 'unit-3' });
  before = (await board(secretary)).counts.open;
  seeds = Array.from({ length: CARDS }, (_, index) => seedOf(index));
});

afterAll(() => app.stop());

function seedOf(index: number): CardSeed {
  const suspended = index % 23 === 0;
  return {
    stage: STAGES[(index * 7) % STAGES.length] ?? 'drafting',
    title: index % 100 === 0 ? `停车收费 100%_办法 ${index}` : `关于第 ${index} 号事项的通知`,
    units: [`unit-${index % 10}`, `co-${index % 3}`],
    due_on: suspended ? '2026-09-20' : (DAYS[(index * 3) % DAYS.length] ?? null),
    due_clock: 'portal',
    due_suspended: suspended,
    due_left: suspended ? (index % 4) + 1 : null,
    assignee_id: index % 5 === 2 ? clerk.id : null,
  };
}

const get = <T>(who: Staff, path: string) => readAs<T>(app, who, path);
const board = (who: Staff, query = '') => get<Board>(who, `/boards/official-document${query}`);
const column = (who: Staff, stage: string, query = '') => cardsOfColumn(app, who, stage, query);

test('P7 · the board takes the same few statements for one card and for ten thousand', async () => {
  const few = await countStatements(app.strapi, () => board(secretary));
  await insertCards(app, seeds);
  const many = await countStatements(app.strapi, () => board(secretary));
  // Four of them are Strapi's own: session, account, roles, permissions.
  expect(many.statements.length).toBeLessThanOrEqual(8);
  expect(many.statements).toHaveLength(few.statements.length);
  expect(many.result.columns.some(({ cards }) => cards.some(({ assignee }) => assignee?.name === 'clerk'))).toBe(true);
  expect(many.result.columns.map(({ cards }) => cards.length)).toEqual(many.result.columns.map(({ counts }) => Math.min(30, counts.open)));
});

test('counts of a board are those of its cards: due today is not overdue, soon ends after two workdays, suspended is nothing else', async () => {
  const { counts, columns } = await board(secretary);
  const due = (wanted: (seed: CardSeed) => boolean) => seeds.filter((seed) => !seed.due_suspended && wanted(seed)).length;
  expect(counts).toEqual({
    open: before + seeds.filter(({ stage }) => stage !== 'published').length,
    overdue: due(({ due_on }) => due_on === '2026-09-01' || due_on === '2026-09-29'),
    today: due(({ due_on }) => due_on === TODAY),
    // 8 and 9 October are one and two workdays away; 10 October is the third.
    soon: due(({ due_on }) => due_on === '2026-10-07' || due_on === '2026-10-08' || due_on === '2026-10-09'),
    suspended: seeds.filter(({ due_suspended }) => due_suspended).length,
  });
  const published = columns.find(({ stage }) => stage === 'published');
  expect(published).toMatchObject({ kind: 'final' });
  // The rule set itself is published at the first start.
  expect(published?.counts.open).toBe(seeds.filter(({ stage }) => stage === 'published').length + 1);
});

test('counters and cards agree: each urgency filter shows as many cards as its counter says, with that word on them', async () => {
  const { counts } = await board(clerk);
  for (const urgency of ['overdue', 'today', 'soon', 'suspended'] as const) {
    let shown = 0;
    for (const stage of STAGES) {
      const cards = await column(clerk, stage, `urgency=${urgency}`);
      expect(cards.every(({ due }) => due?.urgency === urgency)).toBe(true);
      shown += cards.length;
    }
    expect([urgency, shown]).toEqual([urgency, counts[urgency]]);
  }
});

test('the windows of a column hold every card once: earliest due day first, without one last, then the suspended by what is left', async () => {
  const cards = await column(clerk, 'drafting');
  const mine = seeds.filter(({ stage, units }) => stage === 'drafting' && units.includes('unit-3'));
  expect(cards).toHaveLength(mine.length);
  expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length);
  const place = ({ due, id }: CardSummary) => [
    due?.urgency === 'suspended' ? 1 : 0,
    due?.urgency === 'suspended' ? due.workdaysLeft : 0,
    due?.on ?? '9999',
    id,
  ];
  const ordered = [...cards].sort((a, b) => compare(place(a), place(b)));
  expect(cards.map(({ id }) => id)).toEqual(ordered.map(({ id }) => id));
});

function compare(a: readonly unknown[], b: readonly unknown[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : (a[at] as number) < (b[at] as number) ? -1 : 1;
}

test('a suspended card shows the day that would hold if it were resumed today, and keeps what is left', async () => {
  const [card] = await column(secretary, 'drafting', 'urgency=suspended');
  expect(card?.due).toMatchObject({ urgency: 'suspended', workdaysLeft: 1, on: '2026-10-08', daysOverdue: 0 });
});

test('a person sees the cards of their units and no trace of others: counts, windows, search, changes and item', async () => {
  const mine = seeds.filter(({ units }) => units.includes('unit-3'));
  expect((await board(clerk)).counts.open).toBe(mine.filter(({ stage }) => stage !== 'published').length);
  const tabs = await get<BoardTab[]>(clerk, '/boards');
  expect(tabs.find(({ key }) => key === 'official-document')?.open).toBe(mine.filter(({ stage }) => stage !== 'published').length);
  expect((await board(clerk, `?q=${encodeURIComponent('第 4 号')}`)).counts.open).toBe(0);
  expect((await board(secretary, `?q=${encodeURIComponent('第 4 号')}`)).counts.open).toBe(1);

  const other = (await idOf('关于第 4 号事项的通知')) ?? 0;
  const own = (await idOf('关于第 3 号事项的通知')) ?? 0;
  for (const card of [other, own]) await logRow(card);
  expect((await get<BoardChanges>(clerk, '/boards/official-document/changes?since=0')).cards).toEqual([own]);
  expect((await get<BoardChanges>(secretary, '/boards/official-document/changes?since=0')).cards).toEqual(
    expect.arrayContaining([own, other]),
  );
  await app.request.get(`/workboard/cards/${other}`).set('Authorization', clerk.bearer).expect(404);
});

test('two characters find a title, and % and _ are characters like others', async () => {
  const found = async (q: string) => (await board(secretary, `?q=${encodeURIComponent(q)}`)).counts.open;
  const parking = seeds.filter(({ title, stage }) => title.includes('停车') && stage !== 'published').length;
  expect(await found('停车')).toBe(parking);
  expect(await found('100%_办')).toBe(parking);
  expect(await found('100_%办')).toBe(0);
  expect(await found('%')).toBe(parking);
});

test('filters by unit and assignee narrow the counts as well', async () => {
  const open = (wanted: (seed: CardSeed) => boolean) => seeds.filter((seed) => seed.stage !== 'published' && wanted(seed)).length;
  expect((await board(secretary, '?unit=co-2')).counts.open).toBe(open(({ units }) => units.includes('co-2')));
  expect((await board(secretary, '?assignee=none')).counts.open).toBe(open(({ assignee_id }) => assignee_id === null) + before);
  expect((await board(secretary, `?assignee=${clerk.id}`)).counts.open).toBe(open(({ assignee_id }) => assignee_id === clerk.id));
  expect((await board(clerk, '?assignee=me')).counts.open).toBe(
    open(({ assignee_id, units }) => assignee_id === clerk.id && units.includes('unit-3')),
  );
});

test('P6 · closed cards are counted up to a bound, whatever the years bring: open ones beside them whole, filters as well', async () => {
  const closedOnes = (count: number, stage: string, units: string[]): CardSeed[] =>
    Array.from({ length: count }, (_, index) => ({ stage, title: `已办结 ${index}`, units, closed_on: '2026-01-05' }));
  const columnOf = ({ columns }: Board, stage: string) => {
    const { counts, more } = columns.find((column) => column.stage === stage) ?? { counts: null };
    return [counts?.open, more];
  };
  const published = columnOf(await board(secretary), 'published')[0] as number;
  await insertCards(app, closedOnes(600, 'published', ['unit-3']));
  expect(columnOf(await board(secretary), 'published')).toEqual([published + 600, undefined]);
  await insertCards(app, [...closedOnes(600, 'published', ['unit-4']), ...closedOnes(2, 'withdrawn', ['unit-4'])]);
  // One that was published when the office started is closed already.
  expect(columnOf(await board(secretary), 'published')).toEqual([published - 1 + 999, true]);
  expect(columnOf(await board(secretary), 'withdrawn')).toEqual([2, undefined]);
  // A colleague of one unit has fewer, and a search counts what it finds.
  const mine = seeds.filter(({ stage, units }) => stage === 'published' && units.includes('unit-3')).length;
  expect(columnOf(await board(clerk), 'published')).toEqual([mine + 600, undefined]);
  expect(columnOf(await board(secretary, `?q=${encodeURIComponent('已办结 59')}`), 'published')).toEqual([22, undefined]);
  expect(columnOf(await board(secretary, '?urgency=overdue'), 'withdrawn')).toEqual([0, undefined]);
  const { statements } = await countStatements(app.strapi, () => board(secretary));
  expect(statements.length).toBeLessThanOrEqual(8);
});

async function idOf(title: string): Promise<number | undefined> {
  return ((await app.strapi.db.connection('workboard_cards').where({ title }).first('id')) as { id: number } | undefined)?.id;
}

/** A log row as `changes` reads it. */
async function logRow(card: number): Promise<void> {
  const db = app.strapi.db.connection;
  const head = (await db('workboard_log_head').first('seq', 'hash')) as { seq: number; hash: string };
  await db('workboard_log').insert({
    seq: Number(head.seq) + 1,
    at: '2026-09-30T01:00:00.000Z',
    card_id: card,
    workflow: 'official-document',
    event: 'assign',
    actor_id: 0,
    actor_name: 'test',
    clauses: '[]',
    calendar_version: 1,
    previous_hash: head.hash,
    hash: 'f'.repeat(64),
  });
}
