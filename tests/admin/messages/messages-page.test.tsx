import { fireEvent, screen, waitFor, within } from '@testing-library/react';

import MessagesPage from '../../../plugins/workboard/admin/src/features/messages/MessagesPage';
import type { Message, MessagePage, OwnWishes } from '../../../plugins/workboard/shared/contract';
import { text } from '../helpers/board-data';
import { stubBoardLayout } from '../helpers/board-layout';
import { renderWithProviders } from '../helpers/render';
import { world, type Asked } from '../helpers/strapi-admin';

jest.mock('@strapi/strapi/admin', () => jest.requireActual<object>('../helpers/strapi-admin'));

beforeAll(stubBoardLayout);

type Answer = ReturnType<typeof world.answer>;

const message = (id: number, more: Partial<Message> = {}): Message => ({
  id,
  at: '2026-11-24T01:30:00.000Z',
  kind: 'entered',
  kindTitle: text('待办到达', 'Waiting for you'),
  line: text(`《公文${id}》已到“审查”，请办理`, `“Document ${id}” has come to “Review”`),
  urgent: false,
  read: false,
  card: { id: 50 + id, workflow: 'official-document' },
  ...more,
});

const wishes: OwnWishes = {
  emailOff: [],
  digest: false,
  kinds: [
    { kind: 'entered', title: text('待办到达') },
    { kind: 'overdue', title: text('逾期上报') },
  ],
  email: 'on',
  address: 'lin@office.example',
};

interface House {
  page?: (asked: Asked) => Answer;
  written?: (asked: Asked) => Answer;
  at?: string;
  locale?: 'zh-Hans' | 'en';
}

const pageOf = (messages: Message[], next: number | null = null): { data: { data: MessagePage } } => ({
  data: { data: { messages, next, unread: messages.filter(({ read }) => !read).length } },
});

function open({ page = () => pageOf([message(1), message(2, { read: true })]), written, at = '', locale }: House = {}) {
  world.asked.length = 0;
  world.notices.length = 0;
  world.answer = (asked) => {
    if (asked.method !== 'GET') return written?.(asked) ?? { data: { data: { unread: 0 } } };
    if (asked.url === '/workboard/messages') return page(asked);
    if (asked.url === '/workboard/messages/unread') return { data: { data: { unread: 1 } } };
    if (asked.url === '/workboard/messages/wishes') return { data: { data: wishes } };
    return { error: { name: 'NotFoundError', message: asked.url, status: 404 } };
  };
  return renderWithProviders(<MessagesPage />, {
    at: `/plugins/workboard/messages${at}`,
    path: '/plugins/workboard/messages',
    ...(locale ? { locale } : {}),
  });
}

const rowOf = async (id: number) => (await screen.findByText(`《公文${id}》已到“审查”，请办理`)).closest('li') as HTMLElement;
const sent = () => world.asked.filter(({ method }) => method !== 'GET').map(({ url, body }) => ({ url, body }));
const lists = () => world.asked.filter(({ url }) => url === '/workboard/messages').map(({ params }) => params);

test('the inbox says what is told, when, and what is unread; the number of unread ones stands at the page’s link', async () => {
  open();
  const row = await rowOf(1);
  expect(row.textContent).toContain('待办到达2026年11月24日 09:30未读');
  expect((await rowOf(2)).textContent).toContain('已读');
  expect(within(await rowOf(2)).queryByRole('button')).toBeNull();
  expect((await screen.findByRole('link', { name: '消息 1 条未读消息' })).getAttribute('href')).toBe('/plugins/workboard/messages');
  expect(screen.getByText('1 条未读').getAttribute('role')).toBe('status');
});

test('opening a message leads to its card and reads it; one that was read is not read again', async () => {
  const first = open();
  const link = within(await rowOf(1)).getByRole('link');
  expect(link.getAttribute('href')).toBe('/plugins/workboard/boards/official-document?card=51');
  fireEvent.click(link);
  await waitFor(() => expect(first.where.pathname + first.where.search).toBe('/plugins/workboard/boards/official-document?card=51'));
  expect(sent()).toEqual([{ url: '/workboard/messages/read', body: { ids: [1] } }]);
  first.unmount();
  open();
  fireEvent.click(within(await rowOf(2)).getByRole('link'));
  await screen.findByText('elsewhere');
  expect(sent()).toEqual([]);
});

test('a card that may not be seen any more is no link', async () => {
  open({ page: () => pageOf([message(1, { card: null })]) });
  expect(within(await rowOf(1)).queryByRole('link')).toBeNull();
});

test('messages are read one by one and all at once; a refusal is said', async () => {
  const { unmount } = open();
  fireEvent.click(await screen.findByRole('button', { name: '标为已读：《公文1》已到“审查”，请办理' }));
  await waitFor(() => expect(sent()).toEqual([{ url: '/workboard/messages/read', body: { ids: [1] } }]));
  fireEvent.click(screen.getByRole('button', { name: '全部标为已读' }));
  await waitFor(() => expect(sent()[1]?.body).toEqual({ ids: 'all' }));
  unmount();
  open({ written: () => ({ error: { name: 'Error', status: 500, message: '坏了' } }) });
  fireEvent.click(await screen.findByRole('button', { name: '全部标为已读' }));
  await waitFor(() => expect(world.notices[0]).toMatchObject({ type: 'danger' }));
});

test('only unread ones are asked for, from the first page; an empty list says what to do', async () => {
  open({ page: ({ params }) => (params.state === 'unread' ? pageOf([]) : pageOf([message(1)], 1)) });
  fireEvent.click(await screen.findByRole('button', { name: '较早的' }));
  await waitFor(() => expect(lists().at(-1)).toEqual({ before: 1 }));
  fireEvent.click(await screen.findByRole('button', { name: '只看未读' }));
  expect(await screen.findByText('没有未读消息，可以取消“只看未读”查看全部。')).toBeTruthy();
  expect(lists().at(-1)).toEqual({ state: 'unread' });
  expect(screen.getByRole('button', { name: '只看未读' }).getAttribute('aria-pressed')).toBe('true');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '全部标为已读' }).disabled).toBe(true);
});

test('an inbox that does not load says why and is tried again', async () => {
  let broken = true;
  open({ page: () => (broken ? { error: { name: 'Error', status: 500, message: '坏了' } } : pageOf([message(1)])) });
  const retry = await screen.findByRole('button', { name: '重试' });
  broken = false;
  fireEvent.click(retry);
  expect(await rowOf(1)).toBeTruthy();
});

test('English is complete', async () => {
  open({ locale: 'en' });
  const row = (await screen.findByText('“Document 1” has come to “Review”')).closest('li') as HTMLElement;
  expect(row.textContent).not.toMatch(/[\u4e00-\u9fff]/);
});

test('wishes: kinds that are taken out do not come by e-mail; what a person chose stays when it cannot be saved', async () => {
  let broken = true;
  open({
    at: '?view=wishes',
    written: () =>
      broken ? { error: { name: 'Error', status: 400, message: '参数 emailOff 无效 / emailOff' } } : { data: { data: wishes } },
  });
  expect(await screen.findByText('收件箱收到全部消息；下面选中的同时发到 lin@office.example。')).toBeTruthy();
  fireEvent.click(screen.getByRole('checkbox', { name: '待办到达' }));
  fireEvent.click(screen.getByRole('checkbox', { name: '每天 8:30 汇总成一封邮件，不逐条发送' }));
  fireEvent.click(screen.getByRole('button', { name: '保存' }));
  expect((await screen.findByText('参数 emailOff 无效')).closest('[role=alert]')?.textContent).toBe('未能保存参数 emailOff 无效');
  expect(screen.getByRole('checkbox', { name: '待办到达' }).getAttribute('aria-checked')).toBe('false');
  broken = false;
  fireEvent.click(screen.getByRole('button', { name: '保存' }));
  await waitFor(() => expect(world.notices).toMatchObject([{ type: 'success', message: '已保存' }]));
  expect(sent().at(-1)).toEqual({ url: '/workboard/messages/wishes', body: { emailOff: ['entered'], digest: true } });
});
