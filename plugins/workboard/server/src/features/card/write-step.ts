import type { Value } from '../../../../engine/workflow/types';
import { recordEvent } from '../../../../engine/workflow/record-event';
import { editorsAfter, stepOf } from '../../../../engine/workflow/separation';
import type { Container } from '../../platform/container';
import { dueColumns, readClocks, withEffects, writeClocks } from '../clock/service';
import { nextNumber, type SeriesConfig } from '../number/service';
import { closeTasks, openTasks } from '../task/service';
import { withPublishPermit } from '../../platform/permit';
import { applyLinkedEffects } from './apply-linked-effects';
import { readOnlyBy } from './assert-changeable';
import type { CardRow, LoadedCard } from './card-row';
import { cardStateOf } from './card-row';
import { mirrorSubject } from './describe-subject';
import { changePublication } from './change-publication';
import { updateCard, writeUnits, type CardColumns } from './repository';
import { commentOf, detailsAfter, ownEffects, type Step } from './step';
import { sealedHash } from './sealed-content';
import { tellSealers } from './tell-sealers';
import { writeDraft, writePublished } from './write-subject';

/**
 * Writes a decided step: the card first (compare and set, so that the slower of two people writes nothing), then its effects, the
 * log row and the clocks. Everything in the caller's transaction.
 * @returns the card as it stands now, or null if somebody was faster
 */
export async function writeStep(container: Container, step: Step, loaded: LoadedCard): Promise<CardRow | null> {
  const { trx, decided, workflow } = step;
  const { row } = loaded;
  const values = await newValues(container, step);
  const subject = { ...step.subject, ...values };
  const clocks = withEffects(
    loaded.history,
    decided.effects.filter((effect) => effect.on === undefined),
    { workflow, subject, today: step.today },
  );
  const readings = readClocks(workflow, clocks.history, step.calendar, step.today, step.at);
  const { columns, memory } = cardColumns(step, row, subject, dueColumns(readings));

  if (!(await updateCard(trx, { id: row.id, revision: row.revision, columns: changed(row, columns) }))) return null;
  if (columns.units !== JSON.stringify(row.units)) await writeUnits(trx, row.id, memory.units, false);
  const write = () => writeDraft(container.strapi, trx, { uid: workflow.subject.type, rowId: step.rowId, values });
  // The card stands in its new stage already: where that is read-only, the database lets this one write pass.
  await (readOnlyBy(workflow, decided.to) === null ? write() : withPublishPermit(trx, workflow.subject.type, step.documentId, write));
  const seal = await writeSeal(container, step, row);
  await changePublication(container, step, { seal });
  if (row.published && columns.published && ownEffects(decided, 'publish').length === 0)
    await writePublished(container.strapi, trx, { definition: workflow.subject, documentId: step.documentId, values });
  if (changesVouched(step, values)) await tellSealers(container, trx, step);
  await applyLinkedEffects(container, { ...step, subject }, row);
  await writeTasks(step, row.id);
  if (step.personal && !decided.effects.some(handsOver))
    await container.vault.keep(trx, { card: row.id, event: decided.event.key, at: step.at, ...step.personal });

  if (step.personsOf !== undefined)
    await container.vault.copy(trx, { from: step.personsOf, to: row.id, event: decided.event.key, at: step.at });

  const planned = await container.notices.plan(step, row.id);
  const logSeq = await container.log.record(trx, {
    at: step.at,
    card: row.id,
    workflow: workflow.key,
    subject: { uid: workflow.subject.type, documentId: step.documentId },
    event: decided.event.key,
    from: decided.from,
    to: decided.to,
    revision: row.revision + 1,
    actor: step.actor,
    unit: decided.mandate?.unit ?? null,
    standingInFor: decided.mandate?.standingInFor?.id ?? null,
    comment: commentOf(step.form),
    form: step.form === null ? null : { key: step.form.definition.key, version: step.form.definition.version, answers: step.form.answers },
    ...(step.takesBack === undefined ? {} : { data: { takesBack: step.takesBack } }),
    clauses: decided.clauses,
    contentHash: seal,
    calendarVersion: step.calendar.version,
  });
  await writeClocks(trx, { card: row.id, logSeq, at: step.at, added: clocks.added, readings });
  // As it stands after the step, without reading it again.
  const after: CardRow = { ...row, ...(columns as Partial<CardRow>), ...memory, seal, revision: row.revision + 1 };
  await container.notices.render(step, { planned, row: after, subject, clocks: readings, logSeq });
  return after;
}

/** What the step's form told of a person is kept with the card that it opens, not with this one. */
function handsOver(effect: Step['decided']['effects'][number]): boolean {
  return effect.do === 'openCard' && effect.persons === true;
}

/** Attributes the step writes: what its form or the law says, and numbers from their series. */
async function newValues(container: Container, step: Step): Promise<Record<string, Value>> {
  const values: Record<string, Value> = {};
  for (const { attribute, value } of ownEffects(step.decided, 'set')) {
    if (step.subject[attribute] !== value) values[attribute] = value;
  }
  const { details } = step.workflow.subject;
  const after = details === undefined ? null : detailsAfter(step.decided, step.subject[details]);
  if (details !== undefined && after !== null) values[details] = after;
  const series = container.strapi.config.get('plugin::workboard.series') as Record<string, SeriesConfig>;
  for (const effect of ownEffects(step.decided, 'assignNumber')) {
    values[effect.attribute] = await nextNumber(step.trx, series, { series: effect.series, year: effect.year });
  }
  return values;
}

function cardColumns(
  step: Step,
  row: CardRow,
  subject: Step['subject'],
  due: ReturnType<typeof dueColumns>,
): { columns: CardColumns; memory: Pick<CardRow, 'units' | 'last_actor' | 'editors' | 'done_in_stage'> } {
  const { decided, workflow } = step;
  const mirror = mirrorSubject(workflow, subject);
  const stays = decided.to === row.stage;
  const history = recordEvent(cardStateOf(row, mirror.units), decided.event.key, stepOf(step.actor, decided.mandate), stays);
  const final = workflow.stages.find((stage) => stage.key === decided.to)?.kind === 'final';
  const breaks = ownEffects(decided, 'breakSeal').length > 0;
  const published = ownEffects(decided, 'publish').length > 0 ? true : ownEffects(decided, 'unpublish').length > 0 ? false : row.published;
  const editors = editorsAfter(decided.event, row.editors);
  return {
    memory: { units: mirror.units, last_actor: history.lastActor, editors, done_in_stage: history.doneInStage },
    columns: {
      ...mirror.columns,
      ...due,
      stage: decided.to,
      // A place by hand belongs to the column it was given in.
      ...(stays ? {} : { stage_since: step.today, rank: null }),
      last_actor: JSON.stringify(history.lastActor),
      editors: JSON.stringify(editors),
      done_in_stage: JSON.stringify(history.doneInStage),
      published,
      ...(breaks ? { seal: null, seal_broken: false } : {}),
      closed_on: final && due.due_on === null ? step.today : null,
      updated_at: step.at,
    },
  };
}

/** The columns that do not stand there already: what is written again costs its indexes again. */
function changed(row: CardRow, columns: CardColumns): CardColumns {
  const stored = row as unknown as Readonly<Record<string, unknown>>;
  const changes = ([name, value]: [string, unknown]) => {
    const before = stored[name];
    return (typeof before === 'object' && before !== null ? JSON.stringify(before) : before) !== value;
  };
  return { ...(Object.fromEntries(Object.entries(columns).filter(changes)) as Partial<CardColumns>), updated_at: columns.updated_at };
}

/** Seals what is approved now. @returns the seal that holds after this step */
async function writeSeal(container: Container, step: Step, row: CardRow): Promise<string | null> {
  if (ownEffects(step.decided, 'seal').length === 0) return ownEffects(step.decided, 'breakSeal').length > 0 ? null : row.seal;
  const seal = await sealedHash(container, step);
  await step
    .trx('workboard_cards')
    .where({ id: row.id })
    .update({ seal, seal_broken: false, sealed_at: step.at, sealed_by: step.actor.id });
  return seal;
}

/** Whether a step writes what partners may have vouched for; what a decision stamps is not among it, and nothing is linked to a new card. */
function changesVouched({ workflow, decided }: Step, values: Readonly<Record<string, Value>>): boolean {
  const { sealed, stamped = [] } = workflow.subject;
  return decided.from !== null && Object.keys(values).some((name) => sealed.includes(name) && !stamped.includes(name));
}

/** Opens and closes tasks; a task that waits for a clock is done when the clock stops. */
async function writeTasks(step: Step, card: number): Promise<void> {
  const { trx, at, decided } = step;
  const clocks = [...ownEffects(decided, 'stopClock'), ...ownEffects(decided, 'cancelClock')].map((effect) => effect.clock);
  await closeTasks(trx, { card, at, keys: ownEffects(decided, 'closeTask').map((effect) => effect.task), clocks });
  await openTasks(trx, { card, at, tasks: ownEffects(decided, 'createTask') });
}
