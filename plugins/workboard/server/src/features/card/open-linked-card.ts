import type { ResolvedEffect, WorkflowDefinition } from '../../../../engine/workflow/types';
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
  await container.cards.open(workflow.key, {
    event: effect.event ?? onlyOpening(workflow),
    values: effect.values,
    ...(effect.form ? { form: effect.form } : {}),
    actor: step.actor,
    at: step.at,
    ...(effect.persons === true ? { personal: step.personal } : {}),
    ...(effect.persons === 'card' ? { personsOf: row.id } : {}),
    parent: {
      ref: { uid: step.workflow.subject.type, documentId: step.documentId },
      card: {
        id: row.id,
        workflow: row.workflow,
        documentId: step.documentId,
        stage: step.decided.to,
        title: row.title,
        published: row.published,
        kind: row.kind,
        mark: row.mark,
      },
    },
  });
}

/** An effect that names no event was checked against a workflow with one opening; a later version may have more. */
function onlyOpening(workflow: WorkflowDefinition): string {
  const [opening, ...others] = Object.values(workflow.events).filter(({ from }) => from.length === 0);
  if (!opening || others.length > 0)
    throw new Error(`workflow ${workflow.key} has ${others.length + (opening ? 1 : 0)} events that open a card: name one`);
  return opening.key;
}
