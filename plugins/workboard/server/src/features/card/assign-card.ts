import type { CardSummary } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { BadRequest } from '../../platform/errors';
import { inTransaction } from '../../platform/transaction';
import { assertActs, assertVisible, noSuchCard, type Viewer } from '../../platform/viewer';
import type { CardRow } from './card-row';
import { conflict } from './conflict';
import { maySee } from './may-see';
import { presentCards } from './present-cards';
import { loadCard, updateCard } from './repository';

export interface AssignInput {
  card: number;
  expectedRevision: number;
  /** Admin user id; null takes the card from whoever has it. */
  assignee: number | null;
}

/**
 * Gives a card to a person who may see it. No event of the workflow, but compared, set and logged like one.
 * @throws NotFound, Conflict (409) if the card moved on, BadRequest for a person the card is not for
 */
export async function assignCard(container: Container, viewer: Viewer, input: AssignInput): Promise<CardSummary> {
  assertActs(viewer);
  const row = await inTransaction(container.strapi, async (trx) => {
    const loaded = await loadCard(container.strapi, { id: input.card });
    if (!loaded) throw noSuchCard(input.card);
    const { row: before } = loaded;
    const workflow = await container.workflows.version(before.workflow, before.workflow_version);
    assertVisible(workflow, before, viewer);
    if (before.revision !== input.expectedRevision) throw await conflict(container, before, input.expectedRevision);
    const name = input.assignee === null ? null : await assigneeFor(container, before, input.assignee);
    const at = container.time.instant();
    const columns = { assignee_id: input.assignee, updated_at: at };
    if (!(await updateCard(trx, { id: before.id, revision: before.revision, columns })))
      throw await conflict(container, before, input.expectedRevision);
    await container.log.record(trx, {
      at,
      card: before.id,
      workflow: before.workflow,
      subject: { uid: before.subject_uid, documentId: before.subject_document },
      event: 'assign',
      from: before.stage,
      to: before.stage,
      revision: before.revision + 1,
      actor: viewer.actor,
      unit: viewer.actor.memberships.find(({ unit }) => before.units.includes(unit))?.unit ?? viewer.actor.memberships[0]?.unit ?? null,
      comment: name,
      form: null,
      clauses: [],
      contentHash: null,
      calendarVersion: (await container.calendars.current()).version,
    });
    return { ...before, assignee_id: input.assignee, revision: before.revision + 1 };
  });
  const [summary] = await presentCards(container, [row]);
  if (!summary) throw noSuchCard(input.card);
  return summary;
}

/** Name of the person, who must be on the staff and able to see the card. */
async function assigneeFor(container: Container, card: CardRow, user: number): Promise<string> {
  const person = await container.members.find(user, container.time.today());
  const workflow = await container.workflows.version(card.workflow, card.workflow_version);
  if (person && maySee(workflow, card, person)) return person.name;
  throw new BadRequest(
    '该人员不存在或无权查看此卡片，请改选 / This person is not there or may not see the card: choose another',
    'assignee',
  );
}
