import type { Actor } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import type { Trx } from '../../platform/transaction';
import { recordOwn } from '../log/record-own';

/** Writes the log row of changed settings: of no card, the new settings as JSON in the comment. */
export async function recordSettings(container: Container, trx: Trx, actor: Actor, value: string): Promise<void> {
  await recordOwn(container, trx, { event: 'messages.settings', actor, comment: value });
}
