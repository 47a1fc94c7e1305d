import type { Actor } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { BadRequest, NotFound } from '../../platform/errors';
import { leaveNoTrace } from '../../platform/leave-no-trace';
import { inTransaction } from '../../platform/transaction';
import { assertActs, type Viewer } from '../../platform/viewer';
import { recordBeside } from '../card/record-beside';
import { dueCards, eraseCard } from './repository';

const BATCH = 100;

/**
 * Erases the personal data of a closed card before its time. The log stays as it is: it holds masks only.
 * @throws BadRequest while the card is open · NotFound for a card that is not for this person, or holds nothing
 */
export async function eraseEarly(container: Container, viewer: Viewer, input: { card: number; reason: string }): Promise<void> {
  assertActs(viewer);
  const { actor } = viewer;
  await container.sentinel.admitText(input.reason, { name: 'text', actor: () => Promise.resolve(actor), subject: null });
  const { card } = await container.cards.seen(input.card, viewer);
  if (card.closed_on === null)
    throw new BadRequest(
      '尚未办结，不能删除个人信息；请在办结后再删除 / The case is open: its personal data can be erased when it is closed',
    );
  if (!(await eraseAs(container, viewer, input)))
    throw new NotFound('没有可删除的个人信息，或者已经删除 / There is no personal data here, or it was erased');
  await leaveNoTrace(container.strapi);
}

/** Erases what has been kept as long as its workflow says. */
export async function eraseDue(container: Container): Promise<void> {
  const viewer = { actor: container.members.system('系统（保存期满）') as Actor, keeper: true };
  for (const { key, personal } of container.workflows.all()) {
    if (!personal) continue;
    const { years } = personal.keep;
    const closedBy = yearsBefore(container.time.today(), years);
    const reason = `保存期满（办结后 ${years} 年）`;
    for (let cards = [0]; cards.length > 0;) {
      cards = await dueCards(container.strapi, key, closedBy, BATCH);
      for (const card of cards) await eraseAs(container, viewer, { card, reason });
    }
  }
  await leaveNoTrace(container.strapi);
}

async function eraseAs(container: Container, viewer: Viewer, { card: id, reason }: { card: number; reason: string }): Promise<boolean> {
  return inTransaction(container.strapi, async (trx) => {
    const at = container.time.instant();
    const { card } = await container.cards.seen(id, viewer);
    const { persons, files } = await eraseCard(trx, id, { at, why: reason });
    if (persons.length === 0 && files === 0) return false;
    await recordBeside(container, trx, {
      event: 'personal.erase',
      at,
      card,
      revision: card.revision,
      actor: viewer.actor,
      comment: reason,
      data: { persons, files },
    });
    return true;
  });
}

/** The same day, so many years ago; a 29th of February that was not there sorts between its neighbours. */
function yearsBefore(day: string, years: number): string {
  return `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`;
}
