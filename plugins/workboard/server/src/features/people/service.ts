import type { Core } from '@strapi/strapi';
import type { Person } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { nameOf } from '../membership/service';
import type { Day } from '../../../../engine/calendar/types';
import { findNames, findHolders, findRoles, findStaff } from './repository';

/** Staff for the pickers, by a part of their name, with the titles of their units; with `role` those who hold it today. */
export async function findPeople(container: Container, { q, role }: { q: string; role?: string | undefined }): Promise<Person[]> {
  const titles = await container.units.titles();
  const people = new Map<number, Person>();
  const day = container.time.today();
  const among = { office: role === undefined ? [] : [role], unit: { roles: null, units: [] } };
  const rows = role === undefined ? findStaff(container.strapi, { q, day }) : findHolders(container.strapi, { q, day, among });
  for (const row of await rows) {
    const person = people.get(row.id) ?? { id: row.id, name: nameOf(row), units: [] };
    if (row.unit !== null) person.units.push(titles.get(row.unit) ?? row.unit);
    people.set(row.id, person);
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'zh-Hans'));
}

/** Names of people by id. One statement, none if there is nobody to name. */
export async function namesOf(strapi: Core.Strapi, ids: readonly (number | null)[]): Promise<ReadonlyMap<number, string>> {
  const wanted = [...new Set(ids.filter((id): id is number => id !== null))];
  if (wanted.length === 0) return new Map();
  return new Map((await findNames(strapi, wanted)).map((row) => [row.id, nameOf(row)]));
}

/** Which of these pairs hold on `day`, as `role user`. One statement. */
export async function holdersAmong(
  strapi: Core.Strapi,
  pairs: readonly { user: number; role: string }[],
  day: Day,
): Promise<ReadonlySet<string>> {
  const rows = await findRoles(strapi, { users: pairs.map(({ user }) => user), roles: pairs.map(({ role }) => role), day });
  return new Set(rows.map(({ user_id: user, role }) => `${role} ${user}`));
}
