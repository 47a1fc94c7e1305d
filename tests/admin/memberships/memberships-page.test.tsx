import { fireEvent, screen, waitFor, within } from '@testing-library/react';

import MembershipsPage from '../../../plugins/workboard/admin/src/features/memberships/MembershipsPage';
import type { Member, MembershipChangeView, MembershipLog, MembershipView } from '../../../plugins/workboard/shared/contract';
import { text } from '../helpers/board-data';
import { stubBoardLayout } from '../helpers/board-layout';
import { renderWithProviders } from '../helpers/render';
import { world, type Asked } from '../helpers/strapi-admin';

jest.mock('@strapi/strapi/admin', () => jest.requireActual<object>('../helpers/strapi-admin'));

beforeAll(stubBoardLayout);

type Answer = ReturnType<typeof world.answer>;

const day = (value: string) => value as NonNullable<MembershipView['from']>;

const held: MembershipView = {
  id: 5,
  role: 'secretariat',
  roleTitle: text('秘书科', 'Secretariat'),
  unit: 'office',
  unitTitle: '区政府办公室',
  from: day('2026-01-01'),
  until: null,
  state: 'current',
};
const future: MembershipView = {
  ...held,
  id: 6,
  role: 'leader',
  roleTitle: text('分管领导'),
  from: day('2027-01-01'),
  until: day('2027-12-31'),
  state: 'future',
};
const former: MembershipView = { ...held, id: 7, role: 'monitor', roleTitle: text('舆情专人'), until: day('2026-06-30'), state: 'ended' };

const lin: Member = {
  id: 12,
  name: '林知秋',
  email: 'lin@office.example',
  active: true,
  locked: false,
  memberships: [held, future, former],
};
const zhou: Member = { id: 13, name: '周明', email: 'zhou@office.example', active: false, locked: false, memberships: [] };
const me: Member = { id: 14, name: '管理员', email: 'me@office.example', active: true, locked: true, memberships: [{ ...held, id: 8 }] };

interface House {
  people?: Member[];
  total?: number;
  at?: string;
  locale?: 'zh-Hans' | 'en';
  /** Answers the list, if it is no page of people. */
  listed?: (() => Answer | null) | undefined;
  /** Answers the log, by the number it begins before. */
  log?: (before: string | undefined) => MembershipLog;
  /** Answers what changes something. */
  written?: (asked: Asked) => Answer;
}

function open({
  people = [lin, zhou, me],
  total = people.length,
  at = '',
  locale = 'zh-Hans',
  listed,
  log = () => ({ changes: [], next: null }),
  written = () => ({ data: { data: held } }),
}: House = {}) {
  world.asked.length = 0;
  world.notices.length = 0;
  world.answer = (asked) => {
    if (asked.method !== 'GET') return written(asked);
    if (asked.url === '/workboard/roles') {
      const roles = [
        { key: 'secretariat', title: text('秘书科', 'Secretariat') },
        { key: 'leader', title: text('分管领导', 'Leader') },
      ];
      return { data: { data: roles } };
    }
    if (asked.url === '/workboard/memberships/units') return { data: { data: [{ key: 'office', title: '区政府办公室' }] } };
    if (asked.url === '/workboard/memberships/log') return { data: { data: log(asked.params.before) } };
    if (asked.url === '/workboard/memberships')
      return listed?.() ?? { data: { data: { people, page: Number(asked.params.page ?? 1), pageSize: 20, total } } };
    return { error: { name: 'NotFoundError', message: asked.url, status: 404 } };
  };
  return renderWithProviders(<MembershipsPage />, {
    at: `/settings/workboard/memberships${at}`,
    path: '/settings/workboard/memberships',
    locale,
  });
}

const rowOf = async (email: string) => (await screen.findByText(email)).closest('tr') as HTMLElement;
const sent = (method: string) => world.asked.filter((asked) => asked.method === method);
const lists = () => world.asked.filter(({ url }) => url === '/workboard/memberships');

/** Types into a combobox and takes the option. */
async function choose(name: string, typed: string, option: string, inside: HTMLElement) {
  const input = within(inside).getByRole('combobox', { name });
  fireEvent.change(input, { target: { value: typed } });
  fireEvent.keyDown(input, { key: 'ArrowDown' });
  fireEvent.pointerUp(await screen.findByRole('option', { name: option }));
}

test('a row says who, holds what, where, from and until when, and what was held before', async () => {
  open();
  const row = await rowOf('lin@office.example');
  expect(within(row).getByRole('button', { name: '变更 林知秋 的岗位：秘书科 @ 区政府办公室 自 2026-01-01' }).textContent).toContain(
    '秘书科 @ 区政府办公室自 2026-01-01',
  );
  expect(within(row).getByRole('button', { name: /分管领导.*2027-01-01 至 2027-12-31（尚未开始）/ })).toBeTruthy();
  expect(within(row).getByText('曾任：舆情专人 @ 区政府办公室（2026-01-01 至 2026-06-30）')).toBeTruthy();
  expect((await rowOf('zhou@office.example')).textContent).toContain('账号未启用');
  expect((await rowOf('zhou@office.example')).textContent).toContain('尚无岗位');
  expect(screen.getByText('共 3 人')).toBeTruthy();
});

test('own office roles are shown and cannot be changed', async () => {
  open();
  const row = await rowOf('me@office.example');
  expect(within(row).queryAllByRole('button')).toEqual([]);
  expect(row.textContent).toContain('本人的岗位由其他管理人员变更');
});

test('search and filters stand in the address and are asked of the server, from the first page', async () => {
  const { where } = open({ at: '?page=2', total: 45 });
  await rowOf('lin@office.example');
  expect(lists()[0]?.params).toEqual({ page: '2' });
  expect(screen.getByText('第 2 页，共 3 页')).toBeTruthy();
  fireEvent.change(screen.getByRole('searchbox', { name: '搜索姓名或邮箱' }), { target: { value: '林' } });
  await waitFor(() => expect(where.search).toBe('?q=林'));
  await choose('岗位', '领导', '分管领导', document.body);
  await waitFor(() => expect(where.search).toBe('?q=林&role=leader'));
  await choose('单位', '办公室', '区政府办公室', document.body);
  await waitFor(() => expect(lists().at(-1)?.params).toEqual({ q: '林', role: 'leader', unit: 'office' }));
  fireEvent.click(screen.getByRole('button', { name: '清除筛选' }));
  await waitFor(() => expect(where.search).toBe(''));
});

test('pages are turned', async () => {
  const { where } = open({ total: 45 });
  fireEvent.click(await screen.findByRole('button', { name: '下一页' }));
  await waitFor(() => expect(where.search).toBe('?page=2'));
  expect((await screen.findByRole<HTMLButtonElement>('button', { name: '上一页' })).disabled).toBe(false);
});

test('an office role is given to the person of the row, and the list is read again', async () => {
  open();
  fireEvent.click(await screen.findByRole('button', { name: '授予 周明 岗位' }));
  const dialog = await screen.findByRole('dialog', { name: '授予 周明 岗位' });
  await choose('岗位', '秘书', '秘书科', dialog);
  await choose('单位', '区', '区政府办公室', dialog);
  fireEvent.change(within(dialog).getByLabelText('至'), { target: { value: '2026-12-31' } });
  fireEvent.change(within(dialog).getByLabelText('事由'), { target: { value: '会议纪要第 3 号' } });
  const before = lists().length;
  fireEvent.click(within(dialog).getByRole('button', { name: '授予岗位' }));
  await waitFor(() => expect(sent('POST')).toHaveLength(1));
  expect(sent('POST')[0]).toMatchObject({
    url: '/workboard/memberships',
    body: { user: 13, role: 'secretariat', unit: 'office', until: '2026-12-31', reason: '会议纪要第 3 号' },
  });
  expect(sent('POST')[0]?.body).not.toHaveProperty('from');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(world.notices).toMatchObject([{ type: 'success', message: '已授予 周明：秘书科 @ 区政府办公室' }]);
  await waitFor(() => expect(lists().length).toBeGreaterThan(before));
});

test('the person is looked up by name or e-mail, oneself is not offered, and what is missing is named before anything is sent', async () => {
  open();
  fireEvent.click(await screen.findByRole('button', { name: '授予岗位' }));
  const dialog = await screen.findByRole('dialog', { name: '授予岗位' });
  fireEvent.click(within(dialog).getByRole('button', { name: '授予岗位' }));
  expect(await within(dialog).findByText('请选择')).toBeTruthy();
  expect(sent('POST')).toEqual([]);
  fireEvent.keyDown(within(dialog).getByRole('combobox', { name: '人员' }), { key: 'ArrowDown' });
  await screen.findByRole('option', { name: '林知秋 · lin@office.example' });
  expect(screen.queryByRole('option', { name: /管理员/ })).toBeNull();
  await choose('人员', 'zhou', '周明 · zhou@office.example', dialog);
  expect(within(dialog).queryByText('请选择')).toBeNull();
  await choose('岗位', '秘书', '秘书科', dialog);
  await choose('单位', '区', '区政府办公室', dialog);
  fireEvent.click(within(dialog).getByRole('button', { name: '授予岗位' }));
  await waitFor(() => expect(sent('POST')[0]?.body).toMatchObject({ user: 13 }));
});

const refused =
  (status: number, message: string, details: object = {}) =>
  () => ({ error: { name: 'Error', status, message, details } });

test('what the server says stands at its field, in the language of the reader, and what was chosen stays', async () => {
  open({ locale: 'en', written: refused(400, '结束日早于开始日 / It would end before it begins', { field: 'until' }) });
  fireEvent.click(await screen.findByRole('button', { name: /Change the office role of 林知秋: Secretariat/ }));
  const dialog = await screen.findByRole('dialog');
  const until = within(dialog).getByLabelText<HTMLInputElement>('Until');
  fireEvent.change(until, { target: { value: '2025-12-31' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(await within(dialog).findByText('It would end before it begins')).toBeTruthy();
  expect(until.value).toBe('2025-12-31');
  expect(until.getAttribute('aria-invalid')).toBe('true');
  expect(within(dialog).queryByRole('alert')).toBeNull();
});

test('a conflict is told above the fields', async () => {
  open({ written: refused(409, '林知秋在该单位已有此岗位 / There already') });
  fireEvent.click(await screen.findByRole('button', { name: /变更 林知秋 的岗位：秘书科/ }));
  const dialog = await screen.findByRole('dialog');
  fireEvent.click(within(dialog).getByRole('button', { name: '保存' }));
  const alert = await within(dialog).findByRole('alert');
  expect(alert.textContent).toBe('未能保存林知秋在该单位已有此岗位');
});

test('days are changed, an emptied day is open', async () => {
  open();
  fireEvent.click(await screen.findByRole('button', { name: /变更 林知秋 的岗位：分管领导/ }));
  const dialog = await screen.findByRole('dialog', { name: '变更任期' });
  expect(within(dialog).getByLabelText<HTMLInputElement>('自').value).toBe('2027-01-01');
  fireEvent.change(within(dialog).getByLabelText('至'), { target: { value: '' } });
  fireEvent.click(within(dialog).getByRole('button', { name: '保存' }));
  await waitFor(() => expect(sent('PUT')[0]).toMatchObject({ url: '/workboard/memberships/6', body: { from: '2027-01-01', until: null } }));
});

test('ending is asked once more, and says what it does', async () => {
  open();
  fireEvent.click(await screen.findByRole('button', { name: /变更 林知秋 的岗位：秘书科/ }));
  const dialog = await screen.findByRole('dialog');
  fireEvent.change(within(dialog).getByLabelText('事由'), { target: { value: '任期届满' } });
  fireEvent.click(within(dialog).getByRole('button', { name: '结束任职' }));
  const ask = await screen.findByRole('alertdialog');
  expect(ask.textContent).toContain('林知秋 自今日起不再担任“秘书科 @ 区政府办公室”');
  expect(sent('POST')).toEqual([]);
  fireEvent.click(within(ask).getByRole('button', { name: '结束任职' }));
  await waitFor(() => expect(sent('POST')[0]).toMatchObject({ url: '/workboard/memberships/5/end', body: { reason: '任期届满' } }));
  await waitFor(() => expect(world.notices).toMatchObject([{ type: 'success', message: '林知秋 不再担任：秘书科 @ 区政府办公室' }]));
});

test('an empty result offers to clear the filters, an empty house to invite', async () => {
  const { where, unmount } = open({ people: [], at: '?role=leader' });
  expect(await screen.findByText('没有符合条件的人员')).toBeTruthy();
  fireEvent.click(screen.getAllByRole('button', { name: '清除筛选' })[1] as HTMLElement);
  await waitFor(() => expect(where.search).toBe(''));
  unmount();
  open({ people: [] });
  expect((await screen.findByRole('link', { name: '邀请同事' })).getAttribute('href')).toBe('/settings/users');
});

test('a list that does not load says why and is tried again', async () => {
  let broken = true;
  open({ listed: () => (broken ? { error: { name: 'InternalServerError', message: '坏了', status: 500 } } : null) });
  const retry = await screen.findByRole('button', { name: '重试' });
  broken = false;
  fireEvent.click(retry);
  expect(await rowOf('lin@office.example')).toBeTruthy();
});

const change = (more: Partial<MembershipChangeView> = {}): MembershipChangeView => ({
  seq: 40,
  at: '2026-11-24T01:30:00.000Z',
  title: text('授予岗位', 'Office role given'),
  by: '金管理',
  person: '林知秋',
  roleTitle: text('秘书科', 'Secretariat'),
  unitTitle: '区政府办公室',
  before: null,
  after: { from: day('2026-11-24'), until: null },
  reason: '会议纪要第 3 号',
  ...more,
});

test('the log of changes says who gave whom what, when, for how long and why; older changes follow page by page', async () => {
  const older = change({
    seq: 7,
    title: text('结束任职'),
    person: '周明',
    before: { from: day('2026-01-01'), until: null },
    after: null,
    reason: null,
  });
  const { where } = open({
    log: (before) => (before === '40' ? { changes: [older], next: null } : { changes: [change()], next: 40 }),
  });
  fireEvent.click(await screen.findByRole('button', { name: '变更记录' }));
  await waitFor(() => expect(where.search).toBe('?view=log'));
  const row = (await screen.findByText('林知秋')).closest('tr') as HTMLElement;
  for (const words of ['2026年11月24日 09:30', '授予岗位', '秘书科 @ 区政府办公室', '自 2026-11-24', '会议纪要第 3 号', '金管理'])
    expect(row.textContent).toContain(words);
  fireEvent.click(screen.getByRole('button', { name: '较早的' }));
  const second = (await screen.findByText('周明')).closest('tr') as HTMLElement;
  for (const words of ['结束任职', '未满一日，已撤销', '原任期：自 2026-01-01', '未填写']) expect(second.textContent).toContain(words);
  expect(screen.queryByRole('button', { name: '较早的' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '较新的' }));
  expect(await screen.findByText('林知秋')).toBeTruthy();
});

test('a log without changes says where they come from', async () => {
  open({ at: '?view=log' });
  expect(await screen.findByText(/还没有变更。在“人员”中授予/)).toBeTruthy();
});
