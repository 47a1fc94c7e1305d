import type { Actor } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import type { Trx } from '../../platform/transaction';
import type { AccountRow, MembershipRow } from './repository';
import { nameOf } from './service';

interface MembershipChange {
  event: 'membership.grant' | 'membership.change' | 'membership.end';
  actor: Actor;
  /** Whose membership it is; undefined if the account is gone. */
  person: AccountRow | undefined;
  /** Null if there was none. */
  before: MembershipRow | null;
  /** Null if it left the table. */
  after: MembershipRow | null;
}

/** Writes the log row of a change of office roles: of no card, its data as JSON in the comment. */
export async function recordMembership(
  container: Container,
  trx: Trx,
  { event, actor, person, before, after }: MembershipChange,
): Promise<void> {
  const row = after ?? before;
  if (!row) return;
  const data = {
    user: row.user_id,
    name: person ? nameOf(person) : null,
    role: row.role,
    unit: row.unit,
    before: daysOf(before),
    after: daysOf(after),
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
    unit: actor.memberships[0]?.unit ?? null,
    comment: JSON.stringify(data),
    form: null,
    clauses: [],
    contentHash: null,
    calendarVersion: (await container.calendars.current()).version,
  });
}

function daysOf(row: MembershipRow | null): { from: string | null; until: string | null } | null {
  return row && { from: row.from_day, until: row.until_day };
}
