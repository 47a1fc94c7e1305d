import type { Day } from '../../../../engine/calendar/types';
import { endOfDay } from '../../../../engine/day';
import type { Actor } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { BadRequest, NotFound } from '../../platform/errors';
import { inTransaction, reading } from '../../platform/transaction';
import { after } from '../job/backoff';
import type { LogRow } from '../log/service';
import { stepsOf } from './dispatch';
import { messagesOf } from './messages-of-step';
import { recordChannel } from './record-channel';
import { deliveryOf, insertDeliveries, type DeliveryRow } from './repository';
import { channelOf } from './switch-channel';

/** @throws NotFound */
export async function anyDelivery(container: Container, id: number): Promise<DeliveryRow> {
  const row = await deliveryOf(container.strapi, { id });
  if (!row) throw new NotFound(`没有编号为 ${id} 的渠道消息 / There is no message ${id}`);
  return row;
}

const AGAIN = { state: 'waiting', attempts: 0, error: null, finished_at: null, how: null } as const;

/**
 * Sends a message now. One that was given up or delivered begins anew, and with it what came later for this document on this channel: the order
 * stays. The ids stay as well, so a receiver that has seen one forgets it.
 * @throws NotFound · BadRequest for one that is just being sent
 */
export async function retryDelivery(container: Container, actor: Actor, id: number): Promise<void> {
  const row = await anyDelivery(container, id);
  if (row.state === 'sending') throw new BadRequest('消息正在发送，请稍候 / The message is being sent');
  const now = container.time.instant();
  await inTransaction(container.strapi, async (trx) => {
    const own = trx('workboard_deliveries').where({ channel: row.channel, document_id: row.document_id });
    await (row.state === 'waiting'
      ? own.where({ id, state: 'waiting' }).update({ next_at: now })
      : own
          .where('log_seq', '>=', row.log_seq)
          .whereNot({ state: 'sending' })
          .update({ ...AGAIN, next_at: now }));
    await recordChannel(container, trx, { event: 'channel.retry', actor, data: { channel: row.channel, delivery: id } });
  });
}

/** Rows of the log that are looked through at a time. */
const BATCH = 500;

/**
 * Sends a channel everything anew that the log says it should have: of one document, or since a day. Also what happened before the channel was there.
 * @returns how many messages wait now
 */
export async function replayChannel(
  container: Container,
  actor: Actor,
  { key, document, since }: { key: string; document?: string; since?: Day },
): Promise<number> {
  if (channelOf(container, key).url === '')
    throw new BadRequest('该渠道没有地址，不能补发，请手工登记 / This channel has no address: tick its messages off by hand');
  let count = 0;
  for (let seq = 0; ;) {
    const rows = await logOf(container, { seq, document, since });
    const last = rows.at(-1);
    if (!last) break;
    const messages = (await stepsOf(container, rows)).flatMap((step) => messagesOf(container, step, key));
    await inTransaction(container.strapi, async (trx) => {
      await insertDeliveries(trx, messages);
      const seqs = messages.flatMap(({ log_seq: one }) => (one === undefined ? [] : [one]));
      count += await trx('workboard_deliveries')
        .where({ channel: key })
        .whereIn('log_seq', seqs)
        .whereNot({ state: 'sending' })
        .update({ ...AGAIN, next_at: container.time.instant() });
    });
    seq = last.seq;
  }
  await inTransaction(container.strapi, (trx) =>
    recordChannel(container, trx, {
      event: 'channel.replay',
      actor,
      data: { channel: key, document: document ?? null, since: since ?? null, messages: count },
    }),
  );
  return count;
}

interface Window {
  seq: number;
  document: string | undefined;
  since: Day | undefined;
}

function logOf({ strapi }: Container, { seq, document, since }: Window): Promise<LogRow[]> {
  return reading(strapi, (db) => {
    const query = db('workboard_log').where('seq', '>', seq).whereNotNull('card_id').orderBy('seq').limit(BATCH);
    if (document !== undefined) void query.where({ subject_document: document });
    if (since !== undefined) void query.where('at', '>=', after(endOfDay(since), -86_400));
    return query.select<LogRow[]>('*');
  });
}
