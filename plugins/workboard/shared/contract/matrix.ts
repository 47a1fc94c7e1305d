/** Matrices (总表): the cards of a workflow under one parent as one table. */
import type { ClauseId, Text } from '../../engine/text';
import type { EventKey, StageKey } from '../../engine/workflow/types';
import type { RegisterColumnView, RegisterRow } from './register';

/** GET /cards/:id/matrices → MatrixTab[]: the tables that lie under a card. */
export interface MatrixTab {
  /** Workflow of the rows. */
  workflow: string;
  title: Text;
  clauses: readonly ClauseId[];
  /** Plain numbers over all rows, whatever is filtered. */
  figures: { key: string; title: Text; value: number }[];
}

/** GET /cards/:id/matrices/:workflow → MatrixView */
export interface MatrixView extends MatrixTab {
  parent: { card: number; workflow: string; title: string; number: string | null; stageTitle: Text };
  columns: RegisterColumnView[];
  /** Column of the text that is read, where it is one. */
  text: string | null;
  stages: { key: StageKey; title: Text }[];
  /** Steps with which the person opens a row. */
  opens: { event: EventKey; title: Text; form: string | null }[];
}

/**
 * GET /cards/:id/matrices/:workflow/order?…&alike=1 — what is filtered, as a register is (`is.attribute.clause=第七条`, `stage`, `sort`); `q` searches
 * the text. Every row by its card, in order: ten thousand are few bytes, and a table that knows them all scrolls and selects without asking again.
 */
export interface MatrixOrder {
  cards: number[];
  revisions: number[];
  /** Notes beside each: they change without its revision. */
  notes: number[];
  /** With `alike`: the card that leads the group of like texts each row is in; the largest groups first. */
  groups: number[] | null;
}

/** POST /cards/:id/matrices/:workflow/rows { cards } → MatrixRow[]: at most 100, in the order asked for. What is not there is left out. */
export interface MatrixRow extends RegisterRow {
  revision: number;
  title: string;
  number: string | null;
  /** Notes beside the card. */
  notes: number;
}
