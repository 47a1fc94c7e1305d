import type { Actor, Value } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import type { Trx } from '../../platform/transaction';
import type { OwnEvent } from './own-events';
import type { LogEntry } from './service';

/** What happened to no card: office roles, stand-ins, calendar, channels, settings, views, exports, refusals at a door. */
export interface OwnEntry {
  event: OwnEvent;
  actor: Actor;
  /** Text, or structures as JSON. Never a secret. */
  comment: string | null;
  workflow?: string | null;
  subject?: LogEntry['subject'];
  data?: Readonly<Record<string, Value>>;
  clauses?: readonly string[];
  /** Instant; now if absent. */
  at?: string;
  /** The present one if absent. */
  calendarVersion?: number;
}

/** Writes the log row of it, on behalf of the unit that the person belongs to themselves. @returns its number */
export async function recordOwn(container: Container, trx: Trx, entry: OwnEntry): Promise<number> {
  const { event, actor, comment, workflow = null, subject = null, data, clauses = [], at, calendarVersion } = entry;
  return container.log.record(trx, {
    at: at ?? container.time.instant(),
    card: null,
    workflow,
    subject,
    event,
    from: null,
    to: null,
    revision: null,
    actor,
    unit: actor.memberships.find(({ standingInFor }) => !standingInFor)?.unit ?? null,
    comment,
    form: null,
    ...(data === undefined ? {} : { data }),
    clauses,
    contentHash: null,
    calendarVersion: calendarVersion ?? (await container.calendars.current()).version,
  });
}
