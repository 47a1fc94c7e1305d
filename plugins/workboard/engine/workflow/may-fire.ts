import type { Actor, EventKey, RoleDefinition, Value, WorkflowDefinition } from './types';

/** Keys of units that count for a role on a subject; a fixed list counts for every role. */
export type UnitsOf = readonly string[] | ((role: RoleDefinition) => readonly string[]);

/**
 * Whether the actor holds one of the roles that may fire the event, and, for roles of scope `unit`, holds it in one of the given units.
 * The system may only fire events whose `by` names it; nobody else may use that name.
 * @param units `card.units` for a quick answer, or `unitsFor(subject)` for the exact one
 */
export function mayFire(workflow: WorkflowDefinition, event: EventKey, actor: Actor, units: UnitsOf): boolean {
  const by = Object.hasOwn(workflow.events, event) ? (workflow.events[event]?.by ?? []) : [];
  if (actor.kind === 'system') return by.includes('system');
  return by.some((key) => {
    const role = Object.hasOwn(workflow.roles, key) ? workflow.roles[key] : undefined;
    if (key === 'system' || !role) return false;
    const held = actor.memberships.filter((membership) => membership.role === key);
    if (role.scope === 'office') return held.length > 0;
    const counting = typeof units === 'function' ? units(role) : units;
    return held.some(({ unit }) => counting.includes(unit));
  });
}

/** The units a role may act for on a subject: what stands in the attributes the role names. */
export function unitsFor(subject: Readonly<Record<string, Value>>): (role: RoleDefinition) => readonly string[] {
  return (role) => role.units.flatMap((attribute) => unitKeys(Object.hasOwn(subject, attribute) ? subject[attribute] : null));
}

function unitKeys(value: Value | undefined): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string' && one !== '') : [];
}
