import type { Actor } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import type { Trx } from '../../platform/transaction';
import type { StandInRow } from './repository';
import { recordOwn } from '../log/record-own';

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
  await recordOwn(container, trx, { event, actor, comment: JSON.stringify(data) });
}
