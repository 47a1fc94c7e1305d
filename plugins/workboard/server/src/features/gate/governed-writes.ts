import type { Actor, EventDefinition, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { Forbidden, NotFound } from '../../platform/errors';
import { inTransaction } from '../../platform/transaction';
import type { CardRow } from '../card/card-row';
import { mirrorSubject } from '../card/describe-subject';
import { fireEvent } from '../card/fire-event';
import { maySee } from '../card/may-see';
import { openCard } from '../card/open-card';
import { loadCard, updateCard, writeUnits, type CardColumns } from '../card/repository';
import { contentHash, loadSubject } from '../card/subject';
import { currentActor } from './current-actor';

/** An entry created in the content manager opens its card, in the same transaction; its workflow may refuse it. */
export async function openForEntry(container: Container, workflow: WorkflowDefinition, next: () => Promise<unknown>): Promise<unknown> {
  const created = await next();
  const actor = await currentActor(container);
  const opening = Object.values(workflow.events).find(({ from, by }) => from.length === 0 && by.some((role) => role !== 'system'));
  if (!opening) throw new Forbidden(`“${workflow.title['zh-Hans']}”不能在此新建 / ${workflow.title.en} cannot be created here`);
  for (const documentId of documentIdsOf(created)) {
    await openCard(container, workflow, { event: opening.key, actor, existing: { documentId } });
  }
  return created;
}

/** `create` returns the row, `clone` the document with its entries. */
function documentIdsOf(created: unknown): string[] {
  const { documentId } = created as { documentId?: string };
  return documentId === undefined ? [] : [documentId];
}

/**
 * After a draft was edited: the card mirrors title, number and units, and shows when what was approved is no longer what stands there.
 * Approval is of content: an edit after it voids the seal (R3); publishing is refused until somebody approves again.
 */
export async function afterEdit(container: Container, workflow: WorkflowDefinition, documentId: string): Promise<void> {
  const actor = await currentActor(container);
  await inTransaction(container.strapi, async (trx) => {
    const loaded = await loadCard(container.strapi, { uid: workflow.subject.type, documentId });
    if (!loaded) return;
    const { row } = loaded;
    const subject = await loadSubject(container.strapi, workflow.subject, documentId);
    if (!subject) return;
    assertMayEdit(workflow, row, actor);
    const { columns, units } = mirrorSubject(workflow, subject.values);
    const sealBroken = row.seal !== null && (await hashOf(container, workflow, documentId)) !== row.seal;
    await writeEdit(container, trx, row, { ...columns, seal_broken: sealBroken }, actor, workflow);
    if (columns.units !== JSON.stringify(row.units)) await writeUnits(trx, row.id, units, false);
  });
}

function assertMayEdit(workflow: WorkflowDefinition, row: CardRow, actor: Actor): void {
  if (actor.kind === 'staff' && !maySee(workflow, row, actor)) {
    throw new Forbidden('这份内容不属于您所在的科室 / This content belongs to another unit');
  }
}

async function hashOf(container: Container, workflow: WorkflowDefinition, documentId: string): Promise<string | null> {
  return contentHash(container.strapi, { definition: workflow.subject, documentId, published: false, algorithm: container.hash });
}

type Trx = Parameters<typeof updateCard>[0];

async function writeEdit(
  container: Container,
  trx: Trx,
  row: CardRow,
  columns: Omit<CardColumns, 'updated_at'>,
  actor: Actor,
  workflow: WorkflowDefinition,
): Promise<void> {
  const at = container.time.instant();
  if (!(await updateCard(trx, { id: row.id, revision: row.revision, columns: { ...columns, updated_at: at } }))) {
    throw new Forbidden('卡片刚被他人办理，请刷新后再保存 / The card was just moved by somebody else; reload before saving');
  }
  await recordOwn(container, trx, { row, event: 'edit', actor, at, workflow });
}

async function recordOwn(
  container: Container,
  trx: Trx,
  input: { row: CardRow; event: 'edit' | 'discard'; actor: Actor; at: string; workflow: WorkflowDefinition },
): Promise<void> {
  const { row, event, actor, at, workflow } = input;
  await container.log.record(trx, {
    at,
    card: row.id,
    workflow: row.workflow,
    subject: { uid: row.subject_uid, documentId: row.subject_document },
    event,
    from: row.stage,
    to: event === 'discard' ? null : row.stage,
    revision: row.revision + 1,
    actor,
    unit: actor.memberships[0]?.unit ?? null,
    comment: null,
    form: null,
    clauses: [],
    contentHash: event === 'discard' ? null : await hashOf(container, workflow, row.subject_document),
    calendarVersion: (await container.calendars.current()).version,
  });
}

/** The content manager's Publish is the workflow's publish event: same guards, same log. */
export async function publishThroughWorkflow(
  container: Container,
  workflow: WorkflowDefinition,
  documentId: string,
  next: () => Promise<unknown>,
): Promise<unknown> {
  const loaded = await loadCard(container.strapi, { uid: workflow.subject.type, documentId });
  if (!loaded) throw new NotFound('这份内容没有办理卡片，不能公开 / This content has no card and cannot be published');
  let published: unknown;
  await fireEvent(
    container,
    loaded.row.id,
    { event: publishEvent(workflow, loaded.row.stage).key, actor: await currentActor(container) },
    async () => {
      published = await next();
    },
  );
  return published;
}

/** The event that publishes from this stage; from another stage the first one, whose refusal says what is missing. */
function publishEvent(workflow: WorkflowDefinition, stage: string): EventDefinition {
  const events = Object.values(workflow.events).filter(({ from, effects }) => from.length > 0 && effects.some((effect) => effect.do === 'publish'));
  const found = events.find(({ from }) => from.includes(stage)) ?? events[0];
  if (!found) throw new Forbidden(`“${workflow.title['zh-Hans']}”不公开发布 / ${workflow.title.en} is never published`);
  return found;
}

/**
 * A draft nobody has submitted may be deleted; its card goes with it, its log stays. Whatever was submitted is kept (B-20).
 */
export async function discardCard(container: Container, workflow: WorkflowDefinition, documentId: string, actor: Actor): Promise<void> {
  const loaded = await loadCard(container.strapi, { uid: workflow.subject.type, documentId });
  if (!loaded) return;
  const { row } = loaded;
  assertMayEdit(workflow, row, actor);
  const initial = workflow.stages.find(({ kind }) => kind === 'initial')?.key;
  if (row.stage !== initial || row.published) {
    throw new Forbidden('已进入办理流程的内容不得删除 / Content that has entered its workflow is kept and cannot be deleted');
  }
  await inTransaction(container.strapi, async (trx) => {
    await recordOwn(container, trx, { row, event: 'discard', actor, at: container.time.instant(), workflow });
    await trx('workboard_card_units').where({ card_id: row.id }).delete();
    await trx('workboard_tasks').where({ card_id: row.id }).delete();
    await trx('workboard_links').where({ from_uid: row.subject_uid, from_document: documentId }).orWhere({ to_uid: row.subject_uid, to_document: documentId }).delete();
    await trx('workboard_cards').where({ id: row.id }).delete();
  });
}
