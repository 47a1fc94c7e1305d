import type { Answers } from '../../../../engine/form/types';
import type { EventDefinition, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { BulkCard, BulkEvent, BulkItem, BulkPreview, BulkReport, CardSummary } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { BadRequest, Conflict, Forbidden, NotFound, Refusal } from '../../platform/errors';
import { assertActs, type Viewer } from '../../platform/viewer';
import { assignCard } from '../card/assign-card';
import { previewEvent } from '../card/preview-event';
import { presentCards } from '../card/present-cards';
import { stageTitle } from '../card/present-card';

/** Steps that at least one of the cards permits this person, and which cards those are. A card that is not for them counts for nothing. */
export async function permittedByAny(container: Container, viewer: Viewer, cards: readonly number[]): Promise<BulkEvent[]> {
  const found = new Map<string, BulkEvent>();
  for (const id of new Set(cards)) {
    const permitted = await container.cards.permitted(id, viewer.actor).catch(unlessGone);
    if (!permitted) continue;
    for (const event of permitted.events.filter(({ allowed }) => allowed)) {
      const definition = permitted.workflow.events[event.event];
      const effects = definition?.effects ?? [];
      const { event: key, title, stays, back, form } = event;
      const entry = found.get(key) ?? {
        event: key,
        title,
        toTitle: stageTitle(permitted.workflow, event.to),
        stays,
        back,
        form,
        extends: effects.some((effect) => effect.do === 'extendClock'),
        clocks: effects.some((effect) => effect.do.endsWith('Clock')),
        undo: undoOf(permitted.workflow, definition),
        cards: [],
      };
      entry.cards.push(id);
      found.set(key, entry);
    }
  }
  return [...found.values()];
}

/** The event that takes a step back, where one is declared. */
function undoOf({ events }: WorkflowDefinition, event: EventDefinition | undefined): BulkEvent['undo'] {
  const undo = event?.undo && 'event' in event.undo ? events[event.undo.event] : undefined;
  return undo ? { event: undo.key, title: undo.title } : null;
}

/** What an event would do to the clocks of each card with these answers. A card that is not for this person is left out. Writes nothing. */
export async function previewEach(
  container: Container,
  viewer: Viewer,
  input: { event: string; cards: readonly number[]; form: Answers },
): Promise<BulkPreview[]> {
  const previews: BulkPreview[] = [];
  for (const card of new Set(input.cards)) {
    const preview = await previewEvent(container, viewer, { card, event: input.event, form: input.form }).catch(unlessGone);
    if (preview) previews.push({ card, ...preview });
  }
  return previews;
}

/** Fires an event on each card by itself: one that is refused keeps no other from moving. Every card has its line in the report. */
export async function fireEach(
  container: Container,
  viewer: Viewer,
  input: { event: string; cards: readonly BulkCard[]; form?: Answers; undo?: true },
): Promise<BulkReport> {
  assertActs(viewer);
  return eachOf(container, input.cards, async ({ id, expectedRevision }) => {
    const given = { ...(input.form === undefined ? {} : { form: input.form }), ...(input.undo ? { undo: true } : {}) };
    const fired = await container.cards.fire(id, { event: input.event, expectedRevision, actor: viewer.actor, ...given });
    const [summary] = await presentCards(container, [fired.card]);
    if (!summary) throw new Error(`card ${id} was moved and is gone`);
    return summary;
  });
}

/** Gives each card to a person, by itself. */
export async function assignEach(
  container: Container,
  viewer: Viewer,
  input: { cards: readonly BulkCard[]; assignee: number | null },
): Promise<BulkReport> {
  assertActs(viewer);
  return eachOf(container, input.cards, ({ id, expectedRevision }) =>
    assignCard(container, viewer, { card: id, expectedRevision, assignee: input.assignee }),
  );
}

/** One after the other: the log is serialised, so that many at once would only wait for each other. */
async function eachOf(
  container: Container,
  cards: readonly BulkCard[],
  act: (card: BulkCard) => Promise<CardSummary>,
): Promise<BulkReport> {
  const items: BulkItem[] = [];
  for (const card of new Map(cards.map((one) => [one.id, one])).values()) {
    try {
      items.push({ card: card.id, outcome: 'done', summary: await act(card) });
    } catch (error) {
      items.push(await outcomeOf(container, card.id, error));
    }
  }
  return { items };
}

async function outcomeOf(container: Container, card: number, error: unknown): Promise<BulkItem> {
  if (error instanceof Refusal) {
    const { unmet, fields } = error.details;
    // Only what the person may see is judged at all: the report may name it, wherever it was chosen from.
    const named = (await container.cards.loaded(card))?.row;
    return { card, outcome: 'refused', number: named?.number ?? null, title: named?.title ?? '', message: error.message, unmet, fields };
  }
  if (error instanceof Conflict) return { card, outcome: 'conflict', message: error.message, summary: error.details.card };
  if (error instanceof NotFound || error instanceof BadRequest || error instanceof Forbidden) {
    return { card, outcome: 'failed', message: error.message };
  }
  // The cards before it have moved and must be told of; the fault itself belongs into the server's log.
  container.strapi.log.error(error);
  return {
    card,
    outcome: 'failed',
    message: '服务器出错，此件未办理，请稍后重试 / The server failed; this card was not moved, try again later',
  };
}

function unlessGone(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}
