import type { Path } from '../read-yaml';
import { checkColumns, type ColumnNames } from '../register/check-registers';
import type { ClauseId } from '../text';
import type { WorkflowDefinition } from '../workflow/types';

/** What the check of a workflow's names can look up. */
interface Names extends ColumnNames {
  clauses(ids: readonly ClauseId[], path: Path, required: boolean): void;
}

/** Checks that a matrix lies under a workflow that is there, and that its columns and figures read what the subject has. */
export function checkMatrix({ matrix }: WorkflowDefinition, names: Names): void {
  if (!matrix) return;
  names.workflow(matrix.under, ['matrix', 'under']);
  names.clauses(matrix.clauses, ['matrix'], false);
  names.attributes([matrix.text, ...matrix.narrow], ['matrix']);
  checkColumns(matrix.columns, ['matrix'], names);
  for (const { key, where, filled, empty, by } of matrix.figures)
    names.attributes([...Object.keys(where), ...filled, ...empty, ...by], ['matrix', 'figures', key]);
}
