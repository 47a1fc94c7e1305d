import type { MatrixDefinition } from '../../../../engine/matrix';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';

/** A workflow whose cards are rows of a matrix. */
export type WithMatrix = WorkflowDefinition & { matrix: MatrixDefinition };

/** Workflows whose cards are rows under those of this one. */
export function matricesUnder(workflows: readonly WorkflowDefinition[], parent: string): WithMatrix[] {
  return workflows.flatMap((workflow) => (workflow.matrix?.under === parent ? [{ ...workflow, matrix: workflow.matrix }] : []));
}

/** Their keys: cards that are never loaded as partners of a parent. */
export function keysOfRows(workflows: readonly WorkflowDefinition[], parent: string): string[] {
  return matricesUnder(workflows, parent).map(({ key }) => key);
}
