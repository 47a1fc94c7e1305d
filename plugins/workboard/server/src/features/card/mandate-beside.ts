import type { Actor, Membership, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { CardRow } from './card-row';
import { maySee } from './may-see';

/**
 * The office role by which a person acts on a card beside its steps (assigns, comments, edits), where seeing it is right enough. As with
 * steps, their own comes first, so that 代 is said only of what they could not do without it; among several, the one for the card's unit.
 * @returns null for the system, and for whoever sees the card otherwise
 */
export function mandateBeside(workflow: WorkflowDefinition, card: Pick<CardRow, 'units'>, actor: Actor): Membership | null {
  const shown = actor.memberships.filter((membership) => maySee(workflow, card, { ...actor, memberships: [membership] }));
  const own = shown.filter(({ standingInFor }) => !standingInFor);
  const usable = own.length > 0 ? own : shown;
  return usable.find(({ unit }) => card.units.includes(unit)) ?? usable[0] ?? null;
}
