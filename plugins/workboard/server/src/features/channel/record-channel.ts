import type { Actor } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import type { Trx } from '../../platform/transaction';
import type { OwnEvent } from '../log/own-events';
import { recordOwn } from '../log/record-own';

/** The log's own events of this feature. */
export const CHANNEL_EVENTS = [
  'channel.off',
  'channel.on',
  'channel.rotate',
  'channel.retry',
  'channel.replay',
  'channel.tick',
] as const satisfies readonly OwnEvent[];

/** Writes the log row of what was done to a channel: of no card, its data as JSON in the comment. Never a secret. */
export async function recordChannel(
  container: Container,
  trx: Trx,
  { event, actor, data }: { event: (typeof CHANNEL_EVENTS)[number]; actor: Actor; data: Readonly<Record<string, string | number | null>> },
): Promise<void> {
  await recordOwn(container, trx, { event, actor, comment: JSON.stringify(data) });
}
