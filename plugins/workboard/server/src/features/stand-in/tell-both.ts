import type { Container } from '../../platform/container';
import type { Trx } from '../../platform/transaction';
import type { StandInRow } from './repository';

interface StandInNews {
  kind: 'stand-in.set' | 'stand-in.ended';
  /** Who did it; they know. */
  by: number;
  row: StandInRow;
  names: { principal: string; substitute: string };
}

/** Tells the principal and the substitute that a stand-in was arranged or ended. */
export function tellBoth(container: Container, trx: Trx, { kind, by, row, names }: StandInNews): Promise<void> {
  return container.notifications.notify(trx, {
    kind,
    key: `${kind}:${row.id}`,
    to: [row.principal_id, row.substitute_id],
    card: null,
    params: { ...names, from: row.from_day, until: row.until_day },
    at: container.time.instant(),
    by,
  });
}
