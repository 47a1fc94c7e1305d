import { fireEvent, screen, waitFor, within } from '@testing-library/react';

import CalendarPage from '../../../plugins/workboard/admin/src/features/calendar/CalendarPage';
import type { CalendarPreview, CalendarYear } from '../../../plugins/workboard/shared/contract';
import { text } from '../helpers/board-data';
import { stubBoardLayout } from '../helpers/board-layout';
import { renderWithProviders } from '../helpers/render';
import { world, type Asked } from '../helpers/strapi-admin';

jest.mock('@strapi/strapi/admin', () => jest.requireActual<object>('../helpers/strapi-admin'));

beforeAll(stubBoardLayout);

type Day = CalendarYear['today'];
const day = (value: string) => value as Day;

const year: CalendarYear = {
  version: 4,
  year: 2027,
  today: day('2027-01-20'),
  arranged: false,
  arrangedYears: [2026],
  days: [
    { day: day('2027-02-06'), kind: 'statutory', name: '春节', source: '全国年节及纪念日放假办法', projected: true },
    { day: day('2027-02-07'), kind: 'statutory', name: '春节', source: '全国年节及纪念日放假办法', projected: true },
    { day: day('2027-03-03'), kind: 'closure', name: '搬迁', source: '区政府办〔2027〕3号', projected: true },
  ],
  missing: 2027,
};

const preview: CalendarPreview = {
  base: 4,
  notice: { year: 2027, source: '国办发明电〔2026〕999号', days: [], problems: [], skipped: [{ line: 9, text: '做好值班' }] },
  days: [{ day: day('2027-02-05'), before: null, after: { day: day('2027-02-05'), kind: 'holiday', name: '春节', source: '某号' } }],
  years: { added: [2027], removed: [] },
  missing: [],
  clocks: {
    moved: [
      {
        card: 7,
        workflow: 'official-document',
        number: '区政办发〔2027〕1号',
        title: '停车办法',
        unitTitle: '综合科',
        clock: 'portal',
        clockTitle: text('门户网站发布'),
        assignee: null,
        ownerTitle: text('秘书科'),
        before: { due: day('2027-02-08'), projected: true },
        after: { due: day('2027-02-15'), projected: false },
      },
    ],
    total: 1,
    all: true,
  },
  applicable: true,
};
const faulty: CalendarPreview = {
  ...preview,
  notice: {
    year: 2027,
    source: '某号',
    days: [],
    skipped: [],
    problems: [{ line: 3, text: '1月1日(周四)放假', code: 'weekday', values: { day: '2027-01-01', said: '周四', is: '周五' } }],
  },
  days: [],
  clocks: { moved: [], total: 0, all: true },
  applicable: false,
};

function open(written: (asked: Asked) => ReturnType<typeof world.answer>) {
  world.asked.length = 0;
  world.notices.length = 0;
  world.answer = (asked) => {
    if (asked.method !== 'GET') return written(asked);
    if (asked.url === '/workboard/calendar') return { data: { data: year } };
    if (asked.url === '/workboard/calendar/versions') {
      const at = '2027-01-02T02:00:00.000Z';
      return {
        data: {
          data: [
            { version: 4, kind: 'days', note: '搬迁', by: '林知秋', at, arrangedYears: [2026] },
            { version: 3, kind: 'notice', note: '国办发明电〔2025〕7号', by: null, at, arrangedYears: [2026] },
          ],
        },
      };
    }
    return { error: { name: 'NotFoundError', message: asked.url, status: 404 } };
  };
  return renderWithProviders(<CalendarPage />, { at: '/plugins/workboard/calendar?year=2027', path: '/plugins/workboard/calendar' });
}

const posted = () => world.asked.filter(({ method }) => method === 'POST').map(({ url, body }) => [url.split('/').at(-1), body]);
const paste = async (notice: string) => {
  fireEvent.click(await screen.findByRole('button', { name: '导入放假通知' }));
  fireEvent.change(await screen.findByLabelText(/通知全文/), { target: { value: notice } });
};
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

it('X-02 · every marked day says in words what it is, and the missing notice is asked for', async () => {
  open(() => ({ data: { data: preview } }));
  expect(await screen.findByRole('button', { name: '2027年2月6日 周六 春节 法定节日 暂定' })).toBeTruthy();
  expect(screen.getByRole('button', { name: /2027年3月3日 周三 搬迁 本单位停办/ })).toBeTruthy();
  expect(screen.getByText(/2027 年放假安排的通知尚未导入/)).toBeTruthy();
  expect(screen.getByRole('row', { name: /2027年2月6日 周六 至 2027年2月7日 周日，共 2 天 春节 法定节日/ })).toBeTruthy();
});

it('X-02 · the year is one stop of Tab, and the arrow keys go through its days', async () => {
  open(() => ({ data: { data: preview } }));
  const today = await screen.findByRole('button', { name: /^2027年1月20日/ });
  const grid = screen.getByRole('group', { name: '2027 年' });
  expect(grid.querySelectorAll('[tabindex="0"][data-day]')).toHaveLength(1);
  today.focus();
  fireEvent.keyDown(today, { key: 'ArrowDown' });
  await waitFor(() => expect(document.activeElement?.getAttribute('data-day')).toBe('2027-01-27'));
});

it('X-02, A-11 · a fault is told with its line and its cure, the text stays, and nothing can be applied', async () => {
  open(() => ({ data: { data: faulty } }));
  await paste('一、元旦：1月1日（周四）放假');
  press('预览变化');
  const fault = await screen.findByText(/第 3 行：/);
  expect(fault.closest('[role="alert"]')?.textContent).toContain('2027年1月1日 周五不是周四，是周五；请核对日期和星期。');
  expect(screen.getByLabelText<HTMLTextAreaElement>(/通知全文/).value).toContain('周四');
  expect(screen.queryByRole('button', { name: '应用' })).toBeNull();
});

it('X-02, A-10 · the preview shows every moving deadline, from when to when; what is applied is what was looked at', async () => {
  open(({ url }) => ({ data: { data: url.endsWith('apply') ? { version: 5 } : preview } }));
  await paste('通知');
  press('预览变化');
  const table = await screen.findByRole('table', { name: '1 项在办时限的到期日有变' });
  // It stands below the fields: whoever reads or listens is taken there.
  expect(document.activeElement?.getAttribute('aria-label')).toBe('预览');
  expect(within(table).getByRole('row', { name: /停车办法.*秘书科.*2027年2月8日 周一 暂定.*2027年2月15日 周一/ })).toBeTruthy();
  press('应用');
  await waitFor(() => expect(world.notices[0]?.message).toContain('第 5 版'));
  const change = { kind: 'notice', format: 'text', text: '通知' };
  expect(posted()).toEqual([
    ['preview', { base: 4, change }],
    ['apply', { base: 4, change }],
  ]);
});

it('X-02 · once the text is changed, it is to be looked at again before it can be applied', async () => {
  open(() => ({ data: { data: preview } }));
  await paste('通知');
  press('预览变化');
  await screen.findByRole('button', { name: '应用' });
  fireEvent.change(screen.getByLabelText(/通知全文/), { target: { value: '另一通知' } });
  expect(screen.queryByRole('button', { name: '应用' })).toBeNull();
});

it('X-02 · undo asks for the version before', async () => {
  open(() => ({ data: { data: preview } }));
  fireEvent.click(await screen.findByRole('button', { name: '撤销' }));
  press('预览变化');
  await waitFor(() => expect(posted()).toEqual([['preview', { base: 4, change: { kind: 'restore', version: 3 } }]]));
});

it('X-02 · somebody else was faster: it says so, and what was pasted stays', async () => {
  open(() => ({ error: { name: 'ConflictError', message: '日历已被更新为第 5 版；请重新预览 / newer', status: 409 } }));
  await paste('通知');
  press('预览变化');
  expect((await screen.findByText(/第 5 版/)).closest('[role="alert"]')).toBeTruthy();
  expect(screen.getByLabelText<HTMLTextAreaElement>(/通知全文/).value).toBe('通知');
});
