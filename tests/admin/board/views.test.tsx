import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';

import PrintPage from '../../../plugins/workboard/admin/src/features/board-views/PrintPage';
import type { BoardView } from '../../../plugins/workboard/shared/contract';
import { board, card, column, text } from '../helpers/board-data';
import { ADDRESS, asked, cardNode, columnOf, office, openBoard, serve } from '../helpers/board-page';
import { stubBoardLayout } from '../helpers/board-layout';
import { renderWithProviders } from '../helpers/render';
import { world } from '../helpers/strapi-admin';

jest.mock('@strapi/strapi/admin', () => jest.requireActual<object>('../helpers/strapi-admin'));

beforeAll(stubBoardLayout);
beforeEach(() => window.localStorage.clear());

const CARD = '停车泊位建设计划';
const boardAsked = () => asked('GET', ADDRESS.replace('/plugins', '')).filter(({ url }) => url.endsWith('official-document'));
const view = (more: Partial<BoardView> = {}): BoardView => ({
  id: 5,
  name: '逾期件',
  filter: { urgency: 'overdue' },
  layout: { sort: 'updated' },
  density: 'compact',
  sharedWith: 'all',
  unit: null,
  defaultRole: null,
  defaultRoleTitle: null,
  isDefault: false,
  owner: '林知秋',
  mine: true,
  mayChange: true,
  ...more,
});

const choose = async (label: string, option: string) => {
  fireEvent.keyDown(screen.getByRole('combobox', { name: label }), { key: 'ArrowDown' });
  fireEvent.pointerUp(await screen.findByRole('option', { name: option }));
};

const openMenu = (name: RegExp) => fireEvent.keyDown(screen.getByRole('button', { name }), { key: 'Enter' });

test('D.3-27 · what I watch is one press', async () => {
  const { where } = await openBoard(office());
  await screen.findByText(CARD);
  fireEvent.click(screen.getByRole('button', { name: '我关注的' }));
  await waitFor(() => expect(boardAsked().at(-1)?.params).toEqual({ watched: 'me' }));
  expect(where.search).toBe('?watched=me');
  expect(screen.getByRole('button', { name: '取消筛选：我关注的' })).toBeTruthy();
});

test('D.3-24, D.3-28, D.3-13 · order and lanes of the address are asked of the server; unknown ones are not', async () => {
  await openBoard(office(), { search: '?sort=updated&lanes=unit' });
  await waitFor(() => expect(boardAsked().at(-1)?.params).toEqual({ sort: 'updated', lanes: 'unit' }));
});

test('D.3-12 · a soft limit warns and a hard one says “full”, with a sign and words, but not of what a filter has left over', async () => {
  const counts = { open: 13, overdue: 0, today: 0, soon: 0, suspended: 0 };
  const house = office();
  house.board = board([
    column('draft', '起草', [card(1, 'draft', { title: CARD })], { counts, wip: { soft: 12, hard: 20 } }),
    column('review', '审查', [card(3, 'review')], { counts, wip: { hard: 13 } }),
    column('approval', '审定', [card(4, 'approval')], { counts, wip: { soft: 13 } }),
  ]);
  const { unmount } = await openBoard(house);
  await screen.findByText(CARD);
  expect(within(columnOf('draft')).getByTitle('在办 13 件，超过提示线 12 件').textContent).toBe('◆ 超过 12 件');
  expect(within(columnOf('review')).getByTitle('在办 13 件，已达上限 13 件，不能再移入').textContent).toBe('■ 已满 13 件');
  expect(within(columnOf('approval')).queryByText(/超过/)).toBeNull();
  unmount();
  await openBoard(house, { search: '?q=停车' });
  await screen.findByText(CARD);
  expect(within(columnOf('draft')).queryByText(/超过/)).toBeNull();
});

test('D.3-17, D.3-16 · a folded column keeps its count, and fold and density are remembered for this person', async () => {
  const { unmount } = await openBoard(office());
  await screen.findByText(CARD);
  fireEvent.click(screen.getByRole('button', { name: '收起“审查”' }));
  expect(within(columnOf('review')).getByRole('heading').textContent).toBe('审查1');
  expect(columnOf('review').querySelector('[data-card-id]')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '紧凑' }));
  expect(document.querySelector('[data-density="compact"]')).toBeTruthy();
  unmount();
  await openBoard(office());
  await screen.findByText(CARD);
  await waitFor(() => expect(columnOf('review').querySelector('[data-card-id]')).toBeNull());
  expect(document.querySelector('[data-density="compact"]')).toBeTruthy();
  expect(Object.keys(window.localStorage)).toEqual(['workboard.board.7.official-document']);
  fireEvent.click(within(columnOf('review')).getByRole('button'));
  expect(columnOf('review').querySelector('[data-card-id]')).toBeTruthy();
});

test('D.3-14 · a card says of what kind it is, and how far it may be known', async () => {
  const house = office();
  house.board = board([
    column('draft', '起草', [card(1, 'draft', { title: CARD, kind: { key: 'plan', title: text('规划计划') }, mark: text('不公开') })]),
  ]);
  await openBoard(house);
  await screen.findByText(CARD);
  expect(within(cardNode(1)).getByTitle('种类').textContent).toBe('规划计划');
  expect(within(cardNode(1)).getByTitle('公开属性').textContent).toContain('不公开');
});

test('D.3-13 · lanes have names and counts, hold their cards in every column, and fold', async () => {
  const house = office();
  const lane = (id: number, stage: string, key: string) => card(id, stage, { lane: key });
  house.board = {
    ...board([
      column('draft', '起草', [lane(1, 'draft', 'zwgk'), lane(2, 'draft', '-')], {
        cells: [
          { lane: 'zwgk', open: 1, next: null },
          { lane: '-', open: 9, next: 'w2' },
        ],
      }),
      column('review', '审查', [lane(3, 'review', 'zwgk')], { cells: [{ lane: 'zwgk', open: 1, next: null }] }),
    ]),
    lanes: [
      { key: 'zwgk', title: text('政务公开科'), open: 2, overdue: 1 },
      { key: '-', title: null, open: 9, overdue: 0 },
    ],
  };
  await openBoard(house, { search: '?lanes=unit' });
  const first = await screen.findByRole('region', { name: '泳道“政务公开科”，2 件，逾期 1 件' });
  expect([...first.querySelectorAll('[data-card-id]')].map((node) => node.getAttribute('data-card-id'))).toEqual(['1', '3']);
  expect(screen.getByRole('region', { name: '泳道“未填”，9 件，逾期 0 件' })).toBeTruthy();
  // The cell whose end is in sight asks for its own next window.
  await waitFor(() => expect(asked('GET', '/columns/draft')[0]?.params).toEqual({ lanes: 'unit', lane: '-', after: 'w2' }));
  fireEvent.click(within(first).getByRole('button', { name: /政务公开科/ }));
  expect(first.querySelector('[data-card-id]')).toBeNull();
});

test('D.3-13 · a lane whose cards all lie in columns out of sight says in which, and leads there', async () => {
  const house = office();
  house.board = {
    ...board([
      column('draft', '起草', [], { cells: [] }),
      column('review', '审查', [card(3, 'review', { lane: 'zwgk' })], { cells: [{ lane: 'zwgk', open: 1, next: null }] }),
      column('issued', '印发', [card(4, 'issued', { lane: 'zwgk' })], { cells: [{ lane: 'zwgk', open: 2, next: null }] }),
    ]),
    lanes: [{ key: 'zwgk', title: text('政务公开科'), open: 3, overdue: 0 }],
  };
  let looked: (entries: { target: Element; isIntersecting: boolean }[]) => void = () => undefined;
  class Looking {
    constructor(callback: typeof looked) {
      looked = callback;
    }
    observe() {}
    disconnect() {}
  }
  Object.assign(globalThis, { IntersectionObserver: Looking });
  await openBoard(house, { search: '?lanes=unit' });
  const lane = await screen.findByRole('region', { name: /泳道“政务公开科”/ });
  const scrolled = (stage: string, isIntersecting: boolean) => act(() => looked([{ target: columnOf(stage), isIntersecting }]));
  scrolled('issued', false);
  expect(within(lane).queryByText(/看不到的列/)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '收起“审查”' }));
  expect(await within(lane).findByText(/卡片都在看不到的列里/)).toBeTruthy();
  expect(within(lane).getByRole('button', { name: '印发 2 件' })).toBeTruthy();
  fireEvent.click(within(lane).getByRole('button', { name: '审查 1 件' }));
  await waitFor(() => expect(within(lane).queryByText(/看不到的列/)).toBeNull());
  expect(lane.querySelector('[data-card-id="3"]')).toBeTruthy();
});

test('D.3-28 · drafts are put in order by Alt and the arrows, between the neighbours of the new place', async () => {
  const house = office();
  house.board = board([
    column('draft', '起草', [card(1, 'draft', { title: CARD }), card(2, 'draft'), card(4, 'draft')], { order: 'manual' }),
    column('review', '审查', [card(3, 'review')]),
  ]);
  await openBoard(house, { search: '?sort=manual' });
  await screen.findByText(CARD);
  cardNode(1).focus();
  fireEvent.keyDown(cardNode(1), { key: 'ArrowDown', altKey: true });
  await waitFor(() => expect(asked('PUT', '/cards/1/place')[0]?.body).toEqual({ after: 2, before: 4 }));
  fireEvent.keyDown(cardNode(3), { key: 'ArrowDown', altKey: true });
  expect(asked('PUT', '/cards/3/place')).toHaveLength(0);
});

test('D.3-26 · a saved view sets address and density; the default of my office role is applied to a bare address', async () => {
  const { where, unmount } = await openBoard({ ...office(), views: [view()] });
  await screen.findByText(CARD);
  openMenu(/^视图/);
  fireEvent.click(await screen.findByRole('menuitem', { name: '逾期件' }));
  await waitFor(() => expect(where.search).toBe('?urgency=overdue&sort=updated&view=5'));
  expect(document.querySelector('[data-density="compact"]')).toBeTruthy();
  unmount();
  const begun = await openBoard({ ...office(), views: [view({ isDefault: true })] });
  await waitFor(() => expect(begun.where.search).toBe('?urgency=overdue&sort=updated&view=5'));
  begun.unmount();
  const asked1 = await openBoard({ ...office(), views: [view({ isDefault: true })] }, { search: '?unit=zwgk' });
  await screen.findByText(CARD);
  expect(asked1.where.search).toBe('?unit=zwgk');
});

test('D.3-26 · saving sends filter, order, lanes and density under a name; what the server says against it stands in the dialog', async () => {
  const house = { ...office(), views: [view({ mayChange: false, mine: false })] };
  house.fired = () => ({
    error: { name: 'BadRequestError', message: '名称已用 / Name is taken', status: 400, details: { field: 'name' } },
  });
  await openBoard(house, { search: '?urgency=overdue&lanes=unit&view=5' });
  openMenu(/^视图/);
  expect(screen.queryByRole('menuitem', { name: /修改视图|删除视图/ })).toBeNull();
  fireEvent.click(await screen.findByRole('menuitem', { name: '保存当前视图…' }));
  const dialog = await screen.findByRole('dialog', { name: '保存视图' });
  fireEvent.click(within(dialog).getByRole('button', { name: '保存视图' }));
  expect(await within(dialog).findByText('请填写名称')).toBeTruthy();
  fireEvent.change(within(dialog).getByRole('textbox', { name: /名称/ }), { target: { value: '我的逾期' } });
  fireEvent.click(within(dialog).getByRole('button', { name: '保存视图' }));
  expect(await within(dialog).findByText('名称已用')).toBeTruthy();
  expect(asked('POST', '/views')[0]?.body).toEqual({
    name: '我的逾期',
    filter: { urgency: 'overdue' },
    layout: { lanes: 'unit' },
    density: 'comfortable',
    sharedWith: 'private',
    unit: null,
    defaultRole: null,
  });
  // The entry of the menu that was chosen is gone: whoever closes stands on the menu's button.
  fireEvent.keyDown(dialog, { key: 'Escape', code: 'Escape' });
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: /^视图/ })));
});

test('D.3-23 · the paper names filter, day, number and who prints, and lists the cards column by column', async () => {
  serve(office());
  const answer = world.answer;
  const columns = [
    { stage: 'draft', title: text('起草'), cards: [card(1, 'draft', { title: CARD })] },
    { stage: 'review', title: text('审查'), cards: [] },
  ];
  world.answer = (request) =>
    request.url.endsWith('/list')
      ? { data: { data: { workflow: { key: 'official-document', title: text('公文公开') }, columns, total: 1, cut: false } } }
      : answer(request);
  renderWithProviders(<PrintPage />, { at: `${ADDRESS}/print?urgency=overdue`, path: '/plugins/workboard/boards/:workflow/print' });
  const frame = await screen.findByTitle<HTMLIFrameElement>('打印内容');
  fireEvent.load(frame);
  await waitFor(() =>
    expect(frame.contentDocument?.body.textContent).toContain('筛选：已逾期 · 共 1 件 · 2026年11月24日 周二 · 打印人：林知秋'),
  );
  expect([...(frame.contentDocument?.querySelectorAll('caption') ?? [])].map(({ textContent }) => textContent)).toEqual(['起草（1 件）']);
  expect(frame.contentDocument?.querySelector('tbody')?.textContent).toContain(CARD);
  expect(asked('GET', '/list')[0]?.params).toEqual({ urgency: 'overdue' });
});

test('D.3-28 · the order is chosen from a list and stands in the address', async () => {
  const { where } = await openBoard(office());
  await screen.findByText(CARD);
  await choose('排序', '按最近更新');
  await waitFor(() => expect(where.search).toBe('?sort=updated'));
});
