import { screen, within } from '@testing-library/react';

import { board, card, column, tab, text } from '../helpers/board-data';
import { asked, columnOf, office, openBoard, serve } from '../helpers/board-page';
import { stubBoardLayout } from '../helpers/board-layout';
import { renderWithProviders } from '../helpers/render';
import { world } from '../helpers/strapi-admin';
import BoardPage from '../../../plugins/workboard/admin/src/features/board/BoardPage';

jest.mock('@strapi/strapi/admin', () => jest.requireActual<object>('../helpers/strapi-admin'));

beforeAll(stubBoardLayout);

const create = { event: 'draft', title: text('新建公文'), form: 'draft', clauses: [] };
const noCards = () => board([column('draft', '起草', []), column('review', '审查', [])]);

test('board 12, 15 · a column shows its count, and its overdue cards with a sign and words', async () => {
  const house = office();
  house.board = board([column('draft', '起草', [card(1, 'draft')], { counts: { open: 41, overdue: 3, today: 0, soon: 0, suspended: 0 } })]);
  await openBoard(house);
  const head = await screen.findByRole('heading', { level: 2 });
  expect(head.textContent).toBe('起草41▲ 3');
  expect(within(head).getByTitle('逾期 3 件')).toBeTruthy();
});

test('board 19 · an empty board offers to open the first card to those who may', async () => {
  const house = { ...office(), tabs: [tab({ create })], board: noCards() };
  await openBoard(house);
  expect(await screen.findByText('这个看板还没有办件。从第一件开始。')).toBeTruthy();
  expect(screen.getAllByRole('button', { name: '新建公文' })).toHaveLength(2);
});

test('board 19 · an empty board leads those who may not open cards to today’s work', async () => {
  await openBoard({ ...office(), board: noCards() });
  const words = await screen.findByText('这个看板还没有办件。有新的办件时会出现在这里。');
  expect(words).toBeTruthy();
  expect(screen.getAllByRole('link', { name: '今日必办' }).length).toBeGreaterThan(0);
});

test('board 19 · an empty filter result offers to clear the filters', async () => {
  await openBoard({ ...office(), board: noCards() }, { search: '?q=没有' });
  expect(await screen.findByText('没有符合筛选条件的办件。')).toBeTruthy();
  expect(screen.getAllByRole('button', { name: '清除全部筛选' }).length).toBeGreaterThan(0);
});

test('board 19 · an empty column says how cards come into it', async () => {
  await openBoard(office());
  await screen.findByText('停车泊位建设计划');
  expect(columnOf('approval').textContent).toContain('把卡片拖到这里，或在卡片上按 M');
});

test('board 19 · without any office role the page says whom to ask', async () => {
  serve({ ...office(), tabs: [] });
  renderWithProviders(<BoardPage />, { at: '/plugins/workboard/boards', path: '/plugins/workboard/boards' });
  expect(await screen.findByText('您在工作台还没有岗位，请联系管理员分配岗位和单位。')).toBeTruthy();
});

test('board 19 · a board that is not mine leads to one that is', async () => {
  serve(office());
  renderWithProviders(<BoardPage />, { at: '/plugins/workboard/boards/secret', path: '/plugins/workboard/boards/:workflow' });
  const link = await screen.findByRole('link', { name: '打开“公文公开”' });
  expect(link.getAttribute('href')).toBe('/plugins/workboard/boards/official-document');
});

test('board 18 · a skeleton of columns and cards stands in until the board is there', async () => {
  const house = office();
  serve(house);
  const answer = world.answer;
  world.answer = (request) => (request.url === '/workboard/boards/official-document' ? new Promise(() => undefined) : answer(request));
  renderWithProviders(<BoardPage />, { at: '/plugins/workboard/boards/official-document', path: '/plugins/workboard/boards/:workflow' });
  expect(await screen.findByRole('heading', { level: 1, name: '公文公开' })).toBeTruthy();
  expect(screen.getByText('正在加载')).toBeTruthy();
});

test('board 19 · a board that does not load says why and can be tried again', async () => {
  const house = office();
  serve(house);
  const answer = world.answer;
  let broken = true;
  world.answer = (request) =>
    broken && request.url === '/workboard/boards/official-document'
      ? { error: { name: 'InternalServerError', message: '数据库忙', status: 500 } }
      : answer(request);
  renderWithProviders(<BoardPage />, { at: '/plugins/workboard/boards/official-document', path: '/plugins/workboard/boards/:workflow' });
  expect(await screen.findByText('服务器报告了错误：数据库忙')).toBeTruthy();
  broken = false;
  screen.getByRole('button', { name: '重试' }).click();
  expect(await screen.findByText('停车泊位建设计划')).toBeTruthy();
});

test('board 22 · a column of ten thousand draws only what is seen, and asks for the next window near its end', async () => {
  const house = office();
  const many = Array.from({ length: 50 }, (_, index) => card(index + 1, 'draft'));
  house.board = board([
    column('draft', '起草', many, { counts: { open: 10_000, overdue: 0, today: 0, soon: 0, suspended: 0 }, next: 'w2' }),
  ]);
  await openBoard(house);
  await screen.findByText('公文1');
  expect(document.querySelectorAll('[data-card-id]').length).toBeLessThan(12);
  const nodes = document.querySelector('[data-card-id="1"]')?.querySelectorAll('*').length ?? 99;
  expect(nodes).toBeLessThanOrEqual(12);
  expect(asked('GET', '/columns/')).toHaveLength(0);
});

test('board 22 · a short first window is followed by the next one', async () => {
  const house = office();
  house.board = board([column('draft', '起草', [card(1, 'draft'), card(2, 'draft')], { next: 'w2' })]);
  serve(house);
  const answer = world.answer;
  world.answer = (request) =>
    request.url.endsWith('/columns/draft')
      ? { data: { data: { stage: 'draft', cards: [card(2, 'draft'), card(3, 'draft')], next: null } } }
      : answer(request);
  renderWithProviders(<BoardPage />, { at: '/plugins/workboard/boards/official-document', path: '/plugins/workboard/boards/:workflow' });
  expect(await screen.findByText('公文3')).toBeTruthy();
  expect(asked('GET', '/columns/draft')[0]?.params).toEqual({ after: 'w2' });
  // Card 2 slid over the border between the two requests; it stands once.
  expect(document.querySelectorAll('[data-card-id="2"]')).toHaveLength(1);
});

test('board 43 · the whole page in English', async () => {
  await openBoard(office(), { locale: 'en' });
  await screen.findByText('停车泊位建设计划');
  expect(screen.getByRole('button', { name: 'My cards' })).toBeTruthy();
  expect(screen.getByRole('button', { name: /Overdue\s*2/ })).toBeTruthy();
});
