import type { Day } from '../../../../engine/calendar/types';
import { endOfDay } from '../../../../engine/day';
import type { Actor } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { BadRequest } from '../../platform/errors';
import { inTransaction } from '../../platform/transaction';
import { after } from '../job/backoff';
import { recordChannel } from './record-channel';
import { anyDelivery } from './send-again';
import { fireDelivered } from './report-delivery';

/**
 * Somebody did by hand what the channel would have done. The step that a delivery fires is fired by that person, who must be one who may.
 * @param on the day on which the entry appeared, or was changed or taken away, there
 * @throws NotFound · BadRequest if there is nothing to tick off · Refusal of the step
 */
export async function tickDelivery(
  container: Container,
  actor: Actor,
  { id, on, url }: { id: number; on: Day; url: string | null },
): Promise<void> {
  const row = await anyDelivery(container, id);
  const now = container.time.instant();
  if (on > container.time.today()) throw new BadRequest('日期不能晚于今天 / The day cannot lie in the future', 'on');
  // Noon of that day: what is recorded by hand has a day and no time.
  const at = on === container.time.today() ? now : after(endOfDay(on), -43_200);
  await inTransaction(container.strapi, async (trx) => {
    const ticked = await trx('workboard_deliveries')
      .where({ id })
      .whereIn('state', ['waiting', 'dead'])
      .update({ state: 'done', how: 'hand', finished_at: now, published_at: at, url, report: 'done', report_error: null, error: null });
    if (ticked === 0) throw new BadRequest('该消息已送达或正在发送 / This message was delivered, or is being sent');
    await fireDelivered(container, { ...row, published_at: at, url }, actor);
    await recordChannel(container, trx, { event: 'channel.tick', actor, data: { channel: row.channel, delivery: id, on, url } });
  });
}
