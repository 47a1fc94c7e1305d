import type { OwnStandIns, StandInRole, StandInView } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { namesOf } from '../people/service';
import { findStandIns, type StandInRow } from './repository';
import type { StandInKeeper } from './stand-in-keeper';

/** Stand-ins in which the person is one of the two, and the office roles they could hand over. */
export async function findOwnStandIns(container: Container, by: StandInKeeper): Promise<OwnStandIns> {
  const present = await presenter(container, by, await findStandIns(container.strapi, by.actor.id));
  const own = by.actor.memberships.filter(({ standingInFor }) => !standingInFor);
  return { standIns: present.views, roles: own.map(present.role) };
}

/** Everybody's, those that end last first. */
export async function findAllStandIns(container: Container, by: StandInKeeper): Promise<StandInView[]> {
  return (await presenter(container, by, await findStandIns(container.strapi, null))).views;
}

/** Turns rows into what the admin shows: with names and titles, and with where they stand today. */
export async function presenter(
  container: Container,
  by: StandInKeeper,
  rows: readonly StandInRow[],
): Promise<{ views: StandInView[]; role: (membership: { role: string; unit: string }) => StandInRole }> {
  const names = await namesOf(
    container.strapi,
    rows.flatMap((row) => [row.principal_id, row.substitute_id, row.made_by, row.revoked_by]),
  );
  const titles = await container.units.titles();
  const today = container.time.today();
  const person = (id: number) => ({ id, name: names.get(id) ?? '—' });
  const role = (membership: { role: string; unit: string }): StandInRole => ({
    role: membership.role,
    roleTitle: container.workflows.roleTitle(membership.role),
    unit: membership.unit,
    unitTitle: titles.get(membership.unit) ?? membership.unit,
  });
  const views = rows.map((row): StandInView => {
    const state = stateOf(row, today);
    return {
      id: row.id,
      principal: person(row.principal_id),
      substitute: person(row.substitute_id),
      roles: row.roles === null ? null : (JSON.parse(row.roles) as { role: string; unit: string }[]).map(role),
      from: row.from_day,
      until: row.until_day,
      reason: row.reason,
      madeBy: person(row.made_by),
      state,
      revoked: row.revoked_by === null || row.revoked_at === null ? null : { by: person(row.revoked_by), at: row.revoked_at },
      mayEnd: state !== 'ended' && (by.manages || row.principal_id === by.actor.id),
    };
  });
  return { views, role };
}

/** Where a stand-in stands on a day; both of its days belong to it. */
export function stateOf(row: Pick<StandInRow, 'from_day' | 'until_day' | 'revoked_at'>, day: string): StandInView['state'] {
  if (row.revoked_at !== null || row.until_day < day) return 'ended';
  return row.from_day > day ? 'future' : 'current';
}
