/** Firing an event, and the two ways it can be turned down. */
import type { Answers, FieldError } from '../../engine/form/types';
import type { Text } from '../../engine/text';
import type { EventKey, StageKey } from '../../engine/workflow/types';
import type { CardSummary, HistoryEntry } from './card';
import type { RefusalItem } from './refusal';

/** POST /boards/:workflow/cards { event, form } and POST /cards/:id/events/:event { expectedRevision, form } */
export interface FireRequest {
  expectedRevision?: number;
  form?: Answers;
  /** Takes back one's own step that stands at `expectedRevision`; the event is the one `FireAnswer.undo` names. */
  undo?: true;
}

/** The event that takes a step back now, by this person; or why there is none. */
export type UndoOffer = { event: EventKey; title: Text; form: string | null } | { why: Text };

export interface FireAnswer {
  card: CardSummary;
  from: StageKey | null;
  to: StageKey;
  warnings: RefusalItem[];
  undo: UndoOffer;
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
