import { decide } from '../../../../engine/workflow/decide';
import { dayOfInstant } from '../../../../engine/day';
import type { Container } from '../../platform/container';
import { NotFound } from '../../platform/errors';
import { inTransaction, type Trx } from '../../platform/transaction';
import { answerForm, answersFromSubject, daysOf } from './answer-form';
import { cardStateOf, type LoadedCard } from './card-row';
import { conflict } from './conflict';
import { decisionContext } from './decision-context';
import { maySee } from './may-see';
import { needsOfEvent } from './needs';
import { refusal } from './refusal';
import { loadCard } from './repository';
import type { FireInput, Fired } from './service';
import type { Step } from './step';
import { stepToTakeBack } from './undo';
import { loadSubject, unitsOf, type LoadedSubject } from './subject';
import { writeStep } from './write-step';

/**
 * The one way in: every change of a card's state is this call. Loads what the event's guards name, decides purely, writes in one
 * transaction: card (compare and set), effects, log row.
 * @throws Refusal with every unmet clause · Conflict if the card moved on · NotFound if there is no such card for this person
 */
export function fireEvent(container: Container, card: number, input: FireInput): Promise<Fired> {
  return inTransaction(container.strapi, async (trx) => {
    const loaded = await loadCard(container.strapi, { id: card });
    if (!loaded) throw new NotFound(`没有编号为 ${card} 的卡片 / There is no card ${card}`);
    const workflow = await container.workflows.version(loaded.row.workflow, loaded.row.workflow_version);
    if (!maySee(workflow, loaded.row, input.actor)) throw new NotFound(`没有编号为 ${card} 的卡片 / There is no card ${card}`);
    if (input.expectedRevision !== undefined && input.expectedRevision !== loaded.row.revision) {
      throw await conflict(container, loaded.row, input.expectedRevision);
    }
    const subject = await loadSubject(container.strapi, workflow.subject, loaded.row.subject_document, {
      withContent: needsOfEvent(workflow, input.event).roots.has('seal'),
    });
    if (!subject) throw new Error(`card ${card} has lost its subject ${loaded.row.subject_uid} ${loaded.row.subject_document}`);
    return fireOn(container, trx, { input, loaded, workflow, subject });
  });
}

interface Target {
  input: FireInput;
  loaded: LoadedCard;
  workflow: Step['workflow'];
  subject: LoadedSubject;
}

async function fireOn(container: Container, trx: Trx, target: Target): Promise<Fired> {
  const { input, loaded, workflow, subject } = target;
  const { row } = loaded;
  const at = input.at ?? container.time.instant();
  const today = dayOfInstant(at);
  const event = Object.hasOwn(workflow.events, input.event) ? workflow.events[input.event] : undefined;
  const asker = { workflow, event, subject: subject.values, actor: input.actor, today, card: row.id };
  // The content manager's Publish shows no form; what the form would have begun with counts, the rest is refused by name.
  const given = input.form ?? (input.publish ? await answersFromSubject(container, asker) : undefined);
  const answered = await answerForm(container, { ...asker, given });
  const context = await decisionContext(container, {
    workflow,
    card: cardStateOf(row, unitsOf(workflow.subject, subject.values)),
    subject: subject.values,
    documentId: row.subject_document,
    history: loaded.history,
    seal: row.seal,
    content: subject.content,
    actor: input.actor,
    today,
    now: at,
    needs: needsOfEvent(workflow, input.event),
    form: answered.answers,
    earliest: daysOf(answered.earliest),
  });
  const outcome = decide(context, input.event, answered.answers, answered.errors);
  if (!outcome.ok)
    throw await refusal(container, { workflow, event: event ?? null, eventKey: input.event, card: row, outcome, fields: answered.errors });

  const step: Step = {
    trx,
    workflow,
    decided: outcome,
    actor: input.actor,
    at,
    today,
    calendar: await container.calendars.current(),
    subject: subject.values,
    rowId: subject.rowId,
    documentId: row.subject_document,
    form: answered.form,
    personal: answered.personal,
    ...(input.publish ? { publish: input.publish } : {}),
    ...(input.undo ? { takesBack: await stepToTakeBack(container, { card: row, workflow, event: input.event, actor: input.actor }) } : {}),
  };
  const card = await writeStep(container, step, loaded);
  if (!card) throw await conflict(container, row, row.revision);
  return { card, event: outcome.event, from: outcome.from, warnings: outcome.warnings };
}
