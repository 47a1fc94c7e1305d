import type { Knex } from 'knex';
import type { Actor, WorkflowDefinition } from '../../../../engine/workflow/types';
import { concerns } from '../../platform/viewer';

/** One of a person's office roles in one workflow, and the cards it reaches. */
export interface Part {
  workflow: string;
  role: string;
  /** Stages in which a card waits for this role. */
  stages: readonly string[];
  reach: { all: true } | { units: readonly string[]; /** Only a card whose first unit it is. */ first: boolean };
}

/** Everything a person has a part in. A role that a workflow does not name has none there. */
export function partsOf(workflows: readonly WorkflowDefinition[], actor: Actor): Part[] {
  const roles = [...new Set(actor.memberships.map(({ role }) => role))];
  return workflows.flatMap((workflow) =>
    roles.flatMap((role): Part[] => {
      const definition = workflow.roles[role];
      if (!definition) return [];
      const stages = workflow.stages.filter(({ kind, owner }) => kind !== 'final' && owner.includes(role)).map(({ key }) => key);
      const units = actor.memberships.filter((membership) => membership.role === role).map(({ unit }) => unit);
      const first = definition.units.every((attribute) => attribute === workflow.subject.units[0]);
      return [{ workflow: workflow.key, role, stages, reach: definition.scope === 'office' ? { all: true } : { units, first } }];
    }),
  );
}

/** Cards (`c`) that one of the parts reaches; `narrow` adds what must hold for that part. */
export function whereAnyPart(
  query: Knex.QueryBuilder,
  parts: readonly Part[],
  narrow: (cards: Knex.QueryBuilder, part: Part) => void,
): void {
  void query.where((any) => {
    for (const part of parts) {
      void any.orWhere((one) => {
        void one.where('c.workflow', part.workflow);
        whereReached(one, part);
        narrow(one, part);
      });
    }
  });
}

function whereReached(query: Knex.QueryBuilder, { reach }: Part): void {
  if ('all' in reach) return;
  if (reach.first) void query.whereIn('c.unit', reach.units);
  else void query.whereExists((own) => concerns(own, reach.units));
}
