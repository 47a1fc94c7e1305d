/** Registers (台账): a workflow's cards as tables. */
import type { Day } from '../../engine/calendar/types';
import type { Urgency } from '../../engine/register';
import type { ClauseId, Text } from '../../engine/text';
import type { StageKey } from '../../engine/workflow/types';
import type { BoardFilter } from './board';
import type { CardDue } from './card';
import type { WorkList } from './work-list';

/** How a column's cells are read: plain text, words in both languages, a day, a due day, links to cards. */
export type RegisterCellKind = 'text' | 'words' | 'day' | 'due' | 'links';

export interface RegisterColumnView {
  /** `card.number`, `attribute.issuedAt`, `clock.portal.stopped`, `event.approve.actor`, `linked.interpretation`. */
  key: string;
  title: Text;
  kind: RegisterCellKind;
  sortable: boolean;
  /** How it can be narrowed: one of `options`, a unit, days from and to. */
  filter: 'choice' | 'unit' | 'days' | null;
  options: { value: string; label: Text }[];
}

export interface RegisterView {
  key: string;
  title: Text;
  clauses: readonly ClauseId[];
  columns: RegisterColumnView[];
  lists: WorkList[];
}

/** GET /registers → RegisterTab[]: one for each workflow the person has a part in. */
export interface RegisterTab {
  workflow: string;
  title: Text;
  stages: { key: StageKey; title: Text }[];
  registers: RegisterView[];
}

export interface RegisterLink {
  card: number;
  workflow: string;
  title: string;
  stageTitle: Text;
}

export type RegisterCell = string | Text | CardDue | readonly RegisterLink[] | null;

export interface RegisterRow {
  card: number;
  /** In the order of the columns. */
  cells: RegisterCell[];
}

/**
 * What narrows and orders a register, as it stands in the URL. Columns are named by their key: `is.attribute.kind=normative`,
 * `from.attribute.issuedAt=2026-01-01`, `to.card.due=2026-01-31`. `sort` is a key, with `-` in front: downwards.
 */
export interface RegisterFilter extends Omit<BoardFilter, 'urgency'> {
  urgency?: Urgency;
  stage?: string;
  /** Cards that rest in no final stage, or only those that do. */
  open?: '1' | '0';
  sort?: string;
  is: Readonly<Record<string, string>>;
  from: Readonly<Record<string, Day>>;
  to: Readonly<Record<string, Day>>;
}

/** GET /registers/:workflow/:register?…&after= → one window of rows. */
export interface RegisterWindow {
  rows: RegisterRow[];
  /** Rows that match, whatever window; counted up to a bound. */
  total: number;
  /** There are more than were counted. */
  more: boolean;
  /** Opaque; null when the window reaches the end. */
  next: string | null;
}

/**
 * GET /registers/:workflow/:register/export?…&format=csv|xlsx&locale= and GET /boards/:workflow/export?… — a file of exactly what is
 * filtered, in the order in which the cards were opened.
 */
export type ExportFormat = 'csv' | 'xlsx';
