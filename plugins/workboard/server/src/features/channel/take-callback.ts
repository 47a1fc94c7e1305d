import { z } from 'zod';
import type { Container } from '../../platform/container';
import { inTransaction } from '../../platform/transaction';
import { isSigned, newSecret } from '../../platform/webhook';
import { schemesOf } from './config';
import { receiptOf } from './receipt';
import { reportDelivery } from './report-delivery';
import { channelRows, deliveryOf } from './repository';
import { secretsOf } from './secrets';

const CALLBACK = z.object({ type: z.literal('delivery.confirmed'), data: z.object({ id: z.string().max(200) }).loose() });
const ID = /^msg_([a-z][a-z0-9_]*)_(\d{1,12})$/;

export type Taken = 'unsigned' | 'unreadable' | 'unknown' | 'taken';

/** Nobody knows it: a channel that is not there takes as long to be refused as one that is. */
const nobody = newSecret();

/**
 * A channel says later when and where an entry appeared. What it says is believed if one of the channel's own secrets signed it within five minutes;
 * said twice it is taken once, because a delivery is reported once.
 */
export async function takeCallback(
  container: Container,
  input: { channel: string; headers: Readonly<Record<string, unknown>>; body: string },
): Promise<Taken> {
  const { strapi, time, channels } = container;
  const now = time.instant();
  const all = channels.all();
  const config = Object.hasOwn(all, input.channel) ? all[input.channel] : undefined;
  const secrets =
    config && config.url !== '' ? secretsOf(container, config, (await channelRows(strapi)).get(input.channel), now) : [nobody];
  if (!isSigned(input.headers, input.body, { secrets, now, schemes: schemesOf(config ?? {}) })) return 'unsigned';
  const said = CALLBACK.safeParse(json(input.body));
  const [, channel, seq] = said.success ? (ID.exec(said.data.data.id) ?? []) : [];
  if (!said.success || channel !== input.channel) return 'unreadable';
  const row = await deliveryOf(strapi, { channel, log_seq: Number(seq) });
  if (!row) return 'unknown';
  const receipt = receiptOf(said.data.data, { now, since: row.created_at });
  if (!receipt) return 'unreadable';
  const news = await inTransaction(strapi, (trx) =>
    trx('workboard_deliveries')
      .where({ id: row.id, report: 'none' })
      .update({ ...receipt, report: 'pending' }),
  );
  if (news > 0) await reportDelivery(container, { ...row, ...receipt, report: 'pending' });
  return 'taken';
}

function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
