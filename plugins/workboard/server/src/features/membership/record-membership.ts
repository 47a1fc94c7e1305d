import type { Actor } from '../../../../engine/workflow/types';
import type { MembershipDays } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import type { Trx } from '../../platform/transaction';
import type { OwnEvent } from '../log/own-events';
import type { AccountRow, MembershipRow } from './repository';
import { nameOf } from './service';
import { recordOwn } from '../log/record-own';

/** The log's own events of this feature. */
export const MEMBERSHIP_EVENTS = ['membership.grant', 'membership.change', 'membership.end'] as const satisfies readonly OwnEvent[];

interface MembershipChange {
  event: (typeof MEMBERSHIP_EVENTS)[number];
  actor: Actor;
  /** Whose membership it is; undefined if the account is gone. */
  person: AccountRow | undefined;
  /** Null if there was none. */
  before: MembershipRow | null;
  /** Null if it left the table. */
  after: MembershipRow | null;
  /** Why. */
  reason: string | null;
}

/** What a row of the log says of the change, as JSON in its comment. Rows of before there were reasons have none. */
export interface RecordedChange {
  user: number;
  name: string | null;
  role: string;
  unit: string;
  before: MembershipDays | null;
  after: MembershipDays | null;
  reason?: string | null;
}

/** Writes the log row of a change of office roles: of no card, its data as JSON in the comment. */
export async function recordMembership(
  container: Container,
  trx: Trx,
  { event, actor, person, before, after, reason }: MembershipChange,
): Promise<void> {
  const row = after ?? before;
  if (!row) return;
  const data: RecordedChange = {
    user: row.user_id,
    name: person ? nameOf(person) : null,
    role: row.role,
    unit: row.unit,
    before: daysOf(before),
    after: daysOf(after),
    reason,
  };
  await recordOwn(container, trx, { event, actor, comment: JSON.stringify(data) });
}

function daysOf(row: MembershipRow | null): MembershipDays | null {
  return row && { from: row.from_day, until: row.until_day };
}
