import { fireEvent, screen, waitFor, within } from '@testing-library/react';

import OverdueWidget from '../../../plugins/workboard/admin/src/features/home/OverdueWidget';
import TodayWidget from '../../../plugins/workboard/admin/src/features/home/TodayWidget';
import TodayPage from '../../../plugins/workboard/admin/src/features/today/TodayPage';
import type { Me, Today, TodayItem } from '../../../plugins/workboard/shared/contract';
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
    unit: 'zwgk',
    unitTitle,
    standingInFor: null,
    ...more,
  };
}

const list = (projected = 0): Today => ({
  today: '2026-11-24' as Today['today'],
  projected,
  holiday: null,
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

function open(today: Today, at = '/plugins/workboard/today', standsInFor: Me['standsInFor'] = [], page = <TodayPage />) {
  world.asked.length = 0;
  world.notices.length = 0;
  world.answer = ({ url, method }) => {
    if (method === 'POST')
      return {
        data: {
          data: {
            card: { ...card(2, 'loaded'), stageTitle: text('已加载') },
            from: 'issued',
            to: 'loaded',
            warnings: [],
            undo: { why: text('测试中不能撤销') },
          },
        },
      };
    if (url === '/workboard/today') return { data: { data: today } };
    if (url === '/workboard/me') {
      const memberships = [{ role: 'secretariat', roleTitle: text('秘书'), unit: 'zwgk', unitTitle: '政务公开科', standingInFor: null }];
      return {
        data: {
          data: { id: 7, name: '林知秋', memberships, standsInFor, today: '2026-11-24', now: '', projectedFrom: 2027, calendarVersion: 1 },
        },
      };
    }
    if (url === '/workboard/cards/2')
      return { data: { data: { ...card(2, 'issued', { revision: 6 }), events: [event('load', '已加载', 'loaded')] } } };
    return { error: { name: 'NotFoundError', message: url, status: 404 } };
  };
  return renderWithProviders(page, { at, path: '/plugins/workboard/today' });
}

test('D.3-41 · a form that was not sent is offered here as well', async () => {
  const unfinished = [{ actor: 7, workflow: 'official-document', card: 2, cardTitle: '停车通知2', event: 'load', title: text('已加载') }];
  window.sessionStorage.setItem('workboard.unfinished', JSON.stringify(unfinished));
  open(list());
  expect(await screen.findByText('您有没有提交的内容：“已加载” · 停车通知2')).toBeTruthy();
  window.sessionStorage.clear();
});

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
  fireEvent.click(screen.getByRole('button', { name: '查看本科室待办' }));
  await waitFor(() => expect(where.search).toBe(''));
});

const LI_SI = { id: 4, name: '李四' };
const STANDS_IN: Me['standsInFor'] = [{ principal: LI_SI, roles: [text('分管领导')], until: '2026-11-30' as Today['today'] }];

test('X-19, X-20 · what is done in somebody’s stead says for whom, above it for whom and until when, and it can be listed alone', async () => {
  const stead = { ...list(), groups: [{ group: 'today' as const, items: [item(2, { standingInFor: LI_SI }), item(6)] }] };
  const { where } = open(stead, undefined, STANDS_IN);
  expect(await screen.findByText('您正在代 李四（分管领导）办理，至 11月30日')).toBeTruthy();
  const row = (await screen.findByRole('link', { name: '2026-0002 停车通知2' })).closest('tr') as HTMLElement;
  expect(within(row).getByText('代 李四')).toBeTruthy();
  expect(screen.getAllByText('代 李四')).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: '代办' }));
  await waitFor(() => expect(where.search).toBe('?standin=1'));
  await waitFor(() => expect(world.asked.some(({ url, params }) => url === '/workboard/today' && params.standin === '1')).toBe(true));
});

test('X-19 · who stands in for nobody sees neither the banner nor the choice', async () => {
  open(list());
  await screen.findByText('已逾期');
  expect(screen.queryByRole('button', { name: '代办' })).toBeNull();
  expect(screen.queryByText(/您正在代/)).toBeNull();
});

test('X-20 · before a holiday the page says how long it is, and what falls due today, within it and on the first day back', async () => {
  const due = (on: string) => ({ ...(card(1, 'issued').due as NonNullable<TodayItem['due']>), on: on as Today['today'] });
  const days = ['2026-09-30', '2026-10-01', '2026-10-07', '2026-10-08', '2026-10-08', '2026-10-08', '2026-10-08', '2026-10-09'];
  const items = days.map((on, index) => item(index + 1, { due: due(on) }));
  const holiday = {
    from: '2026-10-01',
    until: '2026-10-07',
    backOn: '2026-10-08',
    names: ['国庆节'],
    projected: false,
  } as unknown as Today['holiday'];
  const waiting = { group: 'suspended' as const, items: [item(9, { due: due('2026-10-08') })] };
  open({ ...list(), holiday, groups: [{ group: 'soon', items }, waiting] });
  const section = await screen.findByRole('region', { name: '节前提示：国庆节' });
  expect(section.textContent).toContain('假期 10月1日—10月7日，10月8日上班');
  const lists = within(section)
    .getAllByRole('listitem')
    .map((one) => one.textContent);
  expect(lists.map((words) => /到期 (\d+) 项/.exec(words)?.[1])).toEqual(['1', '2', '4']);
  expect(lists[2]).toContain('另有 1 项，见下表');
});

test('D.3-44, X-20 · the widgets of the home page show the numbers of the page, and lead to it and to each unit’s overdue cards', async () => {
  const today: Today = {
    ...list(),
    groups: [
      { group: 'overdue', items: [item(1), item(7), item(8, { unit: 'fgk', unitTitle: '法规科' })] },
      { group: 'today', items: [item(2)] },
    ],
  };
  const page = open(today);
  await screen.findByText('已逾期');
  const heads = [...document.querySelectorAll('tbody')].map(({ dataset, rows }) => [dataset.group, String(rows.length - 1)]);
  page.unmount();
  const widget = open(today, undefined, [], <TodayWidget />);
  const counts = within(await screen.findByRole('list', { name: '我的待办' })).getAllByRole('listitem');
  expect(counts.map(({ dataset, textContent }) => [dataset.group, /(\d+) 项/.exec(textContent)?.[1]])).toEqual(heads);
  expect(screen.getByRole('link', { name: '查看全部 4 项' }).getAttribute('href')).toBe('/plugins/workboard/today?mine=1');
  expect(world.asked.filter(({ url }) => url === '/workboard/today').at(-1)?.params).toEqual({ mine: '1' });
  widget.unmount();
  open(today, undefined, [], <OverdueWidget />);
  const rows = within(await screen.findByRole('list', { name: '本单位逾期' })).getAllByRole('listitem');
  expect(rows.map(({ textContent }) => textContent)).toEqual(['政务公开科：公文公开2 项', '法规科：公文公开1 项']);
  expect(
    within(rows[1] as HTMLElement)
      .getByRole('link')
      .getAttribute('href'),
  ).toBe('/plugins/workboard/boards/official-document?unit=fgk&urgency=overdue');
  expect(world.asked.filter(({ url }) => url === '/workboard/today').at(-1)?.params).toEqual({});
});
