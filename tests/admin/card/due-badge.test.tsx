import { ClockBadge, DueBadge } from '../../../plugins/workboard/admin/src/features/card/DueBadge';
import type { CardDue } from '../../../plugins/workboard/shared/contract';
import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import { text } from '../helpers/board-data';
import { clockView, start } from '../helpers/clock-data';
import { renderWithProviders } from '../helpers/render';

jest.mock('@strapi/strapi/admin', () => jest.requireActual<object>('../helpers/strapi-admin'));

function due(more: Partial<CardDue>): CardDue {
  return {
    clock: 'portal',
    title: text('门户公开'),
    clauses: [],
    on: '2026-11-27' as Day,
    urgency: 'later',
    at: null,
    workdaysLeft: 8,
    minutesLeft: null,
    daysOverdue: 0,
    projected: false,
    ...more,
  };
}

const badge = (more: Partial<CardDue>, locale: 'zh-Hans' | 'en' = 'zh-Hans') => {
  const { container, unmount } = renderWithProviders(<DueBadge due={due(more)} />, { locale });
  const seen = {
    words: container.querySelector('[data-shape]')?.parentElement?.textContent,
    shape: container.querySelector('[data-shape]')?.getAttribute('data-shape'),
  };
  unmount();
  return seen;
};

test('board 14, 15 · a due badge speaks in words, and no two states share their shape', () => {
  const states = {
    overdue: badge({ urgency: 'overdue', workdaysLeft: -1, daysOverdue: 2 }),
    today: badge({ urgency: 'today', workdaysLeft: 0 }),
    soon: badge({ urgency: 'soon', workdaysLeft: 2 }),
    later: badge({ urgency: 'later', workdaysLeft: 8 }),
    suspended: badge({ urgency: 'suspended', workdaysLeft: 7 }),
  };
  expect(Object.values(states).map((state) => state.words)).toEqual([
    '逾期 2 天',
    '今日到期',
    '剩 2 个工作日',
    '剩 8 个工作日',
    '暂停 · 剩 7 个工作日',
  ]);
  expect(new Set(Object.values(states).map((state) => state.shape)).size).toBe(5);
});

test('a due day that rests on an unknown year is marked 暂定', () => {
  expect(badge({ projected: true }).words).toBe('剩 8 个工作日暂定');
  expect(badge({}).words).not.toContain('暂定');
});

test('the same in English, one workday in the singular', () => {
  expect(badge({ workdaysLeft: 1, urgency: 'soon' }, 'en').words).toBe('1 workday left');
  expect(badge({ urgency: 'overdue', daysOverdue: 2 }, 'en').words).toBe('2 days overdue');
});

test('R-EXP-13 · a clock that ended says whether it was in time', () => {
  const words = (on: string) => {
    const { container, unmount } = renderWithProviders(
      <ClockBadge clock={clockView([start('2026-11-02'), { type: 'STOP', on: on as Day }], '2026-11-24')} />,
    );
    const said = container.textContent;
    unmount();
    return said;
  };
  expect(words('2026-11-11')).toBe('按期办结');
  expect(words('2026-11-12')).toBe('逾期办结');
});

test('X-16 · where hours bind, a badge tells hours and minutes, before and after', () => {
  const at = '2026-11-27T07:00:00.000Z';
  expect(badge({ at, minutesLeft: 260, urgency: 'today' })).toEqual({ words: '剩 4 小时 20 分', shape: 'full' });
  expect(badge({ at, minutesLeft: 59, urgency: 'today' })).toEqual({ words: '剩 59 分钟', shape: 'full' });
  expect(badge({ at, minutesLeft: 1500, urgency: 'soon' })).toEqual({ words: '剩 25 小时 0 分', shape: 'half' });
  expect(badge({ at, minutesLeft: -35, urgency: 'overdue' })).toEqual({ words: '超时 35 分钟', shape: 'triangle' });
  expect(badge({ at, minutesLeft: -95, urgency: 'overdue' }, 'en').words).toBe('1 h 35 min over');
});
