/** 今日必办: what binds me and my unit. */
import type { HolidayEve } from '../../engine/calendar/holiday-eve';
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
  /** What to do: the task's title, the one step there is, or “待办：<stage>”. */
  todo: Text;
  /** Event that does it, to be opened straight from the list. */
  event: string | null;
  /** Words of the button; null without an event. */
  eventTitle: Text | null;
  clauses: readonly ClauseId[];
  due: CardDue | null;
  assignee: { id: number; name: string } | null;
  unit: string;
  unitTitle: string;
  /** In whose stead I would do it (代); null where my own right is enough. */
  standingInFor: { id: number; name: string } | null;
}

/**
 * GET /today?mine=1 or ?standin=1 — 今日必办: every obligation stands in exactly one group. `mine`: what is mine, my principals' or nobody's;
 * `standin`: only what I do in somebody's stead.
 */
export interface Today {
  today: Day;
  groups: { group: TodayGroup; items: TodayItem[] }[];
  /** How many of the due days rest on an unknown year. */
  projected: number;
  /** The rest that begins tomorrow, where today is the last workday before a holiday; the first workday after it is `backOn`. */
  holiday: HolidayEve | null;
}
