import type { Core } from '@strapi/strapi';
import { dayOfInstant } from '../../../../engine/day';
import { decideOpening, freshCard } from '../../../../engine/workflow/decide-opening';
import type { Value, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { asWorkflow } from '../../platform/permit';
import { inTransaction, type Trx } from '../../platform/transaction';
import { dueColumns } from '../clock/service';
import { link } from '../link/service';
import { answerForm, answersFromSubject, daysOf } from './answer-form';
import { cardRowOf, type CardRow } from './card-row';
import { decisionContext } from './decision-context';
import { mirrorSubject } from './describe-subject';
import { needsOfEvent } from './needs';
import { refusal } from './refusal';
import { insertCard, writeUnits } from './repository';
import type { Fired, OpenInput } from './service';
import { ownEffects, type Decided, type Step } from './step';
import { loadSubject, type LoadedSubject } from './subject';
import { writeStep } from './write-step';

/**
 * Opens a card with a creating event. The event judges the subject as it will be; then subject, link, card and log row are written in
 * one transaction.
 * @throws Refusal with every unmet clause
 */
export function openCard(container: Container, workflow: WorkflowDefinition, input: OpenInput): Promise<Fired> {
  return inTransaction(container.strapi, async (trx) => {
    const at = input.at ?? container.time.instant();
    const today = dayOfInstant(at);
    const { decided, form, personal } = await decideToOpen(container, workflow, input, { at, today });
    const documentId = input.existing?.documentId ?? (await createSubject(container.strapi, workflow, input, decided));
    const subject = await loadSubject(container.strapi, workflow.subject, documentId);
    if (!subject) throw new Error(`${workflow.subject.type} ${documentId} was not written`);
    if (input.parent) await link(trx, { uid: workflow.subject.type, documentId }, input.parent.ref, at);

    const row = await insertFresh(trx, { workflow, decided, subject, documentId, at, today });
    const step: Step = {
      trx,
      workflow,
      decided,
      actor: input.actor,
      at,
      today,
      calendar: await container.calendars.current(),
      subject: subject.values,
      rowId: subject.rowId,
      documentId,
      form,
      personal: personal ?? input.personal ?? null,
      ...(input.personsOf === undefined ? {} : { personsOf: input.personsOf }),
    };
    const card = await writeStep(container, step, { row, history: {} });
    if (!card) throw new Error(`card ${row.id} was changed while it was opened`);
    return { card, event: decided.event, from: null, warnings: decided.warnings };
  });
}

async function decideToOpen(
  container: Container,
  workflow: WorkflowDefinition,
  input: OpenInput,
  { at, today }: Pick<Step, 'at' | 'today'>,
) {
  const event = Object.hasOwn(workflow.events, input.event) ? workflow.events[input.event] : undefined;
  const values = {
    ...(input.existing ? (await loadSubject(container.strapi, workflow.subject, input.existing.documentId))?.values : {}),
    ...input.values,
  };
  const asker = { workflow, event, subject: values, actor: input.actor, today };
  const given = input.form ?? (await answersFromSubject(container, asker));
  const { form, answers, errors, earliest, personal } = await answerForm(container, { ...asker, given });
  const linked = input.parent ? { [input.parent.card.workflow]: [input.parent.card] } : {};
  const context = await decisionContext(container, {
    workflow,
    card: freshCard(workflow, today),
    subject: values,
    documentId: input.existing?.documentId ?? '',
    seal: null,
    actor: input.actor,
    today,
    now: at,
    needs: needsOfEvent(workflow, input.event),
    form: answers,
    linked,
  });
  const outcome = decideOpening(workflow, input.event, {
    values,
    form: answers,
    formErrors: errors,
    actor: input.actor,
    today,
    facts: context.facts,
    earliest: daysOf(earliest),
    now: at,
    ...(context.calendar ? { calendar: context.calendar } : {}),
    ...(context.crowd ? { crowd: context.crowd } : {}),
    ...(context.channels ? { channels: context.channels } : {}),
    linked,
  });
  if (!outcome.ok)
    throw await refusal(container, { workflow, event: event ?? null, eventKey: input.event, card: null, outcome, fields: errors });
  return { decided: outcome, form, personal };
}

async function createSubject(strapi: Core.Strapi, workflow: WorkflowDefinition, input: OpenInput, decided: Decided): Promise<string> {
  const uid = workflow.subject.type;
  const sets: Record<string, Value> = Object.fromEntries(ownEffects(decided, 'set').map(({ attribute, value }) => [attribute, value]));
  const documents = strapi.documents(uid as never) as unknown as { create(params: { data: object }): Promise<{ documentId: string }> };
  // What the step keeps is written with the step. An answer left out is null; Strapi takes null for a scalar, but not for a repeatable component.
  const data = Object.fromEntries(
    Object.entries({
      ...input.values,
      ...workflow.subject.where,
      ...sets,
    }).filter(([, value]) => value !== null),
  );
  const created = await asWorkflow(uid, null, () => documents.create({ data }));
  return created.documentId;
}

interface Fresh {
  workflow: WorkflowDefinition;
  decided: Decided;
  subject: LoadedSubject;
  documentId: string;
  at: string;
  today: Step['today'];
}

/** The card before its first step: revision 0, in the stage the opening leads to. `writeStep` makes it revision 1. */
async function insertFresh(trx: Trx, { workflow, decided, subject, documentId, at, today }: Fresh): Promise<CardRow> {
  const { columns, units } = mirrorSubject(workflow, subject.values);
  const fresh = {
    workflow: workflow.key,
    workflow_version: workflow.version,
    stage: decided.to,
    stage_since: today,
    revision: 0,
    subject_uid: workflow.subject.type,
    subject_document: documentId,
    published: false,
    assignee_id: null,
    rank: null,
    last_actor: '{}',
    editors: '[]',
    done_in_stage: '[]',
    seal: null,
    seal_broken: false,
    opened_on: today,
    closed_on: null,
    comment_count: 0,
    attachment_count: 0,
    updated_at: at,
    ...columns,
    ...dueColumns([]),
  };
  const id = await insertCard(trx, fresh);
  await writeUnits(trx, id, units, true);
  return cardRowOf({ ...fresh, id });
}
