/** Firing an event, and the two ways it can be turned down. */
import type { Answers, FieldError } from '../../engine/form/types';
import type { Text } from '../../engine/text';
import type { Cure, StageKey } from '../../engine/workflow/types';
import type { CardSummary, ClauseText, HistoryEntry } from './card';

/** POST /boards/:workflow/cards { event, form } and POST /cards/:id/events/:event { expectedRevision, form } */
export interface FireRequest {
  expectedRevision?: number;
  form?: Answers;
}

export interface FireAnswer {
  card: CardSummary;
  from: StageKey | null;
  to: StageKey;
  warnings: RefusalItem[];
}

/** One unmet clause of a refusal (422), with the law's own words and where to mend it. */
export interface RefusalItem {
  code: 'event' | 'stage' | 'role' | 'separation' | 'form' | 'guard';
  message: Text;
  clauses: ClauseText[];
  cure: (Cure & { label: Text; href: string | null }) | null;
}

/** `error.details` of a 422. Everything typed stays on the client; the server keeps nothing of a refused form. */
export interface RefusalDetails {
  refused: true;
  event: string;
  title: Text;
  unmet: RefusalItem[];
  fields: FieldError[];
  warnings: RefusalItem[];
}

/** `error.details` of a 409: somebody was faster. */
export interface ConflictDetails {
  conflict: true;
  expectedRevision: number;
  card: CardSummary;
  /** What happened since, newest first. */
  changes: HistoryEntry[];
}
