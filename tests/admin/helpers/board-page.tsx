import { screen } from '@testing-library/react';

import BoardPage from '../../../plugins/workboard/admin/src/features/board/BoardPage';
import type {
  Board,
  BoardTab,
  BoardView,
  CardSummary,
  FireAnswer,
  Permitted,
  PermittedEventView,
} from '../../../plugins/workboard/shared/contract';
import { board, card, column, event, tab, text, unmet } from './board-data';
import { renderWithProviders } from './render';
import { world, type Asked } from './strapi-admin';

export const ADDRESS = '/plugins/workboard/boards/official-document';

/** The office of these tests: one card in 起草 that may go to 审查 (plainly) and 审定 (with a form), not to 已发布, and nowhere else. */
export interface Office {
  tabs: BoardTab[];
  board: Board;
  events: PermittedEventView[];
  /** The views this person may open. */
  views?: BoardView[];
  /** The first card as it is on the server, where the board on screen is older. */
  now?: Pick<Permitted, 'revision' | 'stage' | 'stageTitle'>;
  /** Answers the firing of an event; by default the card moves. */
  fired: (asked: Asked) => { data: unknown } | { error: { name: string; message: string; status?: number; details?: unknown } };
}

export function office(): Office {
  const first = card(1, 'draft', { title: '停车泊位建设计划' });
  return {
    tabs: [tab()],
    board: board([
      column('draft', '起草', [first, card(2, 'draft')]),
      column('review', '审查', [card(3, 'review')]),
      column('approval', '审定', []),
      column('published', '已发布', []),
      column('archived', '已归档', []),
    ]),
    events: [
      event('submit', '送审', 'review'),
      event('decide', '送审定', 'approval', { form: 'decision', toTitle: text('审定'), startsTitles: [text('审定 3 个工作日')] }),
      event('publish', '发布', 'published', {
        allowed: false,
        unmet: [unmet('保密审查尚未办结', 'R-SEC-02'), unmet('须先审定', 'R-PUB-08')],
      }),
      event('note', '记录', 'draft', { stays: true }),
    ],
    fired: () => ({ data: { data: { card: moved(first, 'review', '审查'), from: 'draft', to: 'review', warnings: [], undo: UNDO } } }),
  };
}

/** What the server says of taking 送审 back. */
export const UNDO: FireAnswer['undo'] = { event: 'withdraw', title: text('撤回送审'), form: null };

export function moved(from: CardSummary, stage: string, title: string): CardSummary {
  return { ...from, stage, stageTitle: text(title), revision: from.revision + 1 };
}

/** Moves the first card of 起草 to a stage in what the server will answer next. */
export function settleIn(house: Office, stage: string): void {
  const [draft] = house.board.columns;
  const first = draft?.cards[0];
  if (!draft || !first) throw new Error('the draft column is empty');
  house.board = {
    ...house.board,
    cursor: house.board.cursor + 1,
    columns: house.board.columns.map((one) => {
      if (one.stage === 'draft') return { ...one, cards: one.cards.slice(1), counts: { ...one.counts, open: one.counts.open - 1 } };
      if (one.stage !== stage) return one;
      return { ...one, cards: [{ ...first, stage }, ...one.cards], counts: { ...one.counts, open: one.counts.open + 1 } };
    }),
  };
}

export function serve(house: Office): void {
  world.asked.length = 0;
  world.notices.length = 0;
  world.allowed = { canMove: true, canRead: true };
  world.answer = (asked) => {
    const { url, method } = asked;
    if (url.endsWith('/preview')) return { data: { data: { clocks: [], open: [], earliest: {}, hints: [] } } };
    if (method === 'GET' && url.endsWith('/views')) return { data: { data: house.views ?? [] } };
    if (url.endsWith('/bulk/permitted')) return { data: { data: [] } };
    if (method === 'POST') return house.fired(asked);
    if (url.endsWith('/comments') || url.endsWith('/attachments') || url.endsWith('/people')) return { data: { data: [] } };
    if (url === '/workboard/boards') return { data: { data: house.tabs } };
    if (url.endsWith('/changes')) return { data: { data: { cursor: house.board.cursor, cards: [], calendar: false } } };
    if (url.includes('/columns/')) return { data: { data: { cards: [], next: null } } };
    if (url.startsWith('/workboard/boards/')) return { data: { data: house.board } };
    if (url.endsWith('/permitted'))
      return {
        data: {
          data: { card: 1, revision: 1, stage: 'draft', stageTitle: text('起草'), ...house.now, events: house.events } satisfies Permitted,
        },
      };
    if (url === '/workboard/me')
      return {
        data: {
          data: {
            id: 7,
            name: '林知秋',
            memberships: [],
            standsInFor: [],
            today: '2026-11-24',
            now: '',
            projectedFrom: 2027,
            calendarVersion: 1,
          },
        },
      };
    if (url === '/workboard/units') return { data: { data: [{ key: 'zwgk', title: '政务公开科' }] } };
    if (url === '/workboard/people') return { data: { data: [{ id: 7, name: '林知秋', units: ['政务公开科'] }] } };
    return { error: { name: 'NotFoundError', message: url, status: 404 } };
  };
}

export async function openBoard(house: Office, { search = '', locale = 'zh-Hans' as 'zh-Hans' | 'en' } = {}) {
  serve(house);
  const view = renderWithProviders(<BoardPage />, { at: `${ADDRESS}${search}`, path: '/plugins/workboard/boards/:workflow', locale });
  await screen.findByRole('heading', { level: 1, name: locale === 'en' ? 'Documents' : '公文公开' });
  return view;
}

export const columnOf = (stage: string) => {
  const found = document.querySelector<HTMLElement>(`[data-stage="${stage}"]`);
  if (!found) throw new Error(`no column ${stage}`);
  return found;
};

export const cardNode = (id: number) => {
  const found = document.querySelector<HTMLElement>(`[data-card-id="${id}"]`);
  if (!found) throw new Error(`no card ${id}`);
  return found;
};

/** What the drag library has just said to a screen reader. */
export const spoken = () => document.querySelector('[id^="DndLiveRegion"]')?.textContent ?? '';
/** What the page has just said in its own live region. The design system writes `innerText`, which jsdom keeps as a plain property. */
export const status = () => document.getElementById('live-region-status')?.innerText ?? '';

/** Requests whose address holds this part. What a step would do is asked by POST as well, and is no step. */
export const asked = (method: string, part: string) =>
  world.asked.filter((one) => one.method === method && one.url.includes(part) && !one.url.endsWith('/preview'));
