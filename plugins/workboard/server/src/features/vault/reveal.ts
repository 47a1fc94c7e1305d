import type { RevealedPerson } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { NotFound } from '../../platform/errors';
import { inTransaction } from '../../platform/transaction';
import { assertActs, type Viewer } from '../../platform/viewer';
import { recordBeside } from '../card/record-beside';
import { contentsOf } from './contents';
import type { Keyring } from './keys';
import { newestOf } from './repository';

/**
 * The plain data of one party of a card, for somebody whose account may see it. Who looked and why is in the log before the answer leaves; what
 * they saw is not.
 * @throws NotFound for a card that is not for this person, and for data that is not there or was erased
 */
export async function reveal(
  container: Container,
  keys: Keyring,
  viewer: Viewer,
  input: { card: number; person: string; reason: string },
): Promise<RevealedPerson> {
  assertActs(viewer);
  const { actor } = viewer;
  await container.sentinel.admitText(input.reason, { name: 'text', actor: () => Promise.resolve(actor), subject: null });
  return inTransaction(container.strapi, async (trx) => {
    const { card } = await container.cards.seen(input.card, viewer);
    const row = await newestOf(trx, card.id, input.person);
    if (row?.cipher == null)
      throw new NotFound('没有可查看的个人信息，或者已按规定删除 / There is no personal data here, or it was erased');
    const data = contentsOf(keys, row);
    const fields = data.map(({ key }) => key);
    await recordBeside(container, trx, {
      event: 'personal.reveal',
      at: container.time.instant(),
      card,
      revision: card.revision,
      actor,
      comment: input.reason,
      data: { person: row.person, version: row.version, fields },
    });
    return { person: row.person, values: data.map(({ key, label, value }) => ({ key, label, value })) };
  });
}
