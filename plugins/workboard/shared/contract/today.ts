/** 今日必办: what binds me and my unit. */
import type { Day } from '../../engine/calendar/types';
import type { ClauseId, Text } from '../../engine/text';
import type { CardDue } from './card';

export type TodayGroup = 'overdue' | 'today' | 'soon' | 'near' | 'later' | 'suspended' | 'undated';

export interface TodayItem {
  card: number;
  workflow: string;
  workflowTitle: Text;
  stageTitle: Text;
  number: string | null;
  title: string;
  /** What to do: the task's title, or “待办：<stage>”. */
  todo: Text;
  /** Event that does it, to be opened straight from the list. */
  event: string | null;
  /** Words of the button; null without an event. */
  eventTitle: Text | null;
  clauses: readonly ClauseId[];
  due: CardDue | null;
  assignee: { id: number; name: string } | null;
  unitTitle: string;
}

/** GET /today?mine=1 — 今日必办: every obligation stands in exactly one group. */
export interface Today {
  today: Day;
  groups: { group: TodayGroup; items: TodayItem[] }[];
  /** How many of the due days rest on an unknown year. */
  projected: number;
}
