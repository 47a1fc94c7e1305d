import type { Core } from '@strapi/strapi';
import type { Person } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { nameOf } from '../membership/service';
import { findNames, findStaff } from './repository';

/** Staff for the pickers, by a part of their name, with the titles of their units. */
export async function findPeople(container: Container, q: string): Promise<Person[]> {
  const titles = await container.units.titles();
  const people = new Map<number, Person>();
  for (const row of await findStaff(container.strapi, { q, day: container.time.today() })) {
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
