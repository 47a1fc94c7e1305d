import type { RoleKey } from '../../../../engine/text';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { CardRow } from '../card/card-row';
import { maySee } from '../card/may-see';
import type { Container } from '../../platform/container';
import { staffOn, type StaffMember } from './staff';

/** Whom a step concerns. Read once for many cards. */
export interface Audience {
  /** Accounts that hold one of the roles for this card: a role of a unit only where the card names their unit for it. */
  holders(workflow: WorkflowDefinition, card: Pick<CardRow, 'unit' | 'units'>, roles: readonly RoleKey[]): number[];
  /** Those of the accounts that may see the card. */
  seeing(workflow: WorkflowDefinition, card: Pick<CardRow, 'units'>, users: readonly number[]): number[];
}

/** The staff with the office roles that hold today. Two statements. */
export async function audienceOf(container: Container): Promise<Audience> {
  const staff = await staffOn(container.strapi, container.time.today());
  return {
    holders: (workflow, card, roles) =>
      [...staff.values()].filter((person) => roles.some((role) => holds(person, workflow, card, role))).map(({ id }) => id),
    seeing: (workflow, card, users) =>
      users.filter((user) => {
        const person = staff.get(user);
        return person !== undefined && maySee(workflow, card, { kind: 'staff', id: user, name: '', memberships: person.memberships });
      }),
  };
}

/** The rule of “today”: a role whose unit is the card's first one has the cards of that unit only. */
function holds(person: StaffMember, workflow: WorkflowDefinition, card: Pick<CardRow, 'unit' | 'units'>, role: RoleKey): boolean {
  const definition = workflow.roles[role];
  if (!definition) return false;
  const first = definition.units.every((attribute) => attribute === workflow.subject.units[0]);
  const units = first ? [card.unit] : card.units;
  return person.memberships.some((held) => held.role === role && (definition.scope === 'office' || units.includes(held.unit)));
}
