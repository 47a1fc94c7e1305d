import type { Actor } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import type { Trx } from '../../platform/transaction';
import type { StandInRow } from './repository';

interface StandInChange {
  event: 'standin.set' | 'standin.end';
  actor: Actor;
  row: StandInRow;
  names: { principal: string; substitute: string };
}

/** Writes the log row of a stand-in that was set or ended: of no card, its data as JSON in the comment. */
export async function recordStandIn(container: Container, trx: Trx, { event, actor, row, names }: StandInChange): Promise<void> {
  const data = {
    id: row.id,
    principal: { id: row.principal_id, name: names.principal },
    substitute: { id: row.substitute_id, name: names.substitute },
    roles: row.roles === null ? null : (JSON.parse(row.roles) as unknown),
    from: row.from_day,
    until: row.until_day,
    reason: row.reason,
  };
  await container.log.record(trx, {
    at: container.time.instant(),
    card: null,
    workflow: null,
    subject: null,
    event,
    from: null,
    to: null,
    revision: null,
    actor,
    unit: actor.memberships.find(({ standingInFor }) => !standingInFor)?.unit ?? null,
    comment: JSON.stringify(data),
    form: null,
    clauses: [],
    contentHash: null,
    calendarVersion: (await container.calendars.current()).version,
  });
}
