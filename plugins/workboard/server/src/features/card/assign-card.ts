import type { CardSummary } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { BadRequest } from '../../platform/errors';
import { inTransaction } from '../../platform/transaction';
import { assertActs, noSuchCard, type Viewer } from '../../platform/viewer';
import type { CardRow } from './card-row';
import { conflict } from './conflict';
import { loadVisible } from './load-visible';
import { mayAct } from './may-act';
import { maySee } from './may-see';
import { presentCards } from './present-cards';
import { recordBeside } from './record-beside';
import { updateCard } from './repository';

export interface AssignInput {
  card: number;
  expectedRevision: number;
  /** Admin user id; null takes the card from whoever has it. */
  assignee: number | null;
}

/**
 * Gives a card to a person who may act on it. No event of the workflow, but compared, set and logged like one.
 * @throws NotFound, Conflict (409) if the card moved on, BadRequest for a person the card is not for
 */
export async function assignCard(container: Container, viewer: Viewer, input: AssignInput): Promise<CardSummary> {
  assertActs(viewer);
  const row = await inTransaction(container.strapi, async (trx) => {
    const { row: before } = await loadVisible(container, viewer, input.card);
    if (before.revision !== input.expectedRevision) throw await conflict(container, before, input.expectedRevision);
    const name = input.assignee === null ? null : await assigneeFor(container, before, input.assignee);
    const at = container.time.instant();
    const columns = { assignee_id: input.assignee, updated_at: at };
    if (!(await updateCard(trx, { id: before.id, revision: before.revision, columns })))
      throw await conflict(container, before, input.expectedRevision);
    const { actor } = viewer;
    const seq = await recordBeside(container, trx, {
      event: 'assign',
      at,
      card: before,
      revision: before.revision + 1,
      actor,
      comment: name,
    });
    await container.notifications.notify(trx, {
      kind: 'assigned',
      key: `assign:${seq}`,
      to: input.assignee === null ? [] : [input.assignee],
      card: before.id,
      params: { by: actor.name },
      at,
      by: actor.id,
    });
    return { ...before, assignee_id: input.assignee, revision: before.revision + 1 };
  });
  const [summary] = await presentCards(container, [row]);
  if (!summary) throw noSuchCard(input.card);
  return summary;
}

/** Name of the person, who must be on the staff and have a part in the work on the card. */
async function assigneeFor(container: Container, card: CardRow, user: number): Promise<string> {
  const person = await container.members.find(user, container.time.today());
  const workflow = await container.workflows.version(card.workflow, card.workflow_version);
  if (person && maySee(workflow, card, person) && mayAct(workflow, card, person)) return person.name;
  throw new BadRequest(
    '该人员不存在，或不能办理此卡片，请改选 / This person is not there, or has no part in the work on this card: choose another',
    'assignee',
  );
}
