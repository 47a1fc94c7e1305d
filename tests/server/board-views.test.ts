import type { Day } from '../../plugins/workboard/engine/calendar/types';
import type { Board, BoardList, BoardView, BoardWindow, SaveViewRequest } from '../../plugins/workboard/shared/contract';
import { orderBy } from '../../plugins/workboard/server/src/features/board/order';
import { placeCard } from '../../plugins/workboard/server/src/features/board/place-card';
import { fillMirrors } from '../../plugins/workboard/server/src/features/card/fill-mirrors';
import { containerOf } from '../../plugins/workboard/server/src/platform/container';
import type { Refusal } from '../../plugins/workboard/server/src/platform/errors';
import { cardsOfColumn, readAs } from '../helpers/board-api';
import { insertCards, type CardSeed } from '../helpers/cards';
import { createStaff, type Staff } from '../helpers/staff';
import { numbers } from '../helpers/numbers';
import { countStatements } from '../helpers/statements';
import { startApp, type TestApp } from '../helpers/strapi';
import { makeTinyPack } from '../helpers/tiny-pack';

const TODAY = '2026-09-30';
/** Moves of the adversary; `GONGKAI_ORDER_MOVES=10000` takes more. */
const ADVERSARY = Number(process.env.GONGKAI_ORDER_MOVES ?? 300);
const KINDS = ['normative', 'general', null];

let app: TestApp;
let secretary: Staff;
let clerk: Staff;
let keeper: Staff;
let seeds: CardSeed[];
let ids: number[];

beforeAll(async () => {
  app = await startApp({ now: `${TODAY}T09:00:00+08:00` });
  const actions = ['plugin::workboard.board.read', 'plugin::workboard.board.move'];
  secretary = await createStaff(app, { name: 'secretary', actions: [...actions, 'plugin::workboard.view.share'] });
  clerk = await createStaff(app, { name: 'clerk', actions });
  keeper = await createStaff(app, { name: 'keeper', roles: ['strapi-super-admin'] });
  await app.workboard.grantMembership({ user: secretary.id, role: 'secretariat', unit: 'office' });
  await app.workboard.grantMembership({ user: clerk.id, role: 'handling_clerk', unit: 'unit-1' });
  seeds = Array.from({ length: 120 }, (_, index) => ({
    stage: index % 2 === 0 ? 'drafting' : 'issued',
    title: `第 ${index} 件`,
    units: [`unit-${index % 4}`],
    kind: KINDS[index % 3] ?? null,
    assignee_id: index % 5 === 0 ? clerk.id : null,
    due_on: index % 6 === 0 ? null : (['2026-09-01', TODAY, '2026-10-08', '2026-12-01'][index % 4] ?? null),
    due_suspended: index % 11 === 0,
    due_left: index % 11 === 0 ? 2 : null,
    updated_at: `2026-09-${String((index % 28) + 1).padStart(2, '0')}T00:00:00.000Z`,
  }));
  ids = await insertCards(app, seeds);
});

afterAll(() => app.stop());

const get = <T>(who: Staff, path: string) => readAs<T>(app, who, path);
const board = (who: Staff, query = '') => get<Board>(who, `/boards/official-document${query}`);
const send = (who: Staff, method: 'post' | 'put' | 'delete', path: string, body?: object) =>
  app.request[method](`/workboard${path}`).set('Authorization', who.bearer).send(body);
const column = (who: Staff, stage: string, query = '') => cardsOfColumn(app, who, stage, query);

describe('lanes', () => {
  test('D.3-13 · a board with lanes takes as many statements as one without', async () => {
    // The first board after a start also reads the units, which are then kept.
    await board(secretary);
    const plain = await countStatements(app.strapi, () => board(secretary));
    for (const lanes of ['unit', 'assignee', 'urgency', 'kind']) {
      const divided = await countStatements(app.strapi, () => board(secretary, `?lanes=${lanes}`));
      expect([lanes, divided.statements.length]).toEqual([lanes, plain.statements.length]);
    }
  });

  test('D.3-13 · lanes have names and counts, those that have nothing come last, and cells hold every card once', async () => {
    const { lanes, columns, laneBy } = await board(secretary, '?lanes=kind');
    expect(laneBy).toEqual(['unit', 'assignee', 'urgency', 'kind']);
    expect(lanes.map(({ title }) => title?.['zh-Hans'])).toEqual(['规范性文件', '一般公文', undefined]);
    const drafting = columns.find(({ stage }) => stage === 'drafting');
    expect(drafting?.cells.map(({ lane }) => lane).sort()).toEqual(['-', 'general', 'normative']);
    for (const { lane, open } of drafting?.cells ?? []) {
      const cards = await column(secretary, 'drafting', `lanes=kind&lane=${lane}`);
      expect([lane, cards.length]).toEqual([lane, open]);
      expect(cards.every((card) => card.lane === lane && (card.kind?.key ?? '-') === lane)).toBe(true);
      expect(drafting?.cards.filter((card) => card.lane === lane).length).toBe(Math.min(5, open));
    }
  });

  test('D.3-13 · lanes of urgency agree with the counters, those of people carry their names', async () => {
    const { lanes, counts } = await board(secretary, '?lanes=urgency');
    const of = (key: string) => lanes.find((lane) => lane.key === key)?.open ?? 0;
    expect([of('overdue'), of('today'), of('soon'), of('suspended')]).toEqual([
      counts.overdue,
      counts.today,
      counts.soon,
      counts.suspended,
    ]);
    expect((await board(secretary, '?lanes=assignee')).lanes.map(({ title }) => title?.['zh-Hans'])).toEqual(['clerk', undefined]);
  });

  test('D.3-13, D.3-39 · lanes show only what the person sees', async () => {
    const { lanes } = await board(clerk, '?lanes=unit');
    expect(lanes.map(({ key, open }) => [key, open])).toEqual([['unit-1', 30]]);
  });

  test('D.3-12 · the head of a column counts what the filter finds, urgency included', async () => {
    const { columns } = await board(secretary, '?urgency=today');
    for (const { counts, cards } of columns) expect(counts.open).toBe(cards.length);
  });
});

describe('order', () => {
  test('D.3-28 · last changed first, through all windows, each card once', async () => {
    const cards = await column(secretary, 'drafting', 'sort=updated');
    const changed = new Map(ids.map((id, index) => [id, `${seeds[index]?.updated_at ?? ''} ${String(id).padStart(9, '0')}`]));
    const wanted = [...cards].sort((a, b) => ((changed.get(a.id) ?? '') < (changed.get(b.id) ?? '') ? 1 : -1)).map(({ id }) => id);
    expect(cards.map(({ id }) => id)).toEqual(wanted);
    expect(new Set(wanted).size).toBe(60);
  });

  test('D.3-28 · a cursor of another order is refused instead of leaving cards out', async () => {
    const { next } = await get<BoardWindow>(secretary, '/boards/official-document/columns/drafting?sort=updated');
    await app.request
      .get(`/workboard/boards/official-document/columns/drafting?sort=due&after=${next ?? ''}`)
      .set('Authorization', secretary.bearer)
      .expect(400);
  });

  test('D.3-28 · a draft is put between two others, however often, and stays there; its revision and those of others do not change', async () => {
    const order = async () => (await column(secretary, 'drafting', 'sort=manual')).map(({ id }) => id);
    const [first, second, ...others] = await order();
    const moving = others.slice(0, 40);
    for (const id of moving) await send(secretary, 'put', `/cards/${id}/place`, { after: first, before: second }).expect(200);
    expect((await order()).slice(0, 3)).toEqual([first, moving.at(-1), moving.at(-2)]);
    // Halving forty times is finer than the distance at which a column is numbered anew.
    expect((await order()).slice(1, 41)).toEqual([...moving].reverse());
    expect((await order()).slice(41)).toEqual([second, ...others.slice(40)]);
    const { columns } = await board(secretary, '?sort=manual');
    expect(columns.map(({ kind, order: by }) => [kind, by])).toEqual(
      columns.map(({ kind }) => [kind, kind === 'initial' ? 'manual' : 'due']),
    );
    const revisions = (await app.strapi.db.connection('workboard_cards').whereIn('id', ids).distinct('revision')) as { revision: number }[];
    expect(revisions).toHaveLength(1);
    expect((await get<{ cards: number[] }>(secretary, '/boards/official-document/changes?since=0')).cards).toEqual(
      expect.arrayContaining([moving[0]]),
    );
  });

  test(`P12 · an adversary who puts ${ADVERSARY} cards into the narrowest gap: the order is the one of a list, and a rank stays a number of eight bytes`, async () => {
    const container = containerOf(app.strapi);
    const viewer = { actor: await container.members.actor(secretary.id, TODAY as Day), keeper: false };
    const ranks = async () =>
      (await app.strapi.db
        .connection('workboard_cards as c')
        .where('c.stage', 'drafting')
        .orderByRaw(orderBy('manual'))
        .select('c.id', 'c.rank')) as { id: number; rank: number | null }[];
    const model = (await ranks()).map(({ id }) => id);
    // The same moves in every run: mostly the first or the last card into the middle of the two that were parted last, else anywhere.
    const random = numbers(12);
    let gap = 1;
    for (let move = 0; move < ADVERSARY; move += 1) {
      const from = random() < 0.9 ? (move % 2 === 0 ? model.length - 1 : 0) : Math.floor(random() * model.length);
      const [card = 0] = model.splice(from, 1);
      if (random() < 0.1) gap = Math.floor(random() * model.length);
      const at = Math.min(gap, model.length);
      await placeCard(container, viewer, { card, after: model[at - 1] ?? null, before: model[at] ?? null });
      model.splice(at, 0, card);
      if (move % 50 === 0) expect((await ranks()).map(({ id }) => id)).toEqual(model);
    }
    const placed = await ranks();
    expect(placed.map(({ id }) => id)).toEqual(model);
    const numbered = placed.flatMap(({ rank }) => (rank === null ? [] : [rank]));
    expect(new Set(numbered).size).toBe(numbered.length);
    expect(numbered.every((rank) => Number.isFinite(rank) && Math.abs(rank) < 2 ** 40)).toBe(true);
  });

  test('X-19 · who places a card that they see only in somebody’s stead does it 代', async () => {
    const substitute = await createStaff(app, {
      name: 'placer',
      actions: ['plugin::workboard.board.read', 'plugin::workboard.board.move'],
    });
    await app.strapi.db.connection('workboard_stand_ins').insert({
      principal_id: secretary.id,
      substitute_id: substitute.id,
      from_day: TODAY,
      until_day: TODAY,
      reason: '出差',
      made_by: secretary.id,
      made_at: '2026-09-30T00:00:00.000Z',
    });
    const [first, second, third] = await column(substitute, 'drafting', 'sort=manual');
    await send(substitute, 'put', `/cards/${third?.id ?? 0}/place`, { after: first?.id, before: second?.id }).expect(200);
    expect(await app.strapi.db.connection('workboard_log').orderBy('seq', 'desc').first()).toMatchObject({
      event: 'place',
      actor_id: substitute.id,
      standing_in_for: secretary.id,
    });
  });

  test('D.3-28, reading 3.13 · nothing else is ordered by hand, nor by somebody who does not see it', async () => {
    const [a, b] = (await board(secretary)).columns.find(({ stage }) => stage === 'issued')?.cards ?? [];
    const refused = await send(secretary, 'put', `/cards/${a?.id ?? 0}/place`, { after: b?.id ?? null, before: null });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('只有起草阶段可以手动排序');
    const [own] = await column(clerk, 'issued', '');
    expect(own).toBeDefined();
    const foreign = ids[0] ?? 0;
    await send(clerk, 'put', `/cards/${foreign}/place`, { after: ids[2], before: null }).expect(404);
    await send(keeper, 'put', `/cards/${foreign}/place`, { after: ids[2], before: null }).expect(403);
    await send(secretary, 'put', `/cards/${foreign}/place`, { after: null, before: null }).expect(400);
    await send(secretary, 'put', `/cards/${foreign}/place`, { after: ids[1], before: null }).expect(400);
  });
});

describe('paper', () => {
  test('D.3-23 · the list holds every card of the filter, column by column, and nothing of other units', async () => {
    const list = await get<BoardList>(secretary, '/boards/official-document/list?unit=unit-2&sort=updated');
    expect(list).toMatchObject({ total: 30, cut: false });
    expect(list.columns.filter(({ cards }) => cards.length > 0).map(({ stage, cards }) => [stage, cards.length])).toEqual([
      ['drafting', 30],
    ]);
    const own = await get<BoardList>(clerk, '/boards/official-document/list');
    expect(own.columns.flatMap(({ cards }) => cards).every(({ unit }) => unit === 'unit-1')).toBe(true);
  });
});

describe('views', () => {
  const view = (name: string, more: Partial<SaveViewRequest> = {}): SaveViewRequest => ({
    name,
    filter: { urgency: 'overdue' },
    layout: { sort: 'updated', lanes: 'unit' },
    density: 'compact',
    sharedWith: 'private',
    unit: null,
    defaultRole: null,
    ...more,
  });
  const VIEWS = '/boards/official-document/views';
  const names = async (who: Staff) => (await get<BoardView[]>(who, VIEWS)).map(({ name }) => name);
  const save = async (who: Staff, input: SaveViewRequest) =>
    ((await send(who, 'post', VIEWS, input).expect(200)).body as { data: BoardView }).data;

  test('D.3-26 · a private view is its owner’s alone: others neither see, change nor delete it', async () => {
    const own = await save(clerk, view('我的逾期'));
    expect(own).toMatchObject({ mine: true, mayChange: true, filter: { urgency: 'overdue' }, layout: { sort: 'updated', lanes: 'unit' } });
    expect(await names(secretary)).not.toContain('我的逾期');
    await send(secretary, 'put', `/views/${own.id}`, view('改名')).expect(404);
    await send(secretary, 'delete', `/views/${own.id}`).expect(404);
    await send(clerk, 'put', `/views/${own.id}`, view('逾期件')).expect(200);
    expect(await names(clerk)).toContain('逾期件');
    await send(clerk, 'delete', `/views/${own.id}`).expect(200);
    expect(await names(clerk)).not.toContain('逾期件');
  });

  test('D.3-26 · a shared view is seen by its unit or by all; only its owner or who may share views changes it', async () => {
    const unit = await save(secretary, view('办公室件', { sharedWith: 'unit', unit: 'office' }));
    const all = await save(secretary, view('全体件', { sharedWith: 'all' }));
    expect(await names(clerk)).toEqual(['全体件']);
    expect((await get<BoardView[]>(clerk, VIEWS))[0]).toMatchObject({ mine: false, mayChange: false, owner: 'secretary' });
    await send(clerk, 'put', `/views/${all.id}`, view('抢改', { sharedWith: 'all' })).expect(403);
    await send(clerk, 'delete', `/views/${all.id}`).expect(403);
    await send(clerk, 'delete', `/views/${unit.id}`).expect(404);
    const theirs = await save(clerk, view('承办人的', { sharedWith: 'all' }));
    await send(secretary, 'put', `/views/${theirs.id}`, view('秘书科改过', { sharedWith: 'all' })).expect(200);
    expect(await names(clerk)).toContain('秘书科改过');
    await send(clerk, 'post', VIEWS, view('别的单位', { sharedWith: 'unit', unit: 'office' })).expect(400);
  });

  test('D.3-26 · what an office role begins with is set by who may share views, and told to its members', async () => {
    const wanted = view('承办人默认', { sharedWith: 'all', defaultRole: 'handling_clerk' });
    await send(clerk, 'post', VIEWS, wanted).expect(403);
    await send(secretary, 'post', VIEWS, { ...wanted, sharedWith: 'private' }).expect(400);
    await send(secretary, 'post', VIEWS, { ...wanted, defaultRole: 'nobody' }).expect(400);
    const saved = await save(secretary, wanted);
    expect(saved).toMatchObject({ isDefault: false, defaultRole: 'handling_clerk' });
    expect((await get<BoardView[]>(clerk, VIEWS)).find(({ id }) => id === saved.id)).toMatchObject({ isDefault: true });
  });

  test('D.3-26, D.3-42 · bad input is told by its name, and every write of a view stands in the log', async () => {
    const refused = await send(clerk, 'post', VIEWS, view(' '));
    expect([refused.status, refused.text.includes('请填写名称')]).toEqual([400, true]);
    const events = (await app.strapi.db.connection('workboard_log').where('event', 'like', 'view.%').distinct('event')) as {
      event: string;
    }[];
    expect(events.map(({ event }) => event).sort()).toEqual(['view.change', 'view.delete', 'view.save']);
  });
});

describe('room', () => {
  const LIMIT = {
    'done: { title: 办结, kind: final }': 'desk: { title: 办理台, owner: clerk, wip: { hard: 2 } }\n  done: { title: 办结, kind: final }',
    'close: { title: 办结, from: open, to: done, by: system }':
      'take: { title: 上台, from: open, to: desk, by: system }\n  close: { title: 办结, from: [open, desk], to: done, by: system }',
  };

  test('D.3-12 · a full stage takes no further card through any door, and takes the next when one has left', async () => {
    const pack = await makeTinyPack(app);
    try {
      await pack.write(LIMIT);
      await pack.load();
      const cards = [];
      for (let index = 0; index < 3; index += 1) cards.push((await pack.open()).id);
      await pack.fire(cards[0] ?? 0, 'take');
      await pack.fire(cards[1] ?? 0, 'take');
      const refused = (await pack.fire(cards[2] ?? 0, 'take').catch((error: unknown) => error)) as Refusal;
      expect(refused).toMatchObject({ status: 422 });
      expect(refused.details.unmet).toMatchObject([{ code: 'wip', clauses: [] }]);
      expect(refused.message).toContain('“办理台”在办已达上限 2 件');
      await pack.fire(cards[0] ?? 0, 'close');
      await pack.fire(cards[2] ?? 0, 'take');
    } finally {
      await pack.remove();
    }
  });
});

test('D.3-14 · cards that were written before their workflow told kinds and marks get theirs at the next start', async () => {
  const drafts = app.strapi.db.query('api::document.document');
  const document = (await drafts.findOne({ where: { publishedAt: null } })) as { documentId: string; kind: string; attributeFinal: string };
  const card = app.strapi.db.connection('workboard_cards').where({ subject_document: document.documentId });
  expect(await card.clone().first('kind', 'mark')).toEqual({ kind: document.kind, mark: document.attributeFinal });
  await card.clone().update({ kind: null, mark: null });
  await fillMirrors(app.strapi, containerOf(app.strapi).workflows.newest('official-document'));
  expect(await card.clone().first('kind', 'mark')).toEqual({ kind: document.kind, mark: document.attributeFinal });
});
