import type { ClauseId } from '../../../../engine/text';
import type { Effect, EventDefinition, WorkflowDefinition } from '../../../../engine/workflow/types';

/** Steps and clauses that one sentence names. */
export const NAMED = 3;

/** Steps of a workflow one of whose effects does something: they are the way to what a door does not do by itself. */
export function stepsThat({ events }: WorkflowDefinition, does: (effect: Effect) => boolean): EventDefinition[] {
  return Object.values(events).filter(({ effects }) => effects.some(does));
}

/** The clauses that these steps serve, a few; those of the workflow where they name none. */
export function clausesOf({ clauses }: WorkflowDefinition, steps: readonly EventDefinition[]): readonly ClauseId[] {
  const served = [...new Set(steps.flatMap((step) => step.clauses))];
  return (served.length > 0 ? served : clauses).slice(0, NAMED);
}
