import { fireEvent, screen, waitFor, within } from '@testing-library/react';

import TodayPage from '../../../plugins/workboard/admin/src/features/today/TodayPage';
import type { Today, TodayItem } from '../../../plugins/workboard/shared/contract';
import { card, event, text } from '../helpers/board-data';
import { stubBoardLayout } from '../helpers/board-layout';
import { renderWithProviders } from '../helpers/render';
import { world } from '../helpers/strapi-admin';

jest.mock('@strapi/strapi/admin', () => jest.requireActual<object>('../helpers/strapi-admin'));

beforeAll(stubBoardLayout);

function item(id: number, more: Partial<TodayItem> = {}): TodayItem {
  const { due, number, title, workflow, unitTitle, assignee } = card(id, 'issued', { title: `停车通知${id}` });
  return {
    card: id,
    workflow,
    workflowTitle: text('公文公开'),
    stageTitle: text('已印发'),
    number,
    title,
    todo: text('加载到内网工作平台'),
    event: 'load',
    eventTitle: text('已加载'),
    clauses: ['R-PUB-10'],
    due,
    assignee,
    unitTitle,
    ...more,
  };
}

const list = (projected = 0): Today => ({
  today: '2026-11-24' as Today['today'],
  projected,
  groups: [
    { group: 'overdue', items: [item(1)] },
    { group: 'today', items: [item(2)] },
    { group: 'soon', items: [] },
    { group: 'near', items: [item(5)] },
    { group: 'later', items: [] },
    { group: 'suspended', items: [item(3)] },
    { group: 'undated', items: [item(4, { due: null, event: null, eventTitle: null })] },
  ],
});

function open(today: Today, at = '/plugins/workboard/today') {
  world.asked.length = 0;
  world.notices.length = 0;
  world.answer = ({ url, method }) => {
    if (method === 'POST')
      return { data: { data: { card: { ...card(2, 'loaded'), stageTitle: text('已加载') }, from: 'issued', to: 'loaded', warnings: [] } } };
    if (url === '/workboard/today') return { data: { data: today } };
    if (url === '/workboard/me') {
      const memberships = [{ role: 'secretariat', roleTitle: text('秘书'), unit: 'zwgk', unitTitle: '政务公开科' }];
      return {
        data: { data: { id: 7, name: '林知秋', memberships, today: '2026-11-24', now: '', projectedFrom: 2027, calendarVersion: 1 } },
      };
    }
    if (url === '/workboard/cards/2')
      return { data: { data: { ...card(2, 'issued', { revision: 6 }), events: [event('load', '已加载', 'loaded')] } } };
    return { error: { name: 'NotFoundError', message: url, status: 404 } };
  };
  return renderWithProviders(<TodayPage />, { at, path: '/plugins/workboard/today' });
}

test('X-20 · obligations stand in their groups, the most urgent first, empty groups left out', async () => {
  open(list());
  await screen.findByText('已逾期');
  const groups = [...document.querySelectorAll('tbody')].map((body) => [body.dataset.group, within(body).getAllByRole('row').length - 1]);
  expect(groups).toEqual([
    ['overdue', 1],
    ['today', 1],
    ['near', 1],
    ['suspended', 1],
    ['undated', 1],
  ]);
  expect(screen.getByText('2026年11月24日 周二 · 林知秋 · 政务公开科')).toBeTruthy();
});

test('X-20, X-04 · a row says until when, what of which workflow, what to do and by which clause, and leads to its card', async () => {
  open(list());
  const link = await screen.findByRole('link', { name: '2026-0002 停车通知2' });
  expect(link.getAttribute('href')).toBe('/plugins/workboard/boards/official-document?card=2');
  const row = link.closest('tr') as HTMLElement;
  for (const words of ['剩 3 个工作日', '公文公开 · 已印发', '加载到内网工作平台', 'R-PUB-10']) expect(row.textContent).toContain(words);
});

test('X-20 · the button of a row fires its event on the present revision, and the list is read again', async () => {
  open(list());
  fireEvent.click(await screen.findByRole('button', { name: '已加载：2026-0002 停车通知2' }));
  await waitFor(() =>
    expect(world.asked.find((asked) => asked.method === 'POST')).toMatchObject({
      url: '/workboard/cards/2/events/load',
      body: { expectedRevision: 6 },
    }),
  );
  await waitFor(() => expect(world.asked.filter((asked) => asked.url === '/workboard/today').length).toBeGreaterThan(1));
});

test('a task without an event has no button', async () => {
  open(list());
  const row = (await screen.findByRole('link', { name: '2026-0004 停车通知4' })).closest('tr') as HTMLElement;
  expect(within(row).queryByRole('button', { name: /停车通知4/ })).toBeNull();
});

test('board 24, 27 · “我的” stands in the address and is asked of the server', async () => {
  const { where } = open(list());
  fireEvent.click(await screen.findByRole('button', { name: '我的' }));
  await waitFor(() => expect(where.search).toBe('?mine=1'));
  await waitFor(() => expect(world.asked.some((asked) => asked.url === '/workboard/today' && asked.params.mine === '1')).toBe(true));
  fireEvent.click(screen.getByRole('button', { name: '本科室' }));
  await waitFor(() => expect(where.search).toBe(''));
});

test('due days that rest on an unknown year are counted in a notice', async () => {
  open(list(9));
  expect(await screen.findByText('2027 年节假日安排尚未录入：9 个期限为暂定')).toBeTruthy();
});

test('board 19 · an empty list says so and offers the next step', async () => {
  const { where } = open({ ...list(), groups: [] }, '/plugins/workboard/today?mine=1');
  expect(await screen.findByText('没有等您办理的事项')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '看看本科室的' }));
  await waitFor(() => expect(where.search).toBe(''));
});
