import type { Actor, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { CardRow } from './card-row';

/** Who sees every card of a workflow, and who sees those of some units; the same rule for lists (SQL) and single cards. */
export interface Sight {
  all: boolean;
  units: readonly string[];
}

/** What a person may see of a workflow: everything with an office-wide role of it, else the cards of their own units. */
export function sightOf(workflow: WorkflowDefinition, actor: Actor): Sight {
  const all = actor.kind === 'system' || actor.memberships.some(({ role }) => workflow.roles[role]?.scope === 'office');
  return { all, units: all ? [] : [...new Set(actor.memberships.map(({ unit }) => unit))] };
}

/** Whether a person may see one card. Whoever is outside sees the one whose code they have shown. */
export function maySee(workflow: WorkflowDefinition, card: Pick<CardRow, 'units'> & { id?: number }, actor: Actor): boolean {
  if (actor.kind === 'public') return card.id !== undefined && card.id === actor.holds;
  const sight = sightOf(workflow, actor);
  return sight.all || card.units.some((unit) => sight.units.includes(unit));
}
