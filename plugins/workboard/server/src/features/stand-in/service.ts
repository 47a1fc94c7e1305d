import type { Actor } from '../../../../engine/workflow/types';
import type { Me } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { standInsOn } from './repository';

/** In whose stead a person acts today, as what, and until which day. One statement, none for somebody who stands in for nobody. */
export async function standsInFor(container: Container, actor: Actor): Promise<Me['standsInFor']> {
  const carried = actor.memberships.flatMap(({ role, standingInFor }) => (standingInFor ? [{ role, principal: standingInFor }] : []));
  if (carried.length === 0) return [];
  const rows = await standInsOn(container.strapi, actor.id, container.time.today());
  const principals = new Map(carried.map(({ principal }) => [principal.id, principal]));
  return [...principals.values()].flatMap((principal) => {
    const roles = new Set(carried.filter((one) => one.principal.id === principal.id).map(({ role }) => role));
    const days = rows.filter((row) => row.principal_id === principal.id).map((row) => row.until_day);
    // Roles may be handed over in parts; the first that ends is the day to look at again.
    const [until] = days.sort();
    return until === undefined ? [] : [{ principal, roles: [...roles].map((role) => container.workflows.roleTitle(role)), until }];
  });
}
