import type { Message, MessagePage } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { sightOfViewer, type Viewer } from '../../platform/viewer';
import { renderLine, templateOf, type Params } from './render-line';
import { countUnread, inboxOf, type MessageOnCard } from './repository';

const PAGE = 30;

/** A page of a person's messages, newest first. Number and title of a card they may not see any more are left out. Two statements. */
export async function readInbox(
  container: Container,
  viewer: Viewer,
  query: { unread: boolean; before: number | null },
): Promise<MessagePage> {
  const rows = await inboxOf(container.strapi, { user: viewer.actor.id, ...query, limit: PAGE + 1 });
  const page = rows.slice(0, PAGE);
  const messages: Message[] = [];
  for (const row of page) messages.push(await presentMessage(container, viewer, row));
  return {
    messages,
    next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
    unread: await countUnread(container.strapi, viewer.actor.id),
  };
}

/** One message in words, as this person may read it. */
export async function presentMessage(container: Container, viewer: Viewer, row: MessageOnCard): Promise<Message> {
  const template = templateOf(row.kind);
  const seen = await seesCard(container, viewer, row);
  const card = seen && row.title !== null ? { number: row.number, title: row.title } : null;
  return {
    id: row.id,
    at: row.at,
    kind: row.kind,
    kindTitle: template.title,
    line: renderLine(row.kind, JSON.parse(row.params) as Params, card),
    urgent: template.urgent !== undefined,
    read: row.read_at !== null,
    card: seen && row.card_id !== null && row.workflow !== null ? { id: row.card_id, workflow: row.workflow } : null,
  };
}

async function seesCard({ workflows }: Container, viewer: Viewer, row: MessageOnCard): Promise<boolean> {
  if (row.workflow === null || row.workflow_version === null || row.units === null) return false;
  const sight = sightOfViewer(await workflows.version(row.workflow, row.workflow_version), viewer);
  const units = JSON.parse(row.units) as string[];
  return sight.all || units.some((unit) => sight.units.includes(unit));
}
