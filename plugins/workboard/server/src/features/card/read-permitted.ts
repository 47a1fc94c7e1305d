import type { PermittedEvent, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Permitted, PermittedEventView } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { assertVisible, type Viewer } from '../../platform/viewer';
import type { CardRow } from './card-row';
import { clockWithLimit } from './limit-text';
import { stageTitle } from './present-card';

/** What a person may do with a card now, with the law's words where they may not. @throws NotFound */
export async function readPermitted(container: Container, viewer: Viewer, id: number): Promise<Permitted> {
  const { card, workflow, events } = await container.cards.permitted(id, viewer.actor);
  assertVisible(workflow, card, viewer);
  const views: PermittedEventView[] = [];
  for (const event of events) views.push(await viewOf(container, workflow, card, event));
  return { card: card.id, revision: card.revision, stage: card.stage, stageTitle: stageTitle(workflow, card.stage), events: views };
}

async function viewOf(
  container: Container,
  workflow: WorkflowDefinition,
  card: CardRow,
  event: PermittedEvent,
): Promise<PermittedEventView> {
  const context = { workflow, event: workflow.events[event.event] ?? null, card };
  return {
    ...event,
    unmet: await container.cards.explain(event.unmet, context),
    warnings: await container.cards.explain(event.warnings, context),
    startsTitles: event.starts.flatMap((key) => {
      const clock = workflow.clocks[key];
      return clock ? [clockWithLimit(clock)] : [];
    }),
    toTitle: stageTitle(workflow, event.to),
  };
}
