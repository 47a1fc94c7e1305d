import type { Actor } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import type { Trx } from '../../platform/transaction';

/** Writes the log row of changed settings: of no card, the new settings as JSON in the comment. */
export async function recordSettings(container: Container, trx: Trx, actor: Actor, value: string): Promise<void> {
  await container.log.record(trx, {
    at: container.time.instant(),
    card: null,
    workflow: null,
    subject: null,
    event: 'messages.settings',
    from: null,
    to: null,
    revision: null,
    actor,
    unit: actor.memberships[0]?.unit ?? null,
    comment: value,
    form: null,
    clauses: [],
    contentHash: null,
    calendarVersion: (await container.calendars.current()).version,
  });
}
