import { compileExpression, judge } from '../../../../engine/expression';
import { splitPersonal } from '../../../../engine/form/split-personal';
import type { Answers } from '../../../../engine/form/types';
import type { EventDefinition } from '../../../../engine/workflow/types';
import type { IntakeAnswer, IntakeDoor, RepeatsView } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { Forbidden, NotFound } from '../../platform/errors';
import { assertActs, type Viewer } from '../../platform/viewer';
import { answersFromSubject } from '../card/answer-form';
import type { CardRow } from '../card/card-row';
import { loadSubject } from '../card/subject';
import { presentRepeats } from '../repeat/read-repeats';
import { findRepeats } from '../repeat/service';
import { eventOf, findDoor, formOf, type WithDoor } from './find-door';
import { keepCode } from './keep-code';
import { makeCode } from './receipt-code';
import type { DoorSettings } from './secrets';
import { takeStep } from './take-step';
import type { DoorStep } from './types';

/** Doors whose opening step an office role of the viewer's may take, and that stand for themselves. */
export function intakesOf(container: Container, { actor, keeper }: Viewer): IntakeDoor[] {
  if (keeper) return [];
  return container.workflows.all().flatMap((workflow) => {
    const { door } = workflow;
    const event = door && workflow.events[door.opens];
    if (!door || !event?.form || door.under !== undefined || !mayTakeDown(event, actor.memberships)) return [];
    return [
      {
        door: door.key,
        workflow: workflow.key,
        workflowTitle: workflow.title,
        event: event.key,
        title: event.title,
        form: event.form,
        files: door.files,
      },
    ];
  });
}

function mayTakeDown({ by }: EventDefinition, memberships: Viewer['actor']['memberships']): boolean {
  return memberships.some(({ role }) => by.includes(role));
}

/** @throws NotFound for a door that is not there · Forbidden for whoever may not open a card through it */
function openedBy(container: Container, viewer: Viewer, key: string): { workflow: WithDoor; event: EventDefinition } {
  assertActs(viewer);
  const workflow = findDoor(container, key);
  if (workflow.door.under !== undefined) throw new NotFound('这个入口不能代为填写 / Nothing is taken down at this door');
  const event = eventOf(workflow, workflow.door.opens);
  if (!mayTakeDown(event, viewer.actor.memberships)) throw new Forbidden('您不能代为填写 / You may not take this down');
  return { workflow, event };
}

/**
 * Takes down what somebody outside said or wrote: the same form, checks and files as through the door, by whoever types it. What bears its own day
 * of receipt is registered with it. The code is told once, for the printed receipt, and kept as its hash alone.
 */
export async function takeDown(
  container: Container,
  settings: DoorSettings,
  viewer: Viewer,
  { door: key, given }: { door: string; given: DoorStep },
): Promise<IntakeAnswer> {
  const { workflow, event } = openedBy(container, viewer, key);
  const { door } = workflow;
  const { actor } = viewer;
  const { receipt, salt } = await takeStep(container, settings, {
    workflow,
    event,
    form: await formOf(container, workflow, event),
    actor,
    given,
    about: `staff ${actor.id}`,
    async fire(trx, made) {
      const { card } = await container.cards.open(workflow.key, { event: event.key, form: given.answers, actor });
      await keepCode(container, settings, trx, { door, card: card.id, answers: given.answers, salt: made, requestKey: given.requestKey });
      return follows(workflow, given.answers) ? registered(container, workflow, card, actor) : card;
    },
  });
  const { card } = receipt;
  return {
    card,
    number: receipt.number,
    title: receipt.title,
    takenBy: actor.name,
    code: makeCode(settings.key, salt, given.requestKey),
    sheet: door.intake && receipt.number !== null ? await sheetOf(container, card, door.intake.receipt) : null,
  };
}

function follows({ door }: WithDoor, answers: Answers): boolean {
  if (!door.intake) return false;
  const { when } = door.intake;
  return when === undefined || judge(compileExpression(when, { roots: ['form'] }), { form: answers }).met;
}

/** The step that follows, with the answers its form begins with. */
async function registered(container: Container, workflow: WithDoor, card: CardRow, actor: Viewer['actor']): Promise<CardRow> {
  const event = workflow.door.intake && workflow.events[workflow.door.intake.then];
  if (!event) return card;
  const subject = (await loadSubject(container.strapi, workflow.subject, card.subject_document))?.values ?? {};
  const form = await answersFromSubject(container, { workflow, event, subject, actor, today: container.time.today() });
  return (await container.cards.fire(card.id, { event: event.key, form, actor })).card;
}

/** The paragraphs of the receipt, for paper: whoever typed the name reads it here, and nothing is logged but the intake itself. */
async function sheetOf(container: Container, card: number, key: string): Promise<string[] | null> {
  const version = (await container.notices.versionsOf(card)).find((one) => one.key === key);
  return version ? container.notices.wordsOf(version.id) : null;
}

/** What was asked before, while it is being typed: nothing of it is kept. */
export async function similarTo(container: Container, viewer: Viewer, key: string, answers: Answers): Promise<RepeatsView> {
  const { workflow, event } = openedBy(container, viewer, key);
  const form = await formOf(container, workflow, event);
  const { personal } = splitPersonal(form, answers);
  const texts = (workflow.repeats?.texts ?? []).map((attribute) => textOf(event, attribute, answers));
  const asked = { card: 0, texts, known: personal?.data ?? [], today: container.time.today() };
  return presentRepeats(container, viewer, workflow.key, await findRepeats(container, workflow, asked));
}

/** The answer that the opening step writes into an attribute as it is. */
function textOf({ effects }: EventDefinition, attribute: string, answers: Answers): string {
  const written = effects.find((effect) => effect.do === 'set' && effect.attribute === attribute);
  const field = written?.do === 'set' ? /^form\.(\w+)$/.exec(written.value)?.[1] : undefined;
  const answer = field === undefined ? undefined : answers[field];
  return typeof answer === 'string' ? answer : '';
}
