import type { Actor, EventKey, Membership, RoleDefinition, Value, WorkflowDefinition } from './types';

/** Keys of units that count for a role on a subject; a fixed list counts for every role. */
export type UnitsOf = readonly string[] | ((role: RoleDefinition) => readonly string[]);

/**
 * Whether the actor holds one of the roles that may fire the event, and, for roles of scope `unit`, holds it in one of the given units.
 * The system may only fire events whose `by` names it; nobody else may use that name. So it is with the public and the roles it holds.
 * @param units `card.units` for a quick answer, or `unitsFor(subject)` for the exact one
 */
export function mayFire(workflow: WorkflowDefinition, event: EventKey, actor: Actor, units: UnitsOf): boolean {
  if (actor.kind === 'system') return rolesOf(workflow, event).includes('system');
  if (actor.kind === 'public') return rolesOf(workflow, event).some((key) => roleOf(workflow, key)?.scope === 'public');
  return mandatesFor(workflow, event, actor, units).length > 0;
}

/**
 * The memberships under which a person may fire the event: their own before those they hold in somebody's stead, so that nobody acts
 * for another where their own right is enough. None for the system and the public.
 */
export function mandatesFor(workflow: WorkflowDefinition, event: EventKey, actor: Actor, units: UnitsOf): readonly Membership[] {
  if (actor.kind !== 'staff') return [];
  const held = rolesOf(workflow, event).flatMap((key) => {
    const role = roleOf(workflow, key);
    if (key === 'system' || !role || role.scope === 'public') return [];
    const ofRole = actor.memberships.filter((membership) => membership.role === key);
    if (role.scope === 'office') return ofRole;
    const counting = typeof units === 'function' ? units(role) : units;
    return ofRole.filter(({ unit }) => counting.includes(unit));
  });
  return [...held.filter((one) => !one.standingInFor), ...held.filter((one) => one.standingInFor)];
}

/** The units a role may act for on a subject: what stands in the attributes the role names. */
export function unitsFor(subject: Readonly<Record<string, Value>>): (role: RoleDefinition) => readonly string[] {
  return (role) => role.units.flatMap((attribute) => unitKeys(Object.hasOwn(subject, attribute) ? subject[attribute] : null));
}

function roleOf({ roles }: WorkflowDefinition, key: string): RoleDefinition | undefined {
  return Object.hasOwn(roles, key) ? roles[key] : undefined;
}

function rolesOf(workflow: WorkflowDefinition, event: EventKey): readonly string[] {
  return Object.hasOwn(workflow.events, event) ? (workflow.events[event]?.by ?? []) : [];
}

function unitKeys(value: Value | undefined): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string' && one !== '') : [];
}
