import type { DoorDefinition } from '../../../../engine/door';
import type { Answers } from '../../../../engine/form/types';
import type { Container } from '../../platform/container';
import type { Trx } from '../../platform/transaction';
import { lastFour, makeCode, receiptHash } from './receipt-code';
import { writeReceipt } from './repository';
import type { DoorSettings } from './secrets';

/** Keeps the hash of a card's code, with what is asked beside it; the code itself is kept nowhere. */
export async function keepCode(
  container: Container,
  settings: DoorSettings,
  trx: Trx,
  made: { door: DoorDefinition; card: number; answers: Answers; salt: string; requestKey: string },
): Promise<void> {
  const { door, card, answers, salt, requestKey } = made;
  const answer = door.check === undefined ? '' : answers[door.check];
  const shown = { code: makeCode(settings.key, salt, requestKey), check: lastFour(typeof answer === 'string' ? answer : '') };
  await writeReceipt(trx, {
    card_id: card,
    door: door.key,
    receipt: receiptHash(settings.key, door.key, shown),
    at: container.time.instant(),
  });
}
