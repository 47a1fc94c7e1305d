import type { ClauseId, Text } from '../text';

/**
 * What is counted in a period: `opened` cards whose day lies in it · `carriedIn` of an earlier day, not closed before it · `closed` closed in
 * it · `carriedOut` not closed by its end. So opened + carriedIn = closed + carriedOut. Of the closed, `inTime` and `late` by the table's clock; of
 * the others `overdue`.
 */
export const MEASURES = ['opened', 'carriedIn', 'closed', 'carriedOut', 'inTime', 'late', 'overdue'] as const;
export type Measure = (typeof MEASURES)[number];

/** Attribute → the values that count; the empty one is what is not filled. */
export type Conditions = Readonly<Record<string, readonly string[]>>;

/** A row or a column. One with `sum` adds up others that stand before it; a heading has no numbers. */
export interface StatisticsEntry {
  key: string;
  title: Text;
  /** What several columns have in common, printed above them. */
  group?: Text;
  /** How far a row is indented. */
  level: number;
  heading: boolean;
  count?: Measure;
  where: Conditions;
  sum: readonly string[];
  /** `YYYY-MM`, of an axis of months. */
  month?: string;
  /** Key of a unit, of an axis of units. */
  unit?: string;
}

/** Entries that are written down, or one for each month of the period, unit, or value of an attribute that is found. */
export type StatisticsAxis = readonly StatisticsEntry[] | { by: 'month' | 'unit' } | { attribute: string };

/** That two sums are the same, in every column. */
export interface StatisticsCheck {
  title: Text;
  left: readonly string[];
  right: readonly string[];
}

/** A table of numbers over the cards of a workflow. */
export interface StatisticsDefinition {
  key: string;
  title: Text;
  clauses: readonly ClauseId[];
  /** Which cards count at all. */
  of: Conditions;
  /** Attribute with the day from which a card counts; one without it counts nowhere. */
  day: string;
  /** Attribute with the day it was closed. */
  closed: string;
  /** Clock that `inTime`, `late` and `overdue` ask. */
  clock?: string;
  /** What every number counts, where neither rows nor columns say it. */
  count?: Measure;
  rows: StatisticsAxis;
  columns: StatisticsAxis;
  checks: readonly StatisticsCheck[];
}

/** A whole year or one month of it. */
export interface StatisticsPeriod {
  /** `YYYY-MM`, both ends included. */
  first: string;
  last: string;
}

/** Cards that are alike in everything that a table asks. */
export interface StatisticsGroup {
  values: Readonly<Record<string, string | null>>;
  unit: string;
  /** Month of the day, empty before the period. */
  opened: string;
  /** Month of the close; null where it is not closed by the end of the period. */
  closed: string | null;
  kept: 'inTime' | 'late' | 'overdue' | null;
  count: number;
}
