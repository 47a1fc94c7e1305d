import type {
  Board,
  BoardColumn,
  BoardTab,
  CardSummary,
  PermittedEventView,
  RefusalItem,
} from '../../../plugins/workboard/shared/contract';
import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import type { Text } from '../../../plugins/workboard/engine/text';

export const text = (zh: string, en = zh): Text => ({ 'zh-Hans': zh, en });

export function card(id: number, stage: string, more: Partial<CardSummary> = {}): CardSummary {
  return {
    id,
    workflow: 'official-document',
    stage,
    stageTitle: text(stage),
    stageSince: '2026-11-20' as Day,
    revision: 1,
    number: `2026-${String(id).padStart(4, '0')}`,
    kind: null,
    mark: null,
    title: `公文${id}`,
    unit: 'zwgk',
    unitTitle: '政务公开科',
    assignee: { id: 7, name: '林知秋' },
    due: {
      clock: 'review',
      title: text('审查'),
      clauses: ['R-PUB-05'],
      on: '2026-11-27' as Day,
      urgency: 'later',
      at: null,
      workdaysLeft: 3,
      minutesLeft: null,
      daysOverdue: 0,
      projected: false,
    },
    sealBroken: false,
    comments: 0,
    attachments: 0,
    ...more,
  };
}

export function column(stage: string, title: string, cards: CardSummary[], more: Partial<BoardColumn> = {}): BoardColumn {
  return {
    stage,
    title: text(title, stage),
    kind: 'normal',
    counts: { open: cards.length, overdue: 0, today: 0, soon: 0, suspended: 0 },
    wip: null,
    order: 'due',
    cards,
    next: null,
    cells: [],
    ...more,
  };
}

export function board(columns: BoardColumn[], cursor = 1): Board {
  const open = columns.reduce((sum, one) => sum + one.counts.open, 0);
  return {
    workflow: { key: 'official-document', title: text('公文公开') },
    columns,
    lanes: [],
    laneBy: ['unit', 'assignee', 'urgency'],
    counts: { open, overdue: 2, today: 1, soon: 0, suspended: 0 },
    cursor,
  };
}

export function tab(more: Partial<BoardTab> = {}): BoardTab {
  return {
    key: 'official-document',
    title: text('公文公开', 'Documents'),
    subjectType: 'api::document.document',
    create: null,
    clocks: [],
    lists: [],
    open: 3,
    overdue: 0,
    today: 0,
    soon: 0,
    suspended: 0,
    ...more,
  };
}

export function event(key: string, title: string, to: string, more: Partial<PermittedEventView> = {}): PermittedEventView {
  return {
    event: key,
    title: text(title),
    to,
    toTitle: text(to),
    stays: false,
    back: false,
    form: null,
    allowed: true,
    unmet: [],
    warnings: [],
    standingInFor: null,
    starts: [],
    hints: [],
    startsTitles: [],
    clauses: [],
    ...more,
  };
}

export function unmet(message: string, clause: string): RefusalItem {
  return { code: 'guard', message: text(message), clauses: [{ id: clause, policy: '制度', text: '原文' }], cure: null };
}
