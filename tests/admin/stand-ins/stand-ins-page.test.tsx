import { fireEvent, screen, waitFor, within } from '@testing-library/react';

import StandInsPage from '../../../plugins/workboard/admin/src/features/stand-ins/StandInsPage';
import type { OwnStandIns, StandInView } from '../../../plugins/workboard/shared/contract';
import { text } from '../helpers/board-data';
import { stubBoardLayout } from '../helpers/board-layout';
import { renderWithProviders } from '../helpers/render';
import { world } from '../helpers/strapi-admin';

jest.mock('@strapi/strapi/admin', () => jest.requireActual<object>('../helpers/strapi-admin'));

beforeAll(stubBoardLayout);

const LEADER = { role: 'leader', roleTitle: text('分管领导'), unit: 'office', unitTitle: '办公室' };
const SECRETARY = { role: 'secretariat', roleTitle: text('秘书科'), unit: 'office', unitTitle: '办公室' };

const standIn = (more: Partial<StandInView> = {}): StandInView => ({
  id: 1,
  principal: { id: 4, name: '李四' },
  substitute: { id: 5, name: '王五' },
  roles: null,
  from: '2026-11-24' as StandInView['from'],
  until: '2026-11-30' as StandInView['until'],
  reason: '出差',
  madeBy: { id: 4, name: '李四' },
  state: 'current',
  revoked: null,
  mayEnd: true,
  ...more,
});

function open(own: OwnStandIns = { standIns: [standIn()], roles: [LEADER, SECRETARY] }, refusal?: { message: string; field: string }) {
  world.asked.length = 0;
  world.notices.length = 0;
  world.answer = ({ url, method }) => {
    if (method === 'POST' && refusal)
      return { error: { name: 'BadRequestError', message: refusal.message, status: 400, details: { field: refusal.field } } };
    if (method !== 'GET') return { data: { data: standIn() } };
    if (url === '/workboard/stand-ins') return { data: { data: own } };
    if (url === '/workboard/memberships/stand-ins') return { data: { data: [standIn({ id: 2, madeBy: { id: 9, name: '管理员' } })] } };
    if (url === '/workboard/people')
      return {
        data: {
          data: [
            { id: 5, name: '王五', units: ['综合科'] },
            { id: 4, name: '李四', units: [] },
          ],
        },
      };
    if (url === '/workboard/me')
      return {
        data: {
          data: {
            id: 4,
            name: '李四',
            memberships: [],
            standsInFor: [],
            today: '2026-11-24',
            now: '',
            projectedFrom: 2027,
            calendarVersion: 1,
          },
        },
      };
    return { error: { name: 'NotFoundError', message: url, status: 404 } };
  };
  return renderWithProviders(<StandInsPage />, { at: '/plugins/workboard/stand-ins' });
}

const sent = () => world.asked.filter(({ method }) => method !== 'GET').map(({ url, method, body }) => ({ url, method, body }));

async function fill(dialog: HTMLElement, until = '2026-11-30') {
  fireEvent.keyDown(within(dialog).getByRole('combobox', { name: /代办人/ }), { key: 'ArrowDown' });
  const option = await screen.findByRole('option', { name: '王五（综合科）' });
  expect(screen.queryByRole('option', { name: '李四' })).toBeNull();
  fireEvent.pointerUp(option);
  fireEvent.change(within(dialog).getByLabelText(/结束日/), { target: { value: until } });
  fireEvent.change(within(dialog).getByLabelText(/事由/), { target: { value: '出差' } });
}

test('X-19 · a row says who in whose stead, as what, on which days and why', async () => {
  open({ standIns: [standIn({ roles: [LEADER], revoked: null })], roles: [LEADER] });
  const section = await screen.findByRole('region', { name: '我的代办' });
  const row = (await within(section).findByText('王五 代 李四')).closest('tr') as HTMLElement;
  for (const words of ['分管领导（办公室）', '自 2026年11月24日 周二 起', '至 2026年11月30日 周一 止', '出差', '代办中'])
    expect(row.textContent).toContain(words);
});

test('X-19 · I choose a colleague, the days and what is handed over; all of it is sent as all', async () => {
  open();
  fireEvent.click(await screen.findByRole('button', { name: '设置我的代办人' }));
  const dialog = await screen.findByRole('dialog');
  await fill(dialog);
  expect(dialog.textContent).toContain('2026年11月30日 周一');
  fireEvent.click(within(dialog).getByRole('button', { name: '保存' }));
  const body = { substitute: 5, roles: null, from: '2026-11-24', until: '2026-11-30', reason: '出差' };
  await waitFor(() => expect(sent()).toEqual([{ url: '/workboard/stand-ins', method: 'POST', body }]));
  await waitFor(() => expect(world.notices.at(-1)?.message).toBe('已设置：王五 代 李四 办理'));
});

test('X-19 · a role that is taken out stays with the principal', async () => {
  open();
  fireEvent.click(await screen.findByRole('button', { name: '设置我的代办人' }));
  const dialog = await screen.findByRole('dialog');
  await fill(dialog);
  fireEvent.click(within(dialog).getByRole('checkbox', { name: '秘书科（办公室）' }));
  fireEvent.click(within(dialog).getByRole('button', { name: '保存' }));
  await waitFor(() => expect(sent()[0]?.body).toMatchObject({ roles: [{ role: 'leader', unit: 'office' }] }));
});

test('X-19 · a refused period is said at its field, and what was typed stays', async () => {
  open(undefined, { message: '代办最长一年，请改为 2027-11-24 或以前 / A stand-in lasts a year at most', field: 'until' });
  fireEvent.click(await screen.findByRole('button', { name: '设置我的代办人' }));
  const dialog = await screen.findByRole('dialog');
  fireEvent.click(within(dialog).getByRole('button', { name: '保存' }));
  expect(await within(dialog).findByText('请填写此项')).toBeTruthy();
  await fill(dialog, '2028-01-01');
  fireEvent.click(within(dialog).getByRole('button', { name: '保存' }));
  expect(await within(dialog).findByText('代办最长一年，请改为 2027-11-24 或以前')).toBeTruthy();
  expect((within(dialog).getByLabelText(/事由/) as HTMLInputElement).value).toBe('出差');
});

test('X-19 · ending is asked once more, and a manager ends that of another by their own door', async () => {
  open();
  const all = await screen.findByRole('region', { name: '全部代办' });
  expect(await within(all).findByText('由 管理员 设置')).toBeTruthy();
  fireEvent.click(within(all).getByRole('button', { name: '结束代办：王五 代 李四' }));
  const dialog = await screen.findByRole('alertdialog');
  expect(dialog.textContent).toContain('王五 立即不再代 李四 办理');
  fireEvent.click(within(dialog).getByRole('button', { name: '结束代办' }));
  await waitFor(() => expect(sent()).toEqual([{ url: '/workboard/memberships/stand-ins/2', method: 'DELETE', body: undefined }]));
});

test('X-19 · who holds no office role has nothing to hand over, and is told so', async () => {
  open({ standIns: [], roles: [] });
  expect(await screen.findByText('您尚未担任岗位，没有可交他人代办的事项。')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '设置我的代办人' })).toBeNull();
  expect(screen.getByText('没有代办记录。')).toBeTruthy();
});
