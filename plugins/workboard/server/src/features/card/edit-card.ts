import { stepOf } from '../../../../engine/workflow/separation';
import { inBothLanguages } from '../../../../engine/text';
import type { Actor, StepOf, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { Forbidden } from '../../platform/errors';
import { inTransaction, type Trx } from '../../platform/transaction';
import type { CardRow } from './card-row';
import { mirrorSubject } from './describe-subject';
import { mandateBeside } from './mandate-beside';
import { maySee } from './may-see';
import { loadCard, updateCard, writeUnits } from './repository';
import { sealedHash } from './sealed-content';
import { loadSubject } from './subject';
import { tellSealers } from './tell-sealers';

/** Whoever is outside, in the log and on the card. */
const PUBLIC = -1;

export interface Edit {
  workflow: WorkflowDefinition;
  documentId: string;
  actor: Actor;
  /** Hash of the sealed content as it stood before. */
  before: string | null;
}

/**
 * After a draft was edited: the card mirrors title, number and units, and shows when what was approved is no longer what stands there.
 * Approval is of content: an edit after it voids the seal (R3); publishing is refused until somebody approves again.
 * @throws Forbidden for content of another unit, or if the card moved at the same moment
 */
export function afterEdit(container: Container, { workflow, documentId, actor, before }: Edit): Promise<void> {
  return inTransaction(container.strapi, async (trx) => {
    const loaded = await loadCard(container.strapi, { uid: workflow.subject.type, documentId });
    const subject = await loadSubject(container.strapi, workflow.subject, documentId);
    if (!loaded || !subject) return;
    const { row } = loaded;
    assertMayEdit(workflow, row, actor);
    const { columns, units } = mirrorSubject(workflow, subject.values);
    const content = await sealedHash(container, { workflow, documentId });
    const at = container.time.instant();
    const edited = {
      ...columns,
      ...(content === before ? {} : { editors: JSON.stringify(editorsWith(workflow, row, actor)) }),
      seal_broken: row.seal !== null && content !== row.seal,
      updated_at: at,
    };
    if (!(await updateCard(trx, { id: row.id, revision: row.revision, columns: edited }))) {
      throw new Forbidden('卡片刚被他人办理，请刷新后再保存 / The card was just moved by somebody else; reload before saving');
    }
    await recordOwn(container, trx, { workflow, row, event: 'edit', actor, at, content });
    if (columns.units !== JSON.stringify(row.units)) await writeUnits(trx, row.id, units, false);
    await tellSealers(container, trx, { workflow, documentId, at });
  });
}

/**
 * A draft nobody has submitted may be deleted; its card goes with it, its log stays. Whatever was submitted or handed in once is kept (B-20).
 * @throws Forbidden for anything else
 */
export function discardCard(container: Container, workflow: WorkflowDefinition, documentId: string, actor: Actor): Promise<void> {
  return inTransaction(container.strapi, async (trx) => {
    const loaded = await loadCard(container.strapi, { uid: workflow.subject.type, documentId });
    if (!loaded) return;
    const { row } = loaded;
    assertMayEdit(workflow, row, actor);
    if (hasMoved(workflow, row) || handedIn(workflow, row)) {
      throw new Forbidden(
        inBothLanguages(
          {
            'zh-Hans': '已进入办理流程的内容留档备查，不得删除；不再办理的，请在工作台办结',
            en: 'Content that has entered its workflow is on record and cannot be deleted; what is not pursued is ended on the workboard',
          },
          workflow.clauses,
        ),
      );
    }
    await recordOwn(container, trx, { workflow, row, event: 'discard', actor, at: container.time.instant(), content: null });
    await forget(trx, row);
  });
}

/** What came in through a door, and every row of a matrix, was handed in with its opening: it is on record from then on (R-CON-11a, B-20). */
function handedIn({ matrix, door }: WorkflowDefinition, row: CardRow): boolean {
  return matrix !== undefined || (door !== undefined && row.last_actor[door.opens] === PUBLIC);
}

/** Whether the card ever left the stage it was opened in; a draft that came back has. */
function hasMoved(workflow: WorkflowDefinition, row: CardRow): boolean {
  return Object.keys(row.last_actor).some((event) => {
    const definition = workflow.events[event];
    return definition === undefined || (definition.from.length > 0 && definition.to.length > 0) || row.published;
  });
}

/** Whoever changes the words is one of their authors (R-SEC-06c), and so is whom they stand in for. */
function editorsWith(workflow: WorkflowDefinition, row: CardRow, actor: Actor): readonly StepOf[] {
  if (actor.kind !== 'staff') return row.editors;
  const step = stepOf(actor, mandateBeside(workflow, row, actor));
  return row.editors.some((one) => JSON.stringify(one) === JSON.stringify(step)) ? row.editors : [...row.editors, step];
}

function assertMayEdit(workflow: WorkflowDefinition, row: CardRow, actor: Actor): void {
  if (actor.kind === 'staff' && !maySee(workflow, row, actor)) {
    throw new Forbidden('这份内容不属于您所在的科室 / This content belongs to another unit');
  }
}

interface OwnEntry {
  workflow: WorkflowDefinition;
  row: CardRow;
  event: 'edit' | 'discard';
  actor: Actor;
  at: string;
  content: string | null;
}

async function recordOwn(container: Container, trx: Trx, { workflow, row, event, actor, at, content }: OwnEntry): Promise<void> {
  const mandate = mandateBeside(workflow, row, actor);
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
    unit: mandate?.unit ?? null,
    standingInFor: mandate?.standingInFor?.id ?? null,
    comment: null,
    form: null,
    clauses: [],
    contentHash: content,
    calendarVersion: (await container.calendars.current()).version,
  });
}

async function forget(trx: Trx, row: CardRow): Promise<void> {
  const { subject_uid: uid, subject_document: documentId } = row;
  await trx('workboard_card_units').where({ card_id: row.id }).delete();
  await trx('workboard_tasks').where({ card_id: row.id }).delete();
  await trx('workboard_links')
    .where({ from_uid: uid, from_document: documentId })
    .orWhere({ to_uid: uid, to_document: documentId })
    .delete();
  await trx('workboard_cards').where({ id: row.id }).delete();
}
