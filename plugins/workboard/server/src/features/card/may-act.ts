import type { Actor, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { CardRow } from './card-row';

/** Roles that may fire some event of a workflow or are awaited in one of its stages, by their scope. The system is none of them. */
export function actingRoles(workflow: WorkflowDefinition): { office: string[]; unit: string[] } {
  const named = [...Object.values(workflow.events).flatMap(({ by }) => by), ...workflow.stages.flatMap(({ owner }) => owner)];
  const roles = [...new Set(named)].filter((role) => Object.hasOwn(workflow.roles, role));
  return {
    office: roles.filter((role) => workflow.roles[role]?.scope === 'office'),
    unit: roles.filter((role) => workflow.roles[role]?.scope === 'unit'),
  };
}

/** Whether a person has a part in the work on a card, and not only sees it. */
export function mayAct(workflow: WorkflowDefinition, card: Pick<CardRow, 'units'>, actor: Actor): boolean {
  const { office, unit } = actingRoles(workflow);
  return actor.memberships.some(
    (membership) => office.includes(membership.role) || (unit.includes(membership.role) && card.units.includes(membership.unit)),
  );
}
