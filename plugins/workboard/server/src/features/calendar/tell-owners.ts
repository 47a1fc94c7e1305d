import type { Container } from '../../platform/container';
import type { Trx } from '../../platform/transaction';
import type { MovedClockRow } from '../clock/recompute';
import { audienceOf } from '../notification/audience';
import type { NewNotification } from '../notification/service';
import { movedCards } from './moved-cards';

/** Up to so many cards a person is told of one by one; of more they are told how many. */
const ONE_BY_ONE = 5;
const BATCH = 100;

/** Tells whoever answers for a clock that its day has moved: the assignee, or else those who hold the clock's role for the card. */
export async function tellOwners(
  container: Container,
  trx: Trx,
  { clocks, version, at, by }: { clocks: readonly MovedClockRow[]; version: number; at: string; by: number },
): Promise<void> {
  const moved = clocks.filter(({ before, after }) => before.due !== after.due);
  if (moved.length === 0) return;
  const told = [...(await ownersOf(container, moved))].flatMap(([user, own]) => messages(user, own, { version, at, by }));
  for (let start = 0; start < told.length; start += BATCH) await container.notifications.notify(trx, told.slice(start, start + BATCH));
}

function messages(user: number, own: readonly MovedClockRow[], about: { version: number; at: string; by: number }): NewNotification[] {
  const { version, ...rest } = about;
  if (own.length > ONE_BY_ONE) {
    return [
      { kind: 'calendar.appliedMany', key: `calendar:${version}:${user}`, to: [user], card: null, params: { count: own.length }, ...rest },
    ];
  }
  return own.map(({ card, key, before, after }) => ({
    kind: 'calendar.applied',
    key: `calendar:${version}:${card}:${key}:${user}`,
    to: [user],
    card,
    params: { before: before.due, after: after.due },
    ...rest,
  }));
}

async function ownersOf(container: Container, moved: readonly MovedClockRow[]): Promise<ReadonlyMap<number, MovedClockRow[]>> {
  const audience = await audienceOf(container);
  const cards = await movedCards(container.strapi, {
    ids: moved.map(({ card }) => card),
    workflows: container.workflows.all(),
    viewer: null,
  });
  const owners = new Map<number, MovedClockRow[]>();
  for (const clock of moved) {
    const card = cards.get(clock.card);
    if (!card) continue;
    const workflow = await container.workflows.version(clock.workflow, clock.workflowVersion);
    const owner = workflow.clocks[clock.key]?.owner;
    const row = { unit: card.unit, units: JSON.parse(card.units) as string[] };
    const people = card.assignee_id !== null ? [card.assignee_id] : owner ? audience.holders(workflow, row, [owner]) : [];
    for (const user of audience.seeing(workflow, row, people)) owners.set(user, [...(owners.get(user) ?? []), clock]);
  }
  return owners;
}
