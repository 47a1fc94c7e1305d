/** Boards, their columns and filters. */
import type { ClauseId, Text } from '../../engine/text';
import type { StageKey } from '../../engine/workflow/types';
import type { CardSummary } from './card';
import type { WorkList } from './work-list';

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
  /** Event that opens a new card here, if I may fire it, with the clauses it serves. */
  create: { event: string; title: Text; form: string; clauses: readonly ClauseId[] } | null;
  /** Content type it governs; the content manager says what will happen to a new entry of it. */
  subjectType: string;
  /** Clocks of the workflow, for the statistics. */
  clocks: { key: string; title: Text }[];
  /** Work lists of its registers. */
  lists: WorkList[];
}

export interface BoardColumn {
  stage: StageKey;
  title: Text;
  kind: 'initial' | 'normal' | 'final';
  counts: Counts;
  /** Closed cards are counted up to a bound: there are more than `counts.open` says. */
  more?: true;
  /** How many cards may rest here: above `soft` a warning, at `hard` no further card enters. */
  wip: { soft?: number; hard?: number } | null;
  /** What its cards are ordered by. By hand only in a first column. */
  order: BoardOrder;
  cards: CardSummary[];
  /** Opaque; null when the window reaches the end, and on a board with lanes. */
  next: string | null;
  /** With lanes: what each lane has in this column. Lanes that have nothing here are left out. */
  cells: BoardCell[];
}

/** Binding day first · last changed first · as placed by hand (first columns only; the others keep the binding day). */
export type BoardOrder = 'due' | 'updated' | 'manual';

/** `hours`: by the hours that are left, where a clock of the workflow counts them. */
export type LaneBy = 'unit' | 'assignee' | 'urgency' | 'kind' | 'hours';

/** A lane of the board, over all its columns. */
export interface BoardLane {
  /** Unit, person, urgency or kind; `-` for cards that have none. */
  key: string;
  /** Null where the words are the page's own: urgencies, and cards that have none. */
  title: Text | null;
  open: number;
  overdue: number;
}

/** A lane within a column. `CardSummary.lane` says which of the column's cards are its. */
export interface BoardCell {
  lane: string;
  open: number;
  next: string | null;
}

/** How a board is laid out, as it stands in the URL beside the filter. */
export interface BoardLayout {
  sort?: BoardOrder;
  lanes?: LaneBy;
}

/** Filters of a board, as they stand in the URL. */
export interface BoardFilter {
  /** Substring of number or title. */
  q?: string;
  unit?: string;
  /** Admin user id, `me` or `none`. */
  assignee?: string;
  /** Only cards that I follow. */
  watched?: 'me';
  urgency?: 'overdue' | 'today' | 'soon' | 'suspended';
}

/** GET /boards/:workflow?q&unit&assignee&urgency&sort&lanes — the board: first window of every column. */
export interface Board {
  workflow: { key: string; title: Text };
  columns: BoardColumn[];
  /** Lanes in their order; empty without. */
  lanes: BoardLane[];
  /** What this board can be divided by. */
  laneBy: LaneBy[];
  counts: Counts;
  /** Change cursor; give it to /changes. */
  cursor: number;
}

/** GET /boards/:workflow/columns/:stage?after&lane=… — the next window of a column, with lanes that of one lane in it. */
export type BoardWindow = Pick<BoardColumn, 'stage' | 'cards' | 'next'>;

/** PUT /cards/:id/place { after, before } → null: its place by hand, between two cards of its first column; null where there is none. */
export interface PlaceRequest {
  after: number | null;
  before: number | null;
}

/** GET /boards/:workflow/list?q&unit&assignee&urgency&sort — every card of a filter, for paper. */
export interface BoardList {
  workflow: { key: string; title: Text };
  columns: (Pick<BoardColumn, 'stage' | 'title'> & { cards: CardSummary[] })[];
  /** Cards that the filter finds; more than are listed where `cut` is true. */
  total: number;
  cut: boolean;
}

/** GET /boards/:workflow/changes?since=… — ids of cards that changed since. */
export interface BoardChanges {
  cursor: number;
  cards: number[];
  /** Whether a new calendar came into force since: it moves due days of cards that nobody touched. */
  calendar: boolean;
}
