import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';

import { asked, cardNode, columnOf, office, openBoard, settleIn } from '../helpers/board-page';
import { board, card, column } from '../helpers/board-data';
import { stubBoardLayout } from '../helpers/board-layout';
import { world } from '../helpers/strapi-admin';

jest.mock('@strapi/strapi/admin', () => jest.requireActual<object>('../helpers/strapi-admin'));

beforeAll(stubBoardLayout);
beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const boards = () => asked('GET', '/workboard/boards/official-document').filter((one) => !one.url.endsWith('/changes'));
const wait = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

async function openedBoard() {
  const house = office();
  await openBoard(house);
  await screen.findByText('停车泊位建设计划');
  return house;
}

/** Somebody else moves the first card. */
function elsewhere(house: ReturnType<typeof office>, ids: number[]) {
  const answer = world.answer;
  if (ids.length > 0) settleIn(house, 'review');
  world.answer = (request) =>
    request.url.endsWith('/changes')
      ? { data: { data: { cursor: house.board.cursor, cards: request.params.since === '1' ? ids : [], calendar: false } } }
      : answer(request);
}

test('board 40 · a change by somebody else is on the board within five seconds', async () => {
  const house = await openedBoard();
  elsewhere(house, [1]);
  await wait(5_000);
  await waitFor(() => expect(within(columnOf('review')).queryByText('停车泊位建设计划')).toBeTruthy());
  expect(asked('GET', '/changes')[0]?.params).toEqual({ since: '1' });
});

test('X-02 · a new calendar that somebody else applied is on the board within five seconds, though no card was moved', async () => {
  const house = await openedBoard();
  const answer = world.answer;
  house.board = board([column('draft', '起草', [card(1, 'draft', { title: '停车泊位建设计划（改期）' })])], 2);
  world.answer = (request) =>
    request.url.endsWith('/changes')
      ? { data: { data: { cursor: 2, cards: [], calendar: request.params.since === '1' } } }
      : answer(request);
  await wait(5_000);
  expect(await screen.findByText('停车泊位建设计划（改期）')).toBeTruthy();
});

test('board 40 · without changes the board itself is not asked again', async () => {
  const house = await openedBoard();
  elsewhere(house, []);
  const before = boards().length;
  await wait(16_000);
  expect(asked('GET', '/changes').length).toBeGreaterThanOrEqual(3);
  expect(boards()).toHaveLength(before);
});

test('board 40 · nothing is asked and nothing moves while a card is in hand', async () => {
  const house = await openedBoard();
  elsewhere(house, [1]);
  act(() => cardNode(2).focus());
  fireEvent.keyDown(cardNode(2), { code: 'Space', key: ' ' });
  await wait(20_000);
  expect(asked('GET', '/changes')).toHaveLength(0);
  expect(within(columnOf('draft')).getByText('停车泊位建设计划')).toBeTruthy();
  fireEvent.keyDown(document, { code: 'Escape', key: 'Escape' });
  await wait(5_000);
  await waitFor(() => expect(within(columnOf('review')).queryByText('停车泊位建设计划')).toBeTruthy());
});

test('board 41 · without an answer a banner says that the board may be old; it goes when the line is back', async () => {
  await openedBoard();
  const answer = world.answer;
  let cut = true;
  world.answer = (request) =>
    cut && request.url.endsWith('/changes') ? { error: { name: 'TypeError', message: 'Failed to fetch' } } : answer(request);
  await wait(5_000);
  expect(await screen.findByText(/与服务器的连接中断/)).toBeTruthy();
  expect(screen.getByText('停车泊位建设计划')).toBeTruthy();
  cut = false;
  await wait(5_000);
  await waitFor(() => expect(screen.queryByText(/与服务器的连接中断/)).toBeNull());
});

test('board 41 · an ended session is told as such', async () => {
  await openedBoard();
  world.answer = () => ({ error: { name: 'UnauthorizedError', message: 'Missing or invalid credentials', status: 401 } });
  await wait(5_000);
  expect(await screen.findByText(/登录已过期/)).toBeTruthy();
});
