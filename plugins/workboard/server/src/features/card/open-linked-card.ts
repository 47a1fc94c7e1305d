import type { ResolvedEffect } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import type { CardRow } from './card-row';
import type { Step } from './step';

type OpenCard = Extract<ResolvedEffect, { do: 'openCard' }>;

/**
 * Opens a partner's card from this one: its own opening event decides, with this card as its link, so that the partner's rules hold
 * however it comes into being. Fired by the same person, or by the system where the step is the system's.
 * @throws Refusal of the partner's opening event
 */
export async function openLinkedCard(container: Container, step: Step, row: CardRow, effect: OpenCard): Promise<void> {
  const workflow = container.workflows.newest(effect.workflow);
  const opening = Object.values(workflow.events).find(({ from, by }) => from.length === 0 && by.some((role) => (role === 'system') === (step.actor.kind === 'system')));
  if (!opening) throw new Error(`workflow ${effect.workflow} has no event that opens a card`);
  await container.cards.open(workflow.key, {
    event: opening.key,
    values: effect.values,
    actor: step.actor,
    at: step.at,
    parent: {
      ref: { uid: step.workflow.subject.type, documentId: step.documentId },
      card: {
        id: row.id,
        workflow: row.workflow,
        stage: step.decided.to,
        title: row.title,
        published: row.published,
      },
    },
  });
}
