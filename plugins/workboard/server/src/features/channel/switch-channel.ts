import type { Actor } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { BadRequest, NotFound } from '../../platform/errors';
import { inTransaction } from '../../platform/transaction';
import { after } from '../job/backoff';
import { newSecret } from '../../platform/webhook';
import type { ChannelConfig } from './config';
import { recordChannel } from './record-channel';
import { channelRows, saveChannel } from './repository';
import { sealSecret } from './secrets';

/** @throws NotFound for a channel that the configuration does not name */
export function channelOf(container: Container, key: string): ChannelConfig {
  const all = container.channels.all();
  const found = Object.hasOwn(all, key) ? all[key] : undefined;
  if (!found) throw new NotFound(`没有渠道“${key}” / There is no channel "${key}"`);
  return found;
}

/** Switches a channel off or on again. While it is off its messages wait; when it is on again they are sent, in their order. */
export async function switchChannel(
  container: Container,
  actor: Actor,
  { key, on, reason }: { key: string; on: boolean; reason: string },
): Promise<void> {
  channelOf(container, key);
  const now = container.time.instant();
  await inTransaction(container.strapi, async (trx) => {
    await saveChannel(
      trx,
      key,
      on ? { off_at: null, off_reason: null, off_note: null, rest_until: null } : { off_at: now, off_reason: 'hand', off_note: reason },
    );
    await recordChannel(container, trx, { event: on ? 'channel.on' : 'channel.off', actor, data: { channel: key, reason } });
  });
}

const HOUR = 3600;

/**
 * Makes a new secret for a channel. Messages are signed with it and, for `hours`, with the one before as well, so that the other end changes in
 * its own time.
 * @returns the secret, which is shown once and lies encrypted from now on
 */
export async function rotateSecret(container: Container, actor: Actor, { key, hours }: { key: string; hours: number }): Promise<string> {
  const config = channelOf(container, key);
  if (config.url === '') throw new BadRequest('该渠道没有地址，不需要密钥 / This channel has no address and needs no secret');
  const secret = newSecret();
  const now = container.time.instant();
  const before = (await channelRows(container.strapi)).get(key);
  await inTransaction(container.strapi, async (trx) => {
    await saveChannel(trx, key, {
      secret: sealSecret(container, secret),
      previous: before?.secret ?? null,
      previous_until: after(now, hours * HOUR),
      rotated_at: now,
    });
    await recordChannel(container, trx, { event: 'channel.rotate', actor, data: { channel: key, hours } });
  });
  return secret;
}
