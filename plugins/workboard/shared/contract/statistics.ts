/** Tables of numbers that packs declare. */
import type { Day } from '../../engine/calendar/types';
import type { ClauseId, Text } from '../../engine/text';

/** GET /statistics — `year` is this one, as the office counts time. */
export interface StatisticsOffer {
  year: number;
  tabs: StatisticsTab[];
}

/** The tables of a workflow in which the person has a part or sees a card. */
export interface StatisticsTab {
  workflow: string;
  title: Text;
  tables: { key: string; title: Text; clauses: readonly ClauseId[] }[];
}

export interface StatisticsLine {
  key: string;
  title: Text;
  /** What several columns have in common. */
  group: Text | null;
  level: number;
  heading: boolean;
  /** It adds up others. */
  sum: boolean;
}

/** Whether two sums are the same, column by column. */
export interface StatisticsCheckView {
  title: Text;
  left: readonly number[];
  right: readonly number[];
  holds: boolean;
}

/** GET /statistics/:workflow/:table?year=2026&month=3 — over the cards that the person may see. */
export interface StatisticsTable {
  title: Text;
  clauses: readonly ClauseId[];
  period: { from: Day; until: Day };
  columns: StatisticsLine[];
  /** `cells` null: a heading. */
  rows: (StatisticsLine & { cells: readonly number[] | null })[];
  checks: StatisticsCheckView[];
}

/** A card behind a number. */
export interface StatisticsCard {
  card: number;
  number: string | null;
  title: string;
  stageTitle: Text;
  unitTitle: string;
  day: Day | null;
  closed: Day | null;
}

/** GET /statistics/:workflow/:table/cards?year=&month=&row=&column=&after= — the newest first. */
export interface StatisticsCards {
  total: number;
  cards: StatisticsCard[];
  next: number | null;
}
