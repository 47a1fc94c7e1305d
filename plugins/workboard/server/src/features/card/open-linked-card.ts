import type { ResolvedEffect, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import type { LinkedSubject, SubjectRef } from '../link/service';
import type { CardRow } from './card-row';
import type { OpenInput } from './service';
import type { Step } from './step';

type OpenCard = Extract<ResolvedEffect, { do: 'openCard' }>;

type Parent = NonNullable<OpenInput['parent']>;

/**
 * Opens a partner's card from this one, or under a partner of this one: its own opening event decides, with the card it is opened under as its link,
 * so that its rules hold however it comes into being. Fired by the same person, or by the system where the step is the system's.
 * @throws Refusal of the partner's opening event
 */
export async function openLinkedCard(
  container: Container,
  step: Step,
  row: CardRow,
  effect: OpenCard,
  under: Parent = parentAfter(step, row),
): Promise<void> {
  const workflow = container.workflows.newest(effect.workflow);
  await container.cards.open(workflow.key, {
    event: effect.event ?? onlyOpening(workflow),
    values: effect.values,
    ...(effect.form ? { form: effect.form } : {}),
    actor: step.actor,
    at: step.at,
    ...(effect.persons === true ? { personal: step.personal } : {}),
    ...(effect.persons === 'card' ? { personsOf: row.id } : {}),
    parent: under,
  });
}

/** This card, as it stands after the step. */
function parentAfter({ workflow, documentId, decided }: Step, { id, title, published, kind, mark }: CardRow): Parent {
  const ref: SubjectRef = { uid: workflow.subject.type, documentId };
  return { ref, card: { id, workflow: workflow.key, documentId, stage: decided.to, title, published, kind, mark } };
}

/** A partner, as it stands. */
export function parentOfPartner({ uid, documentId, seal: _seal, sealBroken: _broken, version: _version, ...card }: LinkedSubject): Parent {
  return { ref: { uid, documentId }, card: { ...card, documentId } };
}

/** An effect that names no event was checked against a workflow with one opening; a later version may have more. */
function onlyOpening(workflow: WorkflowDefinition): string {
  const [opening, ...others] = Object.values(workflow.events).filter(({ from }) => from.length === 0);
  if (!opening || others.length > 0)
    throw new Error(`workflow ${workflow.key} has ${others.length + (opening ? 1 : 0)} events that open a card: name one`);
  return opening.key;
}
