import { fireEvent, screen, waitFor, within } from '@testing-library/react';

import MessagesPage from '../../../plugins/workboard/admin/src/features/messages/MessagesPage';
import type { JobView, OfficeMessageSettings } from '../../../plugins/workboard/shared/contract';
import { text } from '../helpers/board-data';
import { stubBoardLayout } from '../helpers/board-layout';
import { renderWithProviders } from '../helpers/render';
import { world, type Asked } from '../helpers/strapi-admin';

jest.mock('@strapi/strapi/admin', () => jest.requireActual<object>('../helpers/strapi-admin'));

beforeAll(stubBoardLayout);

type Answer = ReturnType<typeof world.answer>;

const office = (more: Partial<OfficeMessageSettings> = {}): OfficeMessageSettings => ({
  settings: {
    emailWhenOff: 'skip',
    chatWhenOff: 'skip',
    chatKinds: ['overdue'],
    chatMask: 'unpublished',
    quiet: { on: true, from: '20:00', until: '08:00', restDays: true, urgentAnyway: false },
  },
  kinds: [
    { kind: 'entered', title: text('待办到达') },
    { kind: 'overdue', title: text('逾期上报') },
  ],
  email: 'off',
  chat: 'on',
  ...more,
});

const job = (id: number, more: Partial<JobView> = {}): JobView => ({
  id,
  kind: 'notification.email',
  title: text('发送邮件', 'Send an e-mail'),
  key: `log:${id}`,
  for: null,
  state: 'waiting',
  runAt: '2026-11-24T01:30:00.000Z',
  attempts: 0,
  error: null,
  ...more,
});

interface House {
  view: 'channels' | 'jobs';
  settings?: OfficeMessageSettings;
  jobs?: JobView[];
  written?: (asked: Asked) => Answer;
  locale?: 'zh-Hans' | 'en';
}

function open({ view, settings = office(), jobs = [job(1)], written = () => ({ data: { data: settings } }), locale = 'zh-Hans' }: House) {
  world.asked.length = 0;
  world.notices.length = 0;
  world.answer = (asked) => {
    if (asked.method !== 'GET') return written(asked);
    if (asked.url === '/workboard/messages/settings') return { data: { data: settings } };
    if (asked.url === '/workboard/messages/unread') return { data: { data: { unread: 0 } } };
    if (asked.url === '/workboard/jobs') {
      const dead = jobs.filter(({ state }) => state === 'dead').length;
      return { data: { data: { jobs, waiting: jobs.length - dead, dead } } };
    }
    return { error: { name: 'NotFoundError', message: asked.url, status: 404 } };
  };
  return renderWithProviders(<MessagesPage />, { at: `/plugins/workboard/messages?view=${view}`, locale });
}

const sent = () => world.asked.filter(({ method }) => method !== 'GET').map(({ url, method, body }) => ({ url, method, body }));

describe('channels', () => {
  test('one that is off says how it is opened and cannot be tried; one that is on is tried, and the answer stands beside it', async () => {
    const trials = [
      { sent: true, to: null, reason: null },
      { sent: false, to: null, reason: '连接不上（ECONNREFUSED） / Cannot connect (ECONNREFUSED)' },
    ];
    open({ view: 'channels', written: () => ({ data: { data: trials.shift() } }) });
    expect(await screen.findByText(/服务器没有设置 SMTP_HOST/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '发送测试邮件' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '发送测试消息到工作群' }));
    expect(await screen.findByText('工作群已接收。')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '发送测试消息到工作群' }));
    expect(await screen.findByText('未能发送：连接不上（ECONNREFUSED）')).toBeTruthy();
    expect(sent()).toEqual(Array(2).fill({ url: '/workboard/messages/settings/test', method: 'POST', body: { channel: 'chat' } }));
  });

  test('A-63 · an hour that is missing is named before anything is sent; what the server says stands at its field, and all that was set stays', async () => {
    open({
      view: 'channels',
      written: () => ({
        error: { name: 'BadRequestError', status: 400, message: '时刻无效 / Bad time', details: { field: 'quiet.until' } },
      }),
    });
    const from = await screen.findByLabelText<HTMLInputElement>('从');
    fireEvent.click(screen.getByRole('checkbox', { name: '待办到达' }));
    fireEvent.change(from, { target: { value: '' } });
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText('请填写时刻')).toBeTruthy();
    expect(sent()).toEqual([]);
    fireEvent.change(from, { target: { value: '21:30' } });
    expect(screen.queryByText('请填写时刻')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText('时刻无效')).toBeTruthy();
    expect(screen.getByLabelText('到').getAttribute('aria-invalid')).toBe('true');
    expect(from.value).toBe('21:30');
    expect(screen.getByRole('checkbox', { name: '待办到达' }).getAttribute('aria-checked')).toBe('true');
    expect(sent()[0]).toMatchObject({
      method: 'PUT',
      url: '/workboard/messages/settings',
      body: { chatKinds: ['overdue', 'entered'], quiet: { from: '21:30', until: '08:00' } },
    });
  });

  test('A-63 · without quiet hours their fields rest', async () => {
    open({ view: 'channels' });
    fireEvent.click(await screen.findByRole('checkbox', { name: '启用免打扰' }));
    expect(screen.getByLabelText<HTMLInputElement>('从').disabled).toBe(true);
    expect(screen.getByRole<HTMLButtonElement>('checkbox', { name: /休息日全天免打扰/ }).disabled).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(world.notices).toMatchObject([{ type: 'success', message: '已保存' }]));
  });
});

describe('jobs', () => {
  const dead = job(1, { for: '李经办', state: 'dead', attempts: 8, error: '邮件服务器未接收：550 / The mail server did not take it: 550' });
  const retrying = job(2, { title: text('发送到工作群'), attempts: 2, error: '连接不上（ETIMEDOUT） / Cannot connect (ETIMEDOUT)' });
  const running = job(3, { title: text('生成文书 PDF'), state: 'running', attempts: 1 });

  test('R7 · each says what it does, for whom, where it stands and why; what was given up is counted', async () => {
    open({ view: 'jobs', jobs: [dead, retrying, running, job(4)] });
    const rowOf = (words: string) => screen.getByText(words).closest('tr') as HTMLElement;
    expect((await screen.findByText('3 项等待，1 项失败')).getAttribute('role')).toBe('status');
    const first = rowOf('收件人：李经办').textContent;
    for (const words of ['发送邮件', '失败', '8', '邮件服务器未接收：550']) expect(first).toContain(words);
    expect(first).not.toContain('did not take it');
    expect(rowOf('发送到工作群').textContent).toContain('将重试');
    expect(rowOf('生成文书 PDF').textContent).toContain('运行中');
    expect(within(rowOf('生成文书 PDF')).getByRole<HTMLButtonElement>('button').disabled).toBe(true);
  });

  test('R7 · one is run again, and the list is read again; a refusal is said', async () => {
    let broken = false;
    open({
      view: 'jobs',
      jobs: [dead],
      written: () => (broken ? { error: { name: 'NotFoundError', status: 404, message: '任务 1 不存在' } } : { data: { data: dead } }),
    });
    const again = await screen.findByRole('button', { name: '立即运行：发送邮件 李经办' });
    const before = world.asked.length;
    fireEvent.click(again);
    await waitFor(() => expect(world.notices).toMatchObject([{ type: 'success', message: '已安排，几秒内运行' }]));
    expect(sent()).toEqual([{ url: '/workboard/jobs/1/retry', method: 'POST', body: undefined }]);
    await waitFor(() => expect(world.asked.slice(before).some(({ url }) => url === '/workboard/jobs')).toBe(true));
    broken = true;
    fireEvent.click(screen.getByRole('button', { name: '立即运行：发送邮件 李经办' }));
    await waitFor(() => expect(world.notices[1]).toMatchObject({ type: 'danger' }));
  });

  test('English is complete, also in the reasons', async () => {
    open({ view: 'jobs', jobs: [{ ...dead, for: null }], locale: 'en' });
    const row = (await screen.findByText('Send an e-mail')).closest('tr') as HTMLElement;
    expect(row.textContent).toContain('The mail server did not take it: 550');
    expect(row.textContent).not.toMatch(/[\u4e00-\u9fff]/);
  });
});
