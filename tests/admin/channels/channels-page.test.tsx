import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';

import ChannelsPage from '../../../plugins/workboard/admin/src/features/channels/ChannelsPage';
import type { ChannelDelivery, ChannelView } from '../../../plugins/workboard/shared/contract';
import { text } from '../helpers/board-data';
import { stubBoardLayout } from '../helpers/board-layout';
import { renderWithProviders } from '../helpers/render';
import { world, type Asked } from '../helpers/strapi-admin';

jest.mock('@strapi/strapi/admin', () => jest.requireActual<object>('../helpers/strapi-admin'));

beforeAll(stubBoardLayout);

type Answer = ReturnType<typeof world.answer>;

const channel = (more: Partial<ChannelView> = {}): ChannelView => ({
  key: 'portal',
  title: text('门户网站', 'Portal'),
  host: 'portal.example',
  state: 'on',
  offAt: null,
  offReason: null,
  offNote: null,
  restsUntil: null,
  rotatedAt: null,
  bothUntil: null,
  waiting: 2,
  dead: 1,
  done: 7,
  lastAt: '2026-11-24T01:30:00.000Z',
  ...more,
});
const intranet = channel({ key: 'intranet', title: text('内网平台', 'Intranet'), host: null, state: 'by_hand', dead: 0 });

const delivery = (id: number, more: Partial<ChannelDelivery> = {}): ChannelDelivery => ({
  id,
  channel: 'portal',
  messageId: `msg_portal_${id}`,
  document: `doc${id}`,
  card: { id, title: `公文${id}`, number: null, workflow: 'official-document' },
  event: text('公开发布', 'Publish'),
  verb: 'publish',
  version: id,
  state: 'waiting',
  how: null,
  attempts: 2,
  status: 503,
  error: '对方没有接收（503） / The channel answered 503',
  nextAt: null,
  createdAt: '2026-11-24T01:30:00.000Z',
  finishedAt: null,
  publishedAt: null,
  url: null,
  report: 'none',
  reportError: null,
  ...more,
});

interface House {
  channels?: ChannelView[];
  deliveries?: ChannelDelivery[];
  written?: (asked: Asked) => Answer;
  locale?: 'zh-Hans' | 'en';
}

function open({ channels = [channel(), intranet], deliveries = [delivery(1)], written, locale = 'zh-Hans' }: House = {}) {
  world.asked.length = 0;
  world.notices.length = 0;
  world.answer = (asked) => {
    if (asked.method !== 'GET') return written?.(asked) ?? { data: { data: {} } };
    if (asked.url === '/workboard/channels') return { data: { data: { channels } } };
    if (asked.url === '/workboard/channels/deliveries') return { data: { data: { deliveries, next: null } } };
    if (asked.url.endsWith('/attempts'))
      return { data: { data: [{ at: '2026-11-24T01:30:00.000Z', status: 503, ms: 12, error: '对方没有接收（503） / It answered 503' }] } };
    return { error: { name: 'NotFoundError', message: asked.url, status: 404 } };
  };
  return renderWithProviders(<ChannelsPage />, { at: '/plugins/workboard/channels', locale });
}

const sent = () => world.asked.filter(({ method }) => method !== 'GET').map(({ url, body }) => ({ url, body }));
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(new RegExp(`^${label}`)), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

test('R10 · every channel says whether it is on, why it is not, and what waits', async () => {
  open({ channels: [channel({ state: 'off', offAt: '2026-11-24T01:30:00.000Z', offReason: 'gone' }), intranet] });
  const portal = (await screen.findByRole('region', { name: '门户网站' })).textContent;
  for (const words of ['已停用', '410', '待发 2 条，未送达 1 条，已送达 7 条']) expect(portal).toContain(words);
  const byHand = screen.getByRole('region', { name: '内网平台' });
  expect(byHand.textContent).toContain('手工登记');
  expect(within(byHand).queryByRole('button')).toBeNull();
});

test('R10 · every message says where it stands and why; one is sent now, its tries are shown', async () => {
  open({
    deliveries: [delivery(1), delivery(2, { state: 'dead', attempts: 10 }), delivery(3, { state: 'done', how: 'sent', error: null })],
  });
  const first = (await screen.findByText('公文1')).closest('tr')?.textContent;
  for (const words of ['公开发布 · 公开', '待发（已试 2 次）', '对方没有接收（503）']) expect(first).toContain(words);
  expect(screen.getByText('公文2').closest('tr')?.textContent).toContain('未送达（已试 10 次）');
  press('立即发送：公文2');
  await waitFor(() => expect(sent()).toEqual([{ url: '/workboard/channels/deliveries/2/retry', body: {} }]));
  press('推送记录：公文2');
  expect(await screen.findByText(/msg_portal_2/)).toBeTruthy();
});

test('R-PUB-10 · a message without a sender is ticked off with its day and address; a refusal is said and what was typed stays', async () => {
  let refused = true;
  open({
    deliveries: [delivery(5, { channel: 'intranet', attempts: 0, error: null })],
    written: () => (refused ? { error: { name: 'RefusalError', status: 422, message: '日期应不早于印发日期' } } : { data: { data: {} } }),
  });
  expect((await screen.findByText('公文5')).closest('tr')?.textContent).toContain('待登记');
  press('手工登记：公文5');
  type('日期', '2026-11-20');
  type('网址', 'https://intranet.example/5');
  press('手工登记');
  expect(await screen.findByText(/日期应不早于印发日期/)).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>(/^网址/).value).toBe('https://intranet.example/5');
  refused = false;
  press('手工登记');
  await waitFor(() => expect(world.notices).toMatchObject([{ type: 'success', message: '已登记' }]));
  expect(sent()[1]).toEqual({
    url: '/workboard/channels/deliveries/5/tick',
    body: { on: '2026-11-20', url: 'https://intranet.example/5' },
  });
});

test('R10 · switching asks for a reason; a new secret is shown once', async () => {
  open({ written: ({ url }) => ({ data: { data: url.endsWith('/rotate') ? { secret: 'whsec_shown' } : {} } }) });
  fireEvent.click(await screen.findByRole('button', { name: '停用：门户网站' }));
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '停用' }).disabled).toBe(true);
  type('原因', '门户检修');
  press('停用');
  await waitFor(() => expect(sent()).toEqual([{ url: '/workboard/channels/portal/switch', body: { on: false, reason: '门户检修' } }]));
  fireEvent.click(await screen.findByRole('button', { name: '更换密钥：门户网站' }));
  press('更换密钥');
  expect(await screen.findByText('whsec_shown')).toBeTruthy();
  expect(sent()[1]).toEqual({ url: '/workboard/channels/portal/rotate', body: { hours: 72 } });
  press('关闭');
  await waitFor(() => expect(screen.queryByText('whsec_shown')).toBeNull());
});

test('R10 · nothing yet, and no channels: a sentence each; English is complete', async () => {
  open({ deliveries: [], locale: 'en' });
  expect(await screen.findByText(/No messages yet/)).toBeTruthy();
  expect(screen.getByRole('region', { name: 'Portal' }).textContent).not.toMatch(/[\u4e00-\u9fff]/);
});

test('D.3-20 · Escape closes a dialog, and whoever works by keyboard stands on the button again', async () => {
  open();
  for (const name of ['停用：门户网站', '补发：门户网站', '更换密钥：门户网站', '推送记录：公文1']) {
    const button = await screen.findByRole('button', { name });
    act(() => button.focus());
    fireEvent.click(button);
    fireEvent.keyDown(await screen.findByRole('dialog'), { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name })));
  }
});
