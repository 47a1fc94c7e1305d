import { act, fireEvent, screen, waitFor } from '@testing-library/react';

import { ADDRESS, asked, office, openBoard } from '../helpers/board-page';
import { stubBoardLayout } from '../helpers/board-layout';

jest.mock('@strapi/strapi/admin', () => jest.requireActual<object>('../helpers/strapi-admin'));

beforeAll(stubBoardLayout);

const boardsAsked = () => asked('GET', ADDRESS.replace('/plugins', '')).filter((one) => !one.url.includes('/changes'));
const lastFilter = () => boardsAsked().at(-1)?.params;

test('board 24 · filters of the address are asked of the server and shown as chips', async () => {
  await openBoard(office(), { search: '?q=停车&unit=zwgk&assignee=none&urgency=overdue' });
  await screen.findByText('停车泊位建设计划');
  expect(lastFilter()).toEqual({ q: '停车', unit: 'zwgk', assignee: 'none', urgency: 'overdue' });
  expect(screen.getByRole('button', { name: '取消筛选：搜索“停车”' })).toBeTruthy();
  expect(screen.getByRole('button', { name: '取消筛选：未分配' })).toBeTruthy();
  expect(screen.getByRole('button', { name: '取消筛选：已逾期' })).toBeTruthy();
});

test('board 24 · an urgency the server does not know is not sent', async () => {
  await openBoard(office(), { search: '?urgency=whatever' });
  await screen.findByText('停车泊位建设计划');
  expect(lastFilter()).toEqual({});
});

test('board 24, 27 · a counter filters when it is pressed, stands in the address, and “back” takes it away', async () => {
  const { where } = await openBoard(office());
  await screen.findByText('停车泊位建设计划');
  const overdue = screen.getByRole('button', { name: /已逾期\s*2/ });
  fireEvent.click(overdue);
  await waitFor(() => expect(lastFilter()).toEqual({ urgency: 'overdue' }));
  expect(where.search).toBe('?urgency=overdue');
  expect(overdue.getAttribute('aria-pressed')).toBe('true');
  act(() => where.go(-1));
  await waitFor(() => expect(where.search).toBe(''));
  expect(screen.getByRole('button', { name: /已逾期\s*2/ }).getAttribute('aria-pressed')).toBe('false');
});

test('board 27 · “mine” is one press', async () => {
  await openBoard(office());
  await screen.findByText('停车泊位建设计划');
  fireEvent.click(screen.getByRole('button', { name: '我的待办' }));
  await waitFor(() => expect(lastFilter()).toEqual({ assignee: 'me' }));
});

test('board 25 · two Chinese characters are searched when the typing pauses, in one request', async () => {
  const { where } = await openBoard(office());
  await screen.findByText('停车泊位建设计划');
  const box = screen.getByRole('searchbox', { name: '搜索看板' });
  fireEvent.change(box, { target: { value: '停' } });
  fireEvent.change(box, { target: { value: '停车' } });
  await waitFor(() => expect(lastFilter()).toEqual({ q: '停车' }));
  expect(boardsAsked().filter((one) => one.params.q === '停')).toHaveLength(0);
  expect(where.search).toBe('?q=停车');
});

test('board 29 · one button clears all filters, and leaves the open card alone', async () => {
  const { where } = await openBoard(office(), { search: '?q=停车&assignee=me&card=1' });
  await screen.findByText('停车泊位建设计划');
  // The drawer hides the page behind it from assistive technology, so the button is found by its words.
  fireEvent.click(screen.getByText('清除全部筛选'));
  await waitFor(() => expect(where.search).toBe('?card=1'));
});
