import type { ClauseId, RoleKey, Text } from '../text';

/** Whether something is reported to somebody (报送), or they are sent a copy of it (抄送). */
export type SentAs = 'report' | 'copy';

/** Somebody to whom something is sent: whoever holds one of these roles. */
export interface Recipient {
  key: string;
  /** What they are called; absent: by the title of their first role. */
  title?: Text;
  roles: readonly RoleKey[];
  as: SentAs;
}

/** To whom a step sends what it makes. The record of it stands in the subject's details, a row for each recipient each time. */
export interface RecipientList {
  key: string;
  title: Text;
  clauses: readonly ClauseId[];
  to: readonly Recipient[];
}

/** What is kept of each sending under `subject.details.recipients`. Instants are ISO text in UTC; null until it was read. */
export interface SentRow {
  list: string;
  recipient: string;
  as: SentAs;
  roles: readonly RoleKey[];
  at: string;
  readAt: string | null;
  readBy: string | null;
}
