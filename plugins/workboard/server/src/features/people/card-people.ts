import type { Person } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import type { Viewer } from '../../platform/viewer';
import { actingRoles } from '../card/may-act';
import { nameOf } from '../membership/service';
import { findHolders } from './repository';

/**
 * People for the pickers of one card, by a part of their name: whoever may see it, or, with `acting`, whoever has a part in the work on it.
 * @throws NotFound for a card that is not there or not for the person who asks
 */
export async function peopleOfCard(
  container: Container,
  viewer: Viewer,
  input: { card: number; q: string; acting: boolean },
): Promise<Person[]> {
  const { card, workflow } = await container.cards.seen(input.card, viewer);
  const offices = Object.values(workflow.roles).filter(({ scope }) => scope === 'office');
  const acting = actingRoles(workflow);
  const among = input.acting
    ? { office: acting.office, unit: { roles: acting.unit, units: card.units } }
    : { office: offices.map(({ key }) => key), unit: { roles: null, units: card.units } };
  const titles = await container.units.titles();
  const people = new Map<number, Person>();
  for (const row of await findHolders(container.strapi, { q: input.q, day: container.time.today(), among })) {
    const person = people.get(row.id) ?? { id: row.id, name: nameOf(row), units: [] };
    if (row.unit !== null) person.units.push(titles.get(row.unit) ?? row.unit);
    people.set(row.id, person);
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'zh-Hans'));
}
