import type { ClauseId, RoleKey, Text } from '../text';
import type { Cure } from '../workflow/event-definition';
import type { Cel } from '../workflow/primitives';

/**
 * Where a part of a case file comes from: answers of steps, each time they were given · versions of notices (empty: all) · the card's working files ·
 * partners of these workflows with their own files · how the days of clocks came about (empty: all that have begun) · the history.
 */
export type BundleSource =
  | { from: 'steps'; names: readonly string[] }
  | { from: 'notices'; names: readonly string[] }
  | { from: 'files' }
  | { from: 'linked'; names: readonly string[] }
  | { from: 'clocks'; names: readonly string[] }
  | { from: 'history' };

export type BundlePart = BundleSource & {
  key: string;
  title: Text;
  /** Where this holds, the file is incomplete without it. Reads what terms read. */
  required?: Cel;
  clauses: readonly ClauseId[];
  cure?: Cure;
};

/** The case file (案卷) of a card: what it holds, in the order of its contents. */
export interface BundleDefinition {
  title: Text;
  clauses: readonly ClauseId[];
  /** Roles that may make it and take it out; empty: whoever sees the card. */
  by: readonly RoleKey[];
  parts: readonly BundlePart[];
}

/** What there is of a card, as far as completeness asks. */
export interface BundleHoldings {
  /** Steps that were taken at least once. */
  steps: ReadonlySet<string>;
  notices: ReadonlySet<string>;
  files: number;
  linked: ReadonlySet<string>;
  clocks: ReadonlySet<string>;
}

/** A part that ought to be there and is not. */
export interface MissingPart {
  key: string;
  title: Text;
  clauses: readonly ClauseId[];
  cure?: Cure;
}
