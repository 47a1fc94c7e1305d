import type { RegisterColumn } from '../register/types';
import type { ClauseId, Text } from '../text';
import type { Scalar } from '../workflow/primitives';

/** A number over the cards of one parent, or, with `by`, a list of numbers: one for each combination of these attributes. */
export interface MatrixFigure {
  key: string;
  title: Text;
  /** Attribute → the values of which it must have one. */
  where: Readonly<Record<string, readonly Scalar[]>>;
  /** Attributes that must be filled, and those that must not be. */
  filled: readonly string[];
  empty: readonly string[];
  by: readonly string[];
  /** Combinations listed at most; of more, the most frequent. */
  most: number;
  /** How they are listed: the most frequent first, or as their texts are read (第二条 before 第十条). */
  order: 'count' | 'text';
}

/**
 * The cards of this workflow under one parent as one table, of which there may be ten thousand: they are never loaded as a list of partners,
 * and expressions of the parent read figures instead (`matrix.comment.adopted`).
 */
export interface MatrixDefinition {
  /** Workflow of the parent. */
  under: string;
  title: Text;
  clauses: readonly ClauseId[];
  /** Attribute whose text is read, searched, and compared for likeness. */
  text: string;
  columns: readonly RegisterColumn[];
  /** Attributes of free text by whose values it can be narrowed, as far as they occur. */
  narrow: readonly string[];
  figures: readonly MatrixFigure[];
}
