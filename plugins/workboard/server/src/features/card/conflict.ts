import type { Container } from '../../platform/container';
import { Conflict } from '../../platform/errors';
import type { CardRow } from './card-row';
import { presentCard } from './present-card';
import { presentHistory } from './present-history';
import { loadCard } from './repository';

/** The 409 of a card that moved on: the fresh card, and who did what since the revision the person saw. */
export async function conflict(container: Container, stale: CardRow, expectedRevision: number): Promise<Conflict> {
  const row = (await loadCard(container.strapi, { id: stale.id }))?.row ?? stale;
  const workflow = await container.workflows.version(row.workflow, row.workflow_version);
  const changes = await presentHistory(container, workflow, await container.log.ofCard(row.id, { afterRevision: expectedRevision }));
  const card = presentCard(row, await assigneeName(container, row.assignee_id), {
    workflow,
    calendar: await container.calendars.current(),
    today: container.time.today(),
    now: container.time.instant(),
    unitTitles: await container.units.titles(),
  });
  const last = changes[0];
  const who = last ? `${last.actor.name}已“${last.title['zh-Hans']}”` : '卡片已被他人更新';
  const whoEn = last ? `${last.actor.name}: “${last.title.en}”` : 'the card was changed by somebody else';
  return new Conflict(`${who}，请在最新状态上重试 / Meanwhile ${whoEn}; look at the fresh card and try again`, {
    conflict: true,
    expectedRevision,
    card,
    changes,
  });
}

/** Name of the person a card is assigned to. */
export async function assigneeName(container: Container, userId: number | null): Promise<string | null> {
  if (userId === null) return null;
  return (await container.members.actor(userId, container.time.today())).name;
}
