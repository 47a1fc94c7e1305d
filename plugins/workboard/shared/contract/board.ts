/** Boards, their columns and filters. */
import type { Text } from '../../engine/text';
import type { StageKey } from '../../engine/workflow/types';
import type { CardSummary } from './card';

export interface Counts {
  open: number;
  overdue: number;
  today: number;
  soon: number;
  suspended: number;
}

/** GET /boards — the tabs. */
export interface BoardTab extends Counts {
  key: string;
  title: Text;
  /** Event that opens a new card here, if I may fire it. */
  create: { event: string; title: Text; form: string } | null;
  /** Content type it governs; the content manager says what will happen to a new entry of it. */
  subjectType: string;
  /** Clocks of the workflow, for the statistics. */
  clocks: { key: string; title: Text }[];
}

export interface BoardColumn {
  stage: StageKey;
  title: Text;
  kind: 'initial' | 'normal' | 'final';
  counts: Counts;
  cards: CardSummary[];
  /** Opaque; null when the window reaches the end. */
  next: string | null;
}

/** Filters of a board, as they stand in the URL. */
export interface BoardFilter {
  /** Substring of number or title. */
  q?: string;
  unit?: string;
  /** Admin user id, `me` or `none`. */
  assignee?: string;
  urgency?: 'overdue' | 'today' | 'soon' | 'suspended';
}

/** GET /boards/:workflow?q&unit&assignee&urgency — the board: first window of every column. */
export interface Board {
  workflow: { key: string; title: Text };
  columns: BoardColumn[];
  counts: Counts;
  /** Change cursor; give it to /changes. */
  cursor: number;
}

/** GET /boards/:workflow/columns/:stage?after=… — the next window of a column. */
export type BoardWindow = Pick<BoardColumn, 'stage' | 'cards' | 'next'>;

/** GET /boards/:workflow/changes?since=… — ids of cards that changed since. */
export interface BoardChanges {
  cursor: number;
  cards: number[];
}
